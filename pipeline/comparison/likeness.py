"""How much two units say the same, measured by shared words and pairs of words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.comparison.tokens import fold, words_of
from pipeline.comparison.units import Units

Shingles = frozenset[str]


@lru_cache(maxsize=1 << 10)
def shingles_of(text: str) -> Shingles:
    """The words and the pairs of neighbouring words of a text, in small letters.

    Some are kept: the text in force is held against each alternative, and on a page
    that stays open against each of them again after every save.
    """
    words = words_of(text)
    return frozenset(words) | {f"{first} {second}" for first, second in pairwise(words)}


def share(one: Shingles, other: Shingles) -> float:
    """Share of what is common, from 0 to 1 (Dice's measure)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


class Side:
    """The units of one text with what is measured of them, worked out when asked."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self._shingles: dict[int, Shingles] = {}
        self._contents: dict[int, str] = {}

    def shingles(self, index: int) -> Shingles:
        """Shingles of a unit with all that is inside it."""
        if index not in self._shingles:
            self._shingles[index] = shingles_of(self.units.content(index))
        return self._shingles[index]

    def content(self, index: int) -> str:
        """A unit with all that is inside it, folded: equal but for noise."""
        if index not in self._contents:
            self._contents[index] = fold(self.units.content(index))
        return self._contents[index]


class Pair:
    """Two texts whose units are measured against each other."""

    def __init__(self, old: Units, new: Units) -> None:
        self.old = Side(old)
        self.new = Side(new)

    def likeness(self, old: int, new: int) -> float:
        """Likeness of two units with all that is inside them, from 0 to 1."""
        return share(self.old.shingles(old), self.new.shingles(new))

    def same_words(self, old: int, new: int) -> bool:
        """Whether the units' own words are the same but for noise; false if empty."""
        before = self.old.units[old].provision.text
        after = self.new.units[new].provision.text
        return bool(before) and (before == after or fold(before) == fold(after))

    def same_content(self, old: int, new: int) -> bool:
        """Whether the units with all inside them are the same but for noise."""
        before = fold(self.old.units[old].provision.text)
        after = fold(self.new.units[new].provision.text)
        if not before.startswith(after) and not after.startswith(before):
            return False
        return self.old.content(old) == self.new.content(new)


def best_chain(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) that rise in both and have the greatest sum of scores.

    Args:
        scores: likeness of every row with every column; 0 forbids the pair.
    """
    height, width = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for row in range(height - 1, -1, -1):
        for column in range(width - 1, -1, -1):
            score = scores[row][column]
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                best[row + 1][column + 1] + score if score else 0.0,
            )
    return _walk(scores, best)


def _walk(
    scores: Sequence[Sequence[float]], best: Sequence[Sequence[float]]
) -> list[tuple[int, int]]:
    pairs = []
    row = column = 0
    while row < len(scores) and column < len(scores[row]):
        score = scores[row][column]
        if score and best[row][column] == best[row + 1][column + 1] + score:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            row += 1
    return pairs
