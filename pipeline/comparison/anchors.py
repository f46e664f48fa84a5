"""Common runs of two long sequences, found without comparing all with all.

What stands exactly once in both sequences is a safe place to hold on to (the idea of
«patience diff»). Between such anchors the gaps are small and are left to
`pipeline.comparison.runs`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """`size` items that are the same: from `old` in the old, `new` in the new."""

    old: int
    new: int
    size: int

    def shifted(self, old: int, new: int) -> Run:
        """The same run in sequences that begin earlier."""
        return Run(self.old + old, self.new + new, self.size)


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two neighbouring runs."""

    old: slice
    new: slice


def unique_anchors(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> list[tuple[int, int]]:
    """Places of items unique in both, as long a rising chain as there is."""
    places = _unique_places(new)
    pairs = [
        (index, places[item])
        for item, index in _unique_places(old).items()
        if item in places
    ]
    return _longest_rising(sorted(pairs))


def anchored_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Common runs that grow from the anchors to both sides, in order."""
    runs: list[Run] = []
    old_end = new_end = 0
    for old_place, new_place in unique_anchors(old, new):
        if old_place < old_end:
            continue
        back = 0
        while (
            old_place - back > old_end
            and new_place - back > new_end
            and old[old_place - back - 1] == new[new_place - back - 1]
        ):
            back += 1
        size = back + common_prefix(old, new, old_place, new_place)
        runs.append(Run(old_place - back, new_place - back, size))
        old_end, new_end = old_place - back + size, new_place - back + size
    return runs


def common_prefix(
    old: Sequence[Hashable], new: Sequence[Hashable], old_at: int = 0, new_at: int = 0
) -> int:
    """How many items are the same from the given places on."""
    limit = min(len(old) - old_at, len(new) - new_at)
    size = 0
    while size < limit and old[old_at + size] == new[new_at + size]:
        size += 1
    return size


def common_suffix(old: Sequence[Hashable], new: Sequence[Hashable], limit: int) -> int:
    """How many items are the same at the ends, at most `limit`."""
    size = 0
    while size < limit and old[-1 - size] == new[-1 - size]:
        size += 1
    return size


def gaps(runs: Sequence[Run], old_size: int, new_size: int) -> list[Gap]:
    """What lies before, between and behind the runs: one more than there are runs."""
    found = []
    old_end = new_end = 0
    for run in [*runs, Run(old_size, new_size, 0)]:
        found.append(Gap(slice(old_end, run.old), slice(new_end, run.new)))
        old_end, new_end = run.old + run.size, run.new + run.size
    return found


def joined(runs: Sequence[Run]) -> list[Run]:
    """The runs with neighbours that touch made one, and the empty left out."""
    result: list[Run] = []
    for run in runs:
        if not run.size:
            continue
        last = result[-1] if result else Run(-1, -1, 0)
        if (last.old + last.size, last.new + last.size) == (run.old, run.new):
            result[-1] = Run(last.old, last.new, last.size + run.size)
        else:
            result.append(run)
    return result


def _unique_places(items: Sequence[Hashable]) -> dict[Hashable, int]:
    first: dict[Hashable, int] = {}
    repeated: set[Hashable] = set()
    for index, item in enumerate(items):
        if item in first:
            repeated.add(item)
        else:
            first[item] = index
    return {item: place for item, place in first.items() if item not in repeated}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain that rises in both places (pairs are sorted by the first)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[at], ends[at] = place, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
