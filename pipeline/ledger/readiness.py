"""How far a direction is: the steps of its way, with the day each was reached.

The steps are those of the roadmap: papers before the Presidium, its approval, support
of the chambers (2.6, 2.7), consultations, the final text approved, sent out, taken up
by the state; the way ends where the direction's indicators are met.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pipeline.ledger.tally import tally_of
from pipeline.ledger.way import Way, way_of
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import ChamberVote, Decision
from pipeline.model.ledger_terms import Outcome
from pipeline.model.pack import Pack
from pipeline.model.report import Milestone, Readiness
from pipeline.model.shares import Tally
from pipeline.model.standing import Stage, duties_of


def readiness_of(
    direction: Direction, ledger: Ledger, chambers: Iterable[str], as_of: dt.date
) -> Readiness:
    """The steps of a direction's way as of a day.

    A step that was undone (papers returned, support lost again) is ahead once more.

    Args:
        direction: its drafts.
        ledger: its records.
        chambers: ids of all territorial chambers.
        as_of: later records do not count.
    """
    now = ledger.on(as_of)
    tally = tally_of(now, chambers, as_of)
    return Readiness(tuple(_steps(direction, now, way_of(now), tally)))


def _steps(
    direction: Direction, now: Ledger, way: Way, tally: Tally
) -> Iterator[Milestone]:
    duties = duties_of(direction.number)
    yield Milestone(Stage.BEFORE_PRESIDIUM, _before_presidium(now, way))
    yield Milestone(Stage.APPROVED, way.approval.date if way.approval else None)
    if duties.asks_chambers:
        yield Milestone(Stage.CHAMBERS, _supported(tally) if way.asked else None)
    yield Milestone(Stage.CONSULTATION, way.consulting)
    yield Milestone(Stage.FINAL_TEXT, way.final.date if way.final else None)
    yield Milestone(Stage.SUBMITTED, way.submitted)
    if duties.done_at is Stage.REGISTERED:
        yield Milestone(Stage.REGISTERED, way.registered)


def _before_presidium(now: Ledger, way: Way) -> dt.date | None:
    """The day of the papers that lie before the Presidium, or that it approved."""
    returned = isinstance(way.last, Decision) and way.last.outcome is Outcome.RETURN
    if returned and way.approval is None:
        return None
    sent = [each.date for each in now.sent if each.pack is Pack.PRESIDIUM]
    return min(sent, default=way.approval.date if way.approval else None)


def _supported(tally: Tally) -> dt.date | None:
    """The day on which the last of the needed decisions was signed."""
    if not tally.passes:
        return None
    return sorted(map(_counts_from, tally.supporting))[tally.needed - 1]


def _counts_from(vote: ChamberVote) -> dt.date:
    return max(vote.date, vote.signed or vote.date)
