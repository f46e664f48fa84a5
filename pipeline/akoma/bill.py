"""An amending bill as Akoma Ntoso: printed clauses, and what they do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.akoma.act import quotes_of
from pipeline.akoma.analysis import Amended, active
from pipeline.akoma.changes import mods_of
from pipeline.akoma.iri import Expression, work_of
from pipeline.akoma.markup import Content, Element, element, to_bytes
from pipeline.akoma.meta import (
    EDITOR,
    Identity,
    day_of,
    identification,
    organisation,
    references,
)
from pipeline.akoma.mods import Quotes, mod_of
from pipeline.akoma.printed import ARTICLE, Item, items_of
from pipeline.akoma.units import hierarchy, lead_of
from pipeline.errors import PipelineError
from pipeline.model.act import Act
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.locale import Locale

_NUMBERED = re.compile(r"(?P<marker>[^.]*\d[^.]*\.)\s+(?P<words>.*)", re.DOTALL)
"""«1-бап. …», «Статья 1. …», «1. …»: the number ends with the first dot."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a bill prints around its clauses, as the document kind composed it.

    Args:
        mark: «Жоба», «Проект».
        form: form of the act: «ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН».
        opening: the first line of article 1.
        items: the line that names each act, in a bill on several acts; else empty.
        closing: the articles after the first, a line each.
        signature: post of the one who signs, line by line.
    """

    mark: str
    form: str
    opening: str
    items: tuple[str, ...]
    closing: tuple[str, ...]
    signature: tuple[str, ...]


def export_bill(  # noqa: PLR0913 - the parts of one document
    title: str,
    clauses: Sequence[ActClauses],
    acts: Mapping[str, Act],
    comparisons: Sequence[Comparison],
    locale: Locale,
    *,
    frame: Frame,
    bill: Expression,
    editor: str,
) -> bytes:
    """An amending bill as an Akoma Ntoso 3.0 file.

    Each clause is a `mod` with the printed words; what it does to which unit of which
    edition stands in `meta/analysis/activeModifications`.

    Args:
        title: title of the bill, without its form.
        clauses: clauses, act by act, in the order of the bill.
        acts: works, by code.
        comparisons: text in force and one proposed text of each of these acts.
        locale: the language of the bill.
        frame: what is printed around the clauses.
        bill: what the bill is called: its number, the alternative as its version.
        editor: the organisation that drafted it, as it calls itself.

    Raises:
        DraftError: `akoma-undated` or `akoma-character`.
        PipelineError: `akoma-clause-unprinted` or `akoma-frame` where clauses, lines
            and frame do not fit together.
    """
    several = clauses if len(clauses) > 1 else ()
    if len(frame.items) != len(several):
        raise PipelineError("akoma-frame", act=", ".join(each.act for each in clauses))
    quotes = quotes_of(locale)
    items = items_of(clauses)
    compared = {each.current.act: each for each in comparisons}
    amended = [
        Amended(acts[act], compared[act], mods_of(found, compared[act], quotes))
        for each, found in zip(clauses, items, strict=True)
        for act in (each.act,)
    ]
    told = active(amended, bill)
    identity = Identity(
        bill,
        author=EDITOR,
        work_day="planned",
        day=max((day_of(each.current) for each in comparisons), default=bill.work.date),
        text_day="base-edition",
        title=title,
    )
    document = element(
        "bill",
        element(
            "meta",
            identification(identity),
            *([element("analysis", *told, source=EDITOR)] if told else ()),
            references(
                *(_amended(acts[each.act], locale) for each in clauses),
                organisation("editor", editor),
            ),
        ),
        _preface(title, frame),
        element("body", _first(frame, items, quotes), *_closing(frame.closing)),
        *_conclusions(frame),
        name=bill.work.subtype,
    )
    return to_bytes(document)


def _amended(act: Act, locale: Locale) -> Element:
    known = dict(act.names)
    shown = known.get((locale.lang, "nom"), act.code)
    name = f"ref_{act.code}"
    return element("activeRef", eId=name, href=work_of(act).iri, showAs=shown)


def _preface(title: str, frame: Frame) -> Element:
    return element(
        "preface",
        element("p", element("docStage", frame.mark)),
        element(
            "longTitle",
            element("p", element("docType", frame.form)),
            element("p", element("docTitle", title)),
        ),
    )


def _first(
    frame: Frame, items: tuple[tuple[Item, ...], ...], quotes: Quotes
) -> Element:
    """Article 1: one act right under it, or an item for each act."""
    if not frame.items:
        inner = [_item(item, quotes) for found in items for item in found]
        return _numbered(ProvisionKind.ARTICLE, ARTICLE, frame.opening, inner)
    paragraph = ProvisionKind.PARAGRAPH
    units = [
        _numbered(
            paragraph,
            ARTICLE.child(paragraph, str(number)),
            line,
            [_item(item, quotes) for item in found],
        )
        for number, (line, found) in enumerate(
            zip(frame.items, items, strict=True), start=1
        )
    ]
    return _numbered(ProvisionKind.ARTICLE, ARTICLE, frame.opening, units)


def _closing(lines: tuple[str, ...]) -> list[Element]:
    return [
        _numbered(
            ProvisionKind.ARTICLE,
            ProvisionPath().child(ProvisionKind.ARTICLE, str(number)),
            line,
            [],
        )
        for number, line in enumerate(lines, start=2)
    ]


def _numbered(
    kind: ProvisionKind, path: ProvisionPath, line: str, inner: list[Element]
) -> Element:
    """A unit from its first line, whose number ends with a dot."""
    number = _NUMBERED.fullmatch(line)
    parts: list[Content] = []
    if number is not None:
        parts.append(element("num", number["marker"]))
        line = number["words"]
    words = element("p", line)
    if inner:
        parts += [element("intro", words, eId=lead_of(str(path))), *inner]
    else:
        parts.append(element("content", words))
    return hierarchy(kind, *parts, eid=str(path))


def _item(item: Item, quotes: Quotes) -> Element:
    number = [element("num", item.marker)] if item.marker else []
    kind = item.path.steps[-1].kind
    eid = str(item.path)
    words: Content = mod_of(item, quotes) if item.clauses else item.sentence
    said = element("p", words)
    inner = [_item(each, quotes) for each in item.inner]
    if inner:
        lead = element("intro", said, eId=lead_of(eid))
        return hierarchy(kind, *number, lead, *inner, eid=eid)
    return hierarchy(kind, *number, element("content", said), eid=eid)


def _conclusions(frame: Frame) -> list[Element]:
    signed = [element("p", element("signature", line)) for line in frame.signature]
    return [element("conclusions", *signed)] if signed else []
