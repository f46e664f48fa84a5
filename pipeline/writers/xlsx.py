"""Spreadsheets: the tables of a document, a sheet each; the rest is left out.

The header stays in sight and is repeated on every printed page; a hidden last column
keeps the rows' anchors, so that a reviewed copy can be read back even after its rows
were sorted. Words are stored as text: what begins with `=` is no formula.

The parts are written by hand: openpyxl puts the properties of marked words into an
order that the schema forbids, and cuts a text that is too long for a cell in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Document, Table
from pipeline.writers.archive import pack
from pipeline.writers.properties import core_properties
from pipeline.writers.text import legal, xml
from pipeline.writers.theme import theme
from pipeline.writers.word.shells import Shells
from pipeline.writers.writer import Writer
from pipeline.writers.xlsx_cells import FONT, Strings
from pipeline.writers.xlsx_sheet import Sheet, draw

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument"
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_NO_TABLE = Table((), (), (100,))


def workbook(document: Document) -> bytes:
    """The document's tables as a workbook; same document, same bytes.

    Tables without a grid (signatures, requisites) are layout and are left out.

    Args:
        document: what is to be written.

    Raises:
        ValueError: where a row covers more columns than its table has.
    """
    strings = Strings()
    tables = [
        block
        for block in document.blocks
        if isinstance(block, Table) and block.bordered
    ] or [_NO_TABLE]
    sheets = [draw(table, strings) for table in tables]
    names = list(_names(table.name or document.kind for table in tables))
    parts = _parts(names, sheets, strings).items()
    entries = {name: (_DECLARATION + content).encode() for name, content in parts}
    return pack({**entries, "docProps/core.xml": core_properties(document)})


def _names(wanted: Iterable[str]) -> Iterator[str]:
    """Names that a sheet may have, no two alike."""
    taken: set[str] = set()
    for name in wanted:
        clean = _FORBIDDEN.sub(" ", legal(name))[:_LONGEST_NAME].strip(" '") or "1"
        given = clean
        copy = 1
        while given.casefold() in taken:
            copy += 1
            mark = f" ({copy})"
            given = clean[: _LONGEST_NAME - len(mark)] + mark
        taken.add(given.casefold())
        yield given


def _parts(
    names: Sequence[str], sheets: Sequence[Sheet], strings: Strings
) -> dict[str, str]:
    """Parts of the workbook by name, without declarations and properties."""
    numbers = range(1, len(sheets) + 1)
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    targets += [
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("theme", "theme/theme1.xml"),
    ]
    content_types = {
        "xl/workbook.xml": f"{_KIND}.spreadsheetml.sheet.main+xml",
        "xl/styles.xml": f"{_KIND}.spreadsheetml.styles+xml",
        "xl/sharedStrings.xml": f"{_KIND}.spreadsheetml.sharedStrings+xml",
        "xl/theme/theme1.xml": f"{_KIND}.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package."
        "core-properties+xml",
        "docProps/app.xml": f"{_KIND}.extended-properties+xml",
    }
    for number in numbers:
        content_types[f"xl/worksheets/sheet{number}.xml"] = (
            f"{_KIND}.spreadsheetml.worksheet+xml"
        )
    return {
        "[Content_Types].xml": _content_types(content_types),
        "_rels/.rels": _relationships(
            (f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "xl/_rels/workbook.xml.rels": _relationships(
            *((f"{_OFFICE}/relationships/{kind}", target) for kind, target in targets)
        ),
        "xl/workbook.xml": _workbook(names, sheets),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings.print(),
        "xl/theme/theme1.xml": theme(),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"/>',
        **{
            f"xl/worksheets/sheet{number}.xml": sheet.content
            for number, sheet in zip(numbers, sheets, strict=True)
        },
    }


def _content_types(types: dict[str, str]) -> str:
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in types.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _workbook(names: Sequence[str], sheets: Sequence[Sheet]) -> str:
    listed = "".join(
        f'<sheet name="{xml(name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews>'
        f'<workbookView xWindow="0" yWindow="0" windowWidth="24000"'
        f' windowHeight="12000"/></bookViews><sheets>{listed}</sheets>'
        f"<definedNames>{''.join(_printed(names, sheets))}</definedNames></workbook>"
    )


def _printed(names: Sequence[str], sheets: Sequence[Sheet]) -> Iterator[str]:
    """What is printed of each sheet, and which rows on every page."""
    for index, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        quoted = xml("'" + name.replace("'", "''") + "'")
        local = f'localSheetId="{index}"'
        yield (
            f'<definedName name="_xlnm.Print_Area" {local}>{quoted}!{sheet.area}'
            "</definedName>"
        )
        if sheet.head:
            yield (
                f'<definedName name="_xlnm.Print_Titles" {local}>'
                f"{quoted}!$1:${sheet.head}</definedName>"
            )


def _styles() -> str:
    """Formats of cells: plain, then head, text, centred; then the same quoted."""
    font = FONT.format(colour="000000", name="name")
    sides = "".join(
        f'<{side} style="thin"><color rgb="FF808080"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    looks = (
        ("1", "2", '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
        ("0", "0", '<alignment vertical="top" wrapText="1"/>'),
        ("0", "0", '<alignment horizontal="center" vertical="top" wrapText="1"/>'),
    )
    formats = "".join(
        f'<xf numFmtId="0" fontId="{bold}" fillId="{fill}" borderId="1" xfId="0"'
        f'{quote} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f"{alignment}</xf>"
        for quote in ("", ' quotePrefix="1"')
        for bold, fill, alignment in looks
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font>{font}</font><font><b/>'
        f'{font}</font></fonts><fills count="3"><fill><patternFill patternType="none"/>'
        '</fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill'
        ' patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/>'
        '</patternFill></fill></fills><borders count="2"><border><left/><right/><top/>'
        f"<bottom/><diagonal/></border><border>{sides}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0"'
        f' borderId="0" xfId="0"/>{formats}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


STYLES = _styles()
"""Content of `xl/styles.xml`, without the declaration."""


def write(document: Document, shells: Shells) -> bytes:
    """A workbook, as the room's contract has it; no shell is needed for one."""
    del shells
    return workbook(document)


XLSX = Writer("xlsx", ".xlsx", write)
