"""Which block of the old text became which of the new one, and which row which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.review.align import align
from pipeline.review.likeness import Words as WordSet
from pipeline.review.likeness import likeness, words_of
from pipeline.review.revision_marks import ReadParagraph, w

_ALIKE = 0.3
"""Share of common words from which on two paragraphs are taken for one that changed."""


@dataclass(slots=True)
class Block:
    """A paragraph, a table, or what is neither, with what it is known by."""

    element: etree._Element
    key: tuple[str, str]
    words: WordSet
    paragraph: ReadParagraph | None = None


def is_block(element: etree._Element) -> bool:
    """Whether an element of a body or cell is a paragraph or a table."""
    return element.tag in {w("p"), w("tbl")}


def _weight(old: Block, new: Block) -> float:
    if (old.paragraph is None) != (new.paragraph is None):
        return 0.0
    alike = likeness(old.words, new.words)
    return alike if old.paragraph is None or alike >= _ALIKE else 0.0


def row_key(row: etree._Element) -> tuple[str, ...]:
    """What a row says, cell by cell."""
    return tuple(
        "\n".join(
            "".join(each.text or "" for each in paragraph.iter(w("t")))
            for paragraph in cell.iter(w("p"))
        )
        for cell in row
        if cell.tag == w("tc")
    )


def row_weight(old: etree._Element, new: etree._Element) -> float:
    """Rows are a pair by their bookmark, else by their words, if their cells fit."""
    if _form(old) != _form(new):
        return 0.0
    names = [
        {each.get(w("name")) for each in row.iter(w("bookmarkStart"))}
        for row in (old, new)
    ]
    if names[0] & names[1]:
        return 2.0
    alike = likeness(words_of(" ".join(row_key(old))), words_of(" ".join(row_key(new))))
    return alike if alike >= _ALIKE and not (names[0] and names[1]) else 0.0


def _form(row: etree._Element) -> list[str]:
    """How many columns each cell of a row covers."""
    return [
        next((each.get(w("val"), "1") for each in cell.iter(w("gridSpan"))), "1")
        for cell in row
        if cell.tag == w("tc")
    ]


def pairs(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Which block became which, so that the last paragraphs can be told.

    A container's last paragraph can neither come nor go: where others come or go after
    the last that stays, they must all do the same, and be paragraphs; else the last
    ones are a pair, whatever they say.
    """
    found = _last_together(_aligned(old, new), old, new)
    if _can_be_told(found, old, new):
        return found
    rest = _aligned(old[:-1], new[:-1])
    return [*rest, (len(old) - 1, len(new) - 1)]


def _aligned(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    return list(
        align(
            [each.key for each in old],
            [each.key for each in new],
            lambda one, other: _weight(old[one], new[other]),
        )
    )


def _is_pair(pair: tuple[int, int]) -> bool:
    return pair[0] >= 0 and pair[1] >= 0


def _can_be_told(
    pairs: Sequence[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> bool:
    """Whether what comes or goes at the end is paragraphs after one that stays."""
    kept = max((n for n, pair in enumerate(pairs) if _is_pair(pair)), default=-1)
    trailing = pairs[kept + 1 :]
    if not trailing:
        return True
    if kept < 0 or old[pairs[kept][0]].paragraph is None:
        return False
    blocks = [old[one] if one >= 0 else new[other] for one, other in trailing]
    kinds = {one >= 0 for one, _ in trailing}
    return len(kinds) == 1 and all(each.paragraph is not None for each in blocks)


def _last_together(
    pairs: list[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> list[tuple[int, int]]:
    """Makes the last paragraphs a pair, where each has none after the last pair."""
    kept = max((n for n, pair in enumerate(pairs) if _is_pair(pair)), default=-1)
    gone = [n for n in range(kept + 1, len(pairs)) if pairs[n][0] >= 0]
    come = [n for n in range(kept + 1, len(pairs)) if pairs[n][1] >= 0]
    if not gone or not come:
        return pairs
    last = (pairs[gone[-1]][0], pairs[come[-1]][1])
    if old[last[0]].paragraph is None or new[last[1]].paragraph is None:
        return pairs
    rest = [pair for n, pair in enumerate(pairs) if n not in {gone[-1], come[-1]}]
    return [*rest, last]
