"""What is missing for the next stage, told by the things that would bring it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.ledger.positions import Sifted
from pipeline.ledger.way import Way
from pipeline.model.direction import Direction
from pipeline.model.ledger import Ledger
from pipeline.model.pack import Pack
from pipeline.model.shares import Tally
from pipeline.model.standing import Duties, Obstacle, ObstacleKind, Stage


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the way on depends on.

    Args:
        direction: the drafts.
        now: the ledger, cut at the day.
        way: what has happened.
        duties: what the roadmap asks of this direction.
        tally: support of the chambers.
        positions: positions that count and those that do not.
    """

    direction: Direction
    now: Ledger
    way: Way
    duties: Duties
    tally: Tally
    positions: Sifted

    def sent_to(self, pack: Pack) -> frozenset[str]:
        """Who got a letter with a pack."""
        sent = [each for each in self.now.sent if each.pack is pack]
        return frozenset(body for each in sent for body in each.to)

    def planned(self, pack: Pack) -> tuple[str, ...]:
        """Bodies that `direction.yaml` names for a pack, each once."""
        recipients = self.direction.addressees.get(pack.value, ())
        return tuple(dict.fromkeys(body for each in recipients for body in each.ids))

    @property
    def lacks_choice(self) -> bool:
        """Whether several alternatives stand and no decision has chosen one."""
        return len(self.direction.alternatives) > 1 and self.now.choice is None


def obstacles_to(
    following: Stage | None, stage: Stage, situation: Situation
) -> Iterator[Obstacle]:
    """Everything that must still happen before the next stage is reached.

    Args:
        following: the next stage, None where there is none.
        stage: the stage now.
        situation: all that it depends on.
    """
    if stage is Stage.RETURNED:
        yield Obstacle(ObstacleKind.REWORK)
    else:
        yield from _MISSING_FOR[following](situation)


def _to_presidium(_: Situation) -> Iterator[Obstacle]:
    yield Obstacle(ObstacleKind.SEND_TO_PRESIDIUM)


def _to_approval(_: Situation) -> Iterator[Obstacle]:
    yield Obstacle(ObstacleKind.DECISION)


def _to_chambers(situation: Situation) -> Iterator[Obstacle]:
    """Chambers are asked about one text: it must be chosen before."""
    if situation.lacks_choice:
        yield Obstacle(ObstacleKind.CHOICE)
    yield from _unwritten_chambers(situation)


def _unwritten_chambers(situation: Situation) -> Iterator[Obstacle]:
    chambers = situation.tally.chambers
    left = _without(chambers, situation.sent_to(Pack.CHAMBERS))
    if left or not chambers:
        have = len(chambers) - len(left)
        kind = ObstacleKind.SEND_TO_CHAMBERS
        yield Obstacle(kind, left, have, len(chambers))


def _support(situation: Situation) -> Iterator[Obstacle]:
    tally = situation.tally
    if not tally.passes:
        have, need = len(tally.supporting), tally.needed
        yield Obstacle(ObstacleKind.SUPPORT, have=have, need=need)


def _to_consultation(situation: Situation) -> Iterator[Obstacle]:
    if situation.duties.asks_chambers:
        yield from _unwritten_chambers(situation)
        yield from _support(situation)
    if not situation.way.consulting:
        yield from _unwritten_bodies(situation)


def _unwritten_bodies(situation: Situation) -> Iterator[Obstacle]:
    planned = situation.planned(Pack.CONSULTATION)
    left = _without(planned, situation.sent_to(Pack.CONSULTATION))
    if left:
        have = len(planned) - len(left)
        yield Obstacle(ObstacleKind.SEND_TO_BODY, left, have, len(planned))


def _to_final_text(situation: Situation) -> Iterator[Obstacle]:
    """Consultations end with the position, or the proved silence, of each body."""
    if situation.duties.asks_chambers:
        yield from _unwritten_chambers(situation)
        yield from _support(situation)
    yield from _unwritten_bodies(situation)
    planned = situation.planned(Pack.CONSULTATION)
    met = {body for each in situation.now.consultations for body in each.bodies}
    for kind, there in (
        (ObstacleKind.CONSULTATION, met),
        (ObstacleKind.POSITION, situation.positions.bodies()),
    ):
        left = _without(planned, there)
        if left:
            yield Obstacle(kind, left, len(planned) - len(left), len(planned))
    yield Obstacle(ObstacleKind.FINAL_TO_PRESIDIUM)


def _to_submission(situation: Situation) -> Iterator[Obstacle]:
    if situation.way.final is None:
        yield Obstacle(ObstacleKind.FINAL_DECISION)
    if situation.lacks_choice:
        yield Obstacle(ObstacleKind.CHOICE)
    yield from _unsubmitted(situation)


def _unsubmitted(situation: Situation) -> Iterator[Obstacle]:
    planned = situation.planned(Pack.SUBMISSION)
    left = _without(planned, situation.sent_to(Pack.SUBMISSION))
    if left or not planned:
        have = len(planned) - len(left)
        yield Obstacle(ObstacleKind.SUBMISSION, left, have, len(planned))


def _to_registration(situation: Situation) -> Iterator[Obstacle]:
    yield from _unsubmitted(situation)
    yield Obstacle(ObstacleKind.REGISTRATION)


def _without(all_of: Iterable[str], there: Iterable[str]) -> tuple[str, ...]:
    present = set(there)
    return tuple(each for each in all_of if each not in present)


_MISSING_FOR: dict[Stage | None, Callable[[Situation], Iterator[Obstacle]]] = {
    Stage.BEFORE_PRESIDIUM: _to_presidium,
    Stage.APPROVED: _to_approval,
    Stage.CHAMBERS: _to_chambers,
    Stage.CONSULTATION: _to_consultation,
    Stage.FINAL_TEXT: _to_final_text,
    Stage.SUBMITTED: _to_submission,
    Stage.REGISTERED: _to_registration,
    None: _unsubmitted,
}
