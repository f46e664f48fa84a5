"""Units whose words stand in both texts under different addresses.

Candidates come from an index of words, so that no unit is held against all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.comparison.likeness import Pair
from pipeline.model.identity import ProvisionKind

_COMMON = 64
"""A word that stands in more units tells nothing of where one came from."""
_BEST = 8
"""Candidates for one unit that are measured exactly."""
_ENOUGH = 7
"""Words and pairs of words that a unit needs to be known again far away: 4 words."""
_BETTER = 0.2
"""By how much a unit must be more alike than the one of the same number."""
_INTERCHANGEABLE = frozenset(
    {
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
        ProvisionKind.POINT,
        ProvisionKind.INDENT,
    }
)
"""A unit may get or lose its number when it moves."""


class Distance(IntEnum):
    """How far a unit moved."""

    PARENT = 0
    ARTICLE = 1
    ACT = 2


_ALIKE = {Distance.PARENT: 0.65, Distance.ARTICLE: 0.75, Distance.ACT: 0.8}
"""How alike units must be to be the same one moved so far."""


@dataclass(frozen=True, slots=True)
class Move:
    """A unit that may have moved."""

    old: int
    new: int
    distance: Distance
    depth: int
    score: float

    @property
    def order(self) -> tuple[int, int, float, int, int]:
        """Near before far, whole before part, alike before less alike."""
        return (self.distance, self.depth, -self.score, self.old, self.new)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The units that may have moved.

    Args:
        old: units of the old text that have no sure answer.
        new: units of the new text that have none.
        proposed: pairs of the same number that stand unless a move is better, from
            old to new.
        rivals: the same pairs, from new to old.
        answers: sure pairs, from old to new, `ROOT` among them.
    """

    old: Sequence[int]
    new: Sequence[int]
    proposed: Mapping[int, int]
    rivals: Mapping[int, int]
    answers: Mapping[int, int]


def find_moves(texts: Pair, candidates: Candidates) -> list[Move]:
    """Possible moves, the best first; one unit may occur in several."""
    index = _index(texts, candidates.new)
    moves = [
        move
        for old in candidates.old
        for new in _nearest(texts, old, index)
        for move in _moves(texts, old, new, candidates)
    ]
    return sorted(moves, key=lambda move: move.order)


def _index(texts: Pair, new: Iterable[int]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place in new:
        for shingle in texts.new.shingles(place):
            index[shingle].append(place)
    return index


def _nearest(texts: Pair, old: int, index: Mapping[str, list[int]]) -> list[int]:
    counts: Counter[int] = Counter()
    for shingle in texts.old.shingles(old):
        places = index.get(shingle, ())
        if len(places) <= _COMMON:
            counts.update(places)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [place for place, _ in ranked[:_BEST]]


def _moves(texts: Pair, old: int, new: int, candidates: Candidates) -> Iterator[Move]:
    if candidates.proposed.get(old) == new or not _fit(texts, old, new):
        return
    score = texts.likeness(old, new)
    distance = _distance(texts, old, new, candidates.answers)
    if score < _ALIKE[distance]:
        return
    if _is_slight(texts, old, new) and (distance or score < 1):
        return
    if score < _needed(texts, old, new, candidates):
        return
    depth = len(texts.old.units[old].path.steps)
    yield Move(old, new, distance, depth, score)


def _fit(texts: Pair, old: int, new: int) -> bool:
    kinds = {
        texts.old.units[old].provision.kind,
        texts.new.units[new].provision.kind,
    }
    return len(kinds) == 1 or kinds <= _INTERCHANGEABLE


def _is_slight(texts: Pair, old: int, new: int) -> bool:
    sizes = (len(texts.old.shingles(old)), len(texts.new.shingles(new)))
    return min(sizes) < _ENOUGH


def _distance(texts: Pair, old: int, new: int, answers: Mapping[int, int]) -> Distance:
    before, after = texts.old.units[old], texts.new.units[new]
    if answers.get(before.parent) == after.parent:
        return Distance.PARENT
    if before.path.article == after.path.article:
        return Distance.ARTICLE
    return Distance.ACT


def _needed(texts: Pair, old: int, new: int, candidates: Candidates) -> float:
    """What a move must reach to win against the units of the same number."""
    rivals = []
    if old in candidates.proposed:
        rivals.append(texts.likeness(old, candidates.proposed[old]))
    if new in candidates.rivals:
        rivals.append(texts.likeness(candidates.rivals[new], new))
    return min(max(rivals) + _BETTER, 1.0) if rivals else 0.0
