"""The printed lines of a bill as clauses with their places.

A bill is an act of its own, so its units have addresses of the same form: the item
of an act is `para`, the item of an article «1)» is `point`, a clause under the
context line of an article is `indent`, counted with that line as the first. A clause
that stands at an address is its `mod_1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.errors import PipelineError
from pipeline.model.amending import ActClauses, AmendingClause, ClauseLine
from pipeline.model.identity import ProvisionKind, ProvisionPath

_ITEM = re.compile(r"(?P<number>\d+(?:-\d+)*)\)\s+")
ARTICLE = ProvisionPath().child(ProvisionKind.ARTICLE, "1")
"""Article 1 of a bill holds all changes (domain brief 4.1)."""


@dataclass(frozen=True, slots=True)
class Item:
    """A context line or a clause of a bill, with what stands under it.

    Args:
        path: its address in the bill.
        marker: its number as printed, or empty.
        sentence: its words, without the number.
        payload: lines of quoted norm text that follow, with their quotes.
        clauses: what it orders: nothing for a context line, several for a list.
        inner: what stands under a context line.
    """

    path: ProvisionPath
    marker: str
    sentence: str
    payload: tuple[str, ...]
    clauses: tuple[AmendingClause, ...]
    inner: tuple[Item, ...] = ()

    @property
    def mod(self) -> str:
        """The eId of the clause."""
        return f"{self.path}__mod_1"

    def walk(self) -> Iterator[Item]:
        """This item and all under it, in the order of the text."""
        yield self
        for item in self.inner:
            yield from item.walk()


def items_of(clauses: Sequence[ActClauses]) -> tuple[tuple[Item, ...], ...]:
    """The items of each act of a bill, act by act.

    Args:
        clauses: clauses of all acts, in the order of the bill.

    Raises:
        PipelineError: `akoma-clause-unprinted` where a clause is not among the lines.
    """
    if len(clauses) == 1:
        return (_items(clauses[0], ARTICLE),)
    return tuple(
        _items(each, ARTICLE.child(ProvisionKind.PARAGRAPH, str(number)))
        for number, each in enumerate(clauses, start=1)
    )


@dataclass(slots=True)
class _Row:
    """A line that is no payload, with what belongs to it."""

    line: ClauseLine
    payload: list[str] = field(default_factory=list)
    clauses: tuple[AmendingClause, ...] = ()


def _items(act: ActClauses, parent: ProvisionPath) -> tuple[Item, ...]:
    rows: list[_Row] = []
    starts: dict[int, _Row] = {}
    for index, line in enumerate(act.lines):
        if line.is_payload and rows:
            rows[-1].payload.append(line.text)
        else:
            rows.append(_Row(line))
            starts[index] = rows[-1]
    place = 0
    for group in _groups(act.clauses):
        place = _find(act.lines, group[0].lines, place, starts)
        if place not in starts:
            raise PipelineError("akoma-clause-unprinted", target=str(group[0].target))
        starts[place].clauses = group
        place += 1
    for row in rows:
        if row.payload and not row.clauses:
            raise PipelineError("akoma-clause-unprinted", target=row.line.text)
    return _nest(rows, parent)


def _groups(clauses: Sequence[AmendingClause]) -> Iterator[tuple[AmendingClause, ...]]:
    """Neighbouring clauses that were printed as one: «пункты 2) и 3) исключить»."""
    group: list[AmendingClause] = []
    for clause in clauses:
        if group and not _printed_together(group[-1], clause):
            yield tuple(group)
            group = []
        group.append(clause)
    if group:
        yield tuple(group)


def _printed_together(one: AmendingClause, other: AmendingClause) -> bool:
    """The same words may stand under two articles; then their targets part."""
    return one.lines == other.lines and one.target.parent == other.target.parent


def _find(
    lines: tuple[ClauseLine, ...],
    wanted: tuple[ClauseLine, ...],
    start: int,
    starts: dict[int, _Row],
) -> int:
    """Where a clause's lines stand, or the end where they do not."""
    for index in range(start, len(lines)):
        if index in starts and lines[index : index + len(wanted)] == wanted:
            return index
    return len(lines)


def _nest(rows: Sequence[_Row], parent: ProvisionPath) -> tuple[Item, ...]:
    """Rows as a tree: what is deeper stands under what came before it."""
    items: list[Item] = []
    unnumbered = 1
    index = 0
    while index < len(rows):
        row = rows[index]
        end = index + 1
        while end < len(rows) and rows[end].line.level > row.line.level:
            end += 1
        # «2) тармақша …» under a context line begins with its unit, not with its own
        # number: only the items of an act are numbered.
        is_item = row.line.level <= 1
        number = _ITEM.match(row.line.text) if is_item else None
        if number is None:
            unnumbered += 1
            path = parent.child(ProvisionKind.INDENT, str(unnumbered))
        else:
            path = parent.child(ProvisionKind.POINT, number["number"])
        marker = number.group() if number else ""
        items.append(
            Item(
                path,
                marker.strip(),
                row.line.text[len(marker) :],
                tuple(row.payload),
                row.clauses,
                _nest(rows[index + 1 : end], path),
            )
        )
        index = end
    return tuple(items)
