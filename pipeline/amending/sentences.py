"""Sentences of a paragraph, for the rare clauses that count them."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?][»\"”)]?\s+(?=[«\"“(]?[^\W\d_])")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, white space between them left out.

    A sentence ends with a stop that a capital letter follows. A shortened word («ст.
    Иванов») would be taken for an end, but then the count of sentences only grows, and
    clauses that name a number beyond reach are refused.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.end() :].lstrip('«"“(')[:1].isupper():
            spans.append((start, start + len(text[start : match.end()].rstrip())))
            start = match.end()
    end = len(text.rstrip())
    if end > start:
        spans.append((start, end))
    return tuple(spans)
