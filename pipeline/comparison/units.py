"""The units of a redaction laid out in a row, each knowing its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.comparison import UnitText
from pipeline.model.identity import (
    ABOVE_ARTICLE,
    POSITIONAL,
    ProvisionPath,
    Step,
)
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction

ROOT = -1
"""Stands for the act itself, the parent of all articles."""

_Line = tuple[int, Step, bool, str]
"""How far before a unit the enclosing one stands; its link, whether it is vacant, and
its own words."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit with its place among the others.

    Args:
        path: address; begins with the article.
        provision: the unit itself.
        parent: number of the enclosing unit in `Units`, or `ROOT`.
        twin: how many siblings of the same kind and number stand before it (0, if
            the text is in order).
    """

    path: ProvisionPath
    provision: Provision
    parent: int
    twin: int

    @property
    def label(self) -> tuple[Step, int]:
        """What tells this unit from its siblings."""
        return self.provision.step, self.twin

    @property
    def is_numbered(self) -> bool:
        """Whether the number is printed, and so part of the law."""
        return self.provision.kind not in POSITIONAL

    @property
    def text(self) -> UnitText:
        """The unit as a row of the comparison shows it."""
        provision = self.provision
        return UnitText(
            self.path,
            provision.layout.marker.strip(),
            provision.text,
            is_lead=bool(provision.children),
        )


class Units:
    """All units of a redaction, in the order of the text; numbers are places in it."""

    def __init__(self, redaction: Redaction) -> None:
        self._units: list[Unit] = []
        self._ends: list[int] = []
        self._lines: list[_Line] = []
        self._children: dict[int, list[int]] = {}
        self._add(list(_outermost(redaction.provisions)), ROOT)

    def __len__(self) -> int:
        """How many units there are."""
        return len(self._units)

    def __getitem__(self, index: int) -> Unit:
        """The unit of that number."""
        return self._units[index]

    def children(self, index: int) -> Sequence[int]:
        """The units directly inside one, or the articles for `ROOT`."""
        return self._children.get(index, ())

    def end(self, index: int) -> int:
        """Number of the first unit behind a unit and all that is inside it."""
        return self._ends[index]

    def inside(self, index: int) -> range:
        """A unit and all inside it."""
        return range(index, self._ends[index])

    def same_inside(self, index: int, other: Units, there: int) -> bool:
        """Whether two units hold the same units inside, letter by letter.

        Args:
            index: a unit of this text.
            other: another text.
            there: a unit of that one.
        """
        size = self._ends[index] - index
        if size != other._ends[there] - there:
            return False
        mine = self._lines[index + 1 : index + size]
        return mine == other._lines[there + 1 : there + size]

    def content(self, index: int) -> str:
        """All words of a unit and what is inside it, one unit a line."""
        return "\n".join(self[place].provision.text for place in self.inside(index))

    def _add(
        self, units: Sequence[tuple[ProvisionPath, Provision]], parent: int
    ) -> None:
        """Lay out the units inside one, each with all that is inside it."""
        seen: dict[Step, int] = {}
        places = self._children.setdefault(parent, [])
        for path, provision in units:
            index = len(self._units)
            places.append(index)
            step = provision.step
            twin = seen.get(step, 0)
            seen[step] = twin + 1
            self._units.append(Unit(path, provision, parent, twin))
            line = (index - parent, step, provision.excluded, provision.text)
            self._lines.append(line)
            self._ends.append(index + 1)
            if provision.children and provision.kind not in ABOVE_ARTICLE:
                inside = [
                    (path.child(one.kind, one.number), one)
                    for one in provision.children
                ]
                self._add(inside, index)
                self._ends[index] = len(self._units)


def _outermost(
    provisions: Sequence[Provision],
) -> Iterator[tuple[ProvisionPath, Provision]]:
    """Articles, and the sections and chapters above them, in the order of the text."""
    for provision in provisions:
        yield ProvisionPath((provision.step,)), provision
        if provision.kind in ABOVE_ARTICLE:
            yield from _outermost(provision.children)
