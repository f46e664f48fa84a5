"""A table as a workbook that a body fills in: three columns of answers beside it.

The sheet is the one of every pack (`xlsx`); here the answer columns are added and what
the way home needs: the table's own columns are protected, positions are chosen from a
list, a hidden first row says what each column is and a hidden last column which row
each row is, so that a returned copy is read back even after it was sorted and its
columns were moved. A cell that is too tall to be seen goes on in the next row, which
carries the same identity.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.model.document import Cell, Document, Table, TableRow, plain
from pipeline.writers.archive import settle
from pipeline.writers.xlsx import workbook
from pipeline.writers.xlsx_sheet import TEXT, column_name

KEY = "np:"
"""How hidden names begin."""

ANSWERS = ("position", "remark", "wording")
"""Hidden names of the answer columns."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET, _STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
_OWN_SHARE, _ANSWER_SHARES = 103, (13, 27, 27)
_LONGEST_LIST = 255
"""Letters of a list of choices that a spreadsheet takes."""
_ALLOWED = ("formatCells", "formatColumns", "formatRows", "insertRows", "objects")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the body is asked.

    Args:
        columns: hidden names of the table's own columns, from left to right.
        labels: headings of the answer columns, in the order of `ANSWERS`.
        choices: the positions that it can choose.
        hint: what is told where something else is typed instead.
        facts: direction, alternative, language and more, for the way home.
    """

    columns: tuple[str, ...]
    labels: tuple[str, str, str]
    choices: tuple[str, ...]
    hint: str
    facts: str


def write_answers(document: Document, answers: Answers) -> bytes:
    """The first table of a document as a workbook; same arguments, same bytes.

    Args:
        document: what is to be written.
        answers: what the body is asked.

    Raises:
        ValueError: where the choices are too long for a list.
    """
    table = next(
        block
        for block in document.blocks
        if isinstance(block, Table) and block.bordered
    )
    wider = replace(document, blocks=(_with_answers(table, answers),))
    book = workbook(wider)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        sheet, styles = archive.read(_SHEET), archive.read(_STYLES)
    styles, opened = _with_open_format(styles)
    columns = len(table.widths)
    sheet = _finished(sheet, answers, columns, len(table.header) + 1, opened)
    return settle(book, {_SHEET: sheet, _STYLES: styles})


def _with_answers(table: Table, answers: Answers) -> Table:
    """The table with the hidden row of names above and the answer columns beside."""
    names = [f"{KEY}{name}" for name in (*answers.columns, *ANSWERS)]
    count = len(table.widths)
    numbers = tuple(str(count + index) for index in range(1, len(ANSWERS) + 1))
    headings = (answers.labels, *(numbers for _ in table.header[1:]))
    heads = (
        TableRow((*row.cells, *(Cell((plain(text),), centred=True) for text in texts)))
        for row, texts in zip(table.header, headings, strict=True)
    )
    total = sum(table.widths)
    own = (max(_OWN_SHARE * width // total, 1) for width in table.widths)
    return replace(
        table,
        header=(TableRow(tuple(Cell((plain(name),)) for name in names)), *heads),
        widths=(*own, *_ANSWER_SHARES),
    )


def _with_open_format(styles: bytes) -> tuple[bytes, int]:
    """The styles with one more format: text that may be typed; and its number."""
    root = etree.fromstring(styles)
    formats = root.find(f"{{{_MAIN}}}cellXfs")
    if formats is None:
        raise ValueError(styles)
    opened = etree.fromstring(etree.tostring(formats[TEXT]))
    opened.set("applyProtection", "1")
    etree.SubElement(opened, f"{{{_MAIN}}}protection").set("locked", "0")
    formats.append(opened)
    formats.set("count", str(len(formats)))
    return _printed(root), len(formats) - 1


def _finished(
    sheet: bytes, answers: Answers, columns: int, heads: int, opened: int
) -> bytes:
    """The sheet with all that a pack's sheet has not."""
    root = etree.fromstring(sheet)
    rows = root.find(f"{{{_MAIN}}}sheetData")
    if rows is None:
        raise ValueError(sheet)
    hidden = column_name(columns + len(ANSWERS) + 1)
    letters = [column_name(columns + index + 1) for index in range(len(ANSWERS))]
    for row in rows:
        own = {re.sub("[0-9]", "", cell.get("r", "")): cell for cell in row}
        if hidden in own and int(row.get("r", "0")) > heads:
            for letter in letters:
                own[letter].set("s", str(opened))
    rows[0].set("hidden", "1")
    facts = column_name(columns + len(ANSWERS) + 2)
    rows[0].append(_inline(f"{facts}1", f"{KEY}sent {answers.facts}"))
    _hide(root, columns + len(ANSWERS) + 2)
    rows.addnext(_protection())
    last = rows[-1].get("r", "1")
    if int(last) > heads:
        margins = root.find(f"{{{_MAIN}}}pageMargins")
        if margins is None:
            raise ValueError(sheet)
        area = f"{letters[0]}{heads + 1}:{letters[0]}{last}"
        margins.addprevious(_choice(answers, area))
    return _printed(root)


def _inline(place: str, text: str) -> etree._Element:
    cell = etree.fromstring(f'<c xmlns="{_MAIN}" r="{place}" t="inlineStr"/>')
    inner = etree.SubElement(cell, f"{{{_MAIN}}}is")
    etree.SubElement(inner, f"{{{_MAIN}}}t").text = text
    return cell


def _hide(root: etree._Element, column: int) -> None:
    columns = root.find(f"{{{_MAIN}}}cols")
    if columns is None:
        raise ValueError(column)
    element = etree.SubElement(columns, f"{{{_MAIN}}}col")
    at = str(column)
    for name, value in (("min", at), ("max", at), ("width", "40"), ("hidden", "1")):
        element.set(name, value)


def _protection() -> etree._Element:
    """Nothing may be changed but what is open; looks, rows and notes may be."""
    allowed = " ".join(f'{name}="0"' for name in _ALLOWED)
    return etree.fromstring(f'<sheetProtection xmlns="{_MAIN}" sheet="1" {allowed}/>')


def _choice(answers: Answers, area: str) -> etree._Element:
    """The list of positions; words of one's own are taken after a question."""
    listed = ",".join(answers.choices)
    if len(listed) > _LONGEST_LIST or any("," in each for each in answers.choices):
        raise ValueError(listed)
    element = etree.fromstring(
        f'<dataValidations xmlns="{_MAIN}" count="1"><dataValidation type="list"'
        f' errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="{area}">'
        "<formula1/></dataValidation></dataValidations>"
    )
    element[0].set("error", answers.hint)
    element[0][0].text = f'"{listed}"'
    return element


def _printed(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return content
