"""Keeps the editors' note on an article behind its last unit, whichever that becomes.

The database prints «Сноска. Статья 5 с изменениями …», «Ескерту. 5-бапқа …» under the
whole article; the reader hangs it on the unit above it. A new unit at the end belongs
before that note, and a last unit that goes must not take it along.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.amending.fold import fold
from pipeline.model.provision import EditorNote, Provision

_ON_ARTICLE = re.compile(
    r"\W*(?:сноска\W+стать[яи]\s*\d|ескерту\W+[\d-]+\s*[-–]?\s*бап)", re.IGNORECASE
)


def notes_kept_last(old: Provision, new: Provision) -> Provision:
    """The changed article with the notes on it behind its last unit.

    Args:
        old: the article before its changes.
        new: the article after them.
    """
    moved = _closing(old)
    if not moved:
        return new
    return _hung(_without(new, moved), moved)


def _closing(article: Provision) -> tuple[EditorNote, ...]:
    """Notes at the article's end, from the first one that speaks of the article."""
    last = article
    while last.children:
        last = last.children[-1]
    if last is article:
        return ()
    for index, note in enumerate(last.notes):
        if _ON_ARTICLE.match(fold(note.text)):
            return last.notes[index:]
    return ()


def _without(unit: Provision, moved: tuple[EditorNote, ...]) -> Provision:
    """The unit without these notes, wherever in it they hang."""
    notes = tuple(each for each in unit.notes if not _is_one_of(each, moved))
    children = tuple(_without(child, moved) for child in unit.children)
    return replace(unit, notes=notes, children=children)


def _is_one_of(note: EditorNote, others: tuple[EditorNote, ...]) -> bool:
    return any(note is other for other in others)


def _hung(unit: Provision, notes: tuple[EditorNote, ...]) -> Provision:
    """The unit with notes behind the last unit in it."""
    if not unit.children:
        return replace(unit, notes=(*unit.notes, *notes))
    *before, last = unit.children
    return replace(unit, children=(*before, _hung(last, notes)))
