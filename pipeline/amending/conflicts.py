"""Clauses that contradict each other: all of them are refused, none is preferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipeline.amending.edits import (
    Edit,
    Insert,
    Remove,
    Restate,
    Retext,
    Splice,
)
from pipeline.amending.numbering import numbers_clash
from pipeline.amending.tree import Index, first_place, living
from pipeline.model.identity import (
    ABOVE_ARTICLE,
    POSITIONAL,
    ProvisionKind,
    ProvisionPath,
    Step,
)

Owned = tuple[int, Edit]
"""The number of a clause and one of its edits."""


def contradicting(owned: Iterable[Owned], index: Index) -> frozenset[int]:
    """Numbers of the clauses whose edits cannot be made together.

    Args:
        owned: edits of all clauses.
        index: the text that they speak of.
    """
    edits = list(owned)
    found: set[int] = set()
    found |= set(_inside_whole(edits, index))
    found |= set(_same_text(edits))
    found |= set(_same_stretch(edits))
    found |= set(_same_new_unit(edits))
    found |= set(_articles_taken(edits, index))
    found |= set(_unclear_places(edits, index))
    found |= set(numbers_clash(edits, index))
    return frozenset(found)


def _inside_whole(edits: list[Owned], index: Index) -> Iterator[int]:
    """A unit goes or is given anew, and another clause speaks of it, too."""
    whole: dict[ProvisionPath, set[int]] = defaultdict(set)
    for owner, edit in edits:
        if isinstance(edit, Restate | Remove):
            for path in _covered(edit.path, index):
                whole[path].add(owner)
    for owner, edit in edits:
        place = edit.parent if isinstance(edit, Insert) else edit.path
        for length in range(len(place.steps), 0, -1):
            others = whole.get(ProvisionPath(place.steps[:length]), set()) - {owner}
            if others:
                yield owner
                yield from others


def _covered(path: ProvisionPath, index: Index) -> Iterator[ProvisionPath]:
    """The unit, and the articles in it, whose addresses begin anew."""
    yield path
    if path.steps[-1].kind in ABOVE_ARTICLE:
        for child in index.units[path].children:
            yield from _covered(ProvisionPath((child.step,)), index)


def _articles_taken(edits: list[Owned], index: Index) -> Iterator[int]:
    """A new chapter brings an article that the act has already."""
    for owner, edit in edits:
        if isinstance(edit, Insert) and edit.unit.kind in ABOVE_ARTICLE:
            for path, unit in edit.unit.walk():
                address = ProvisionPath((unit.step,))
                is_inner = len(path.steps) > 1 and unit.kind is ProvisionKind.ARTICLE
                if is_inner and index.get(address) is not None:
                    yield owner


def _same_text(edits: list[Owned]) -> Iterator[int]:
    """Own words given anew, and changed by another clause."""
    texts: dict[ProvisionPath, set[int]] = defaultdict(set)
    for owner, edit in edits:
        if isinstance(edit, Retext):
            texts[edit.path].add(owner)
    for owner, edit in edits:
        if isinstance(edit, Retext | Splice) and texts.get(edit.path, set()) - {owner}:
            yield owner
            yield from texts[edit.path]


def _same_stretch(edits: list[Owned]) -> Iterator[int]:
    """Two clauses change the same words."""
    spliced: dict[ProvisionPath, list[tuple[int, int, int]]] = defaultdict(list)
    for owner, edit in edits:
        if isinstance(edit, Splice):
            spliced[edit.path].append((edit.start, edit.end, owner))
    for stretches in spliced.values():
        last = (-1, -1, -1)
        for one in sorted(stretches):
            if one[0] < last[1] or one[:2] == last[:2]:
                yield one[2]
                yield last[2]
            last = max(last, one, key=lambda each: each[1])


def _same_new_unit(edits: list[Owned]) -> Iterator[int]:
    """Two clauses bring a unit of the same number."""
    new: dict[tuple[ProvisionPath, Step], list[int]] = defaultdict(list)
    for owner, edit in edits:
        if isinstance(edit, Insert):
            new[edit.parent, edit.unit.step].append(owner)
    for owners in new.values():
        if len(owners) > 1:
            yield from owners


def _unclear_places(edits: list[Owned], index: Index) -> Iterator[int]:
    """New unnumbered units whose place depends on which clause is done first."""
    gone = _places_gone(edits)
    for (parent, kind), places in _new_places(edits).items():
        removed = gone.get(parent, [])
        if not removed:
            yield from _beyond(parent, kind, places, index)
        elif not _at_the_end(parent, kind, places, index):
            yield from _after_gone(places, removed)


Places = list[tuple[int, int]]
"""Places of unnumbered units, each with the number of its clause."""


def _new_places(edits: list[Owned]) -> dict[tuple[ProvisionPath, str], Places]:
    new: dict[tuple[ProvisionPath, str], Places] = defaultdict(list)
    for owner, edit in edits:
        if isinstance(edit, Insert) and edit.unit.kind in POSITIONAL:
            key = edit.parent, edit.unit.kind.value
            new[key].append((int(edit.unit.number), owner))
    return new


def _places_gone(edits: list[Owned]) -> dict[ProvisionPath, Places]:
    gone: dict[ProvisionPath, Places] = defaultdict(list)
    for owner, edit in edits:
        if isinstance(edit, Remove) and edit.path.steps[-1].kind in POSITIONAL:
            place = int(edit.path.steps[-1].number)
            gone[edit.path.parent].append((place, owner))
    return gone


def _after_gone(places: Places, removed: Places) -> Iterator[int]:
    for place, owner in places:
        earlier = [each for at, each in removed if at < place and each != owner]
        if earlier:
            yield owner
            yield from earlier


def _at_the_end(parent: ProvisionPath, kind: str, places: Places, index: Index) -> bool:
    """Whether new units follow the last one of the text in force.

    Counted after an exclusion, their places would leave a gap: nobody counts so.
    """
    free = _first_free(parent, kind, index)
    numbers = sorted(place for place, _ in places)
    return numbers == list(range(free, free + len(numbers)))


def _first_free(parent: ProvisionPath, kind: str, index: Index) -> int:
    """The place after the last unit of a kind."""
    unit = index.units[parent]
    there = sum(child.kind.value == kind for child in living(unit.children))
    return first_place(unit.kind) + there


def _beyond(
    parent: ProvisionPath, kind: str, places: Places, index: Index
) -> Iterator[int]:
    """Places that leave a gap after the last unit."""
    last = _first_free(parent, kind, index)
    for count, (place, owner) in enumerate(sorted(places)):
        if place > last + count:
            yield owner
