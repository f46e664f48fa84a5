"""What two sequences of words have in common, in bounded time.

Short sequences get the shortest difference. Long ones are first held together at
words, or threes of words, that are unique in both; what is still long between such
anchors, and has nothing in common to hold on to, is given up as wholly different.
The bound is counted in words, not in seconds, so that the result is always the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from pipeline.comparison.anchors import (
    Run,
    anchored_runs,
    common_prefix,
    common_suffix,
    gaps,
    joined,
)
from pipeline.comparison.shortest import shortest_runs

_SHORT = 1200
"""Items of both sides together for which the shortest difference is looked for."""
_ALLOWANCE = 6_000_000
"""Squares of such sums that one pair of texts may use up: about a second."""
_GRAMS = (3, 1)


class Work:
    """How much work one pair of texts has left."""

    def __init__(self, allowance: int = _ALLOWANCE) -> None:
        self._left = allowance

    def take(self, items: int) -> bool:
        """Whether a difference of so many items may be worked out; counts it."""
        if items > _SHORT or items * items > self._left:
            return False
        self._left -= items * items
        return True


def common_runs(
    old: Sequence[Hashable], new: Sequence[Hashable], work: Work
) -> list[Run]:
    """Common runs of two sequences, in order; neighbours never touch."""
    return joined(_trimmed(old, new, work, _GRAMS))


def _trimmed(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    work: Work,
    grams: tuple[int, ...],
) -> list[Run]:
    """The common beginning and end, and what lies between them."""
    head = common_prefix(old, new)
    tail = common_suffix(old, new, min(len(old), len(new)) - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    middle = _middle(old[head:old_end], new[head:new_end], work, grams)
    return [
        Run(0, 0, head),
        *(run.shifted(head, head) for run in middle),
        Run(old_end, new_end, tail),
    ]


def _middle(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    work: Work,
    grams: tuple[int, ...],
) -> list[Run]:
    """What stands on one side only cannot be common: it is left out first."""
    shared = set(old) & set(new)
    if not shared:
        return []
    old_places = [place for place, item in enumerate(old) if item in shared]
    new_places = [place for place, item in enumerate(new) if item in shared]
    if work.take(len(old_places) + len(new_places)):
        found = shortest_runs(
            [old[place] for place in old_places], [new[place] for place in new_places]
        )
        return _spread(found, old_places, new_places)
    return _anchored(old, new, work, grams)


def _spread(
    runs: Sequence[Run], old_places: Sequence[int], new_places: Sequence[int]
) -> list[Run]:
    """Runs among the shared items, as single items of the whole sequences."""
    return [
        Run(old_places[run.old + step], new_places[run.new + step], 1)
        for run in runs
        for step in range(run.size)
    ]


def _anchored(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    work: Work,
    grams: tuple[int, ...],
) -> list[Run]:
    """Split long sequences at unique grams; without any they are wholly different."""
    if not grams:
        return []
    size, finer = grams[0], grams[1:]
    anchors = anchored_runs(_grams(old, size), _grams(new, size))
    anchors = [Run(run.old, run.new, run.size + size - 1) for run in anchors]
    anchors = _without_overlap(anchors)
    if not anchors:
        return _anchored(old, new, work, finer)
    runs: list[Run] = []
    around = gaps(anchors, len(old), len(new))
    for gap, anchor in zip(around, [*anchors, Run(0, 0, 0)], strict=True):
        inner = _trimmed(old[gap.old], new[gap.new], work, finer)
        runs += (run.shifted(gap.old.start, gap.new.start) for run in inner)
        runs.append(anchor)
    return runs


def _without_overlap(runs: Sequence[Run]) -> list[Run]:
    """Runs of grams, made runs of items, may overlap by a few: cut the later one."""
    result: list[Run] = []
    old_end = new_end = 0
    for run in runs:
        cut = max(old_end - run.old, new_end - run.new, 0)
        if cut >= run.size:
            continue
        result.append(Run(run.old + cut, run.new + cut, run.size - cut))
        old_end, new_end = run.old + run.size, run.new + run.size
    return result


def _grams(items: Sequence[Hashable], size: int) -> Sequence[Hashable]:
    if size == 1:
        return items
    return list(zip(*(items[start:] for start in range(size)), strict=False))
