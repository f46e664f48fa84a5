"""How long orders are in print: of two ways to say it the shorter is taken."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.amending.orders import Order, Scope, go_together
from pipeline.amending.tree import living
from pipeline.model.provision import Provision

FORMULA = 60
"""Letters that a formula adds to what it quotes, about."""


def cost_of(orders: tuple[Order, ...]) -> int:
    """Letters that the orders take in print, about."""
    total = 0
    for index, order in enumerate(orders):
        joins = index > 0 and go_together(orders[index - 1], order)
        total += _order_cost(order) + (0 if joins else FORMULA)
    return total


def _order_cost(order: Order) -> int:
    if order.words:
        return sum(len(each.old) + len(each.new) for each in order.words)
    if order.sentence is not None:
        return len(order.sentence.text)
    if order.unit is None:
        return 0
    if order.scope is Scope.UNIT:
        return sum(len(text) for text in _texts(order.unit))
    return len(order.unit.text)


def _texts(unit: Provision) -> Iterator[str]:
    yield unit.text
    for child in living(unit.children):
        yield from _texts(child)
