"""Where in a table the walk through a Word file is.

A table inside a cell is part of that cell: only the outermost one counts rows and
columns. A column is one of the grid, so that a merged cell moves those after it.
"""

from __future__ import annotations

from lxml import etree

from pipeline.model.homecoming import Spot
from pipeline.review.markup import attribute

_MOST_COLUMNS = 1_000


class TableCell:
    """The cell that is being read, told from the elements that begin and end.

    Args:
        first_table: number of the part's first table among those of the whole file.
    """

    def __init__(self, first_table: int) -> None:
        self._depth = 0
        self._table, self._row, self._column = first_table - 1, -1, -1
        self._spans = 0

    @property
    def is_in_table(self) -> bool:
        """Whether the walk is inside a table."""
        return self._depth > 0

    @property
    def is_outermost(self) -> bool:
        """Whether it is inside a table, and that table inside no other."""
        return self._depth == 1

    @property
    def row(self) -> tuple[int, int]:
        """Numbers of the table and of the row, from 0."""
        return (self._table, self._row)

    @property
    def spot(self) -> Spot:
        """The place in the file."""
        if not self.is_in_table:
            return Spot()
        return Spot(self._table, self._row, self._column)

    def begin(self, name: str, element: etree._Element) -> None:
        """An element begins; those that are no part of a table change nothing."""
        if name == "tbl":
            self._enter_table()
        elif self.is_outermost:
            self._go_on(name, element)

    def leave_table(self) -> None:
        """A table ends."""
        self._depth -= 1

    def _enter_table(self) -> None:
        self._depth += 1
        if self.is_outermost:
            self._table += 1
            self._row = -1

    def _go_on(self, name: str, element: etree._Element) -> None:
        match name:
            case "tr":
                self._row += 1
                self._column, self._spans = -1, 0
            case "tc":
                self._column = self._spans
                self._spans += 1
            case "gridSpan":
                self._spans += _number(element) - 1
            case "gridBefore":  # columns that a row leaves out at its beginning
                self._spans += _number(element)
            case _:
                pass


def _number(element: etree._Element) -> int:
    text = attribute(element, "val")
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdigit() else 1
