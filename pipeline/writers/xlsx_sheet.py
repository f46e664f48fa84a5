"""One table as a sheet of a workbook, in SpreadsheetML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.document import Run, Table, TableRow
from pipeline.writers.xlsx_cells import Runs, Strings, lines, number, portions

ANCHOR = "np:anchor"
"""Head of the hidden column that keeps the rows' anchors."""

HEAD, TEXT, CENTRED = 1, 2, 3
"""Cell formats, as `xlsx.STYLES` numbers them."""
QUOTED = 3
"""Added to a format: the cell is text, whatever sign it begins with."""

_FORMULA_SIGNS = tuple("=+-@\t\n")
_LETTERS = 170
"""Width of all columns together, in letters: fills a landscape A4 sheet."""
_NARROWEST = 5.0
_FILLED = 1.05
"""Letters in a unit of a column's width: Cyrillic ones are narrower than the digits
that it is counted in, but words are not torn at the line's end."""
_LINE, _MARGIN = 12.75, 3.0
"""Height of a line and of the room around the words, in points."""

_PRINTED = (
    '<pageMargins left="0.79" right="0.59" top="0.79" bottom="0.59" header="0.39"'
    ' footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1"'
    ' fitToHeight="0"/><headerFooter differentFirst="1"><oddHeader>&amp;C&amp;P'
    "</oddHeader></headerFooter>"
)
"""A4 landscape, as wide as the sheet; the page's number in the middle of the top
margin from the second page on."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet.

    Args:
        content: content of the sheet's part, without the declaration.
        head: number of the last header row, 0 for none.
        area: the cells that are printed: `$A$1:$E$12`.
    """

    content: str
    head: int
    area: str


def draw(table: Table, strings: Strings) -> Sheet:
    """The table as a sheet.

    Raises:
        ValueError: where a row covers more columns than the table has.
    """
    columns = len(table.widths)
    anchored = any(row.anchor for row in table.rows)
    grid = _Grid(_widths(table), strings, anchored=anchored)
    for row in table.header:
        grid.add(row, ANCHOR if row is table.header[0] else "", is_header=True)
    head = len(grid.rows)
    for row in table.rows:
        grid.add(row, row.anchor, is_header=False)
    last = column_name(columns)
    return Sheet(
        content=(
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
            'main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f"{_view(head)}{_columns(grid.widths, anchored=anchored)}"
            f"<sheetData>{''.join(grid.rows)}</sheetData>"
            f"{_merged(grid.merged)}{_PRINTED}</worksheet>"
        ),
        head=head,
        area=f"$A$1:${last}${max(len(grid.rows), 1)}",
    )


def column_name(index: int) -> str:
    """Name of a column, counted from 1: A, B … Z, AA."""
    name = ""
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class _Grid:
    """Rows under way.

    Args:
        widths: widths of the columns in letters, without the hidden one.
        strings: the workbook's strings.
        anchored: whether there is a hidden column.
    """

    def __init__(
        self, widths: tuple[float, ...], strings: Strings, *, anchored: bool
    ) -> None:
        self.widths = widths
        self.columns = len(widths)
        self.strings = strings
        self.anchored = anchored
        self.rows: list[str] = []
        self.merged: list[str] = []

    def add(self, row: TableRow, anchor: str, *, is_header: bool) -> None:
        """A row; as many rows as its longest cell needs, all with the anchor."""
        filled = list(self._filled(row, is_header=is_header))
        height = max((len(cell.portions) for cell in filled), default=1)
        for index in range(height):
            line = len(self.rows) + 1
            cells = "".join(self._cell(line, cell, index) for cell in filled)
            tall = max((cell.lines(index) for cell in filled), default=1)
            self.rows.append(
                f'<row r="{line}" ht="{tall * _LINE + _MARGIN:g}">{cells}'
                f"{self._hidden(line, anchor)}</row>"
            )

    def _filled(self, row: TableRow, *, is_header: bool) -> Iterator[_Filled]:
        """The row's cells; empty ones after them, so that the grid is drawn."""
        column = 1
        for cell in row.cells:
            look = HEAD if is_header else CENTRED if cell.centred else TEXT
            width = sum(self.widths[column - 1 : column - 1 + cell.span])
            per_line = max(int(width * _FILLED), 1)
            words = tuple(portions(cell, per_line))
            yield _Filled(column, cell.span, look, per_line, words)
            column += cell.span
        if column > self.columns + 1:
            raise ValueError(row)
        for empty in range(column, self.columns + 1):
            yield _Filled(empty, 1, HEAD if is_header else TEXT, 1, ())

    def _cell(self, line: int, cell: _Filled, index: int) -> str:
        place = f"{column_name(cell.column)}{line}"
        first = self._words(place, cell.words(index), cell.look)
        if cell.span == 1:
            return first
        covered = range(cell.column + 1, cell.column + cell.span)
        names = [column_name(column) for column in covered]
        self.merged.append(f"{place}:{names[-1]}{line}")
        rest = (f'<c r="{name}{line}" s="{cell.look}"/>' for name in names)
        return first + "".join(rest)

    def _hidden(self, line: int, anchor: str) -> str:
        if not (self.anchored and anchor):
            return ""
        return self._words(
            f"{column_name(self.columns + 1)}{line}", [Run(anchor)], TEXT
        )

    def _words(self, place: str, runs: Runs, look: int) -> str:
        text = "".join(run.text for run in runs)
        if not text:
            return f'<c r="{place}" s="{look}"/>'
        if number(runs):
            return f'<c r="{place}" s="{look}"><v>{text}</v></c>'
        look += QUOTED if text.startswith(_FORMULA_SIGNS) else 0
        index = self.strings.index(runs)
        return f'<c r="{place}" s="{look}" t="s"><v>{index}</v></c>'


@dataclass(frozen=True, slots=True)
class _Filled:
    column: int
    span: int
    look: int
    per_line: int
    portions: tuple[Runs, ...]

    def words(self, index: int) -> Runs:
        return self.portions[index] if index < len(self.portions) else []

    def lines(self, index: int) -> int:
        return lines(self.words(index), self.per_line)


def _view(head: int) -> str:
    """The window, with the header rows held in sight."""
    pane = (
        f'<pane ySplit="{head}" topLeftCell="A{head + 1}" activePane="bottomLeft"'
        ' state="frozen"/><selection pane="bottomLeft"/>'
        if head
        else ""
    )
    return (
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="13.5"/>'
    )


def _widths(table: Table) -> tuple[float, ...]:
    total = sum(table.widths)
    shares = (round(_LETTERS * share / total, 1) for share in table.widths)
    return tuple(max(share, _NARROWEST) for share in shares)


def _columns(widths: tuple[float, ...], *, anchored: bool) -> str:
    columns = [
        f'<col min="{index}" max="{index}" width="{width}" customWidth="1"/>'
        for index, width in enumerate(widths, 1)
    ]
    if anchored:
        hidden = len(widths) + 1
        columns.append(
            f'<col min="{hidden}" max="{hidden}" width="40" hidden="1"'
            ' customWidth="1"/>'
        )
    return f"<cols>{''.join(columns)}</cols>"


def _merged(areas: list[str]) -> str:
    if not areas:
        return ""
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f'<mergeCells count="{len(areas)}">{cells}</mergeCells>'
