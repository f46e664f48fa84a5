"""Which alternatives may be seen where: one that was not chosen must never leave."""

from __future__ import annotations

from pipeline.documents.kind import Scope
from pipeline.model.direction import Alternative, Direction
from pipeline.model.pack import Pack
from pipeline.model.standing import duties_of


def packs_of(direction: Direction) -> tuple[Pack, ...]:
    """The packs that a direction has.

    Without a chosen alternative nothing is made for the world outside: an
    alternative that was not chosen must never leave the house.
    """
    packs = [Pack.PRESIDIUM, Pack.CONSULTATION]
    if direction.chosen_alternative:
        if duties_of(direction.number).asks_chambers:
            packs.append(Pack.CHAMBERS)
        packs += [Pack.SUBMISSION, Pack.PUBLIC]
    return tuple(packs)


def _shown(direction: Direction, pack: Pack) -> tuple[Alternative, ...]:
    if pack.shows_alternatives:
        return direction.alternatives
    chosen = direction.chosen_alternative
    return tuple(each for each in direction.alternatives if each.id == chosen)


def shown_together(
    direction: Direction, pack: Pack, scope: Scope
) -> tuple[tuple[Alternative, ...], ...]:
    """The alternatives that each document of a scope shows.

    Args:
        direction: the drafts.
        pack: where the document goes.
        scope: how many there are.
    """
    shown = _shown(direction, pack)
    match scope:
        case Scope.DIRECTION:
            return (shown,)
        case Scope.ALTERNATIVE:
            return tuple((each,) for each in shown)
        case Scope.PACK | Scope.RECIPIENT:
            return ((leading(direction, shown),),)


def leading(direction: Direction, shown: tuple[Alternative, ...]) -> Alternative:
    """The chosen one of some alternatives, else the first.

    Args:
        direction: the drafts.
        shown: some of its alternatives.
    """
    chosen = direction.chosen_alternative
    return next((each for each in shown if each.id == chosen), shown[0])
