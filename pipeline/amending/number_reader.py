"""Reads the numbers of units: lists and ranges, in digits and in words."""

from __future__ import annotations

from pipeline.amending.scan import HYPHEN, TokenKind
from pipeline.amending.token_stream import TokenStream
from pipeline.amending.units import Form

Numbers = tuple[tuple[str, Form], ...]
"""Numbers as they stand, each with how it is written."""

RANGE = "–"
"""Between the ends of a range in `Link.numbers`."""


def read_numbers(stream: TokenStream) -> Numbers:
    """A list of numbers in digits or in words; empty where none begins here."""
    found: list[tuple[str, Form]] = []
    while True:
        start = stream.place
        gap = stream.separator() if found else 0
        stream.place += gap
        item = _number_or_range(stream) if gap or not found else None
        if item is None:
            stream.place = start
            return tuple(found)
        found.append(item)


def _number_or_range(stream: TokenStream) -> tuple[str, Form] | None:
    """«2)», «2)–5)», «с 2) по 5)»."""
    opened = bool(stream.take_symbol("from"))
    first = _number(stream)
    place = stream.place
    last = _number(stream) if first and _range_mark(stream, opened=opened) else None
    if first and last:
        return first[0] + RANGE + last[0], last[1]
    stream.place = place
    return None if opened else first


def _range_mark(stream: TokenStream, *, opened: bool) -> bool:
    """Whether a dash, or «по» after «с», was passed over."""
    token = stream.peek()
    if opened:
        return bool(stream.take_symbol("through"))
    is_dash = token is not None and token.kind is TokenKind.MARK and token.text == RANGE
    stream.place += is_dash
    return is_dash


def _number(stream: TokenStream) -> tuple[str, Form] | None:
    token = stream.peek()
    if token is not None and token.kind is TokenKind.NUMBER:
        stream.place += 1
        return token.text, Form.BRACKET if token.bracket else Form.DIGITS
    number, length = stream.ordinal()
    if not length:
        return None
    stream.place += length
    added, digits = stream.peek(), stream.peek(1)
    hyphen = added is not None and added.text == HYPHEN
    if hyphen and digits is not None and digits.kind is TokenKind.NUMBER:
        # «часть первая-1»: older texts say so what is printed «1-1.»
        stream.place += 2
        return f"{number}-{digits.text}", Form.DIGITS
    return number, Form.ORDINAL
