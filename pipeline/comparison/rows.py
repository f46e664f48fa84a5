"""The rows of a comparison in the making: the current text with what comes in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.comparison.align import Alignment
from pipeline.comparison.units import ROOT, Unit, Units
from pipeline.model.identity import ProvisionPath, Step, number_key


class RowNode:
    """One row in the making.

    Args:
        parent: the row of the enclosing unit; None for the act itself.
        current: number of the unit in the current text, or `ROOT` where it has none.
        width: number of proposed redactions.
    """

    __slots__ = (
        "children",
        "current",
        "first",
        "following",
        "parent",
        "place",
        "proposed",
        "slot",
    )

    def __init__(self, parent: RowNode | None, current: int, width: int) -> None:
        self.parent = parent
        self.place = len(parent.children) if parent else 0
        """Place among the current units inside the parent."""
        self.current = current
        self.proposed: list[int] = [ROOT] * width
        self.children: list[RowNode] = []
        """Rows of the current units inside this one."""
        self.first: list[RowNode] | None = None
        """Rows that come in before them; most have none, and no list for them."""
        self.following: list[RowNode] | None = None
        """Rows that come in behind this one."""
        self.slot: list[RowNode] | None = None
        """Where this row stands, if it comes in."""

    @property
    def is_new(self) -> bool:
        """Whether the current text has no such unit."""
        return self.current == ROOT

    def inside(self) -> Iterator[RowNode]:
        """The rows inside this one, in the order of the text."""
        for child in self.first or ():
            yield from child.whole()
        for child in self.children:
            yield from child.whole()
            for newcomer in child.following or ():
                yield from newcomer.whole()

    def whole(self) -> Iterator[RowNode]:
        """This row and those inside it."""
        yield self
        yield from self.inside()


class RowTree:
    """Places every unit of every text in one row.

    A unit that comes in stands behind its preceding sibling and all that is inside
    that one, or first inside its parent; a numbered one also behind units of smaller
    numbers that go out there. One that moved stands at its old place.

    Args:
        current: units of the text in force; their order is the order of the rows.
        proposed: units of the proposed texts.
    """

    def __init__(self, current: Units, proposed: Sequence[Units]) -> None:
        self._width = len(proposed)
        self._units = current
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
        dropped = frozenset(range(len(self._units))) - alignment.answers.keys()
        nodes: dict[int, RowNode] = {ROOT: self._root}
        before: dict[int, RowNode] = {}
        for index in range(len(units)):
            outer = units[index].parent
            if index in answered:
                node = self._current[answered[index]]
            else:
                parent, unit = nodes[outer], units[index]
                last = self._behind_dropped(unit, parent, before.get(outer), dropped)
                node = self._newcomer(variant, index, parent, last)
            node.proposed[variant] = index
            nodes[index] = node
            if node.parent is nodes[outer]:
                before[outer] = node

    def _behind_dropped(
        self,
        unit: Unit,
        parent: RowNode,
        before: RowNode | None,
        dropped: frozenset[int],
    ) -> RowNode | None:
        """The last row of smaller or equal number that goes out behind `before`."""
        if not unit.is_numbered or (before is not None and before.is_new):
            return before
        start = before.place + 1 if before is not None else 0
        for node in parent.children[start:]:
            step = self._units[node.current].provision.step
            if node.current not in dropped or not _is_up_to(step, unit.provision.step):
                break
            before = node
        return before

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
        return mine != path.steps[-1] and _is_up_to(mine, path.steps[-1])


def _slot(parent: RowNode, before: RowNode | None) -> tuple[list[RowNode], int]:
    """The list that a newcomer belongs in, and the first place there."""
    if before is None:
        if parent.first is None:
            parent.first = []
        return parent.first, 0
    if before.slot is not None:
        return before.slot, before.slot.index(before) + 1
    if before.following is None:
        before.following = []
    return before.following, 0


def _is_up_to(step: Step, other: Step) -> bool:
    """Whether a unit stands before another of its kind, or has the same number."""
    if step.kind is not other.kind:
        return False
    return number_key(step.number) <= number_key(other.number)
