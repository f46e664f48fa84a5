"""Words of a text with their places, and what changed between two lists of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.amending.fold import fold_words

_TOKEN = re.compile(
    r"\d+(?:[-‐‑]\d+)*\)"  # number of a point: «1-1)»
    r"|\d+(?:[.,]\d+)+"  # date, decimal fraction
    r"|\w+(?:[-‐‑'’]\w+)*"
    r"|[^\w\s]"
)


class Word(NamedTuple):
    """A word or a mark.

    Args:
        start: its place in the text.
        end: the place after it.
        key: what it is compared by.
    """

    start: int
    end: int
    key: str

    @property
    def is_mark(self) -> bool:
        """It holds no letter and no digit."""
        return not any(char.isalnum() for char in self.key)


def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a text."""
    return tuple(
        Word(match.start(), match.end(), fold_words(match[0]))
        for match in _TOKEN.finditer(text)
    )


@dataclass(frozen=True, slots=True)
class Hunk:
    """A change: words `old_start:old_end` became words `new_start:new_end`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


_NEAR = 1
"""Changes with so few unchanged words between them are told as one."""


def hunks(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[Hunk, ...]:
    """The changes between two texts, whole words only, near ones joined."""
    matcher = SequenceMatcher(
        None, [w.key for w in old], [w.key for w in new], autojunk=False
    )
    found: list[Hunk] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if found and i1 - found[-1].old_end <= _NEAR:
            found[-1] = Hunk(found[-1].old_start, i2, found[-1].new_start, j2)
        else:
            found.append(Hunk(i1, i2, j1, j2))
    return tuple(_commas_first(hunk, old, new) for hunk in found)


def _commas_first(hunk: Hunk, old: tuple[Word, ...], new: tuple[Word, ...]) -> Hunk:
    """«, свидетель» after «подозреваемый», rather than «свидетель,» after a comma."""
    i1, i2, j1, j2 = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    if i1 == i2:
        changed = [word.key for word in new[j1:j2]]
    elif j1 == j2:
        changed = [word.key for word in old[i1:i2]]
    else:
        return hunk
    before = old[i1 - 1] if i1 else None
    if before is None or before.key != "," or changed[-1] != ",":
        return hunk
    return Hunk(i1 - 1, i2 - 1, j1 - 1, j2 - 1)


def widened(hunk: Hunk, old_count: int, new_count: int) -> Iterator[Hunk]:
    """The change with more and more unchanged words around it, nearest first."""
    left_most = min(hunk.old_start, hunk.new_start)
    right_most = min(old_count - hunk.old_end, new_count - hunk.new_end)
    for size in range(1, left_most + right_most + 1):
        for left in range(min(size, left_most), -1, -1):
            right = size - left
            if right <= right_most:
                yield Hunk(
                    hunk.old_start - left,
                    hunk.old_end + right,
                    hunk.new_start - left,
                    hunk.new_end + right,
                )
