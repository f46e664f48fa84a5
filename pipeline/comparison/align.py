"""Which unit of one text answers to which of another.

From the outside in: the units inside two answering units are paired by number or, if
they have none, by their words in order. What is in doubt waits until all else is
paired; then the words decide whether a unit moved, first within the same parent, then
within the article, then within the act. A doubtful pair that no move contradicts
stands: the same number is then the same unit with other words.

Each round settles at least one unit, and units are never held all against all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.comparison.likeness import Pair
from pipeline.comparison.moves import Candidates, Move, find_moves
from pipeline.comparison.siblings import pair_siblings
from pipeline.comparison.units import ROOT, Units


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which unit answers to which.

    Args:
        answers: from units of the current text to units of the proposed one.
        moved: units of the current text that stand under another address for their
            own part: not because one that they stand in was moved.
    """

    answers: Mapping[int, int]
    moved: frozenset[int]


def align(current: Units, proposed: Units) -> Alignment:
    """Find for every unit of the current text the one that answers to it.

    Args:
        current: units of the text in force.
        proposed: units of the proposed text.
    """
    work = _Aligning(current, proposed)
    work.run()
    answers = {old: new for old, new in work.answers.items() if old != ROOT}
    return Alignment(MappingProxyType(answers), frozenset(work.moved))


class _Aligning:
    """An alignment in the making."""

    def __init__(self, old: Units, new: Units) -> None:
        self.answers: dict[int, int] = {}
        self.moved: set[int] = set()
        self._old = old
        self._new = new
        self._texts = Pair(old, new)
        self._answered: set[int] = set()
        self._proposed: dict[int, int] = {}
        self._rivals: dict[int, int] = {}

    def run(self) -> None:
        """Pair until nothing is left that could be paired."""
        self._settle_with_inside(ROOT, ROOT)
        while self._settle_moves() or self._settle_proposed():
            pass

    def _settle_with_inside(self, old: int, new: int) -> None:
        """Make two units answer to each other, and what is inside them."""
        waiting = [(old, new)]
        while waiting:
            pair = waiting.pop()
            self._settle(*pair)
            if self._settle_same_inside(*pair):
                continue
            found = pair_siblings(
                self._texts,
                [one for one in self._old.children(pair[0]) if self._is_free(one)],
                [
                    one
                    for one in self._new.children(pair[1])
                    if one not in self._answered
                ],
            )
            waiting += found.sure
            for one, other in found.doubtful:
                self._proposed[one], self._rivals[other] = other, one

    def _settle_same_inside(self, old: int, new: int) -> bool:
        """Settle at once what is inside two units, if it is the same on both sides.

        Most of a code is: unit by unit it would come to the same pairs.
        """
        if old == ROOT or not self._old.same_inside(old, self._new, new):
            return False
        inside = list(zip(self._old.inside(old), self._new.inside(new), strict=True))
        del inside[0]
        if any(one in self.answers or two in self._answered for one, two in inside):
            return False
        for one, two in inside:
            self._settle(one, two)
        return True

    def _settle(self, old: int, new: int) -> None:
        self.answers[old] = new
        self._answered.add(new)
        if old in self._proposed:
            self._rivals.pop(self._proposed.pop(old), None)
        if new in self._rivals:
            self._proposed.pop(self._rivals.pop(new), None)

    def _is_free(self, old: int) -> bool:
        return old not in self.answers

    def _settle_moves(self) -> bool:
        """Settle the best moves; what is inside moved units waits for its turn."""
        settled_old: set[int] = set()
        settled_new: set[int] = set()
        for move in find_moves(self._texts, self._candidates()):
            if not self._is_free(move.old) or move.new in self._answered:
                continue
            if _is_inside(self._old, move.old, settled_old):
                continue
            if _is_inside(self._new, move.new, settled_new):
                continue
            if not self._keeps_address(move):
                self.moved.add(move.old)
            self._settle_with_inside(move.old, move.new)
            settled_old.add(move.old)
            settled_new.add(move.new)
        return bool(settled_old)

    def _keeps_address(self, move: Move) -> bool:
        """Whether it stands in the same place under the same number after all."""
        before, after = self._old[move.old], self._new[move.new]
        same_parent = self.answers.get(before.parent) == after.parent
        return same_parent and before.label == after.label

    def _settle_proposed(self) -> bool:
        """No move contradicts: the same number is the same unit."""
        pairs = list(self._proposed.items())
        for old, new in pairs:
            self._settle_with_inside(old, new)
        return bool(pairs)

    def _candidates(self) -> Candidates:
        return Candidates(
            list(_loose(self._old, set(self.answers), set(self._proposed))),
            list(_loose(self._new, self._answered, set(self._rivals))),
            self._proposed,
            self._rivals,
            self.answers,
        )


def _loose(units: Units, settled: set[int], proposed: set[int]) -> Iterator[int]:
    """Units without an answer; what is inside a proposed one waits for it."""
    index = 0
    while index < len(units):
        unit = units[index]
        if index not in settled and not unit.provision.excluded:
            yield index
        index = units.end(index) if index in proposed else index + 1


def _is_inside(units: Units, index: int, outer: set[int]) -> bool:
    """Whether a unit stands inside one of some others, or is one of them."""
    while index != ROOT:
        if index in outer:
            return True
        index = units[index].parent
    return False
