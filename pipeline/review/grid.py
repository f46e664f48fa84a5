"""A returned table, whatever the file: rows, cells and two texts of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff\u00ad]+")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell.

    Args:
        column: number of the column that it begins in, from 0.
        sent: its lines without what was inserted with tracking.
        now: its lines without what was deleted with tracking.
    """

    column: int
    sent: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row.

    Args:
        cells: its cells from left to right.
        anchors: identities that it carries; several where rows were merged.
        is_tracked: inserted or deleted as a whole, with tracking.
    """

    cells: tuple[GridCell, ...]
    anchors: tuple[str, ...] = ()
    is_tracked: bool = False

    def cell(self, column: int) -> GridCell:
        """The cell that begins in a column; an empty one where none does."""
        return next((c for c in self.cells if c.column == column), GridCell(column))

    @property
    def texts(self) -> tuple[str, ...]:
        """Plain texts of its cells, as sent."""
        return tuple(plain("\n".join(cell.sent)) for cell in self.cells)


Grid = tuple[GridRow, ...]


def plain(text: str) -> str:
    """The text with each stretch of white space as one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip()
