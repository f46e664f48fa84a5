"""One sheet of a returned spreadsheet: its cells by row and column, as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.errors import UsageError
from pipeline.review.container import Container
from pipeline.review.markup import attribute, local, parse

KEY = "np:"
"""How the hidden names of columns and rows begin (`pipeline.writers.answer_book`)."""

_LAST_ROW = 10_000_000
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Sheet:
    """A sheet.

    Args:
        name: its name.
        part: its part.
        rows: texts of its filled cells, by row and column, both from 0.
        formulas: places of formulas, as a spreadsheet shows them.
    """

    name: str
    part: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: list[str] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        """Whether it has the hidden column that our tables have."""
        return any(
            text.startswith(KEY)
            for cells in self.rows.values()
            for text in cells.values()
        )


def read_sheet(
    container: Container, name: str, part: str, strings: Sequence[str]
) -> Sheet:
    """A sheet's cells.

    Args:
        container: the file.
        name: name of the sheet.
        part: its part.
        strings: the workbook's shared strings.

    Raises:
        UsageError: `review-too-many-cells`, and where the part is broken.
    """
    sheet = Sheet(name, part)
    root = parse(container, part)
    seen = 0
    row = column = -1
    for element in () if root is None else root.iter():
        if local(element) == "row":
            # A row or cell that does not name its place follows the one before it.
            row, column = _row_of(attribute(element, "r"), row), -1
        if local(element) != "c":
            continue
        seen += 1
        if seen > container.limits.cells:
            limit = str(container.limits.cells)
            raise UsageError("review-too-many-cells", file=container.file, limit=limit)
        row, column = place_of(attribute(element, "r"), (row, column + 1))
        if any(local(child) == "f" for child in element):
            sheet.formulas.append(f"{column_name(column)}{row + 1}")
        text = _text(element, strings)
        if text.strip() and row >= 0:
            sheet.rows.setdefault(row, {})[column] = text
    return sheet


def _row_of(number: str, before: int) -> int:
    known = number.isascii() and number.isdigit() and 0 < int(number[:9]) < _LAST_ROW
    return int(number) - 1 if known else before + 1


def column_name(column: int) -> str:
    """Name of a column, counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def place_of(name: str, otherwise: tuple[int, int] = (-1, -1)) -> tuple[int, int]:
    """Row and column, both from 0, of a cell's name; `otherwise` where it is none."""
    match = _PLACE.fullmatch(name)
    if match is None:
        return otherwise
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _text(cell: etree._Element, strings: Sequence[str]) -> str:
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        return "".join(rich_text(each) for each in cell if local(each) == "is")
    value = next((each.text or "" for each in cell if local(each) == "v"), "")
    if kind == "s":
        known = value.isascii() and value.isdigit() and int(value[:9]) < len(strings)
        return strings[int(value)] if known else ""
    return unescaped(value)


def rich_text(element: etree._Element) -> str:
    """The words of a string, be they in one run or in several."""
    words = []
    for each in element.iter():
        if local(each) != "t":
            continue
        parent = each.getparent()
        if parent is None or local(parent) != "rPh":
            words.append(each.text or "")
    return unescaped("".join(words))


def unescaped(text: str) -> str:
    """Words as typed: spreadsheets store some characters as `_x000D_`."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")
