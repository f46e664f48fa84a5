"""Quoted text of the law: printing units as lines, and the quotes around them.

The opening quote stands before the first line, the closing one after the last; the
text's own punctuation stays inside, the clause's mark follows outside: `…;»;`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.amending.orders import Order, Scope
from pipeline.amending.tree import living
from pipeline.model.identity import ProvisionKind
from pipeline.model.locale import Locale
from pipeline.model.provision import Provision


def order_lines(order: Order, locale: Locale) -> tuple[str, ...]:
    """The lines of norm text that an order brings, without quotes."""
    if order.unit is None:
        return ()
    lines = unit_lines(order.unit, locale)
    return tuple(lines) if order.scope is Scope.UNIT else (next(lines),)


def unit_lines(unit: Provision, locale: Locale) -> Iterator[str]:
    """A unit and all inside it, one line a unit, numbers as printed."""
    yield (_marker(unit, locale) + unit.text).rstrip()
    for child in living(unit.children):
        yield from unit_lines(child, locale)


def _marker(unit: Provision, locale: Locale) -> str:
    if unit.kind is ProvisionKind.PARAGRAPH:
        return f"{unit.number}. "
    if unit.kind is ProvisionKind.POINT:
        return f"{unit.number}) "
    if unit.kind is ProvisionKind.ARTICLE:
        name = "article" if unit.text else "article_bare"
        return locale.grammar["markers"][name].format(number=unit.number) + " "
    if unit.kind is ProvisionKind.NOTE:
        return unit.layout.marker or locale.grammar["markers"]["note"] + " "
    return ""


def quoted(lines: Iterable[str], mark: str, locale: Locale) -> tuple[str, ...]:
    """Lines in quotes, with the clause's closing mark."""
    quotes = locale.grammar["quotes"]
    block = list(lines)
    block[0] = quotes["open"] + block[0]
    block[-1] = block[-1] + quotes["close"] + mark
    return tuple(block)
