"""A deadline of a direction, as it stands on a day (computed in room `ledger`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from pipeline.model.ledger_records import Extension


class DeadlineKind(Enum):
    """What is due; those that a decision can move are called as in `Extendable`."""

    FIRST_REVIEW = "first-review"
    """First review and decision of the Presidium."""
    ACCOMPANYING_PROTOCOL = "accompanying-protocol"
    """Opened within 10-15 working days of the approval."""
    ANSWER = "answer"
    """A body's or a chamber's answer to a letter that named a day."""
    COMPLETION = "completion"
    """End of the work on the direction."""


class DeadlineState(Enum):
    """How a deadline stands on a day."""

    WAITING = "waiting"
    """Its clock has not started."""
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    MET_LATE = "met-late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline of a direction.

    Args:
        kind: what is due.
        state: how it stands.
        original: the last day as first set, as it stands in the calendar; None
            while waiting.
        due: the last day after extensions, moved to a working day; None while
            waiting.
        earliest: for a range («10-15 working days»), its first end.
        met_on: the day on which it was met, None while it was not.
        working_days: working days left; negative where it is past.
        extensions: decisions that moved it.
        body: for an answer: who owes it.
    """

    kind: DeadlineKind
    state: DeadlineState
    original: dt.date | None = None
    due: dt.date | None = None
    earliest: dt.date | None = None
    met_on: dt.date | None = None
    working_days: int = 0
    extensions: tuple[Extension, ...] = ()
    body: str = ""
