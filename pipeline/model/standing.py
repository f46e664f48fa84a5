"""Where a direction stands on a day, and what stands between it and the next stage.

These values are computed from a ledger (room `ledger`) and read by documents, status
and reports; a stage is never a field of a record.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from pipeline.model.ledger_records import Decision


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
