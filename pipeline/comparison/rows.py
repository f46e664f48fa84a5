"""The rows of a comparison in the making: the current text with what comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.comparison.align import Alignment
from pipeline.comparison.units import ROOT, Units
from pipeline.model.identity import ProvisionPath, number_key


class RowNode:
    """One row in the making.

    Args:
        parent: the row of the enclosing unit; None for the act itself.
        current: number of the unit in the current text, or `ROOT` where it has none.
        width: number of proposed redactions.
    """

    def __init__(self, parent: RowNode | None, current: int, width: int) -> None:
        self.parent = parent
        self.current = current
        self.proposed: list[int] = [ROOT] * width
        self.children: list[RowNode] = []
        """Rows of the current units inside this one."""
        self.first: list[RowNode] = []
        """Rows that come in before them."""
        self.following: list[RowNode] = []
        """Rows that come in behind this one."""
        self.slot: list[RowNode] = []
        """Where this row stands, if it comes in."""

    @property
    def is_new(self) -> bool:
        """Whether the current text has no such unit."""
        return self.current == ROOT

    def inside(self) -> Iterator[RowNode]:
        """The rows inside this one, in the order of the text."""
        for child in self.first:
            yield from child.whole()
        for child in self.children:
            yield from child.whole()
            for newcomer in child.following:
                yield from newcomer.whole()

    def whole(self) -> Iterator[RowNode]:
        """This row and those inside it."""
        yield self
        yield from self.inside()


class RowTree:
    """Places every unit of every text in one row.

    A unit that comes in stands behind its preceding sibling and all that is inside
    that one, or first inside its parent. One that moved stands at its old place.

    Args:
        current: units of the text in force; their order is the order of the rows.
        proposed: units of the proposed texts.
    """

    def __init__(self, current: Units, proposed: Sequence[Units]) -> None:
        self._width = len(proposed)
        self._proposed = proposed
        self._root = RowNode(None, ROOT, self._width)
        self._current: dict[int, RowNode] = {ROOT: self._root}
        self._newcomers: dict[tuple[RowNode, ProvisionPath], list[RowNode]] = {}
        for index in range(len(current)):
            parent = self._current[current[index].parent]
            self._current[index] = RowNode(parent, index, self._width)
            parent.children.append(self._current[index])

    def rows(self) -> Iterator[RowNode]:
        """All rows in the order of the text."""
        return self._root.inside()

    def add(self, variant: int, alignment: Alignment) -> None:
        """Place the units of one proposed text.

        Args:
            variant: which of the proposed texts.
            alignment: its alignment with the current text.
        """
        units = self._proposed[variant]
        answered = {new: old for old, new in alignment.answers.items()}
        nodes: dict[int, RowNode] = {ROOT: self._root}
        before: dict[int, RowNode] = {}
        for index in range(len(units)):
            outer = units[index].parent
            if index in answered:
                node = self._current[answered[index]]
            else:
                node = self._newcomer(variant, index, nodes[outer], before.get(outer))
            node.proposed[variant] = index
            nodes[index] = node
            if node.parent is nodes[outer]:
                before[outer] = node

    def _newcomer(
        self, variant: int, index: int, parent: RowNode, before: RowNode | None
    ) -> RowNode:
        """The row of a unit that comes in: shared with an alternative, or its own.

        Args:
            variant: which of the proposed texts.
            index: the unit.
            parent: row of the unit that it stands in.
            before: row of the sibling before it, if there is one.
        """
        unit = self._proposed[variant][index]
        slot, place = _slot(parent, before)
        alike = self._newcomers.setdefault((parent, unit.path), [])
        for node in alike:
            # The unnumbered must also come in at the same place: their address only
            # says how many stand before them.
            fits = unit.is_numbered or any(node is other for other in slot[place:])
            if fits and node.proposed[variant] == ROOT:
                return node
        node = RowNode(parent, ROOT, self._width)
        while place < len(slot) and self._is_smaller(slot[place], unit.path):
            place += 1
        slot.insert(place, node)
        node.slot = slot
        alike.append(node)
        return node

    def _is_smaller(self, node: RowNode, path: ProvisionPath) -> bool:
        """Whether an alternative's row has a smaller number of the same kind."""
        variant = next(i for i, unit in enumerate(node.proposed) if unit != ROOT)
        mine = self._proposed[variant][node.proposed[variant]].path.steps[-1]
        other = path.steps[-1]
        if mine.kind is not other.kind:
            return False
        return number_key(mine.number) < number_key(other.number)


def _slot(parent: RowNode, before: RowNode | None) -> tuple[list[RowNode], int]:
    """The list that a newcomer belongs in, and the first place there."""
    if before is None:
        return parent.first, 0
    if before.is_new:
        return before.slot, before.slot.index(before) + 1
    return before.following, 0
