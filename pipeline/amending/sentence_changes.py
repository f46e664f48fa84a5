"""Finds changes of whole sentences inside one paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.fold import fold_words
from pipeline.amending.sentences import are_clear, sentence_spans
from pipeline.model.amending import Operation


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """Neighbouring sentences that come, go, or one that is given anew.

    Args:
        operation: insertion, exclusion or replacement of words, since sentences are
            no units with addresses.
        numbers: their places; in the new text for those that come.
        text: what comes.
    """

    operation: Operation
    numbers: tuple[int, ...]
    text: str = ""


def find_sentence_change(old: str, new: str) -> SentenceChange | None:
    """The one change of sentences that makes the new text, or None.

    Args:
        old: own words of a unit in force.
        new: its own words as proposed.
    """
    if not (are_clear(old) and are_clear(new)):
        return None
    before, after = _sentences(old), _sentences(new)
    keys, new_keys = list(map(fold_words, before)), list(map(fold_words, after))
    if not before or not after:
        return None
    start = _shared(keys, new_keys)
    end = _shared(keys[start:][::-1], new_keys[start:][::-1])
    gone = len(keys) - start - end
    came = len(new_keys) - start - end
    if not gone and came:
        numbers = tuple(range(start + 1, start + came + 1))
        text = " ".join(after[start : start + came])
        return SentenceChange(Operation.INSERT_WORDS, numbers, text)
    if gone and not came and start:
        numbers = tuple(range(start + 1, start + gone + 1))
        return SentenceChange(Operation.EXCLUDE_WORDS, numbers)
    if gone == came == 1 and len(before) > 1:
        return SentenceChange(Operation.REPLACE_WORDS, (start + 1,), after[start])
    return None


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def _shared(one: list[str], other: list[str]) -> int:
    """How many sentences are the same from the beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
