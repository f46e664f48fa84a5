"""Tables and signature blocks as WordprocessingML."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.document import Cell, Paragraph, Run, Signature, Table, TableRow
from pipeline.writers.text import xml
from pipeline.writers.word import styles as names
from pipeline.writers.word.anchors import Bookmarks
from pipeline.writers.word.chart import Charts
from pipeline.writers.word.styles import Styles
from pipeline.writers.word.text import paragraph

_KEEP_NEXT = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'
_RIGHT = '<w:jc w:val="right"/>'

_SHORT_ROW = 16
"""Lines up to which a row stays on one page; a longer one may be torn, since it would
otherwise leave half a page empty or not fit at all."""

_TWIPS_PER_LETTER = 110
"""Mean width of a letter of 10 points, to guess the lines of a cell."""

_SIGNATURE_SHARES = (58, 42)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table needs to know of the file that it is drawn in.

    Args:
        styles: the styles of the shell.
        width: width of the text, in twips.
        bookmarks: gives out the bookmarks of anchored rows.
        charts: collects the charts that are drawn.
    """

    styles: Styles
    width: int
    bookmarks: Bookmarks
    charts: Charts = field(default_factory=Charts)


def table(sheet: Sheet, content: Table) -> str:
    """A table: columns by their shares, header rows repeated on every page."""
    columns = _columns(sheet.width, content.widths)
    kind = names.TABLE if content.bordered else names.LAYOUT
    head = _Look(names.TABLE_HEAD, is_header=True, fill=sheet.styles.head_fill)
    body = _Look(names.TABLE_TEXT if content.bordered else names.LAYOUT_TEXT)
    rows = [_row(sheet, columns, row, head) for row in content.header]
    rows += [_row(sheet, columns, row, body) for row in content.rows]
    return _frame(sheet, kind, columns, content, "".join(rows))


def signatures(sheet: Sheet, blocks: Sequence[Signature | Paragraph]) -> str:
    """Each post at the left, its name at the right, on one line at the post's foot.

    They are rows of one table, since rows can be held on one sheet by every program,
    and a paragraph after a table cannot.

    Args:
        sheet: the file they are drawn in.
        blocks: posts with names; a paragraph among them is the executor's mark.
    """
    columns = _columns(sheet.width, _SIGNATURE_SHARES)
    last = len(blocks) - 1
    rows = "".join(
        _closing_row(sheet, block, columns, _KEEP_NEXT if index < last else "")
        for index, block in enumerate(blocks)
    )
    empty = Table(header=(), rows=(), widths=_SIGNATURE_SHARES, bordered=False)
    return _frame(sheet, names.LAYOUT, columns, empty, rows)


def _closing_row(
    sheet: Sheet, block: Signature | Paragraph, columns: tuple[int, ...], keep: str
) -> str:
    if isinstance(block, Signature):
        post = _signature_cell(sheet, block.post, columns[0], keep)
        name = _signature_cell(sheet, block.name, columns[1], keep + _RIGHT)
        cells = post + name
    else:
        style = names.ROLES[block.role]
        words = paragraph(sheet.styles, style, block.runs, properties=keep)
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{len(columns)}"/></w:tcPr>{words}</w:tc>'
        )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _signature_cell(sheet: Sheet, text: str, width: int, properties: str) -> str:
    words = paragraph(
        sheet.styles, names.SIGNATURE, (Run(text),), properties=properties
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="bottom"/></w:tcPr>{words}</w:tc>'
    )


@dataclass(frozen=True, slots=True)
class _Look:
    style: str
    is_header: bool = False
    fill: str = ""
    keep: str = ""
    """Property of a row over all columns, a heading that must not end a page."""


def _columns(width: int, shares: tuple[int, ...]) -> tuple[int, ...]:
    """Widths in twips; what rounding leaves over goes to the last column."""
    total = sum(shares)
    columns = [width * share // total for share in shares]
    columns[-1] += width - sum(columns)
    return tuple(columns)


def _frame(
    sheet: Sheet, style: str, columns: tuple[int, ...], content: Table, rows: str
) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    caption = f'<w:tblCaption w:val="{xml(content.name)}"/>' if content.name else ""
    first, bits = ("1", "0420") if content.header else ("0", "0400")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{xml(sheet.styles.id(style))}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{bits}" w:firstRow="{first}" w:lastRow="0"'
        f' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(sheet: Sheet, columns: tuple[int, ...], row: TableRow, look: _Look) -> str:
    placed = _placed(row, columns)
    lines = max((_lines(cell, width) for cell, width in placed), default=1)
    properties = "<w:cantSplit/>" if look.is_header or lines <= _SHORT_ROW else ""
    properties += "<w:tblHeader/>" if look.is_header else ""
    if len(placed) == 1 and len(columns) > 1:
        look = replace(look, keep=_KEEP_NEXT)
    start = sheet.bookmarks.place(row.anchor)
    cells = []
    for cell, width in placed:
        cells.append(_cell(sheet, cell, width, look, start))
        start = ""
    trimmed = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{trimmed}{''.join(cells)}</w:tr>"


def _placed(row: TableRow, columns: tuple[int, ...]) -> list[tuple[Cell, int]]:
    """The row's cells with their widths; empty cells fill a row that is too short.

    Raises:
        ValueError: where the cells of the row cover more columns than there are.
    """
    placed: list[tuple[Cell, int]] = []
    column = 0
    for cell in row.cells:
        end = column + cell.span
        if end > len(columns):
            raise ValueError(row)
        placed.append((cell, sum(columns[column:end])))
        column = end
    return placed + [(Cell(), width) for width in columns[column:]]


def _lines(cell: Cell, width: int) -> int:
    """A guess at the number of lines of a cell."""
    per_line = max(width // _TWIPS_PER_LETTER, 1)
    return sum(
        max(math.ceil(sum(len(run.text) for run in runs) / per_line), 1)
        for runs in cell.paragraphs
    )


def _cell(sheet: Sheet, cell: Cell, width: int, look: _Look, start: str) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    fill = (
        f'<w:shd w:val="clear" w:color="auto" w:fill="{xml(look.fill)}"/>'
        if look.fill
        else ""
    )
    middle = '<w:vAlign w:val="center"/>' if look.is_header else ""
    properties = look.keep + (_CENTRED if cell.centred else "")
    parts = []
    for runs in cell.paragraphs or ((),):
        parts.append(
            paragraph(
                sheet.styles, look.style, runs, properties=properties, start=start
            )
        )
        start = ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}{middle}'
        f"</w:tcPr>{''.join(parts)}</w:tc>"
    )
