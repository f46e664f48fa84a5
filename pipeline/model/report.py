"""What a quarterly report tells: where every direction stood when a quarter ended.

Nothing here is stored: the hall computes it from the ledgers, cut at the day of the
report, so that an old quarter gives its old numbers on whatever day it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.deadline import Deadline
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.parties import Addressee
from pipeline.model.quarter import Quarter
from pipeline.model.shares import Measure, Share, Tally
from pipeline.model.standing import Stage, Standing


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of a direction's way; `reached` is None while it is ahead."""

    stage: Stage
    reached: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a direction is on its way: steps done of steps to do."""

    milestones: tuple[Milestone, ...] = ()

    @property
    def done(self) -> int:
        """How many steps are behind it."""
        return sum(each.reached is not None for each in self.milestones)

    @property
    def of(self) -> int:
        """How many steps its way has."""
        return len(self.milestones)


@dataclass(frozen=True, slots=True)
class DirectionReport:
    """One direction as of the day of the report.

    Args:
        direction: its drafts.
        ledger: its records, cut at the day.
        standing: its stage.
        readiness: how far it is.
        deadlines: what is due, overdue, met, extended.
        shares: its measures.
        tally: support of the chambers; without chambers where they are not asked.
    """

    direction: Direction
    ledger: Ledger
    standing: Standing
    readiness: Readiness
    deadlines: tuple[Deadline, ...]
    shares: tuple[Share, ...]
    tally: Tally

    def share(self, measure: Measure) -> Share:
        """One of its measures."""
        return next(each for each in self.shares if each.measure is measure)


@dataclass(frozen=True, slots=True)
class QuarterShares:
    """The measures of all directions together when a quarter ended."""

    quarter: Quarter
    shares: tuple[Share, ...]

    def share(self, measure: Measure) -> Share:
        """One of the measures."""
        return next(each for each in self.shares if each.measure is measure)


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """The programme as of the day of the report.

    Args:
        quarter: the quarter reported on.
        as_of: its last day; for a quarter that is not over, the day of making.
        directions: in the order of their numbers.
        quarters: measures of all directions, from the first quarter of the
            programme to this one.
        names: bodies and chambers that records may name, by id.
    """

    quarter: Quarter
    as_of: dt.date
    directions: tuple[DirectionReport, ...]
    quarters: tuple[QuarterShares, ...]
    names: Mapping[str, Addressee]

    @property
    def is_over(self) -> bool:
        """Whether the quarter has ended, so that its numbers will not change."""
        return self.as_of >= self.quarter.last_day

    @property
    def sums(self) -> QuarterShares:
        """The measures of all directions together."""
        return self.quarters[-1]
