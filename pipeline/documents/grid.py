"""Plain tables of the house's own papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.documents.kind import Brief
from pipeline.model.document import Cell, Mark, Run, Table, TableRow, plain


def grid(
    heads: Sequence[str], rows: Iterable[TableRow], widths: Sequence[int], name: str
) -> Table:
    """A table with one header row.

    Args:
        heads: names of the columns; without them the table has no header.
        rows: its rows.
        widths: share of each column, in percent.
        name: name of the table.
    """
    header = TableRow(tuple(Cell((plain(head),), centred=True) for head in heads))
    return Table((header,) if heads else (), tuple(rows), tuple(widths), name=name)


def row(*texts: str) -> TableRow:
    """A row of plain cells; a line end begins a new paragraph in its cell."""
    return TableRow(tuple(cell(text) for text in texts))


def numbered(number: int, *texts: str) -> TableRow:
    """A row that begins with its number."""
    first = Cell((plain(f"{number}."),), centred=True)
    return TableRow((first, *(cell(text) for text in texts)))


def cell(text: str) -> Cell:
    """A plain cell."""
    return Cell(tuple(plain(line) for line in text.split("\n")))


def fact_row(label: str, text: str) -> TableRow:
    """A row of a table of facts: its label in bold, then what is said."""
    return TableRow((Cell(((Run(label, Mark.STRONG),),)), cell(text)))


def band(text: str, columns: int) -> TableRow:
    """A row over all columns that heads those under it."""
    return TableRow((Cell(((Run(text, Mark.STRONG),),), span=columns, centred=True),))


def rows_or_gap(
    brief: Brief, rows: Iterable[TableRow], columns: int
) -> tuple[TableRow, ...]:
    """The rows; where the drafts have none, one that says so."""
    found = tuple(rows)
    return found or (band(brief.locale.term("not_filled"), columns),)
