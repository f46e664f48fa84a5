"""What the Bar does with a remark: takes it into the draft, or declines it.

An edit that is taken changes the words concerned in one norm file, after it was tried
out (`review_trial`): where it would bring an error, nothing is changed. Where an editor
saves the norm in the same moment, the edit is tried out upon what it has saved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.halls.review_record import Record, directions_of, open_record, read_record
from pipeline.halls.review_trial import Place, Trial, try_out
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem
from pipeline.model.remark import Proposal, Remark, RemarkState, decided
from pipeline.model.sent_table import Column
from pipeline.review.saving import BusyError, changed_file

_TRIES = 5
"""How often an edit is tried out anew because somebody saves the norm meanwhile."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided about a remark.

    Args:
        root: the workspace.
        id: the remark, or the beginning of its name.
        state: accepted or declined.
        as_of: the day.
        answer: the Bar's answer.
        reason: why it is declined, or how it is taken in.
        by_hand: the draft was, or will be, changed by hand.
    """

    root: Path
    id: str
    state: RemarkState
    as_of: dt.date
    answer: Bilingual = Bilingual()
    reason: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision.

    Args:
        remark: the remark as it is on record now.
        proposal: the edit that was taken in, None where no draft was changed.
        problems: errors that the edit would have brought; then nothing was changed.
        other: the norm's file in the other language, which was not changed.
    """

    remark: Remark
    proposal: Proposal | None = None
    problems: tuple[Problem, ...] = ()
    other: str = ""


def find(root: Path, name: str) -> tuple[str, Remark]:
    """A remark with its direction, by its name or the name's beginning.

    Raises:
        UsageError: `review-no-remark`, `review-many-remarks`.
        DraftError: where a record cannot be read.
    """
    found: list[tuple[str, Remark]] = []
    for number in directions_of(root):
        for remark in read_record(root, number).remarks:
            if remark.id == name:
                return number, remark
            if name and remark.id.startswith(name):
                found.append((number, remark))
    if not found:
        raise UsageError("review-no-remark", id=name)
    if len(found) > 1:
        listing = ", ".join(remark.id for _, remark in found[:5])
        raise UsageError("review-many-remarks", id=name, known=listing)
    return found[0]


Look = Callable[[Outcome], None]
"""Sees what is about to be written; what it raises stops it."""


def foreseen(ruling: Ruling, locales: Mapping[Lang, Locale]) -> Outcome:
    """What a decision would do; nothing is written.

    Args:
        ruling: the decision.
        locales: wording, by language.

    Raises:
        UsageError, DraftError: as `decide`.
    """
    number, remark = find(ruling.root, ruling.id)
    return _outcome(remark, _tried(ruling, number, remark, locales))


def decide(
    ruling: Ruling, locales: Mapping[Lang, Locale], look: Look = lambda _outcome: None
) -> Outcome:
    """Put a decision on record; an accepted edit goes into the draft first.

    Args:
        ruling: the decision.
        locales: wording, by language.
        look: sees the remark as it is on record, and the edit, before they change.

    Raises:
        UsageError: where the remark is unknown, its edit cannot be taken in exactly,
            or somebody saves the norm without a pause.
        DraftError: where the record cannot be read.
    """
    number, _ = find(ruling.root, ruling.id)
    with open_record(ruling.root, number) as record:
        _, remark = find(ruling.root, ruling.id)
        for _ in range(_TRIES):
            trial = _tried(ruling, number, remark, locales)
            outcome = _outcome(remark, trial)
            if outcome.problems:
                return outcome
            look(outcome)
            if trial is None or _is_saved(ruling.root, trial):
                return replace(outcome, remark=_recorded(record, remark, ruling))
    raise UsageError("review-draft-busy", id=ruling.id)


def _tried(
    ruling: Ruling, number: str, remark: Remark, locales: Mapping[Lang, Locale]
) -> Trial | None:
    """The edit as it would stand; None where the decision changes no draft."""
    is_accepted = ruling.state is RemarkState.ACCEPTED
    if not is_accepted and _is_in_draft(remark):
        raise UsageError("review-in-draft-already", id=remark.id)
    if ruling.by_hand or not (is_accepted and _changes_draft(remark)):
        return None
    return try_out(Place(ruling.root, number, ruling.as_of), remark, locales)


def _outcome(remark: Remark, trial: Trial | None) -> Outcome:
    if trial is None:
        return Outcome(remark)
    return Outcome(remark, trial.proposal, trial.problems, trial.other)


class _OvertakenError(Exception):
    """The norm is another one than that upon which the edit was tried out."""


def _is_saved(root: Path, trial: Trial) -> bool:
    """Writes the norm; False where somebody has saved it since it was read."""

    def change(content: bytes) -> bytes:
        if content != trial.base:
            raise _OvertakenError
        return trial.proposal.content.encode()

    try:
        changed_file(root / trial.proposal.file, change)
    except (_OvertakenError, BusyError):
        return False
    return True


def _recorded(record: Record, remark: Remark, ruling: Ruling) -> Remark:
    done = decided(remark, ruling.state, ruling.reason, ruling.answer)
    remarks = (done if each.id == remark.id else each for each in record.remarks)
    record.write(tuple(remarks))
    return done


def _is_in_draft(remark: Remark) -> bool:
    return remark.state is RemarkState.ACCEPTED and _changes_draft(remark)


def _changes_draft(remark: Remark) -> bool:
    """Whether taking a remark in means to change words of a norm or of its table."""
    return remark.is_edit and remark.column in {
        Column.PROPOSED,
        Column.CURRENT,
        Column.UNIT,
        Column.RATIONALE,
    }
