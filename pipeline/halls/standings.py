"""Where the programme stood at the end of a quarter, counted from its ledgers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.halls.status import planned_documents
from pipeline.ledger import (
    Workdays,
    deadlines_of,
    readiness_of,
    shares_of,
    standing_of,
    summed,
    tally_of,
)
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.quarter import Quarter
from pipeline.model.report import DirectionReport, ProgrammeReport, QuarterShares
from pipeline.model.shares import Share
from pipeline.model.standing import duties_of
from pipeline.model.workspace import Workspace


def programme_report(
    workspace: Workspace, quarter: Quarter, day: dt.date
) -> ProgrammeReport:
    """All that the report of a quarter tells.

    Args:
        workspace: the drafts with their ledgers.
        quarter: the quarter.
        day: its last day; for a quarter that is not over, the day of making.
    """
    return ProgrammeReport(
        quarter=quarter,
        as_of=day,
        directions=tuple(_directions(workspace, day)),
        quarters=tuple(
            QuarterShares(each, _sums(workspace, min(each.last_day, day)))
            for each in _first_quarter(workspace, quarter).until(quarter)
        ),
        names={**workspace.addressees, **workspace.chambers},
    )


def _first_quarter(workspace: Workspace, last: Quarter) -> Quarter:
    """The first quarter of the programme: the earliest of the calendar plans."""
    planned = [
        Quarter.parse(point.quarter)
        for direction in workspace.directions
        for point in direction.calendar
    ]
    return min([*planned, last])


def _directions(workspace: Workspace, day: dt.date) -> Iterator[DirectionReport]:
    workdays = Workdays.over(workspace.calendar)
    for direction in workspace.directions:
        ledger = workspace.ledgers.get(direction.number, Ledger())
        chambers = workspace.chambers
        asked = chambers if duties_of(direction.number).asks_chambers else ()
        yield DirectionReport(
            direction=direction,
            ledger=ledger.on(day),
            standing=standing_of(direction, ledger, chambers, day),
            readiness=readiness_of(direction, ledger, chambers, day),
            deadlines=deadlines_of(direction, ledger, workdays, day),
            shares=_shares(direction, ledger, day),
            tally=tally_of(ledger, asked, day),
        )


def _shares(direction: Direction, ledger: Ledger, day: dt.date) -> tuple[Share, ...]:
    planned = planned_documents(direction, ledger.on(day))
    return shares_of(direction, ledger, planned, day)


def _sums(workspace: Workspace, day: dt.date) -> tuple[Share, ...]:
    return summed(
        share
        for direction in workspace.directions
        for share in _shares(
            direction, workspace.ledgers.get(direction.number, Ledger()), day
        )
    )
