"""What is counted from a ledger: shares of the roadmap's measures, support of chambers.

Numbers are never stored: each is counted from the entries that stand behind it, so
that a report can show its working.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pipeline.model.identity import Location
from pipeline.model.ledger_records import ChamberVote


class Measure(Enum):
    """What the roadmap's reports measure (section 2, «monitoring and results»)."""

    AGREED = "agreed-positions"
    CONSIDERED = "drafts-considered"
    DOCUMENTS = "documents-prepared"
    CONSULTATIONS = "consultations-held"


@dataclass(frozen=True, slots=True)
class Counted:
    """One entry behind a share.

    Args:
        name: what it is, in ids: `moj K1400000226/art_435__para_1`.
        counts: whether it is in the numerator.
        location: the record that decides it; empty where there is none.
    """

    name: str
    counts: bool
    location: Location = Location()


class Reason(Enum):
    """Why a record does not count at all."""

    NO_EVIDENCE = "no-evidence"
    SUPERSEDED = "superseded"
    """The same body spoke again, in a later round."""
    OTHER_ALTERNATIVE = "other-alternative"
    """It is about an alternative that was not chosen."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that stands in neither numerator nor denominator."""

    name: str
    reason: Reason
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its working shown.

    Args:
        measure: what it measures.
        entries: what the denominator counts.
        left_out: what does not count, with the reason.
        happenings: how often it took place, where that is not the numerator:
            consultations held, some with several bodies, some with the same again.
    """

    measure: Measure
    entries: tuple[Counted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    happenings: int = 0

    @property
    def numerator(self) -> int:
        """How many entries count."""
        return sum(entry.counts for entry in self.entries)

    @property
    def denominator(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def ratio(self) -> Fraction:
        """The share itself; nothing of nothing is 0 (show the denominator)."""
        return Fraction(self.numerator, self.denominator or 1)


class Unheard(Enum):
    """Why a chamber's decision does not count."""

    UNKNOWN_CHAMBER = "unknown-chamber"
    UNSIGNED = "unsigned"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Tally:
    """Support of the territorial chambers.

    Args:
        chambers: ids of all chambers.
        supporting: decisions that count for the initiative, one a chamber.
        against: decisions that count against it.
        unheard: decisions that do not count, with the reason.
    """

    chambers: tuple[str, ...]
    supporting: tuple[ChamberVote, ...] = ()
    against: tuple[ChamberVote, ...] = ()
    unheard: tuple[tuple[ChamberVote, Unheard], ...] = ()

    @property
    def needed(self) -> int:
        """Two thirds, rounded up: 14 of 20 (roadmap, 2.6 and 2.7)."""
        return -(-2 * len(self.chambers) // 3)

    @property
    def passes(self) -> bool:
        """Whether at least two thirds support; never where no chamber is known."""
        return 0 < self.needed <= len(self.supporting)
