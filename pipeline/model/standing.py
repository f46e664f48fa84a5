"""What follows from a ledger as of a day: stage, deadlines, shares, support.

These values are computed (room `ledger`) and read by documents, status and reports.
Numbers are never stored: each is counted from the entries that stand behind it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from pipeline.model.identity import Location
from pipeline.model.ledger_records import ChamberVote, Decision, Extension


class Stage(Enum):
    """Where a direction is on its way, in the order of the roadmap."""

    PREPARING = "preparing"
    BEFORE_PRESIDIUM = "before-presidium"
    RETURNED = "returned"
    APPROVED = "approved"
    CONSULTATION = "consultation"
    CHAMBERS = "chambers"
    FINAL_TEXT = "final-text"
    SUBMITTED = "submitted"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Duties:
    """What the roadmap asks of one direction beyond the common way.

    Args:
        asks_chambers: two thirds of the territorial chambers must support it.
        done_at: the stage at which its indicators are met.
        texts: texts that only this direction has, by the names of their documents.
    """

    asks_chambers: bool = False
    done_at: Stage = Stage.REGISTERED
    texts: tuple[str, ...] = ()


_DUTIES = {
    # 2.1, 2.3: the indicator is the pack sent; 2.2: a Regulation on the Bar's opinion;
    # 2.6, 2.7: chambers are asked first.
    "2.1": Duties(done_at=Stage.SUBMITTED),
    "2.2": Duties(texts=("regulation",)),
    "2.3": Duties(done_at=Stage.SUBMITTED),
    "2.6": Duties(asks_chambers=True),
    "2.7": Duties(asks_chambers=True),
}


def duties_of(number: str) -> Duties:
    """The duties of a direction (roadmap, «indicators» of each section 2.x)."""
    return _DUTIES.get(number, Duties())


class ObstacleKind(Enum):
    """What stands between a direction and its next stage."""

    DRAFT_ERRORS = "draft-errors"
    SEND_TO_PRESIDIUM = "send-to-presidium"
    DECISION = "decision"
    REWORK = "rework"
    SEND_TO_BODY = "send-to-body"
    CONSULTATION = "hold-consultation"
    POSITION = "position"
    SEND_TO_CHAMBERS = "send-to-chambers"
    SUPPORT = "support"
    CHOICE = "choice"
    FINAL_TO_PRESIDIUM = "final-to-presidium"
    FINAL_DECISION = "final-decision"
    SUBMISSION = "submission"
    REGISTRATION = "registration"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is missing.

    Args:
        kind: what it is.
        bodies: bodies or chambers that it is about.
        have: how much there is, where that is a number.
        need: how much there must be.
    """

    kind: ObstacleKind
    bodies: tuple[str, ...] = ()
    have: int = 0
    need: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage of a direction and the way on.

    Args:
        stage: by recorded decisions and dispatches.
        since: the day of the record that brought it there; None while preparing.
        next_stage: what comes next; None where nothing does.
        obstacles: what stands in the way of it.
        choice: the decision that chose the alternative, None while there is none.
        packs: names of the packs that the stage allows to be made.
    """

    stage: Stage
    since: dt.date | None
    next_stage: Stage | None
    obstacles: tuple[Obstacle, ...]
    choice: Decision | None
    packs: tuple[str, ...]


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
