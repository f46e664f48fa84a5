"""The stage of a direction, and what stands in the way of the next one.

A stage is never typed: it follows from decisions, letters, consultations and the
chambers' signed decisions that are on record by a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pipeline.ledger.obstacles import Situation, obstacles_to
from pipeline.ledger.positions import sift
from pipeline.ledger.tally import tally_of
from pipeline.ledger.way import Way, way_of
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Decision, Dispatch
from pipeline.model.ledger_terms import Outcome
from pipeline.model.pack import Pack
from pipeline.model.standing import Duties, Stage, Standing, duties_of


def standing_of(
    direction: Direction, ledger: Ledger, chambers: Iterable[str], as_of: dt.date
) -> Standing:
    """The stage as of a day, the next one and the way to it.

    Args:
        direction: its drafts: alternatives, and the bodies to be consulted.
        ledger: its records.
        chambers: ids of all territorial chambers.
        as_of: later records do not count.
    """
    now = ledger.on(as_of)
    way = way_of(now)
    situation = Situation(
        direction=direction,
        now=now,
        way=way,
        duties=duties_of(direction.number),
        tally=tally_of(now, chambers, as_of),
        positions=sift(now),
    )
    stage, since = _stage(situation)
    following = _next(stage, situation)
    return Standing(
        stage=stage,
        since=since,
        next_stage=following,
        obstacles=tuple(obstacles_to(following, stage, situation)),
        choice=now.choice,
        packs=_packs(way, situation.duties),
    )


def _stage(situation: Situation) -> tuple[Stage, dt.date | None]:
    """The stage with the day of the record that brought the direction there."""
    way = situation.way
    if way.registered:
        return Stage.REGISTERED, way.registered
    if way.submitted:
        return Stage.SUBMITTED, way.submitted
    match way.last:
        case None:
            return Stage.PREPARING, None
        case Dispatch(date=day):
            return (Stage.FINAL_TEXT if way.approval else Stage.BEFORE_PRESIDIUM), day
        case Decision(outcome=Outcome.RETURN, date=day):
            return Stage.RETURNED, day
        case Decision(date=day):
            return (Stage.FINAL_TEXT, day) if way.final else _outside(situation, day)


def _outside(situation: Situation, approved: dt.date) -> tuple[Stage, dt.date]:
    """Between the approval of the initiative and the final text.

    The chambers' stage lasts until two thirds support and consultations have begun;
    support that is lost again (a decision withdrawn) brings it back.
    """
    way = situation.way
    asked = way.asked if situation.duties.asks_chambers else None
    if asked and not (situation.tally.passes and way.consulting):
        return Stage.CHAMBERS, asked
    if way.consulting:
        return Stage.CONSULTATION, way.consulting
    return Stage.APPROVED, approved


_ALWAYS_NEXT = {
    Stage.PREPARING: Stage.BEFORE_PRESIDIUM,
    Stage.BEFORE_PRESIDIUM: Stage.APPROVED,
    Stage.CHAMBERS: Stage.CONSULTATION,
    Stage.FINAL_TEXT: Stage.SUBMITTED,
}


def _next(stage: Stage, situation: Situation) -> Stage | None:
    """The stage that comes next; None at the end of the direction's way."""
    way, duties = situation.way, situation.duties
    match stage:
        case Stage.RETURNED:
            return Stage.FINAL_TEXT if way.approval else Stage.BEFORE_PRESIDIUM
        case Stage.APPROVED:
            return Stage.CHAMBERS if duties.asks_chambers else Stage.CONSULTATION
        case Stage.CONSULTATION:
            unasked = duties.asks_chambers and not way.asked
            return Stage.CHAMBERS if unasked else Stage.FINAL_TEXT
        case Stage.SUBMITTED:
            done = duties.done_at is Stage.SUBMITTED
            return None if done else Stage.REGISTERED
        case _:
            return _ALWAYS_NEXT.get(stage)


def _packs(way: Way, duties: Duties) -> tuple[str, ...]:
    """The packs that may be made: each waits for the decision that permits it.

    After the approval the papers for consultations are prepared at once (roadmap:
    within 10-15 working days), whether or not chambers have answered yet.
    """
    packs = [Pack.PRESIDIUM]
    if way.approval:
        packs.append(Pack.CONSULTATION)
        packs += [Pack.CHAMBERS] if duties.asks_chambers else []
    if way.final:
        packs += [Pack.SUBMISSION, Pack.PUBLIC]
    return tuple(pack.value for pack in packs)
