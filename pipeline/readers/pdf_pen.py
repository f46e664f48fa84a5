"""Follows the operators of a PDF's page: where each run of letters is shown.

PDF 1.7 (ISO 32000-1), 8.4 and 9.4: a graphics state that can be put aside (`q`, `Q`),
a matrix of the page (`cm`) and one of the text (`Tm`, `Td`, `TD`, `T*`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import TextStringObject

Matrix = tuple[float, float, float, float, float, float]

UNKNOWN = "\ufffd"
"""Stands for a letter that the font does not name."""

_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SIX = 6
_MOST_KEPT = 1_000
"""States put aside at once; a page has some ten."""


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


@dataclass(frozen=True, slots=True)
class Shown:
    """A run as the page shows it: its place, its size, its font and its codes."""

    x: float
    y: float
    size: float
    font: Font
    codes: bytes


@dataclass(frozen=True, slots=True)
class _State:
    page: Matrix = _SAME
    font: Font = field(default_factory=Font)
    size: float = 0.0
    leading: float = 0.0


class Pen:
    """What the operators of a page have set, and what they have shown."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self._state = _State()
        self._kept: list[_State] = []
        self._line = self._text = _SAME
        self._steps = {
            b"q": self._keep,
            b"Q": self._restore,
            b"cm": self._turn,
            b"BT": self._begin,
            b"Tm": self._set,
            b"Td": self._move,
            b"TD": self._move_leading,
            b"TL": self._lead,
            b"T*": self._next,
            b"Tj": self._show,
            b"TJ": self._show,
            b"'": self._show_next,
            b'"': self._show_next,
        }

    def take(self, font: Font, size: float) -> None:
        """Take a font in a size."""
        self._state = replace(self._state, font=font, size=size)

    def follow(self, operator: bytes, operands: Sequence[Any]) -> None:
        """Follow one operator; those that draw no letters change nothing."""
        step = self._steps.get(operator)
        if step is not None:
            step(operands)

    def _keep(self, _operands: Sequence[Any]) -> None:
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(self._state)

    def _restore(self, _operands: Sequence[Any]) -> None:
        if self._kept:
            self._state = self._kept.pop()

    def _turn(self, operands: Sequence[Any]) -> None:
        turned = _times(_matrix(operands), self._state.page)
        self._state = replace(self._state, page=turned)

    def _begin(self, _operands: Sequence[Any]) -> None:
        self._line = self._text = _SAME

    def _set(self, operands: Sequence[Any]) -> None:
        self._line = self._text = _matrix(operands)

    def _move(self, operands: Sequence[Any]) -> None:
        x, y = (float(each) for each in operands[:2])
        self._line = self._text = _times((1, 0, 0, 1, x, y), self._line)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, leading=-float(operands[1]))
        self._move(operands)

    def _lead(self, operands: Sequence[Any]) -> None:
        self._state = replace(self._state, leading=float(operands[0]))

    def _next(self, _operands: Sequence[Any]) -> None:
        self._move((0, -self._state.leading))

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next(())
        self._show(operands)

    def _show(self, operands: Sequence[Any]) -> None:
        last = operands[-1]
        parts = last if isinstance(last, list) else [last]
        codes = b"".join(map(_codes, parts))
        place = _times(self._text, self._state.page)
        size = round(self._state.size * (abs(place[3]) or 1.0), 1)
        if codes:
            shown = Shown(place[4], place[5], size, self._state.font, codes)
            self.shown.append(shown)


def _codes(part: object) -> bytes:
    """The codes of a string of the PDF; nothing for what is no string."""
    if isinstance(part, TextStringObject):
        return part.original_bytes
    return part if isinstance(part, bytes) else b""


def _matrix(operands: Sequence[Any]) -> Matrix:
    if len(operands) != _SIX:
        return _SAME
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The product of two matrices of the plane."""
    a, b, c, d, e, f = one
    k, m, n, p, q, r = other
    return (
        a * k + b * n,
        a * m + b * p,
        c * k + d * n,
        c * m + d * p,
        e * k + f * n + q,
        e * m + f * p + r,
    )
