"""Where quoted words stand in a text: whole words, through lost spaces and dashes.

Words are sought letter by letter, not by a regular expression of them: of a code some
thousand different words are sought once each, and to compile takes longer than to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DASHES = "-–"

# What must not stand before words: the rest of a word or of a number.
_BEFORE_WORD = re.compile(r"(?<![^\W_])(?<![^\W_]-)")
_BEFORE_NUMBER = re.compile(r"(?<![^\W_])(?<!\d[-.,])")
# Nor behind them: «434» is not in «434-1», «5» not in «5,5», «адвокат» not in
# «адвокат-стажер»; but an abbreviation bears its ending behind a hyphen.
_BEHIND_WORD = re.compile(r"(?![^\W_])(?!-[^\W_])")
_BEHIND_NUMBER = re.compile(r"(?![^\W_])(?![-.,]\d)")
_BEHIND_ABBREVIATION = re.compile(r"(?![^\W_])")


def occurrences(
    words: str, text: str, start: int, end: int, *, lost_spaces: bool
) -> Iterator[tuple[int, int]]:
    """Where words begin and end in a stretch of a text; no two overlap.

    Args:
        words: what is sought, folded.
        text: what it is sought in, folded likewise.
        start: where the stretch begins.
        end: where it ends; what stands behind it does not count.
        lost_spaces: the spaces between the words may be missing.
    """
    parts = words.split()
    if not parts:
        return
    first, dashed = _dashed(parts[0]), _dashed(text)
    at = dashed.find(first, start, end)
    while at >= 0:
        behind = _end_of(parts, text, at, end, least=0 if lost_spaces else 1)
        if behind and _is_whole(parts, text, at, behind, end):
            yield at, behind
            at = behind - 1
        at = dashed.find(first, at + 1, end)


def _dashed(text: str) -> str:
    return text.replace("–", "-")


def _end_of(parts: list[str], text: str, at: int, end: int, *, least: int) -> int:
    """Where words that begin at a place end; 0 where they do not stand there."""
    for index, part in enumerate(parts):
        if index:
            gap = at
            while at < end and text[at].isspace():
                at += 1
            if at - gap < least:
                return 0
        if not _is_same(part, text[at : min(at + len(part), end)]):
            return 0
        at += len(part)
    return at


def _is_same(part: str, found: str) -> bool:
    """A dash may be printed as a hyphen; the hyphen of a word or number stays."""
    if part == found:
        return True
    loose = _DASHES if part == "-" else "–"
    return len(part) == len(found) and all(
        sought == letter or (sought in loose and letter in _DASHES)
        for sought, letter in zip(part, found, strict=True)
    )


def _is_whole(parts: list[str], text: str, at: int, behind: int, end: int) -> bool:
    """Whether words do not begin or end inside a word or number of the text."""
    first, last = parts[0][0], parts[-1][-1]
    before = _BEFORE_NUMBER if first.isdigit() else _BEFORE_WORD
    if first.isalnum() and not before.match(text, at):
        return False
    if not last.isalnum():
        return True
    after = _BEHIND_NUMBER if last.isdigit() else _BEHIND_WORD
    if last.isupper():
        after = _BEHIND_ABBREVIATION
    return after.match(text, behind, end) is not None
