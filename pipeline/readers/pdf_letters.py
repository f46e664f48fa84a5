"""Reads the letters that a page of a PDF shows, exactly as its fonts name them.

Extraction of text by a library adds spaces where letters are set wide. The law must
not gain spaces, so the operators of a page are followed here, and the codes of each run
are read by the font's own table (`ToUnicode`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject
from pypdf.generic import (
    ContentStream,
    DictionaryObject,
    IndirectObject,
    StreamObject,
)

from pipeline.readers.pdf_pen import UNKNOWN, Font, Pen

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TRIPLE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])"
)
_MOST_CODES = 70_000
_DEEPEST_FORM = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A run of letters on a page: where it begins, its size and its words."""

    page: int
    x: float
    y: float
    size: float
    text: str


def runs_of(page: PageObject, number: int, fonts: dict[int, Font]) -> list[Run]:
    """The runs of one page, in the order of the file.

    Args:
        page: the page.
        number: its number, from 1.
        fonts: fonts that were read before, by the number of their object; grows.
    """
    contents = page.get_contents()
    if contents is None:
        return []
    pen = Pen()
    walk = _Walk(pen, fonts)
    walk.go(contents, page)
    return [
        Run(number, shown.x, shown.y, shown.size, shown.font.read(shown.codes))
        for shown in pen.shown
    ]


class _Walk:
    """Goes through the operators of a page, and of the forms that it draws.

    Args:
        pen: what follows the operators.
        fonts: fonts that were read before.
    """

    def __init__(self, pen: Pen, fonts: dict[int, Font]) -> None:
        self._pen = pen
        self._read = fonts

    def go(
        self, contents: ContentStream, owner: DictionaryObject, deep: int = 0
    ) -> None:
        """Follow a stream of operators.

        Args:
            contents: the operators.
            owner: the page or form, which names its fonts and forms.
            deep: how many forms it lies in.
        """
        resources = owner.get("/Resources", DictionaryObject()).get_object()
        fonts = self._fonts(resources)
        forms = resources.get("/XObject", DictionaryObject()).get_object()
        for operands, operator in contents.operations:
            if operator == b"Tf" and len(operands) > 1:
                self._pen.take(fonts.get(str(operands[0]), Font()), float(operands[1]))
            elif operator == b"Do" and deep < _DEEPEST_FORM:
                self._form(forms.get(operands[0]), contents, deep)
            else:
                self._pen.follow(operator, operands)

    def _form(self, named: Any, contents: ContentStream, deep: int) -> None:  # noqa: ANN401 - an object of the PDF
        form = named.get_object() if named is not None else None
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        self._pen.follow(b"q", [])
        self._pen.follow(b"cm", form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        self.go(ContentStream(form, contents.pdf), form, deep + 1)
        self._pen.follow(b"Q", [])

    def _fonts(self, resources: Any) -> dict[str, Font]:  # noqa: ANN401 - an object of the PDF
        named = resources.get("/Font", DictionaryObject()).get_object()
        return {str(name): self._font(named.raw_get(name)) for name in named}

    def _font(self, named: Any) -> Font:  # noqa: ANN401 - an object of the PDF
        if not isinstance(named, IndirectObject):
            return _font(named)
        if named.idnum not in self._read:
            self._read[named.idnum] = _font(named.get_object())
        return self._read[named.idnum]


def _font(font: Any) -> Font:  # noqa: ANN401 - an object of the PDF
    table = font.get("/ToUnicode")
    stream = table.get_object() if table is not None else None
    if not isinstance(stream, StreamObject):
        return Font()
    return _from_table(stream.get_data())


def _from_table(table: bytes) -> Font:
    size = 1
    letters: dict[int, str] = {}
    for kind, body in _SECTION.findall(table):
        if kind == b"codespacerange":
            first = _HEX.search(body)
            size = max(1, len(first[1]) // 2) if first else 1
        elif kind == b"bfchar":
            codes = _HEX.findall(body)
            pairs = zip(codes[::2], codes[1::2], strict=False)
            letters |= {int(code, 16): _text(to) for code, to in pairs if code}
        else:
            letters |= _ranges(body)
    return Font(size, letters)


def _ranges(body: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for low, high, target in _TRIPLE.findall(body):
        codes = range(int(low, 16), min(int(high, 16), int(low, 16) + _MOST_CODES) + 1)
        letters |= dict(zip(codes, _targets(target, len(codes)), strict=False))
    return letters


def _targets(target: bytes, count: int) -> Iterator[str]:
    if target.startswith(b"["):
        yield from map(_text, _HEX.findall(target))
        return
    first = _text(target[1:-1])
    for step in range(count):
        yield first[:-1] + chr(ord(first[-1]) + step) if first else UNKNOWN


def _text(code: bytes) -> str:
    digits = b"".join(code.split())
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
