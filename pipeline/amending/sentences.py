"""Sentences of a paragraph, for the rare clauses that count them."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][»\"”)]?\s+(?=[«\"“(]?[^\W\d_])")
_LAST_WORD = re.compile(r"(\w+)\W*\Z")
_SHORT = 2
_SHORTENED = frozenset({"руб", "тг", "тыс", "млн", "млрд", "стр", "обл", "жыл", "құж"})


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, white space between them left out.

    A sentence ends with a stop that a capital letter follows.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _ends(text):
        spans.append((start, start + len(text[start : match.end()].rstrip())))
        start = match.end()
    end = len(text.rstrip())
    if end > start:
        spans.append((start, end))
    return tuple(spans)


def are_clear(text: str) -> bool:
    """Whether nobody can count the sentences otherwise.

    «в г. Астане», «К. Токаев»: a stop after a short word may be that of a shortened
    one, so that the sentences of such a paragraph are not counted at all.
    """
    for match in _ends(text):
        last = _LAST_WORD.search(text, max(0, match.start() - 40), match.start() + 1)
        word = last[1] if last else ""
        if len(word) <= _SHORT or word.lower() in _SHORTENED:
            return False
    return True


def _ends(text: str) -> list[re.Match[str]]:
    return [
        match
        for match in _END.finditer(text)
        if text[match.end() :].lstrip('«"“(')[:1].isupper()
    ]
