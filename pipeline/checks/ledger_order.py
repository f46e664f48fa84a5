"""Records of the ledger follow one another as they must, and none stands twice.

Roadmap, 2.x: the Presidium approves, then bodies are consulted (for 2.6 and 2.7 once
two thirds of the chambers support), then it approves the final text, then that is
sent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from pipeline.checks.check import Case, Check
from pipeline.model.direction import Direction
from pipeline.model.identity import Location
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import ChamberVote, Decision, Extension, Position
from pipeline.model.ledger_terms import Extendable, Subject
from pipeline.model.pack import Pack
from pipeline.model.problem import Problem, error, notice, warning


def find(case: Case) -> Iterator[Problem]:
    """Records before what they follow from, records given twice."""
    for examined in case.examined:
        direction = examined.direction
        ledger = case.workspace.ledgers.get(direction.number, Ledger())
        yield from _decisions(direction, ledger)
        yield from _letters(ledger)
        yield from _positions(ledger)
        yield from _votes(ledger)
        yield from _registrations(ledger)
        yield from _extensions(direction, ledger)


class Dated(Protocol):
    """A record with a place and a day."""

    @property
    def date(self) -> dt.date:
        """The day on which it happened."""
        ...

    @property
    def location(self) -> Location:
        """Place in the file."""
        ...


Record = TypeVar("Record", bound=Dated)


def twice(
    records: Iterable[Record], key: Callable[[Record], Hashable]
) -> Iterator[tuple[Record, Record]]:
    """Records that say again what an earlier one of the file says."""
    seen: dict[Hashable, Record] = {}
    for record in records:
        first = seen.setdefault(key(record), record)
        if first is not record:
            yield first, record


def _decisions(direction: Direction, ledger: Ledger) -> Iterator[Problem]:
    for first, again in twice(ledger.decisions, lambda each: each.date):
        yield error(
            "two-decisions-one-day",
            again.location,
            date=_text(again.date),
            other=str(first.location),
        )
    approved = _approvals(ledger, Subject.INITIATIVE)
    for decision in ledger.decisions:
        if decision.subject is Subject.FINAL_TEXT and not _by(approved, decision):
            date = _text(decision.date)
            yield error("final-before-approval", decision.location, date=date)
        if _chooses_nothing(direction, ledger, decision):
            yield error("decision-without-alternative", decision.location)
    yield from _choice(direction, ledger)


def _approvals(ledger: Ledger, subject: Subject) -> list[dt.date]:
    return [each.date for each in ledger.decisions if each.is_approval_of(subject)]


def _by(days: Iterable[dt.date], record: Dated) -> bool:
    """Whether something had happened by a record's day."""
    return any(day <= record.date for day in days)


def _chooses_nothing(direction: Direction, ledger: Ledger, decision: Decision) -> bool:
    """Whether a final text is approved of which nobody has said which one it is."""
    chosen = [each.date for each in ledger.decisions if each.alternative]
    return (
        decision.is_approval_of(Subject.FINAL_TEXT)
        and len(direction.alternatives) > 1
        and not _by(chosen, decision)
    )


def _choice(direction: Direction, ledger: Ledger) -> Iterator[Problem]:
    """The recorded decision goes before what the draft recommends."""
    choice, draft = ledger.choice, direction.chosen_alternative
    if choice is not None and draft != choice.alternative:
        yield notice(
            "choice-by-decision",
            choice.location,
            alternative=choice.alternative,
            draft=draft,
        )


def _letters(ledger: Ledger) -> Iterator[Problem]:
    permission = {
        Pack.CONSULTATION: _approvals(ledger, Subject.INITIATIVE),
        Pack.CHAMBERS: _approvals(ledger, Subject.INITIATIVE),
        Pack.SUBMISSION: _approvals(ledger, Subject.FINAL_TEXT),
    }
    for letter in ledger.sent:
        if letter.pack in permission and not _by(permission[letter.pack], letter):
            yield error(
                "letter-before-decision",
                letter.location,
                number=letter.number,
                pack=letter.pack.value,
            )
        if letter.answer_by is not None and letter.answer_by < letter.date:
            date = _text(letter.answer_by)
            yield error("answer-before-letter", letter.location, date=date)


def _positions(ledger: Ledger) -> Iterator[Problem]:
    for first, again in twice(ledger.positions, lambda each: (each.key, each.round)):
        yield error(
            "position-twice",
            again.location,
            body=again.body,
            provision=again.provision,
            other=str(first.location),
        )
    for position in ledger.positions:
        yield from _after_consultation(ledger, position)


def _after_consultation(ledger: Ledger, position: Position) -> Iterator[Problem]:
    values = {"body": position.body, "round": str(position.round)}
    held = [
        each.date
        for each in ledger.consultations
        if position.body in each.bodies and each.round == position.round
    ]
    if not held:
        yield warning("position-without-consultation", position.location, **values)
    elif min(held) > position.date:
        yield error(
            "position-before-consultation",
            position.location,
            **values,
            date=_text(position.date),
            held=_text(min(held)),
        )


def _votes(ledger: Ledger) -> Iterator[Problem]:
    for first, again in twice(ledger.votes, lambda each: (each.chamber, each.date)):
        yield error(
            "vote-twice",
            again.location,
            chamber=again.chamber,
            date=_text(again.date),
            other=str(first.location),
        )
    for vote in ledger.votes:
        yield from _vote(ledger, vote)


def _vote(ledger: Ledger, vote: ChamberVote) -> Iterator[Problem]:
    place, chamber = vote.location, vote.chamber
    if vote.signed is not None and vote.signed < vote.date:
        date = _text(vote.signed)
        yield error("signed-before-decision", place, chamber=chamber, date=date)
    if vote.withdrawn is not None and vote.withdrawn < vote.date:
        date = _text(vote.withdrawn)
        yield error("withdrawn-before-decision", place, chamber=chamber, date=date)
    asked = [
        letter.date
        for letter in ledger.sent
        if letter.pack is Pack.CHAMBERS and vote.chamber in letter.to
    ]
    if not _by(asked, vote):
        yield warning("vote-before-letter", place, chamber=chamber)
    if vote.signed is None and vote.withdrawn is None:
        yield notice("vote-unsigned", place, chamber=chamber)


def _registrations(ledger: Ledger) -> Iterator[Problem]:
    sent = [each.date for each in ledger.sent if each.pack is Pack.SUBMISSION]
    for each in ledger.registrations:
        if not _by(sent, each):
            yield error("registration-before-letter", each.location, number=each.number)


def _extensions(direction: Direction, ledger: Ledger) -> Iterator[Problem]:
    """An extension sets a later day than the one that stood before it."""
    last = {
        Extendable.FIRST_REVIEW: direction.deadlines.first_review,
        Extendable.COMPLETION: direction.deadlines.completion,
    }
    for each in sorted(ledger.extensions, key=_day):
        if each.until <= last.get(each.deadline, each.date):
            yield error("extension-not-later", each.location, date=_text(each.until))
        last[each.deadline] = each.until


def _day(extension: Extension) -> dt.date:
    return extension.date


def _text(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


LEDGER_ORDER = Check("ledger-order", find)
