"""`normpack acts diff`: what changed between two editions of an act."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import click

from pipeline.cli.frame import FORMAT, PASS_FRAME, Frame
from pipeline.halls.acts_diff import EditionsDiff, StandingDraft, diff_editions
from pipeline.locales.catalog import load_locales
from pipeline.model.changes import ChangeGroup
from pipeline.model.comparison import (
    ChangeKind,
    ComparisonRow,
    Segment,
    SegmentKind,
    TextDiff,
)
from pipeline.model.identity import LANGS
from pipeline.model.provision import Provision
from pipeline.readers import read_workspace

_SIGNS = {
    ChangeKind.SUBSTITUTION: "~",
    ChangeKind.INSERTION: "+",
    ChangeKind.REPEAL: "-",
    ChangeKind.RENUMBERING: ">",
    ChangeKind.UNCHANGED: " ",
}
_SHOWN = 60
"""Characters of unchanged words that stay beside a change."""


@click.command()
@click.argument("act", metavar="CODE")
@click.argument("before", metavar="DATE1", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("after", metavar="DATE2", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Language.")
@FORMAT
@PASS_FRAME
def diff(  # noqa: PLR0913, PLR0917 - one parameter for each word of the command
    frame: Frame,
    act: str,
    before: dt.datetime,
    after: dt.datetime,
    lang: str | None,
    style: str,
) -> None:
    """Show what changed between two editions, and which drafts stand on the older."""
    workspace = read_workspace(frame.root / "drafts", load_locales())
    days = before.date().isoformat(), after.date().isoformat()
    found = diff_editions(workspace, act, *days, lang=lang or "")
    if style == "json":
        shown = [_as_json(each) for each in found]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    for each in found:
        for line in _lines(frame, each):
            click.echo(line)


def _lines(frame: Frame, found: EditionsDiff) -> Iterator[str]:
    head = f"{found.act}  {found.lang}  {found.before} → {found.after}"
    yield click.style(head, bold=True)
    for group in found.groups:
        yield from _change(group)
    if not found.groups:
        yield f"  {frame.messages.word('acts_diff_same')}"
    yield from _alone(frame, found.before, found.only_before)
    yield from _alone(frame, found.after, found.only_after)
    older = min(found.before, found.after)
    for draft in found.drafts:
        yield _standing(frame, older, draft)


def _change(group: ChangeGroup) -> Iterator[str]:
    kind = group.kinds[0]
    for row in group.rows:
        variant = row.variants[0]
        to = variant.unit.path if variant.unit is not None else row.path
        address = f"{row.path}" if to == row.path else f"{row.path} → {to}"
        yield f"{_SIGNS[kind]} {address}"
        yield f"    {_words(row)}"


def _words(row: ComparisonRow) -> str:
    """The words of a unit, the changed ones marked; the whole unit if it is new."""
    variant = row.variants[0]
    unit = variant.unit or row.current
    if unit is None:
        return ""
    text = f"{unit.marker} {unit.text}".strip()
    if row.current is None:
        return _segment(Segment(SegmentKind.INSERTED, text))
    if variant.unit is None:
        return _segment(Segment(SegmentKind.DELETED, text))
    return _marked(variant.diff) if variant.diff.is_change else text


def _marked(diff: TextDiff) -> str:
    last = len(diff.segments) - 1
    return "".join(
        _shortened(segment.text, is_first=index == 0, is_last=index == last)
        if segment.kind is SegmentKind.KEPT
        else _segment(segment)
        for index, segment in enumerate(diff.segments)
    )


def _segment(segment: Segment) -> str:
    if segment.kind is SegmentKind.INSERTED:
        return click.style(f"{{+{segment.text}+}}", fg="green")
    return click.style(f"[-{segment.text}-]", fg="red")


def _shortened(text: str, *, is_first: bool, is_last: bool) -> str:
    """Unchanged words, cut to those beside a change."""
    head = "" if is_first else text[:_SHOWN].rpartition(" ")[0]
    tail = "" if is_last else text[-_SHOWN:].partition(" ")[2]
    if len(text) <= _SHOWN or len(head) + len(tail) + 1 >= len(text):
        return text
    return f"{head} … {tail}"


def _alone(
    frame: Frame, edition: str, articles: tuple[Provision, ...]
) -> Iterator[str]:
    if articles:
        numbers = ", ".join(article.number for article in articles)
        told = frame.messages.word("acts_diff_only", edition=edition, articles=numbers)
        yield f"  {told}"


def _standing(frame: Frame, edition: str, draft: StandingDraft) -> str:
    if not draft.is_known:
        name, units = "acts_diff_draft_unknown", ""
    elif draft.moved:
        name, units = "acts_diff_draft_moved", ", ".join(map(str, draft.moved))
    else:
        name, units = "acts_diff_draft_same", ""
    told = frame.messages.word(
        name, edition=edition, article=draft.article, units=units
    )
    return f"  {draft.file}: {told}"


def _as_json(found: EditionsDiff) -> dict[str, object]:
    return {
        "act": found.act,
        "lang": found.lang,
        "before": found.before,
        "after": found.after,
        "changes": [_group_as_json(group) for group in found.groups],
        "only_before": [article.number for article in found.only_before],
        "only_after": [article.number for article in found.only_after],
        "noise": [
            {"path": str(each.path), "before": each.before, "after": each.after}
            for each in found.comparison.noise
        ],
        "drafts": [
            {
                "direction": draft.direction,
                "file": draft.file.as_posix(),
                "article": draft.article,
                "alternative": draft.alternative,
                "comparable": draft.is_known,
                "moved": [str(path) for path in draft.moved],
            }
            for draft in found.drafts
        ],
    }


def _group_as_json(group: ChangeGroup) -> dict[str, object]:
    return {
        "path": str(group.path),
        "kind": group.kinds[0].value,
        "units": [_row_as_json(row) for row in group.rows],
    }


def _row_as_json(row: ComparisonRow) -> dict[str, object]:
    variant = row.variants[0]
    before, after = row.current, variant.unit
    return {
        "path": str(row.path),
        "kind": variant.kind.value,
        "before": before.text if before is not None else "",
        "after": after.text if after is not None else "",
        "path_after": str(after.path) if after is not None else "",
        "words": [
            {"kind": segment.kind.value, "text": segment.text}
            for segment in variant.diff.segments
        ],
    }
