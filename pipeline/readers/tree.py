"""A growing tree of units: the path of open units and what is put under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from pipeline.model.identity import ProvisionKind, number_key
from pipeline.model.provision import EditorNote, Layout, Provision
from pipeline.readers import letters
from pipeline.readers.line import Line

LEVELS = {
    ProvisionKind.SECTION: 1,
    ProvisionKind.CHAPTER: 2,
    ProvisionKind.DIVISION: 3,
    ProvisionKind.ARTICLE: 4,
}
"""Depth of units with a heading; what is not here stands below them."""


_BELOW = 9
"""Level of everything that stands inside an article."""


@dataclass(slots=True)
class Node:
    """A unit while the text is being read; kind and line are None for the root."""

    kind: ProvisionKind | None
    number: str
    line: Line | None = None
    before: str = ""
    children: list[Node] = field(default_factory=list)
    notes: list[tuple[str, Line]] = field(default_factory=list)
    counts: dict[ProvisionKind, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The unit's own words."""
        return self.line.text if self.line else ""

    @property
    def level(self) -> int:
        """Depth among units with a heading; the root has none above it."""
        return 0 if self.kind is None else LEVELS.get(self.kind, _BELOW)

    @property
    def is_headed(self) -> bool:
        """Its own words are a heading, no part of the text below it."""
        return self.level < _BELOW

    @property
    def takes_numbered(self) -> bool:
        """A norm note whose word stands in the plural."""
        return self.line is not None and self.line.many

    def next_ordinal(self, kind: ProvisionKind) -> str:
        """Ordinal of the next uncounted unit (rule 7); notes are counted from 1."""
        first = 1 if self.is_headed or kind is ProvisionKind.NOTE else 2
        return str(self.counts.get(kind, 0) + first)


class Tree:
    """The open units, from the root to the unit read last."""

    def __init__(self) -> None:
        self.root = Node(None, "")
        self.path = [self.root]
        self.last = self.root

    @property
    def top(self) -> Node:
        """The innermost open unit."""
        return self.path[-1]

    def add(self, kind: ProvisionKind, number: str, line: Line, before: str) -> None:
        """Open a unit under the innermost open one."""
        node = Node(kind, number, line, before)
        self.top.children.append(node)
        self.top.counts[kind] = self.top.counts.get(kind, 0) + 1
        self.path.append(node)
        self.last = node

    def note(self, line: Line, before: str) -> None:
        """Hang an editors' note on the unit read last."""
        self.last.notes.append((before, line))

    def close_to(self, fits: Callable[[Node], bool]) -> None:
        """Close open units until one fits; the root always does."""
        while len(self.path) > 1 and not fits(self.top):
            self.path.pop()

    def close_at(self, index: int) -> None:
        """Close all open units from a place of the path on."""
        del self.path[index:]

    def open_points(self) -> list[int]:
        """Places of open «1)» units in the path, innermost first."""
        return [
            index
            for index in range(len(self.path) - 1, 0, -1)
            if self.path[index].kind is ProvisionKind.POINT
        ]

    def run_for(self, number: str) -> int | None:
        """Place of the open «1)» unit after which a number comes, None if none.

        The one whose number comes just before is preferred, since a list may stand
        inside another.
        """
        key = number_key(number)
        places = self.open_points()
        exact = [i for i in places if key in _followers(self.path[i].number)]
        later = [i for i in places if key > number_key(self.path[i].number)]
        return next(iter(exact + later), None)


def _followers(number: str) -> set[tuple[int, ...]]:
    key = number_key(number)
    follower = (*key[:-1], key[-1] + 1)
    return {follower, (*key, 1), (key[0] + 1,)}


def freeze(node: Node, file: PurePath) -> tuple[Provision, ...]:
    """The finished units inside one, with all inside them.

    An article without text is vacant where the editors' note below it says so.
    """
    return tuple(_freeze(child, file) for child in node.children)


def _freeze(node: Node, file: PurePath) -> Provision:
    if node.kind is None or node.line is None:
        raise ValueError(node)
    line = node.line
    return Provision(
        kind=node.kind,
        number=node.number,
        text=line.text,
        children=freeze(node, file),
        notes=tuple(_note(before, each, file) for before, each in node.notes),
        excluded=line.excluded or _is_vacant(node),
        layout=Layout(node.before, line.lead, line.marker, line.after),
        location=line.place(file),
    )


def _is_vacant(node: Node) -> bool:
    if node.children or (node.text and node.kind is not ProvisionKind.ARTICLE):
        return False
    return any(
        line.excluded or letters.EXCLUDED_ARTICLE.search(line.folded_head)
        for _, line in node.notes
    )


def _note(before: str, line: Line, file: PurePath) -> EditorNote:
    layout = Layout(before, line.lead, line.marker, line.after)
    return EditorNote(line.text, layout, line.place(file))
