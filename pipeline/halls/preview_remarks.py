"""Remarks of the preview: read for the rows, decided as `normpack review` decides them.

Taking a body's edit changes the norm's file. The page shows the change first, word by
word; what is then confirmed is that change and no other.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pipeline.halls.preview_asked import Asked, both_of, known_of, text_of, word_of
from pipeline.halls.review_decide import Outcome, Ruling, decide, foreseen
from pipeline.halls.review_record import open_record
from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import SegmentKind, TextDiff
from pipeline.model.direction import Direction
from pipeline.model.document import Mark, Run, Runs
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.remark import Proposal, Remark, RemarkState
from pipeline.model.sent_table import Column
from pipeline.model.workspace import Workspace
from pipeline.preview import Refusal
from pipeline.preview.view_rows import Foreseen, Row, Said
from pipeline.review.grid import plain
from pipeline.review.word_diff import text_diff

Remarks = Mapping[str, tuple[Said, ...]]
"""Remarks by the anchor of their row; those without a place by the empty text."""
Locales = Mapping[Lang, Locale]

_MARKS = {
    SegmentKind.KEPT: Mark.PLAIN,
    SegmentKind.INSERTED: Mark.INSERTED,
    SegmentKind.DELETED: Mark.DELETED,
}


def remarks_of(
    workspace: Workspace, direction: Direction, alternative: str
) -> dict[str, tuple[Said, ...]]:
    """Remarks that came back.

    Args:
        workspace: all drafts.
        direction: the direction.
        alternative: the one that is shown; empty where all are.
    """
    ledger = workspace.ledgers.get(direction.number, Ledger())
    known = {**workspace.chambers, **workspace.addressees}
    found: dict[str, tuple[Said, ...]] = {}
    for remark in ledger.remarks:
        if not alternative or remark.alternative in {"", alternative}:
            body = known.get(remark.body)
            name = body.nominative if body else Bilingual(remark.body, remark.body)
            said = Said(remark, name, _edited(remark.before, remark.after))
            found[remark.norm] = (*found.get(remark.norm, ()), said)
    return found


@lru_cache(maxsize=1 << 12)
def _edited(before: str, after: str) -> Runs:
    """The lines that an edit changes, word by word; nothing where it changes none."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) == len(new):
        both = zip(old, new, strict=True)
        pairs = [(one, other) for one, other in both if one != other]
        before = "\n".join(one for one, _ in pairs)
        after = "\n".join(other for _, other in pairs)
    return _runs(text_diff(before, after))


def with_undone(row: Row) -> Row:
    """The row, its remarks marked that were taken in and have gone out again.

    An editor whose window was opened before an edit was taken may save its old text
    over it. Nobody can keep it from that, but the row reads then as before.
    """
    marked = tuple(
        replace(each, is_undone=_is_undone(row, each.remark)) for each in row.remarks
    )
    return row if marked == row.remarks else replace(row, remarks=marked)


def _is_undone(row: Row, remark: Remark) -> bool:
    is_taken = remark.state is RemarkState.ACCEPTED and remark.is_edit
    if not is_taken or remark.column is not Column.PROPOSED or remark.lang is None:
        return False
    lines = {
        _shown(line)
        for side in row.sides
        if side.lang == remark.lang.value
        for each in side.proposed
        if each.alternative == remark.alternative or not remark.alternative
        for line in each.cell.paragraphs
    }
    before, after = _lines(remark.before), _lines(remark.after)
    return bool(lines & (before - after)) and not lines & (after - before)


def _lines(text: str) -> set[str]:
    return {plain(line) for line in text.split("\n")} - {""}


def _shown(line: Runs) -> str:
    return plain("".join(run.text for run in line if run.mark is not Mark.DELETED))


def asked_ruling(asked: Asked, root: Path, today: dt.date) -> Ruling:
    """The decision that the page asks for.

    Raises:
        Refusal: where something in it does not fit; `reason` where a remark is
            declined without one.
    """
    state = word_of(asked, "state", RemarkState)
    reason = text_of(asked, "reason")
    if state is RemarkState.DECLINED and not reason:
        raise Refusal("reason")
    by_hand = known_of(asked, "by_hand", ("", "on")) == "on"
    answer = both_of(asked, "answer")
    return Ruling(root, text_of(asked, "remark"), state, today, answer, reason, by_hand)


def decide_remark(
    asked: Asked, number: str, ruling: Ruling, locales: Locales
) -> Foreseen:
    """Puts a decision on record; an edit that is taken goes into the norm's file.

    Returns:
        What was done; with the errors that it would have brought, where nothing was.

    Raises:
        Refusal: `conflict` where somebody else has decided the remark meanwhile;
            `differs` where the edit would change other words than the page showed.
        PipelineError: as `normpack review accept`.
    """
    _look_at_name(number, ruling)
    seen, agreed = text_of(asked, "seen"), text_of(asked, "print")

    def look(outcome: Outcome) -> None:
        if outcome.remark.state.value != seen:
            raise Refusal("conflict", 409)
        if outcome.proposal is not None and print_of(outcome.proposal) != agreed:
            raise Refusal("differs", 409)

    return _foreseen(decide(ruling, locales, look))


def foresee_remark(number: str, ruling: Ruling, locales: Locales) -> Foreseen:
    """What taking a remark in would change; nothing is written.

    Raises:
        Refusal: where there is no such remark.
        PipelineError: as `normpack review accept`.
    """
    _look_at_name(number, ruling)
    return _foreseen(foreseen(ruling, locales))


def _look_at_name(number: str, ruling: Ruling) -> None:
    """The whole name of a remark of this direction, and no beginning of one."""
    with open_record(ruling.root, number) as record:
        if ruling.id not in {each.id for each in record.remarks}:
            raise Refusal("value", field="remark")


def _foreseen(outcome: Outcome) -> Foreseen:
    proposal = outcome.proposal
    if proposal is None:
        return Foreseen(problems=outcome.problems)
    return Foreseen(
        file=proposal.file,
        words=_runs(proposal.diff),
        print=print_of(proposal),
        other=outcome.other,
        problems=outcome.problems,
    )


def _runs(diff: TextDiff) -> Runs:
    return tuple(Run(each.text, _MARKS[each.kind]) for each in diff.segments)


def print_of(proposal: Proposal) -> str:
    """What identifies a change: file, unit, its words before and after."""
    diff = proposal.diff
    content = repr((proposal.file, proposal.path, diff.before, diff.after))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
