"""Whether the numbers that clauses give to units can stand beside each other.

New units and renumbered ones must find their numbers free, once all clauses are
carried out; and renumbering must keep the order of the text. What a clause says of an
unnumbered unit («абзацы третий и четвертый считать абзацами четвертым и пятым») must
be what counting gives anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.amending.edits import Edit, Insert, Remove, Renumber
from pipeline.amending.tree import Index, living
from pipeline.model.identity import (
    ABOVE_ARTICLE,
    POSITIONAL,
    ProvisionKind,
    ProvisionPath,
    number_key,
)

Owned = tuple[int, Edit]


def numbers_clash(edits: list[Owned], index: Index) -> Iterator[int]:
    """Numbers of the clauses that give units numbers which cannot stand.

    Args:
        edits: edits of all clauses, each with the number of its clause.
        index: the text that they speak of.
    """
    away = {edit.path for _, edit in edits if isinstance(edit, Renumber)}
    for owner, edit in edits:
        if isinstance(edit, Insert) and edit.unit.kind not in POSITIONAL:
            address = edit.parent.child(edit.unit.kind, edit.unit.number)
            if index.get(address) is not None and address not in away:
                yield owner
                yield from _owners_of_exclusion(address, edits)
    renamed: dict[ProvisionPath, list[tuple[int, Renumber]]] = defaultdict(list)
    for owner, edit in edits:
        if isinstance(edit, Renumber):
            renamed[edit.path.parent].append((owner, edit))
    for parent, orders in renamed.items():
        numbered = [(o, e) for o, e in orders if e.is_of_other_kind]
        yield from _newly_numbered(parent, numbered, edits, index)
        others = [(o, e) for o, e in orders if not e.is_of_other_kind]
        yield from _in_parent(parent, others, edits, index)
    yield from _spoken_of(away, edits)


def _owners_of_exclusion(path: ProvisionPath, edits: list[Owned]) -> Iterator[int]:
    """The clause that excludes the unit whose number a new one is given."""
    for owner, edit in edits:
        if isinstance(edit, Remove) and edit.path == path:
            yield owner


def _spoken_of(away: set[ProvisionPath], edits: list[Owned]) -> Iterator[int]:
    """Other clauses on a unit whose number may be the old one or the new one."""
    orders = [(o, e) for o, e in edits if isinstance(e, Renumber)]
    new = {e.path.parent.child(e.kind, e.number) for _, e in orders}
    unclear = {path for path in away | new if path.steps[-1].kind not in POSITIONAL}
    for owner, edit in edits:
        if isinstance(edit, Renumber | Remove):
            continue
        place = edit.parent if isinstance(edit, Insert) else edit.path
        lengths = range(1, len(place.steps) + 1)
        if any(ProvisionPath(place.steps[:length]) in unclear for length in lengths):
            yield owner
            yield from (other for other, _ in orders)


def _in_parent(
    parent: ProvisionPath,
    orders: list[tuple[int, Renumber]],
    edits: list[Owned],
    index: Index,
) -> Iterator[int]:
    kinds = {edit.path.steps[-1].kind for _, edit in orders}
    for kind in kinds:
        mine = [(o, e) for o, e in orders if e.path.steps[-1].kind is kind]
        gone = _removed(parent, kind, edits)
        new = _inserted(parent, kind, edits)
        if kind in POSITIONAL:
            yield from _miscounted(mine, gone, new)
            continue
        there = [n for n in _present(parent, kind, index) if n not in gone]
        names = {edit.path.steps[-1].number: edit.number for _, edit in mine}
        after = [number_key(names.get(number, number)) for number in there]
        rising = all(one < two for one, two in pairwise(after))
        if not rising or set(after) & {number_key(number) for number in new}:
            yield from (owner for owner, _ in mine)


def _newly_numbered(
    parent: ProvisionPath,
    orders: list[tuple[int, Renumber]],
    edits: list[Owned],
    index: Index,
) -> Iterator[int]:
    """Parts that get numbers: all of the article's, in order, beside free numbers.

    A part left without a number would be read as a part of the point before it.
    """
    if not orders:
        return
    paths = {edit.path: edit.number for _, edit in orders}
    there = [
        parent.child(c.kind, c.number) for c in living(index.units[parent].children)
    ]
    kind = orders[0][1].kind
    taken = {number_key(number) for number in _inserted(parent, kind, edits)}
    numbers = [number_key(paths[path]) for path in there if path in paths]
    rising = all(one < two for one, two in pairwise(numbers))
    if set(there) != set(paths) or not rising or taken & set(numbers):
        yield from (owner for owner, _ in orders)


def _miscounted(
    orders: list[tuple[int, Renumber]], gone: list[str], new: list[str]
) -> Iterator[int]:
    for owner, edit in orders:
        place = int(edit.path.steps[-1].number)
        place -= sum(int(number) < place for number in gone)
        for number in sorted(map(int, new)):
            place += number <= place
        if str(place) != edit.number:
            yield owner


def _removed(
    parent: ProvisionPath, kind: ProvisionKind, edits: Iterable[Owned]
) -> list[str]:
    paths = [edit.path for _, edit in edits if isinstance(edit, Remove)]
    return [
        path.steps[-1].number
        for path in paths
        if path.parent == parent and path.steps[-1].kind is kind
    ]


def _inserted(
    parent: ProvisionPath, kind: ProvisionKind, edits: Iterable[Owned]
) -> list[str]:
    found = [edit for _, edit in edits if isinstance(edit, Insert)]
    return [e.unit.number for e in found if e.parent == parent and e.unit.kind is kind]


def _present(parent: ProvisionPath, kind: ProvisionKind, index: Index) -> list[str]:
    """Numbers of the living units of a kind, in the order of the text."""
    if kind is ProvisionKind.ARTICLE or kind in ABOVE_ARTICLE:
        paths = [path for path in index.units if len(path.steps) == 1]
        steps = [path.steps[-1] for path in paths if index.get(path) is not None]
    else:
        steps = [child.step for child in living(index.units[parent].children)]
    return [step.number for step in steps if step.kind is kind]
