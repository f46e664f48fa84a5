"""An act's text as Akoma Ntoso: in force, or as a bill would make it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.akoma.analysis import Amended, passive
from pipeline.akoma.changes import mods_of
from pipeline.akoma.iri import Expression, Work, work_of
from pipeline.akoma.markup import Element, element, to_bytes
from pipeline.akoma.meta import (
    EDITOR,
    LAWGIVER,
    Identity,
    day_of,
    identification,
    names_of,
    organisation,
    provenance,
    references,
)
from pipeline.akoma.mods import Quotes
from pipeline.akoma.notes import Notes
from pipeline.akoma.printed import items_of
from pipeline.akoma.units import Printer
from pipeline.model.act import Act
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.locale import Locale
from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Amendment:
    """A bill that made a text what it is.

    Args:
        bill: the bill's text in the same language.
        title: the bill's title.
        clauses: its clauses for all acts, in the order of the bill.
        comparison: text in force and this one proposed text of the act.
    """

    bill: Expression
    title: str
    clauses: tuple[ActClauses, ...]
    comparison: Comparison


def export_act(
    redaction: Redaction,
    act: Act,
    locale: Locale,
    *,
    editor: str,
    amended_by: Amendment | None = None,
) -> bytes:
    """An act's text as an Akoma Ntoso 3.0 file.

    Every unit has its path as eId (`art_435__para_2__point_1`). Editors' notes stand
    in `meta/notes`; an excluded unit has the status `removed`. Sources and their
    hashes stand in `meta/proprietary`.

    Args:
        redaction: the text; where only some of its articles were imported, the body
            is marked as incomplete.
        act: the work.
        locale: the language of the text.
        editor: the organisation that made the file, as it calls itself.
        amended_by: for a proposed text: the bill that makes it out of the text in
            force; its clauses become `passiveModifications`.

    Raises:
        DraftError: `akoma-undated`, `akoma-address-taken` or `akoma-character`.
    """
    notes = Notes()
    body = Printer(notes).units(redaction.provisions, None, "")
    amended = _amended(act, locale, amended_by) if amended_by else None
    expression = Expression(work_of(act), redaction.lang, redaction.label)
    if amended_by and amended:
        expression = amended.result(amended_by.bill)
    identity = Identity(
        expression,
        author=LAWGIVER,
        work_day="adopted",
        day=day_of(amended_by.comparison.current if amended_by else redaction),
        text_day="base-edition" if amended_by else "edition",
        title=redaction.title,
        names=names_of(act),
    )
    meta = element(
        "meta",
        identification(identity),
        *(_analysis(amended, amended_by.bill, body) if amended_by and amended else ()),
        _references(expression.work, act, locale, editor, amended_by),
        *notes.element(),
        *provenance(redaction),
    )
    partial = any(source.article for source in redaction.sources)
    document = element(
        "act",
        meta,
        *_preface(redaction.title),
        element("body", *body, status="incomplete" if partial else ""),
        name=act.rank.value,
        contains="singleVersion",
    )
    return to_bytes(document)


def quotes_of(locale: Locale) -> Quotes:
    """The quotes of a language's clauses."""
    quotes = locale.grammar["quotes"]
    return Quotes(quotes["open"], quotes["close"])


def _amended(act: Act, locale: Locale, amendment: Amendment) -> Amended:
    items = items_of(amendment.clauses)
    mine = [
        item
        for clauses, found in zip(amendment.clauses, items, strict=True)
        if clauses.act == act.code
        for item in found
    ]
    mods = mods_of(mine, amendment.comparison, quotes_of(locale))
    return Amended(act, amendment.comparison, mods)


def _analysis(amended: Amended, bill: Expression, body: list[Element]) -> list[Element]:
    eids = (each.get("eId") for top in body for each in top.iter())
    told = passive(amended, bill, frozenset(eid for eid in eids if eid))
    return [element("analysis", *told, source=EDITOR)] if told else []


def _references(
    work: Work, act: Act, locale: Locale, editor: str, amendment: Amendment | None
) -> Element:
    shown = dict(act.names).get((locale.lang, "nom"), act.code)
    refs = [element("original", eId="ref_original", href=work.iri, showAs=shown)]
    if amendment:
        refs.append(
            element(
                "passiveRef",
                eId="ref_bill",
                href=amendment.bill.iri,
                showAs=amendment.title,
            )
        )
    return references(
        *refs,
        organisation("editor", editor),
        organisation("lawgiver", locale.term("state")),
    )


def _preface(title: str) -> list[Element]:
    if not title:
        return []
    named = element("p", element("docTitle", title))
    return [element("preface", element("longTitle", named))]
