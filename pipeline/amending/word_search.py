"""Finds quoted words in the text of units, and changes them without loose spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.amending.edits import Splice
from pipeline.amending.fold import fold
from pipeline.amending.occurrences import occurrences
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.model.identity import ProvisionPath

_SURE_WITHOUT_SPACES = 12
"""Shorter words without their spaces might be another word: «на место», «наместо»."""
_SUFFIX = re.compile(r"[-‑]\w")
"""«-1» after «435»: one word with what it follows."""
_TIGHT = ",;:.)»"
"""Marks before which no space stands."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a unit's own words in which a clause may look.

    Args:
        path: the unit.
        text: all its own words.
        start: where the part begins.
        end: where it ends.
    """

    path: ProvisionPath
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of quoted words."""

    stretch: Stretch
    start: int
    end: int


def find_all(words: str, stretches: tuple[Stretch, ...]) -> tuple[Hit, ...]:
    """All occurrences as whole words; look-alikes and lost spaces are seen through."""
    hits = tuple(_hits(words, stretches, lost_spaces=False))
    if hits or " " not in words.strip() or len(words) < _SURE_WITHOUT_SPACES:
        return hits
    return tuple(_hits(words, stretches, lost_spaces=True))


def find_each(
    words: tuple[str, ...], stretches: tuple[Stretch, ...]
) -> tuple[tuple[Hit, ...], ...]:
    """Occurrences of several words of one order.

    «слова «суд», «районный суд»»: a word inside another of them is not meant there.
    """
    found = [find_all(each, stretches) for each in words]
    by_unit: dict[ProvisionPath, list[Hit]] = defaultdict(list)
    for hit in (each for hits in found for each in hits):
        by_unit[hit.stretch.path].append(hit)
    return tuple(
        tuple(hit for hit in hits if not _is_inside(hit, by_unit[hit.stretch.path]))
        for hits in found
    )


def _is_inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer one of the others covers an occurrence."""
    length = hit.end - hit.start
    return any(
        other.start <= hit.start and hit.end <= other.end
        for other in others
        if other.end - other.start > length
    )


def find_one(words: str, stretches: tuple[Stretch, ...]) -> Hit:
    """The only occurrence.

    Raises:
        RefusalError: where there is none or more than one.
    """
    return the_one(words, find_all(words, stretches), stretches)


def the_one(words: str, hits: tuple[Hit, ...], stretches: tuple[Stretch, ...]) -> Hit:
    """The only one of the occurrences.

    Raises:
        RefusalError: where there is none or more than one.
    """
    if not hits:
        raise RefusalError(Reason.WORDS_NOT_FOUND, nearest_words(words, stretches))
    if len(hits) > 1:
        places = dict.fromkeys(str(hit.stretch.path) for hit in hits)
        raise RefusalError(Reason.AMBIGUOUS_WORDS, ", ".join(places))
    return hits[0]


@lru_cache(maxsize=64)
def _seen(text: str) -> str:
    """The text as words are sought in it, letter by letter: «ё» may be printed «е».

    Asked for one unit again with each stretch of words that might be quoted from it.
    """
    return fold(text).replace("ё", "е").replace("Ё", "Е")


def _hits(
    words: str, stretches: tuple[Stretch, ...], *, lost_spaces: bool
) -> Iterator[Hit]:
    sought = _seen(words)
    for each in stretches:
        text = _seen(each.text)
        for start, end in occurrences(
            sought, text, each.start, each.end, lost_spaces=lost_spaces
        ):
            yield Hit(each, start, end)


def replaced(hit: Hit, new: str) -> Splice:
    """Other words instead of the found ones."""
    if not new:
        return removed(hit)
    start = hit.start
    text = hit.stretch.text
    if new[0] in _TIGHT and text[:start].endswith(" "):
        start = len(text[:start].rstrip(" "))
    return Splice(hit.stretch.path, start, hit.end, new)


def removed(hit: Hit) -> Splice:
    """The found words go, with one of the spaces around them."""
    text, start, end = hit.stretch.text, hit.start, hit.end
    before, after = text[:start], text[end:]
    if before.endswith(" ") and (not after or after[0] in _TIGHT + " "):
        start = len(before.rstrip(" "))
    elif not before.strip() and after.startswith(" "):
        end += len(after) - len(after.lstrip(" "))
    return Splice(hit.stretch.path, start, end, "")


def added_after(hit: Hit, new: str) -> Splice:
    """Words come after the found ones."""
    is_tight = new[:1] in _TIGHT or new[:1].isspace() or bool(_SUFFIX.match(new))
    gap = "" if is_tight else " "
    return Splice(hit.stretch.path, hit.end, hit.end, gap + new)


def added_before(hit: Hit, new: str) -> Splice:
    """Words come before the found ones."""
    gap = "" if new[-1:].isspace() or hit.stretch.text[hit.start] in _TIGHT else " "
    return Splice(hit.stretch.path, hit.start, hit.start, new + gap)


def nearest_words(words: str, stretches: tuple[Stretch, ...]) -> str:
    """The stretch of words of the same number that shares most words, or empty."""
    wanted = fold(words).lower().split()
    best: tuple[int, str] = (0, "")
    for stretch in stretches:
        there = stretch.text[stretch.start : stretch.end].split()
        folded = [fold(word).lower() for word in there]
        for start in range(max(1, len(there) - len(wanted) + 1)):
            window = folded[start : start + len(wanted)]
            shared = len(set(window) & set(wanted))
            if shared > best[0]:
                best = (shared, " ".join(there[start : start + len(wanted)]))
    return best[1]
