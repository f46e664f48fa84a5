"""Deadlines of a direction: what is due, overdue, met, extended.

Roadmap: first review by the Presidium and end of the work by a day; the accompanying
protocol within 10-15 working days of the approval; «the deadlines are extended where
needed», by a recorded decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.ledger.way import way_of
from pipeline.ledger.workdays import Workdays
from pipeline.model.deadline import Deadline, DeadlineKind, DeadlineState
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Dispatch, Extension
from pipeline.model.ledger_terms import Stance
from pipeline.model.standing import Stage, duties_of

ANSWERS = frozenset(Stance) - {Stance.NO_ANSWER}


def deadlines_of(
    direction: Direction, ledger: Ledger, workdays: Workdays, as_of: dt.date
) -> tuple[Deadline, ...]:
    """All deadlines as they stand on a day, in the order of the way.

    Args:
        direction: its drafts, with the days of the roadmap.
        ledger: its records.
        workdays: the calendar.
        as_of: later records do not count.
    """
    now = ledger.on(as_of)
    clock = _Clock(now, workdays, as_of)
    dates = direction.deadlines
    first = min((each.date for each in now.decisions), default=None)
    return (
        clock.stand(DeadlineKind.FIRST_REVIEW, dates.first_review, first),
        clock.protocol(dates.accompanying_protocol),
        *clock.answers(),
        clock.stand(
            DeadlineKind.COMPLETION, dates.completion, _completed(direction, now)
        ),
    )


def _completed(direction: Direction, now: Ledger) -> dt.date | None:
    """The day on which the direction's indicators were met, None before it."""
    way = way_of(now)
    if duties_of(direction.number).done_at is Stage.SUBMITTED:
        return way.submitted
    return way.registered


class _Clock:
    """Holds what every deadline is judged by."""

    def __init__(self, now: Ledger, workdays: Workdays, as_of: dt.date) -> None:
        self.now = now
        self.workdays = workdays
        self.as_of = as_of

    def protocol(self, days: tuple[int, int]) -> Deadline:
        """The accompanying protocol; its clock starts with the approval."""
        kind = DeadlineKind.ACCOMPANYING_PROTOCOL
        approval = way_of(self.now).approval
        if approval is None:
            return Deadline(kind, DeadlineState.WAITING)
        earliest, last = self.workdays.span(approval.date, days)
        opened = [each.date for each in self.now.protocols]
        met = min((day for day in opened if day >= approval.date), default=None)
        return self.stand(kind, last, met, earliest=earliest)

    def answers(self) -> Iterator[Deadline]:
        """Answers that letters have asked for by a day."""
        for letter in self.now.sent:
            if letter.answer_by is not None:
                for body in letter.to:
                    met = self._answered(letter, body)
                    kind = DeadlineKind.ANSWER
                    yield self.stand(kind, letter.answer_by, met, body=body)

    def _answered(self, letter: Dispatch, body: str) -> dt.date | None:
        """The day of the first answer that counts, None while there is none."""
        positions = [
            each.date
            for each in self.now.positions
            if each.body == body and each.evidence and each.stance in ANSWERS
        ]
        votes = [v.date for v in self.now.votes if v.chamber == body and v.signed]
        since = (day for day in (*positions, *votes) if day >= letter.date)
        return min(since, default=None)

    def stand(
        self,
        kind: DeadlineKind,
        original: dt.date,
        met: dt.date | None,
        *,
        earliest: dt.date | None = None,
        body: str = "",
    ) -> Deadline:
        """How a deadline with a known day stands.

        Args:
            kind: what is due.
            original: the last day as first set.
            met: the day on which it was met, None while it was not.
            earliest: first end of a range.
            body: who owes an answer.
        """
        extensions = self._extensions(kind)
        last = extensions[-1].until if extensions else original
        due = self.workdays.moved(last)
        left = 0 if met else self.workdays.between(self.as_of, due)
        return Deadline(
            kind=kind,
            state=self._state(due, met),
            original=original,
            due=due,
            earliest=earliest,
            met_on=met,
            working_days=left,
            extensions=extensions,
            body=body,
        )

    def _state(self, due: dt.date, met: dt.date | None) -> DeadlineState:
        if met is not None:
            return DeadlineState.MET if met <= due else DeadlineState.MET_LATE
        return DeadlineState.OVERDUE if self.as_of > due else DeadlineState.DUE

    def _extensions(self, kind: DeadlineKind) -> tuple[Extension, ...]:
        """Decisions that moved a deadline, the one in force last."""
        mine = [e for e in self.now.extensions if e.deadline.value == kind.value]
        return tuple(sorted(mine, key=lambda each: each.date))
