"""Makes the Word shells in `templates/docx/` anew: `python templates/make_shells.py`.

This is how the shells came into being, not a step of the build. The committed `.docx`
files are what a lawyer edits in Word (letterhead, fonts, spacing, logo); a run of this
script throws such edits away, so it refuses to touch a file that exists unless it is
called with `--again`.

The parts are written by hand, because python-docx's own template has errors against
the schema (`stylesWithEffects.xml`) that every file made from it would inherit.

Measures follow the rules of office work (Resolution of the Government of 31.10.2018
No 703): A4; margins at least left 20, right 10, top 10, bottom 10 mm; the number of
the page in the middle of the top margin from the second sheet on, digits only (points
7, 15); Times New Roman 14, single spacing, tables and the executor's mark smaller (30).
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pipeline.writers.archive import settle
from pipeline.writers.theme import FONT, theme

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

SHORT, LONG = 11906, 16838  # sides of A4 in twips
MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Shell:
    """One shell: name, margins in mm (left, right, top, bottom), first paragraphs."""

    name: str
    margins: tuple[float, float, float, float]
    landscape: bool = False
    head: tuple[tuple[str, str], ...] = ()


SHELLS = (
    Shell(
        "letter",
        (25, 15, 20, 15),
        head=(
            ("NpLogo", ""),
            ("NpLetterhead", "{{ organisation }}"),
            ("NpContacts", "{{ contacts }}"),
        ),
    ),
    Shell("document", (25, 15, 20, 15)),
    Shell("table", (20, 15, 20, 15), landscape=True),
)


def paragraph_style(  # noqa: PLR0913  # one line for each style reads as a table
    style_id: str,
    name: str,
    aliases: str = "",
    *,
    base: str = "Normal",
    following: str = "",
    ppr: str = "",
    rpr: str = "",
) -> str:
    """XML of a paragraph style."""
    after = f'<w:next w:val="{following}"/>' if following else ""
    also = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{also}<w:basedOn w:val="{base}"/>{after}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def character_style(style_id: str, name: str, aliases: str, rpr: str) -> str:
    """XML of a character style."""
    custom = "" if name in BUILT_IN else ' w:customStyle="1"'
    also = f'<w:aliases w:val="{aliases}"/>' if aliases else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{also}<w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="2"/><w:qFormat/><w:rPr>{rpr}</w:rPr></w:style>'
    )


BUILT_IN = {"Title", "Subtitle", "heading 1", "header", "Strong", "Emphasis"}

BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"


def size(points: float) -> str:
    """XML of a font size."""
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def spacing(before: float = 0, after: float = 0) -> str:
    """XML of the space around a paragraph, in points."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}"/>'


def indent(first: float = 0, left: float = 0) -> str:
    """XML of indents, in millimetres."""
    return f'<w:ind w:left="{left * MM:.0f}" w:firstLine="{first * MM:.0f}"/>'


def jc(value: str) -> str:
    """XML of an alignment."""
    return f'<w:jc w:val="{value}"/>'


TEXT = indent(first=12.5) + jc("both")

PARAGRAPH_STYLES = (
    paragraph_style("NpBody", "NP Body", "Негізгі мәтін,Основной текст", ppr=TEXT),
    paragraph_style("NpItem", "NP Item", "Тізім,Перечень", base="NpBody"),
    paragraph_style("NpNorm", "NP Norm", "Норма мәтіні,Текст нормы", base="NpBody"),
    paragraph_style(
        "Title",
        "Title",
        following="NpBody",
        ppr="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        + spacing(12, 6)
        + jc("center"),
        rpr=BOLD,
    ),
    paragraph_style(
        "Subtitle",
        "Subtitle",
        following="NpBody",
        ppr="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        + spacing(0, 12)
        + jc("center"),
    ),
    paragraph_style(
        "Heading1",
        "heading 1",
        following="NpBody",
        ppr="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        + spacing(14, 6)
        + indent(first=12.5)
        + '<w:outlineLvl w:val="0"/>',
        rpr=BOLD,
    ),
    paragraph_style(
        "NpFormMark",
        "NP Form Mark",
        "Нысан белгісі,Гриф",
        ppr="<w:keepNext/>"
        + spacing(0, 12)
        + indent(left=85)
        + "<w:contextualSpacing/>"
        + jc("right"),
    ),
    paragraph_style(
        "NpAddressee",
        "NP Addressee",
        "Адресат",
        ppr="<w:suppressAutoHyphens/>" + spacing(12, 12) + indent(left=90),
        rpr=BOLD,
    ),
    paragraph_style(
        "NpRequisite",
        "NP Requisite",
        "Деректеме,Реквизит",
        ppr=spacing(12, 12) + "<w:contextualSpacing/>",
    ),
    paragraph_style("NpLayoutText", "NP Layout Text", "Торсыз мәтін,Текст без сетки"),
    paragraph_style(
        "NpSignature",
        "NP Signature",
        "Қолтаңба,Подпись",
        ppr="<w:keepLines/><w:suppressAutoHyphens/>" + spacing(22, 0),
        rpr=BOLD,
    ),
    paragraph_style(
        "NpExecutor",
        "NP Executor",
        "Орындаушы,Исполнитель",
        ppr="<w:keepLines/>" + spacing(12, 0),
        rpr=size(10),
    ),
    paragraph_style(
        "NpRemark",
        "NP Remark",
        "Ескертпе,Примечание",
        ppr=spacing(4, 0) + jc("both"),
        rpr=ITALIC + size(9.5),
    ),
    paragraph_style(
        "NpTableHead",
        "NP Table Head",
        "Кесте басы,Шапка таблицы",
        base="NpTableText",
        ppr="<w:keepNext/>" + jc("center"),
        rpr=BOLD,
    ),
    paragraph_style(
        "NpTableText",
        "NP Table Text",
        "Кесте мәтіні,Текст таблицы",
        ppr=spacing(0, 2),
        rpr=size(10),
    ),
    paragraph_style(
        "NpGap",
        "NP Gap",
        ppr='<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
        rpr=size(4),
    ),
    paragraph_style("Header", "header", ppr=jc("center"), rpr=size(12)),
)

LETTER_STYLES = (
    paragraph_style(
        "NpLogo", "NP Logo", "Логотип", ppr=spacing(0, 2) + jc("center"), rpr=size(4)
    ),
    paragraph_style(
        "NpLetterhead",
        "NP Letterhead",
        "Бланк: атауы,Бланк: наименование",
        following="NpContacts",
        ppr="<w:keepNext/><w:suppressAutoHyphens/>" + spacing(0, 4) + jc("center"),
        rpr=BOLD + size(16),
    ),
    paragraph_style(
        "NpContacts",
        "NP Contacts",
        "Бланк: байланыс,Бланк: контакты",
        following="NpBody",
        ppr="<w:pBdr>"
        '<w:bottom w:val="single" w:sz="8" w:space="6" w:color="404040"/></w:pBdr>'
        + spacing(0, 14)
        + jc("center"),
        rpr=size(9.5),
    ),
)

CHARACTER_STYLES = (
    character_style("Strong", "Strong", "", BOLD),
    character_style("Emphasis", "Emphasis", "", ITALIC),
    character_style("NpInserted", "NP Inserted", "Енгізілген,Вставлено", BOLD),
    character_style("NpDeleted", "NP Deleted", "Алынған,Исключено", "<w:strike/>"),
    character_style(
        "NpMuted", "NP Muted", "Бәсең,Приглушённо", '<w:color w:val="595959"/>'
    ),
)


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in sides
    )
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _cell_margins(top: int, side: int) -> str:
    return (
        f'<w:tblCellMar><w:top w:w="{top}" w:type="dxa"/>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:bottom w:w="{top}" w:type="dxa"/>'
        f'<w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
    )


def _table_style(style_id: str, name: str, aliases: str, tblpr: str, rest: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:aliases w:val="{aliases}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="3"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{tblpr}</w:tblPr>{rest}</w:style>'
    )


HEAD_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:trPr/><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
    "</w:tcPr></w:tblStylePr>"
)

TABLE_STYLES = (
    _table_style(
        "NpTable",
        "NP Table",
        "Кесте,Таблица",
        _borders() + _cell_margins(40, 85),
        HEAD_ROW,
    ),
    _table_style("NpLayout", "NP Layout", "Торсыз,Без сетки", _cell_margins(0, 0), ""),
)

DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}"'
    f' w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>{size(14)}'
    '<w:lang w:val="kk-KZ" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
    "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
    '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    "<w:unhideWhenUsed/></w:style>"
)

SETTINGS = (
    f'{XML}<w:settings {W}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="kk-KZ"/><w:decimalSymbol w:val=","/>'
    '<w:listSeparator w:val=";"/></w:settings>'
)

PAGE_NUMBER = (
    f'{XML}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
)
NO_NUMBER = (
    f'{XML}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
)


def _document(shell: Shell) -> str:
    paragraphs = [*shell.head, ("NpBody", "{{ body }}")]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + (f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text else "")
        + "</w:p>"
        for style, text in paragraphs
    )
    width, height = (LONG, SHORT) if shell.landscape else (SHORT, LONG)
    orient = ' w:orient="landscape"' if shell.landscape else ""
    left, right, top, bottom = (round(side * MM) for side in shell.margins)
    return (
        f"{XML}<w:document {W} {R}><w:body>{body}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}"'
        f' w:left="{left}" w:header="{round(10 * MM)}" w:footer="{round(8 * MM)}"'
        ' w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _styles(shell: Shell) -> str:
    letter = LETTER_STYLES if shell.head else ()
    every = (*PARAGRAPH_STYLES, *letter, *CHARACTER_STYLES, *TABLE_STYLES)
    return f"{XML}<w:styles {W}>{DEFAULTS}{''.join(every)}</w:styles>"


FONTS = (
    f'{XML}<w:fonts {W}><w:font w:name="{FONT}">'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="CC"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)

CORE = (
    f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title></dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z'
    "</dcterms:modified></cp:coreProperties>"
)

APP = f'{XML}<Properties xmlns="{OFFICE}/extended-properties"></Properties>'


def _relationships(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


PACKAGE_RELATIONSHIPS = _relationships(
    (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
    (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
)

DOCUMENT_RELATIONSHIPS = _relationships(
    (f"{OFFICE}/relationships/styles", "styles.xml"),
    (f"{OFFICE}/relationships/settings", "settings.xml"),
    (f"{OFFICE}/relationships/fontTable", "fontTable.xml"),
    (f"{OFFICE}/relationships/header", "header1.xml"),
    (f"{OFFICE}/relationships/header", "header2.xml"),
    (f"{OFFICE}/relationships/theme", "theme/theme1.xml"),
)

PART_TYPES = (
    ("word/document.xml", f"{WORD_TYPE}.document.main+xml"),
    ("word/styles.xml", f"{WORD_TYPE}.styles+xml"),
    ("word/settings.xml", f"{WORD_TYPE}.settings+xml"),
    ("word/fontTable.xml", f"{WORD_TYPE}.fontTable+xml"),
    ("word/header1.xml", f"{WORD_TYPE}.header+xml"),
    ("word/header2.xml", f"{WORD_TYPE}.header+xml"),
    (
        "word/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    ),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
)

CONTENT_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in PART_TYPES
    )
    + "</Types>"
)


def make(shell: Shell) -> bytes:
    """The bytes of one shell."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONSHIPS,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
        "word/document.xml": _document(shell),
        "word/styles.xml": _styles(shell),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/header1.xml": PAGE_NUMBER,
        "word/header2.xml": NO_NUMBER,
        "word/theme/theme1.xml": XML + theme(),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return settle(stream.getvalue(), {})


def main(folder: Path, *, again: bool) -> None:
    """Write the shells that are missing, or all of them."""
    for shell in SHELLS:
        path = folder / f"{shell.name}.docx"
        if again or not path.exists():
            path.write_bytes(make(shell))


if __name__ == "__main__":
    main(Path(__file__).parent / "docx", again="--again" in sys.argv[1:])
