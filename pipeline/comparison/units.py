"""The units of a redaction laid out in a row, each knowing its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.comparison import UnitText
from pipeline.model.identity import ProvisionKind, ProvisionPath, Step
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction

ROOT = -1
"""Stands for the act itself, the parent of all articles."""

UNNUMBERED = frozenset({ProvisionKind.INDENT, ProvisionKind.SUBPARAGRAPH})
"""Units whose number is only their place: it moves when one is put before them."""

_CONTAINERS = frozenset(
    {ProvisionKind.SECTION, ProvisionKind.CHAPTER, ProvisionKind.DIVISION}
)
"""Units whose articles are counted through the act: these stand beside them here."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit with its place among the others.

    Args:
        path: address; begins with the article.
        provision: the unit itself.
        parent: number of the enclosing unit in `Units`, or `ROOT`.
        twin: how many siblings of the same kind and number stand before it (0, if
            the text is in order).
        end: number of the first unit behind all that is inside this one.
    """

    path: ProvisionPath
    provision: Provision
    parent: int
    twin: int
    end: int

    @property
    def label(self) -> tuple[Step, int]:
        """What tells this unit from its siblings."""
        return self.provision.step, self.twin

    @property
    def is_numbered(self) -> bool:
        """Whether the number is printed, and so part of the law."""
        return self.provision.kind not in UNNUMBERED

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
        self._children: dict[int, list[int]] = {ROOT: []}
        self._seen: Counter[tuple[int, Step]] = Counter()
        for path, provision in _outermost(redaction):
            self._add(path, provision, ROOT)

    def __len__(self) -> int:
        """How many units there are."""
        return len(self._units)

    def __getitem__(self, index: int) -> Unit:
        """The unit of that number."""
        return self._units[index]

    def children(self, index: int) -> Sequence[int]:
        """The units directly inside one, or the articles for `ROOT`."""
        return self._children.get(index, ())

    def inside(self, index: int) -> range:
        """A unit and all inside it."""
        return range(index, self._units[index].end)

    def content(self, index: int) -> str:
        """All words of a unit and what is inside it, one unit a line."""
        return "\n".join(self[place].provision.text for place in self.inside(index))

    def _add(self, path: ProvisionPath, provision: Provision, parent: int) -> None:
        index = len(self._units)
        twin = self._seen[parent, provision.step]
        self._seen[parent, provision.step] += 1
        self._children[parent].append(index)
        self._children[index] = []
        self._units.append(Unit(path, provision, parent, twin, index + 1))
        if provision.kind in _CONTAINERS:
            return
        for child in provision.children:
            self._add(path.child(child.kind, child.number), child, index)
        self._units[index] = Unit(path, provision, parent, twin, len(self._units))


def _outermost(redaction: Redaction) -> Iterator[tuple[ProvisionPath, Provision]]:
    """Articles, and the sections and chapters above them, in the order of the text."""
    for path, provision in redaction.walk():
        if len(path.steps) == 1:
            yield path, provision
