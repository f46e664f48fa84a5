"""Walks an element of HTML and gathers its paragraphs with their look.

Every word of the element comes out in exactly one paragraph, in the order of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import cast

from lxml import etree

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.readers.foreign import (
    SHOWN,
    Look,
    Paragraph,
    heading_of,
    is_editors,
    is_vacancy,
)
from pipeline.readers.html_tags import (
    BLOCKS,
    BOLD,
    CELLS,
    DOUBTFUL,
    HEADINGS,
    SILENT,
    is_note,
)

_SPACES = re.compile(r"[ \t\r\n\f]+")
_EDGES = " \u00a0\t\r\n\ufeff\u200b\u2060"


@dataclass(slots=True)
class _Piece:
    text: str
    is_note: bool
    is_heading: bool
    is_bold: bool


@dataclass(slots=True)
class _State:
    """What surrounds the place that is being read."""

    note: int = 0
    heading: int = 0
    bold: int = 0
    silent: int = 0
    cell: int = 0
    pieces: list[_Piece] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    row: int = 0
    goes_on: bool = False


def paragraphs_of(element: etree._Element, file: PurePath) -> Iterator[Paragraph]:
    """The paragraphs of an element.

    Args:
        element: the element that holds the act's text.
        file: the page's name, for places.
    """
    return _joined(_split(element, file))


def _split(element: etree._Element, file: PurePath) -> Iterator[tuple[bool, Paragraph]]:
    """Paragraphs, and whether only a `br` parts each from the one before."""
    state = _State()
    for event, each in etree.iterwalk(element, events=("start", "end")):
        tag = str(each.tag)
        if event == "start":
            yield from _start(state, each, tag, file)
        else:
            yield from _end(state, each, tag, file)
    yield from _flush(state, file)


def _start(
    state: _State, each: etree._Element, tag: str, file: PurePath
) -> Iterator[tuple[bool, Paragraph]]:
    if tag in BLOCKS and not state.cell:
        yield from _flush(state, file)
        state.goes_on = False
    _enter(state, each, tag, 1)
    if tag in DOUBTFUL and not state.silent:
        state.doubts.append(DOUBTFUL[tag])
    if tag in CELLS and state.cell == 1:
        state.cells.append("")
    state.row = state.row or _row(each)
    _add(state, each.text)


def _row(each: etree._Element) -> int:
    return cast("int | None", each.sourceline) or 0


def _end(
    state: _State, each: etree._Element, tag: str, file: PurePath
) -> Iterator[tuple[bool, Paragraph]]:
    _enter(state, each, tag, -1)
    if tag in CELLS and state.cells and not state.cell:
        state.cells[-1] = _words(state.pieces)
        state.pieces.clear()
    if tag == "br" or tag in BLOCKS:
        if state.cell:
            _add(state, " ")
        else:
            yield from _flush(state, file)
            state.goes_on = tag == "br"
    _add(state, each.tail)


def _enter(state: _State, each: etree._Element, tag: str, step: int) -> None:
    """Count an element in, or out again."""
    if tag in SILENT:
        state.silent += step
    if tag in HEADINGS:
        state.heading += step
    if tag in BOLD:
        state.bold += step
    if tag in CELLS:
        state.cell += step
    if is_note(each):
        state.note += step


def _add(state: _State, text: str | None) -> None:
    if text and not state.silent:
        state.pieces.append(
            _Piece(text, state.note > 0, state.heading > 0, state.bold > 0)
        )


def _flush(state: _State, file: PurePath) -> Iterator[tuple[bool, Paragraph]]:
    """The paragraph that has gathered, if it has words or doubts."""
    look = [piece for piece in state.pieces if piece.text.strip(_EDGES)]
    text = _words(state.pieces)
    if any(state.cells):
        text, look = f"| {' | '.join(state.cells)} | {text}".strip(), []
    place = Location(file, state.row)
    doubts = tuple(_doubts(state, text, place))
    if text or doubts:
        found = Paragraph(
            text,
            state.row,
            look=_look(look),
            note=bool(look) and all(p.is_note for p in look),
            doubts=doubts,
        )
        yield state.goes_on, found
        state.row = 0
    for gathered in (state.pieces, state.cells, state.doubts):
        gathered.clear()


def _look(pieces: list[_Piece]) -> Look:
    if pieces and all(piece.is_heading for piece in pieces):
        return Look.HEADING
    if pieces and all(piece.is_bold or piece.is_heading for piece in pieces):
        return Look.BOLD
    return Look.PLAIN


def _doubts(state: _State, text: str, place: Location) -> Iterator[Problem]:
    for rule in dict.fromkeys(state.doubts):
        yield error(rule, place, text=text[:SHOWN])


def _words(pieces: list[_Piece]) -> str:
    text = "".join(piece.text for piece in pieces)
    return _SPACES.sub(" ", text).strip(_EDGES)


def _joined(parts: Iterator[tuple[bool, Paragraph]]) -> Iterator[Paragraph]:
    """Paragraphs, with what a `br` or a look only seems to part put together.

    A note goes on in the paragraphs of its look that begin with no editors' word; a
    heading goes on behind a `br` unless another heading begins there.
    """
    last: Paragraph | None = None
    for goes_on, each in parts:
        if last is not None and _belongs(last, each, goes_on=goes_on):
            text = f"{last.text} {each.text}".strip()
            last = replace(last, text=text, doubts=(*last.doubts, *each.doubts))
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _belongs(last: Paragraph, each: Paragraph, *, goes_on: bool) -> bool:
    if is_editors(last.text):
        return each.note and not (is_editors(each.text) or is_vacancy(each.text))
    if not goes_on or Look.PLAIN in {last.look, each.look}:
        return False
    is_heading = heading_of(last.text, last.look) is not None
    return is_heading and heading_of(each.text, each.look) is None
