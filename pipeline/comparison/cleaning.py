"""The shortest difference made readable: fewer, larger, better placed changes.

Two things are done, and neither touches a word:

* a stretch that was only inserted, or only deleted, may often stand in several places
  («А, Б» → «А, В, Б»: «, В» after «А», or «В,» before «Б»). It is put where a lawyer
  would quote it: whole sentences and items, else with the comma in front (Law on
  legal acts, practice of amending clauses), else beginning with a conjunction;
* a tiny kept stretch between two replaced ones is given up («лица и органы» → «суды и
  прокуроры» is one replacement, not two around an «и»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.comparison.anchors import Run, joined
from pipeline.comparison.spans import Span

_REACH = 40
"""How many words a stretch is moved at most: keeps repetitive texts cheap."""
_ENDS = frozenset(".;:!?")
_TINY_LETTERS = 3
_SCRAP_WORDS = 2
_SCRAP_OF_REWRITTEN = 3
_REWRITTEN = 4
"""A text of which less than a quarter was kept counts as rewritten."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Letters deleted and inserted between two kept stretches."""

    deleted: int
    inserted: int

    @property
    def is_replacement(self) -> bool:
        return bool(self.deleted and self.inserted)

    def with_kept(self, letters: int, other: _Change) -> _Change:
        """This change and the next one, with what was kept between them."""
        return _Change(
            self.deleted + letters + other.deleted,
            self.inserted + letters + other.inserted,
        )


def well_placed(
    runs: Sequence[Run], old: Sequence[str], new: Sequence[str]
) -> list[Run]:
    """Runs with every pure insertion or deletion between them in its best place.

    Args:
        runs: common runs in order.
        old: keys of the old text's tokens.
        new: keys of the new text's tokens.
    """
    result = list(runs)
    for index in range(1, len(result)):
        before, after = result[index - 1], result[index]
        shift = _best_shift(before, after, old, new)
        result[index - 1] = Run(before.old, before.new, before.size + shift)
        result[index] = Run(after.old + shift, after.new + shift, after.size - shift)
    return joined(result)


def _best_shift(before: Run, after: Run, old: Sequence[str], new: Sequence[str]) -> int:
    """By how many words the stretch between two runs should move."""
    old_end, new_end = before.old + before.size, before.new + before.size
    if old_end == after.old and new_end < after.new:
        text, start, end = new, new_end, after.new
    elif new_end == after.new and old_end < after.old:
        text, start, end = old, old_end, after.old
    else:
        return 0
    left = _slack(text, start, end, -1, before.size)
    right = _slack(text, start, end, 1, after.size)
    shifts = range(right, -left - 1, -1)
    return max(shifts, key=lambda shift: _merit(text, start + shift, end + shift))


def _slack(text: Sequence[str], start: int, end: int, way: int, size: int) -> int:
    """How far the stretch can move without changing what it says.

    The run next to it must keep a word, or else two changes would touch.
    """
    first, last = (start - 1, end - 1) if way < 0 else (start, end)
    steps = 0
    limit = min(size - 1, _REACH)
    while steps < limit and text[first + way * steps] == text[last + way * steps]:
        steps += 1
    return steps


def _merit(text: Sequence[str], start: int, end: int) -> int:
    """How well a stretch can be quoted; higher is better."""
    first, last = text[start], text[end - 1]
    if last in _ENDS and (start == 0 or text[start - 1] in _ENDS):
        return 10
    merit = _is_short(first) - _is_short(last)
    if first == "," and last != ",":
        merit += 5
    if (first, last) in {("(", ")"), ('"', '"')}:
        merit += 5
    if first == ")" or last == "(":
        merit -= 5
    return merit


def _is_short(word: str) -> bool:
    return word.isalpha() and len(word) <= _TINY_LETTERS


def without_confetti(
    kept: Sequence[Span], old: Sequence[str], new: Sequence[str]
) -> list[Span]:
    """The kept stretches without those that only chop up one larger change."""
    texts = _Measured(old, new)
    rewritten = texts.is_rewritten(kept)
    result = list(kept)
    while True:
        thinned = _thinned(result, texts, rewritten=rewritten)
        if len(thinned) == len(result):
            return result
        result = thinned


class _Measured:
    """Both texts with their letters counted up, so that any stretch is weighed fast."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self.old = old
        self.new = new
        self._old_sums: list[int] = [0, *accumulate(map(_letters, old))]
        self._new_sums: list[int] = [0, *accumulate(map(_letters, new))]

    def change(self, old: slice, new: slice) -> _Change:
        return _Change(
            self._old_sums[old.stop] - self._old_sums[old.start],
            self._new_sums[new.stop] - self._new_sums[new.start],
        )

    def letters(self, span: Span) -> int:
        return self.change(span.old, slice(0, 0)).deleted

    def words(self, span: Span) -> int:
        return sum(key[:1].isalnum() for key in self.old[span.old])

    def is_rewritten(self, kept: Sequence[Span]) -> bool:
        remains = sum(map(self.letters, kept))
        return remains * _REWRITTEN < min(self._old_sums[-1], self._new_sums[-1])


def _thinned(kept: Sequence[Span], texts: _Measured, *, rewritten: bool) -> list[Span]:
    changes = _changes_around(kept, texts)
    result: list[Span] = []
    left = changes[0]
    for span, right in zip(kept, changes[1:], strict=True):
        if _is_confetti(span, left, right, texts, rewritten=rewritten):
            left = left.with_kept(texts.letters(span), right)
        else:
            result.append(span)
            left = right
    return result


def _changes_around(kept: Sequence[Span], texts: _Measured) -> list[_Change]:
    """The change before, between and behind the kept stretches."""
    changes = []
    old_end = new_end = 0
    end = Span(
        slice(len(texts.old), len(texts.old)), slice(len(texts.new), len(texts.new))
    )
    for span in [*kept, end]:
        changes.append(
            texts.change(slice(old_end, span.old.start), slice(new_end, span.new.start))
        )
        old_end, new_end = span.old.stop, span.new.stop
    return changes


def _is_confetti(
    span: Span, left: _Change, right: _Change, texts: _Measured, *, rewritten: bool
) -> bool:
    """Whether a kept stretch disturbs more than it tells.

    Never across the end of a sentence or item, nor where one side is no change of
    words; and words inserted on both sides of a conjunction leave it alone.
    """
    if not (_has_words(left) and _has_words(right)):
        return False
    if not _ENDS.isdisjoint(texts.old[span.old]):
        return False
    words, letters = texts.words(span), texts.letters(span)
    if rewritten and words <= _SCRAP_OF_REWRITTEN:
        return True
    if words <= 1 and letters <= _TINY_LETTERS:
        replaced = (left.is_replacement, right.is_replacement)
        # «пунктом 2» → «пунктами 2 и 3»: a number is quoted with its word.
        is_number = texts.old[span.old.start][:1].isdigit()
        return any(replaced) if is_number else all(replaced)
    sizes = (left.deleted, left.inserted, right.deleted, right.inserted)
    return words <= _SCRAP_WORDS and 2 * letters <= min(sizes)


def _has_words(change: _Change) -> bool:
    return bool(change.deleted or change.inserted)


def _letters(key: str) -> int:
    return sum(map(str.isalnum, key))
