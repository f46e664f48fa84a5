"""Which block of an old list answers to which of a new one, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from pipeline.review.word_diff import spans

Weight = Callable[[int, int], float]
"""How much an old and a new block are alike; 0 where they cannot be a pair."""
Pair = tuple[int, int]
"""Numbers of an old and a new block; -1 where one of them is missing."""

_MOST = 40_000
"""Pairs that are weighed; a larger stretch is taken as replaced."""


def align(
    old: Sequence[Hashable], new: Sequence[Hashable], weight: Weight
) -> Iterator[Pair]:
    """Pairs of blocks; equal ones first, then the most alike between them.

    Args:
        old: keys of the old blocks.
        new: keys of the new blocks.
        weight: how much two blocks are alike that are not equal.
    """
    for span in spans(old, new):
        mine = range(len(old))[span.old]
        theirs = range(len(new))[span.new]
        if span.same:
            yield from zip(mine, theirs, strict=True)
        elif len(mine) * len(theirs) > _MOST:
            yield from ((number, -1) for number in mine)
            yield from ((-1, number) for number in theirs)
        else:
            yield from _best(mine, theirs, weight)


def _best(mine: Sequence[int], theirs: Sequence[int], weight: Weight) -> list[Pair]:
    """The pairs of the greatest weight together, none crossing another."""
    weights = [[weight(one, other) for other in theirs] for one in mine]
    rows, columns = len(mine), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            paired = weights[row][column]
            together = paired + best[row + 1][column + 1] if paired else 0.0
            best[row][column] = max(
                together, best[row + 1][column], best[row][column + 1]
            )
    pairs: list[Pair] = []
    row = column = 0
    while row < rows and column < columns:
        paired = weights[row][column]
        if paired and best[row][column] == paired + best[row + 1][column + 1]:
            pairs.append((mine[row], theirs[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((mine[row], -1))
            row += 1
        else:
            pairs.append((-1, theirs[column]))
            column += 1
    pairs += [(number, -1) for number in mine[row:]]
    pairs += [(-1, number) for number in theirs[column:]]
    return pairs
