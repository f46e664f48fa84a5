"""Which of the units inside two answering units answer to each other.

The numbered are paired by number, the unnumbered by their words in the order of the
text. Where a pair is not beyond doubt, because the words are wholly others or the
same words stand under another number too, it is only proposed: whether the old words
moved elsewhere is seen when the whole text is known (`pipeline.comparison.align`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparison.anchors import gaps
from pipeline.comparison.likeness import Pair, best_chain
from pipeline.comparison.runs import Work, common_runs
from pipeline.comparison.spans import spans_of

DOUBTFUL = 0.5
"""Units of the same number that are less alike may be two different units."""
_AKIN = 0.4
"""Unnumbered units that are less alike do not answer to each other by words."""
_TABLE = 40_000
"""Pairs of unnumbered units that are measured one by one at most."""


@dataclass(frozen=True, slots=True)
class SiblingPairs:
    """Pairs (old unit, new unit): beyond doubt, and proposed."""

    sure: tuple[tuple[int, int], ...]
    doubtful: tuple[tuple[int, int], ...]


def pair_siblings(texts: Pair, old: Sequence[int], new: Sequence[int]) -> SiblingPairs:
    """Pair the free units inside two answering units.

    Args:
        texts: both texts.
        old: units of the old text that have no answer yet.
        new: units of the new text that have no answer yet.
    """
    numbered = _by_number(texts, old, new)
    unnumbered = _by_order(
        texts,
        [index for index in old if not texts.old.units[index].is_numbered],
        [index for index in new if not texts.new.units[index].is_numbered],
    )
    return SiblingPairs(
        numbered.sure + unnumbered.sure, numbered.doubtful + unnumbered.doubtful
    )


def _by_number(texts: Pair, old: Sequence[int], new: Sequence[int]) -> SiblingPairs:
    places = {
        texts.new.units[index].label: index
        for index in new
        if texts.new.units[index].is_numbered
    }
    pairs = [
        (index, places[texts.old.units[index].label])
        for index in old
        if texts.old.units[index].label in places
    ]
    pairs = [pair for pair in pairs if not _revives(texts, *pair)]
    certain = [pair for pair in pairs if _is_certain(texts, *pair)]
    if len(certain) == len(pairs):
        return SiblingPairs(tuple(certain), ())
    settled_old = {pair[0] for pair in certain}
    settled_new = {pair[1] for pair in certain}
    free = _Free(
        texts,
        [index for index in old if index not in settled_old],
        [index for index in new if index not in settled_new],
    )
    sure, doubtful = list(certain), []
    for pair in pairs:
        if pair[0] in settled_old:
            continue
        if free.stands_elsewhere(*pair) or texts.likeness(*pair) < DOUBTFUL:
            doubtful.append(pair)
        else:
            sure.append(pair)
    return SiblingPairs(tuple(sure), tuple(doubtful))


class _Free:
    """Siblings whose number does not settle who they are."""

    def __init__(self, texts: Pair, old: Sequence[int], new: Sequence[int]) -> None:
        self._texts = texts
        self._old = {texts.old.content(index) for index in old}
        self._new = {texts.new.content(index) for index in new}

    def stands_elsewhere(self, old: int, new: int) -> bool:
        """Whether the very words of either stand under another number."""
        return (
            self._texts.old.content(old) in self._new
            or self._texts.new.content(new) in self._old
        )


def _revives(texts: Pair, old: int, new: int) -> bool:
    """Whether a new unit takes the number of a vacant one: then it is an insertion."""
    vacant = texts.old.units[old].provision.excluded
    return vacant and not texts.new.units[new].provision.excluded


def _is_certain(texts: Pair, old: int, new: int) -> bool:
    """Whether the same number is the same unit whatever stands elsewhere."""
    vacated = texts.new.units[new].provision.excluded
    return vacated or texts.same_words(old, new) or texts.same_content(old, new)


def _by_order(texts: Pair, old: Sequence[int], new: Sequence[int]) -> SiblingPairs:
    """Equal units first, then the most alike between them, then place by place."""
    runs = common_runs(
        [texts.old.content(index) for index in old],
        [texts.new.content(index) for index in new],
        Work(),
    )
    sure: list[tuple[int, int]] = []
    doubtful: list[tuple[int, int]] = []
    for span in spans_of(runs):
        sure += zip(old[span.old], new[span.new], strict=True)
    for gap in gaps(runs, len(old), len(new)):
        found = _by_likeness(texts, old[gap.old], new[gap.new])
        sure += found.sure
        doubtful += found.doubtful
    return SiblingPairs(tuple(sure), tuple(doubtful))


def _by_likeness(texts: Pair, old: Sequence[int], new: Sequence[int]) -> SiblingPairs:
    if len(old) * len(new) > _TABLE:
        return SiblingPairs((), _place_by_place(texts, old, new))
    scores = [[_score(texts, one, other) for other in new] for one in old]
    chain = best_chain(scores)
    doubtful: list[tuple[int, int]] = []
    old_end = new_end = 0
    for row, column in [*chain, (len(old), len(new))]:
        doubtful += _place_by_place(texts, old[old_end:row], new[new_end:column])
        old_end, new_end = row + 1, column + 1
    sure = tuple((old[row], new[column]) for row, column in chain)
    return SiblingPairs(sure, tuple(doubtful))


def _score(texts: Pair, old: int, new: int) -> float:
    likeness = texts.likeness(old, new)
    return likeness if likeness >= _AKIN else 0.0


def _place_by_place(
    texts: Pair, old: Sequence[int], new: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """As many old as new units in one place: each is proposed for each."""
    if len(old) != len(new):
        return ()
    return tuple(
        (one, other)
        for one, other in zip(old, new, strict=True)
        if texts.old.units[one].provision.kind is texts.new.units[other].provision.kind
    )
