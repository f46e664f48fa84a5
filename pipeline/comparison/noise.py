"""Differences that no reader sees, told so that a lawyer can find them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pipeline.comparison.tokens import Token


@dataclass(frozen=True, slots=True)
class _Cell:
    """The smallest stretch that both texts cut off at the same letter.

    Mostly one word; several where a space was lost.
    """

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def noise_between(
    before: str, after: str, old: Sequence[Token], new: Sequence[Token]
) -> list[tuple[str, str]]:
    """Where two spellings of the same words part, as pairs old, new.

    A space that differs is shown with the words on both sides of it.

    Args:
        before: the old text that `old` points into.
        after: the new text that `new` points into.
        old: kept tokens of the old text.
        new: the tokens of the new text that answer to them; their keys spell the
            same, though they may be cut differently.
    """
    cells = _cells(old, new)
    return [
        (
            before[cells[first].old_start : cells[last].old_end],
            after[cells[first].new_start : cells[last].new_end],
        )
        for first, last in _merged(_noisy(before, after, cells))
    ]


def _cells(old: Sequence[Token], new: Sequence[Token]) -> list[_Cell]:
    old_ends, new_ends = _ends(old), _ends(new)
    common = sorted(old_ends.keys() & new_ends.keys())
    cuts = [(0, 0), *((old_ends[end], new_ends[end]) for end in common)]
    return [
        _Cell(
            old[old_from].start,
            old[old_to - 1].end,
            new[new_from].start,
            new[new_to - 1].end,
        )
        for (old_from, new_from), (old_to, new_to) in pairwise(cuts)
    ]


def _ends(tokens: Sequence[Token]) -> dict[int, int]:
    """How many tokens there are up to each count of letters."""
    sums = accumulate(len(token.key) for token in tokens)
    return {letters: count for count, letters in enumerate(sums, start=1)}


def _noisy(
    before: str, after: str, cells: Sequence[_Cell]
) -> Iterable[tuple[int, int]]:
    """First and last cell of every stretch that is spelled in two ways."""
    for index, cell in enumerate(cells):
        if index:
            last = cells[index - 1]
            old_gap = before[last.old_end : cell.old_start]
            if old_gap != after[last.new_end : cell.new_start]:
                yield index - 1, index
        old_word = before[cell.old_start : cell.old_end]
        if old_word != after[cell.new_start : cell.new_end]:
            yield index, index


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that share a cell, made one."""
    result: list[tuple[int, int]] = []
    for first, last in stretches:
        if result and first <= result[-1][1]:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return result
