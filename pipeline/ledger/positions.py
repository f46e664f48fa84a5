"""Which positions count: those with evidence, the newest of each body on each norm."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.shares import LeftOut, Reason


@dataclass(frozen=True, slots=True)
class Sifted:
    """Positions that count, by body and norm, and those that do not."""

    counted: tuple[Position, ...]
    left_out: tuple[LeftOut, ...]

    def bodies(self) -> frozenset[str]:
        """Bodies whose position is known, silence included."""
        return frozenset(each.body for each in self.counted)

    def heard(self) -> frozenset[str]:
        """Bodies that have answered."""
        return frozenset(
            each.body for each in self.counted if each.stance is not Stance.NO_ANSWER
        )


def sift(now: Ledger) -> Sifted:
    """Tells counting positions from the others.

    A position without evidence never counts, so it does not put an older one with
    evidence out of force either. Once the Presidium has chosen an alternative,
    positions on the others are no longer about the proposal.

    Args:
        now: the ledger, cut at the day for which it is asked.
    """
    newest: dict[tuple[str, str, str], Position] = {}
    for position in sorted(now.positions, key=lambda each: (each.round, each.date)):
        if _plain_reason(position, now) is None:
            newest[position.key] = position
    counted: list[Position] = []
    left_out: list[LeftOut] = []
    for position in now.positions:
        reason = _plain_reason(position, now)
        if reason is None and newest[position.key] is not position:
            reason = Reason.SUPERSEDED
        if reason is None:
            counted.append(position)
        else:
            left_out.append(LeftOut(name_of(position), reason, position.location))
    return Sifted(tuple(counted), tuple(left_out))


def name_of(position: Position) -> str:
    """The position as a list shows it: `moj K1400000226/art_435__para_1 v1`."""
    return " ".join(part for part in position.key if part)


def _plain_reason(position: Position, now: Ledger) -> Reason | None:
    choice = now.choice
    if position.evidence is None:
        return Reason.NO_EVIDENCE
    if choice is not None and position.alternative not in {"", choice.alternative}:
        return Reason.OTHER_ALTERNATIVE
    return None
