"""Reads the letters that a page of a PDF shows, exactly as its fonts name them.

Extraction of text by a library adds spaces where letters are set wide. The law must
not gain spaces, so the codes of each run are read here by the font's own table
(`ToUnicode`), and only the place of a run is asked of the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import StreamObject, TextStringObject

UNKNOWN = "\ufffd"
"""Stands for a letter that the font does not name."""

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_SECTION = re.compile(rb"begin(codespacerange|bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TRIPLE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])"
)
_MOST_CODES = 70_000
_SHOWS = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True, slots=True)
class Run:
    """A run of letters on a page: where it begins, its size and its words."""

    page: int
    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Font:
    """What a font says of its codes: bytes of a code, and letters by code."""

    size: int = 1
    letters: Mapping[int, str] = field(default_factory=dict)

    def read(self, codes: bytes) -> str:
        """The letters of some codes."""
        step = self.size
        return "".join(
            self.letters.get(int.from_bytes(codes[at : at + step], "big"), UNKNOWN)
            for at in range(0, len(codes), step)
        )


class PageReader:
    """Gathers the runs of one page while the library goes through it.

    Args:
        page: the page.
        number: its number, from 1.
    """

    def __init__(self, page: PageObject, number: int) -> None:
        self.runs: list[Run] = []
        self._page = page
        self._number = number
        self._fonts = _fonts(page)
        self._font, self._size = Font(), 0.0
        self._kept: list[tuple[Font, float]] = []

    def read(self) -> list[Run]:
        """The runs of the page, in the order of the file."""
        self._page.extract_text(visitor_operand_before=self._operation)
        return self.runs

    def _operation(
        self,
        operator: bytes,
        operands: Sequence[Any],
        cm: Sequence[float],
        tm: Sequence[float],
    ) -> None:
        if operator == b"q":
            self._kept.append((self._font, self._size))
        elif operator == b"Q" and self._kept:
            self._font, self._size = self._kept.pop()
        elif operator == b"Tf":
            self._font = self._fonts.get(str(operands[0]), Font())
            self._size = float(operands[1])
        elif operator in _SHOWS:
            self._show(operands[-1], cm, tm)

    def _show(self, shown: Any, cm: Sequence[float], tm: Sequence[float]) -> None:  # noqa: ANN401 - an object of the PDF
        parts = shown if isinstance(shown, list) else [shown]
        text = "".join(self._font.read(codes) for codes in map(_codes, parts))
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        size = round(self._size * (abs(tm[3] * cm[3]) or 1.0), 1)
        self.runs.append(Run(self._number, x, y, size, text))


def _codes(part: object) -> bytes:
    """The codes of a string of the PDF; nothing for what is no string."""
    if isinstance(part, TextStringObject):
        return part.original_bytes
    return part if isinstance(part, bytes) else b""


def _fonts(page: PageObject) -> dict[str, Font]:
    resources = page.get("/Resources", {}).get_object()
    named = resources.get("/Font", {}).get_object()
    return {str(name): _font(named[name].get_object()) for name in named}


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
