"""Amending clauses by the official formulas, from two texts of an act.

Reads: the text in force, the proposed text, their comparison. Returns: clauses as a
bill prints them, article by article (domain brief 4.1, 4.2; Law on legal acts, 26).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.amending.clause_text import Group, clause_lines
from pipeline.amending.nesting import Block, Nester
from pipeline.amending.orders import Order, go_together
from pipeline.amending.phrases import context_line
from pipeline.amending.plan import Planner
from pipeline.amending.tree import articles_of, living, pointed_notes, silent_owners
from pipeline.amending.units import Locator, Naming
from pipeline.model.act import Act
from pipeline.model.amending import (
    ActClauses,
    AmendingClause,
    ClauseLine,
    ClauseStyle,
    Operation,
)
from pipeline.model.comparison import Comparison
from pipeline.model.identity import ProvisionKind, ProvisionPath, number_key
from pipeline.model.locale import Locale
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction


def generate(  # noqa: PLR0913 - the parts of one question
    current: Redaction,
    proposed: Redaction,
    comparison: Comparison,
    act: Act,
    locale: Locale,
    *,
    style: ClauseStyle = "units",
) -> ActClauses:
    """The clauses that make the proposed text out of the current one.

    Args:
        current: the text in force, at least its touched articles.
        proposed: the proposed text of the touched articles.
        comparison: the same pair compared; tells which unnumbered units are one.
        act: the work; its profile says how units are called.
        locale: the language of both texts.
        style: `units` gives each changed unit anew, `words` changes words where that
            is shorter and unambiguous.
    """
    planner = Planner(_pairs(comparison), by_words=style == "words")
    orders = _orders(current, proposed, planner)
    items = _items(found for found in orders if found)
    notes = pointed_notes(proposed, new_to=current) | pointed_notes(current)
    naming = Naming(act.profile, silent_owners(current), notes)
    bill = _Bill(naming, locale)
    lines: list[ClauseLine] = []
    clauses: list[AmendingClause] = []
    for number, groups in enumerate(items, start=1):
        # One item alone is not numbered: there is nothing to count.
        mark = f"{number}) " if len(items) > 1 else ""
        for printed, found in bill.item(mark, groups, is_last=number == len(items)):
            lines.extend(printed)
            clauses.extend(found)
    return ActClauses(current.act, current.lang, tuple(lines), tuple(clauses))


def _pairs(comparison: Comparison) -> dict[ProvisionPath, ProvisionPath]:
    """Which unit answers to which, as the comparison aligned them."""
    return {
        row.current.path: row.variants[0].unit.path
        for row in comparison.rows
        if row.current is not None and row.variants[0].unit is not None
    }


def _orders(
    current: Redaction, proposed: Redaction, planner: Planner
) -> Iterator[tuple[Order, ...]]:
    """The orders of each article, by the numbers of the articles."""
    old = {unit.number: unit for unit in living(articles_of(current.provisions))}
    new = {unit.number: unit for unit in living(articles_of(proposed.provisions))}
    for number in sorted(old.keys() | new.keys(), key=number_key):
        path = ProvisionPath().child(ProvisionKind.ARTICLE, number)
        if number not in new:
            yield (Order(Operation.EXCLUDE_UNIT, path),)
        elif number not in old:
            yield (Order(Operation.INSERT_UNIT, path, unit=new[number]),)
        else:
            yield planner.article(old[number], new[number], path)


def _items(articles: Iterable[tuple[Order, ...]]) -> list[tuple[Group, ...]]:
    """The items of a bill: one for each article, or for neighbours treated alike."""
    items: list[tuple[Group, ...]] = []
    for orders in articles:
        groups = tuple(_groups(orders))
        before = items[-1] if items else ()
        if _single_group(before) and _single_group(groups):
            one, other = before[0], groups[0]
            if not one[-1].path.parent.steps and go_together(one[-1], other[0]):
                items[-1] = ((*one, *other),)
                continue
        items.append(groups)
    return items


def _single_group(groups: tuple[Group, ...]) -> bool:
    return len(groups) == 1


def _groups(orders: tuple[Order, ...]) -> Iterator[Group]:
    """Neighbouring orders that one clause can give: «пункты 2) и 3) исключить»."""
    for _, run in groupby(enumerate(orders), key=_Runs()):
        yield tuple(order for _, order in run)


class _Runs:
    """Names the run that an order belongs to; a new name starts a new clause."""

    def __init__(self) -> None:
        self._last: Order | None = None
        self._run = 0

    def __call__(self, numbered: tuple[int, Order]) -> int:
        order = numbered[1]
        if self._last is None or not go_together(self._last, order):
            self._run += 1
        self._last = order
        return self._run


@dataclass(frozen=True, slots=True)
class _Bill:
    """Prints the clauses of one act."""

    naming: Naming
    locale: Locale

    def item(
        self, item: str, groups: tuple[Group, ...], *, is_last: bool
    ) -> Iterator[tuple[tuple[ClauseLine, ...], tuple[AmendingClause, ...]]]:
        """One clause, or a context line and the clauses that stand under it."""
        if len(groups) == 1:
            yield self._clause(groups[0], (), item, 1, is_last=is_last)
            return
        large_first = self.locale.grammar["order"]["chain"] == "large-first"
        block = Nester(self.naming, large_first).block(groups)
        yield from self._block(block, (), item, 1, is_last=is_last)

    def _block(
        self, block: Block, context: Locator, item: str, level: int, *, is_last: bool
    ) -> Iterator[tuple[tuple[ClauseLine, ...], tuple[AmendingClause, ...]]]:
        line = item + context_line(block.context[len(context) :], self.locale)
        yield (ClauseLine(line, level),), ()
        for index, part in enumerate(block.parts, start=1):
            ends = is_last and index == len(block.parts)
            if isinstance(part, Block):
                yield from self._block(part, block.context, "", level + 1, is_last=ends)
            else:
                yield self._clause(part, block.context, "", level + 1, is_last=ends)

    def _clause(
        self, group: Group, context: Locator, item: str, level: int, *, is_last: bool
    ) -> tuple[tuple[ClauseLine, ...], tuple[AmendingClause, ...]]:
        mark = "." if is_last else ";"
        text, payload = clause_lines(group, context, mark, self.naming, self.locale)
        lines = (
            ClauseLine(item + text, level),
            *(ClauseLine(line, level, is_payload=True) for line in payload),
        )
        return lines, tuple(_single(order, lines) for order in group)


def _single(order: Order, lines: tuple[ClauseLine, ...]) -> AmendingClause:
    payload: tuple[Provision, ...] = ()
    if order.unit is not None:
        payload = (order.unit,)
    return AmendingClause(order.operation, order.target, lines, payload)
