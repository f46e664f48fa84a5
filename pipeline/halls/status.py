"""Where each direction stands: read → prepare → stage, deadlines, shares, support.

Everything follows from the records that are known on the day asked for, so an old
day gives its old numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import documents
from pipeline.checks.texts import texts_of
from pipeline.documents.kind import DocumentKind
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.kept import store_of
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.records import has_records
from pipeline.ledger import (
    Workdays,
    deadlines_of,
    next_number,
    shares_of,
    standing_of,
    summed,
    tally_of,
)
from pipeline.model.bilingual import Bilingual
from pipeline.model.deadline import Deadline, DeadlineState
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.problem import Problem, Severity
from pipeline.model.shares import Measure, Share, Tally
from pipeline.model.standing import Obstacle, ObstacleKind, Standing, duties_of
from pipeline.model.workspace import Workspace
from pipeline.registry import discover


@dataclass(frozen=True, slots=True)
class DirectionStatus:
    """Where one direction stands.

    Args:
        number: the direction.
        titles: its title.
        standing: stage, the next one, what stands in the way of it.
        deadlines: what is due, overdue, met.
        shares: its measures, one for each `Measure`.
        tally: support of the chambers; None where they are not asked.
        next_number: the outgoing number that its next letter gets.
        problems: what is wrong in its drafts.
    """

    number: str
    titles: Bilingual
    standing: Standing
    deadlines: tuple[Deadline, ...]
    shares: tuple[Share, ...]
    tally: Tally | None
    next_number: str
    problems: tuple[Problem, ...]

    @property
    def overdue(self) -> tuple[Deadline, ...]:
        """Deadlines that have passed unmet."""
        late = DeadlineState.OVERDUE
        return tuple(each for each in self.deadlines if each.state is late)

    def share(self, measure: Measure) -> Share:
        """One of its measures."""
        return next(each for each in self.shares if each.measure is measure)


@dataclass(frozen=True, slots=True)
class Status:
    """Where the programme stands.

    Args:
        as_of: the day for which it is told.
        directions: those asked for, in the order of their numbers.
        sums: the measures of these directions together.
        unread: problems of directions that could not be read at all, by number.
        names: official names of bodies and chambers, by id.
    """

    as_of: dt.date
    directions: tuple[DirectionStatus, ...]
    sums: tuple[Share, ...]
    unread: Mapping[str, tuple[Problem, ...]]
    names: Mapping[str, Bilingual]


def status(
    drafts: Path,
    locales: Mapping[Lang, Locale],
    *,
    wanted: tuple[str, ...] = (),
    as_of: dt.date,
) -> Status:
    """Where the directions stand on a day.

    Args:
        drafts: the folder `drafts/`.
        locales: wording, by language.
        wanted: numbers of directions; all where empty.
        as_of: the day; later records do not count.

    Raises:
        UsageError: `unknown-direction` where a wanted one does not exist.
        DraftError: where there is no workspace.
    """
    store = store_of(drafts.parent)
    prepared = prepare(drafts, locales, wanted=wanted, as_of=as_of, store=store)
    return status_of(prepared, as_of)


def status_of(prepared: Prepared, as_of: dt.date) -> Status:
    """Where prepared directions stand on a day."""
    directions = tuple(
        direction_status(prepared.workspace, each, as_of)
        for each in prepared.directions
    )
    shares = (share for each in directions for share in each.shares)
    return Status(
        as_of, directions, summed(shares), prepared.unread, prepared.workspace.names
    )


def direction_status(
    workspace: Workspace, prepared: PreparedDirection, as_of: dt.date
) -> DirectionStatus:
    """Where one prepared direction stands on a day."""
    direction = prepared.direction
    ledgers, chambers = workspace.ledgers, workspace.chambers
    ledger = ledgers.get(direction.number, Ledger())
    workdays = Workdays.over(workspace.calendar)
    asks = duties_of(direction.number).asks_chambers
    return DirectionStatus(
        number=direction.number,
        titles=direction.titles,
        standing=_with_errors(
            standing_of(direction, ledger, chambers, as_of), prepared.problems
        ),
        deadlines=deadlines_of(direction, ledger, workdays, as_of),
        shares=shares_of(
            direction, ledger, planned_documents(direction, ledger.on(as_of)), as_of
        ),
        tally=tally_of(ledger, chambers, as_of) if asks else None,
        next_number=next_number(ledgers.values(), direction.number),
        problems=prepared.problems,
    )


def _with_errors(standing: Standing, problems: tuple[Problem, ...]) -> Standing:
    """Errors in the drafts stand before everything else: no pack is made."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not errors or standing.next_stage is None:
        return standing
    first = Obstacle(ObstacleKind.DRAFT_ERRORS, have=errors)
    return replace(standing, obstacles=(first, *standing.obstacles))


def planned_documents(direction: Direction, now: Ledger) -> Iterator[tuple[str, str]]:
    """Pack and kind of each document that a direction must have.

    A kind with a prose of its own is planned where the prose is there, or must be:
    the Regulation is the business of one direction only. A kind that shows records
    is planned once there are any.

    Args:
        direction: its drafts.
        now: its ledger, cut at the day for which it is asked.
    """
    asks = duties_of(direction.number).asks_chambers
    for kind in discover(documents, DocumentKind).values():
        written = any(direction.prose(kind.prose, lang) for lang in LANGS)
        if kind.prose and kind.prose not in texts_of(direction) and not written:
            continue
        if not has_records(now, kind.records):
            continue
        for pack in Pack:  # a set has no order of its own
            if pack in kind.packs and (asks or pack is not Pack.CHAMBERS):
                yield pack.value, kind.name
