"""Finds the changes of words that make one text out of another.

Every quoted stretch must occur once in the text that the clause names, or the clause
would order something else as well; where it occurs more often, neighbouring words are
quoted too. The changes are tried out with the same code that reads official clauses:
what does not lead to the new text is not offered.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise

from pipeline.amending.edits import Splice
from pipeline.amending.fold import fold_words
from pipeline.amending.orders import WordChange
from pipeline.amending.refusal import RefusalError
from pipeline.amending.scan import can_be_quoted
from pipeline.amending.word_search import (
    Stretch,
    added_after,
    find_all,
    find_one,
    replaced,
)
from pipeline.amending.word_tokens import Hunk, Word, hunks, widened, words_of
from pipeline.model.amending import Operation
from pipeline.model.identity import ProvisionPath

_MOST = 6
"""With more changes in one unit, it is given anew."""
_WIDEST = 40
"""So many ways of quoting more words are tried."""
_END_MARKS = frozenset({".", ";", ",", ":"})


def find_word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """Changes of words, in the order of the text; empty where none are clear.

    Args:
        old: own words of a unit in force.
        new: its own words as proposed.
    """
    before, after = words_of(old), words_of(new)
    found = hunks(before, after)
    if not 0 < len(found) <= _MOST:
        return ()
    changes: list[WordChange] = []
    for hunk in found:
        change = _change(hunk, _Pair(old, new, before, after))
        if change is None:
            return ()
        changes.append(change)
    return tuple(changes) if _lead_there(old, new, changes) else ()


class _Pair:
    """Two texts with their words."""

    def __init__(
        self, old: str, new: str, before: tuple[Word, ...], after: tuple[Word, ...]
    ) -> None:
        self.old, self.new, self.before, self.after = old, new, before, after
        self.stretches = (Stretch(ProvisionPath(), old, 0, len(old)),)

    def old_words(self, hunk: Hunk) -> str:
        return _cut(self.old, self.before[hunk.old_start : hunk.old_end])

    def new_words(self, hunk: Hunk) -> str:
        return _cut(self.new, self.after[hunk.new_start : hunk.new_end])

    def is_clear(self, words: str) -> bool:
        """Whether quoted words occur once, hold more than marks and can be quoted."""
        has_word = any(char.isalnum() for char in words)
        return has_word and can_be_quoted(words) and self._is_single(words)

    def _is_single(self, words: str) -> bool:
        return len(find_all(words, self.stretches)) == 1

    def wider(self, hunk: Hunk) -> Iterator[Hunk]:
        ways = widened(hunk, len(self.before), len(self.after))
        return islice(ways, _WIDEST)


def _cut(text: str, words: tuple[Word, ...]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _change(hunk: Hunk, pair: _Pair) -> WordChange | None:
    if _is_end_mark(hunk, pair):
        old, new = pair.old_words(hunk), pair.new_words(hunk)
        return WordChange(Operation.REPLACE_PUNCTUATION, old, new)
    if hunk.old_start == hunk.old_end and hunk.old_start:
        inserted = _insertion(hunk, pair)
        if inserted is not None:
            return inserted
    return _replacement(hunk, pair)


def _is_end_mark(hunk: Hunk, pair: _Pair) -> bool:
    old, new = pair.old_words(hunk), pair.new_words(hunk)
    at_end = hunk.old_end == len(pair.before) and hunk.new_end == len(pair.after)
    return at_end and old in _END_MARKS and new in _END_MARKS


def _insertion(hunk: Hunk, pair: _Pair) -> WordChange | None:
    new = pair.new_words(hunk)
    if not any(char.isalnum() for char in new) or not can_be_quoted(new):
        return None
    end = hunk.old_start
    for start in range(end - 1, max(-1, end - _WIDEST), -1):
        anchor = _cut(pair.old, pair.before[start:end])
        if pair.is_clear(anchor):
            return WordChange(Operation.INSERT_WORDS, anchor, new)
    return None


def _replacement(hunk: Hunk, pair: _Pair) -> WordChange | None:
    for way in chain((hunk,), pair.wider(hunk)):
        old, new = pair.old_words(way), pair.new_words(way)
        if not old or not pair.is_clear(old):
            continue
        if not new:
            return WordChange(Operation.EXCLUDE_WORDS, old)
        if any(char.isalnum() for char in new) and can_be_quoted(new):
            return WordChange(Operation.REPLACE_WORDS, old, new)
    return None


def _lead_there(old: str, new: str, changes: list[WordChange]) -> bool:
    """Whether a reader who follows the changes comes to the new text."""
    try:
        splices = [_splice(change, old) for change in changes]
    except RefusalError:
        return False
    splices.sort(key=lambda each: (each.start, each.end))
    for one, other in pairwise(splices):
        if other.start < one.end or (one.start, one.end) == (other.start, other.end):
            return False
    text = old
    for splice in reversed(splices):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return fold_words(text) == fold_words(new)


def _splice(change: WordChange, text: str) -> Splice:
    if change.operation is Operation.REPLACE_PUNCTUATION:
        end = len(text.rstrip())
        return Splice(ProvisionPath(), end - len(change.old), end, change.new)
    hit = find_one(change.old, (Stretch(ProvisionPath(), text, 0, len(text)),))
    put = added_after if change.operation is Operation.INSERT_WORDS else replaced
    return put(hit, change.new)
