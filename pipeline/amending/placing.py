"""Puts new units in their places among those that stand there."""

from __future__ import annotations

from dataclasses import replace

from pipeline.amending.layouts import dressed
from pipeline.amending.tree import position_for, renumbered
from pipeline.model.identity import ABOVE_ARTICLE, number_key
from pipeline.model.provision import Provision


def placed(
    children: list[Provision], parent: Provision | None, units: list[Provision]
) -> list[Provision]:
    """The units of a parent with new ones in their places.

    Args:
        children: the units.
        parent: the unit that holds them, or None.
        units: the new ones; a vacant unit of the same number gives way.
    """
    kind = parent.kind if parent is not None else None
    for unit in sorted(units, key=lambda each: number_key(each.number)):
        counted = renumbered(children, kind)
        kept = [each for each in counted if not _gives_way(each, unit)]
        place = position_for(tuple(kept), unit)
        like = _neighbour(kept, place, unit)
        kept.insert(place, dressed(unit, like, parent))
        children = kept
    return children


def _gives_way(vacant: Provision, unit: Provision) -> bool:
    return vacant.excluded and vacant.step == unit.step


def _neighbour(
    children: list[Provision], place: int, unit: Provision
) -> Provision | None:
    same = [each for each in children[:place][::-1] if each.kind is unit.kind]
    same += [each for each in children[place:] if each.kind is unit.kind]
    return same[0] if same else None


def with_articles(
    provisions: tuple[Provision, ...], units: list[Provision]
) -> tuple[Provision, ...]:
    """New articles and chapters after the ones with the next smaller numbers.

    Args:
        provisions: the units of the act.
        units: the new ones.
    """
    for unit in sorted(units, key=_order_of_headed):
        provisions, done = _after_smaller(provisions, unit)
        if not done:
            provisions = tuple(placed(list(provisions), None, [unit]))
    return provisions


def _order_of_headed(unit: Provision) -> tuple[int, tuple[int, ...]]:
    """Articles first: a new chapter brings its own ones."""
    return int(unit.kind in ABOVE_ARTICLE), number_key(unit.number)


def _after_smaller(
    provisions: tuple[Provision, ...], unit: Provision
) -> tuple[tuple[Provision, ...], bool]:
    """Try to place a unit; the last container that can take it does."""
    key = number_key(unit.number)
    for index in range(len(provisions) - 1, -1, -1):
        each = provisions[index]
        if each.kind is unit.kind and number_key(each.number) <= key:
            kept = [p for p in provisions if not _gives_way(p, unit)]
            return tuple(placed(kept, None, [unit])), True
        if each.kind in ABOVE_ARTICLE:
            inner, done = _after_smaller(each.children, unit)
            if done:
                changed = replace(each, children=inner)
                return (*provisions[:index], changed, *provisions[index + 1 :]), True
    return provisions, False
