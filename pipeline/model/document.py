"""A document before it becomes a file: a small, format-neutral tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pipeline.model.chart import Chart
from pipeline.model.identity import Lang


class Mark(Enum):
    """How a run of words stands out; the look is the writer's affair."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    INSERTED = "inserted"
    """Words that a proposal brings (comparison tables)."""
    DELETED = "deleted"
    """Words that a proposal removes (comparison tables)."""
    MUTED = "muted"
    """Words about the text, not of it: «…», remarks on editions."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark. White space and line ends inside are kept as given."""

    text: str
    mark: Mark = Mark.PLAIN


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Words without a mark, as runs (no run for an empty text)."""
    return (Run(text),) if text else ()


class Role(Enum):
    """What a paragraph is in its document; writers map each to a named style."""

    BODY = "body"
    """Running text with a first-line indent."""
    TITLE = "title"
    """Title of the document, centred."""
    SUBTITLE = "subtitle"
    """Second line of a title: what the document belongs to."""
    HEADING = "heading"
    """Heading of a section inside a document."""
    CAPTION = "caption"
    """Form marks in the upper right corner: «Нысан», «Жоба», annex marks."""
    ADDRESSEE = "addressee"
    """Addressee block of a letter, bold, in the right half."""
    REQUISITE = "requisite"
    """Date and number lines, marks on attachments: no indent."""
    NORM = "norm"
    """A line of norm text (bill, payload of a clause)."""
    EXECUTOR = "executor"
    """Executor mark at the end of a letter, small."""
    REMARK = "remark"
    """A remark about sources and editions under a table, small."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in a role."""

    runs: Runs
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Items:
    """A numbered list: each item is printed after its number."""

    items: tuple[Runs, ...]
    numbers: tuple[str, ...] = ()
    """Numbers as printed (`1)`); empty means 1., 2., 3. …"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs of runs; `span` counts the columns that it covers."""

    paragraphs: tuple[Runs, ...] = ((),)
    span: int = 1
    centred: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells from left to right; `anchor` is the row's stable identity, if it has one.

    The anchor is kept invisibly in the files, so that a reviewed copy can be read
    back: `K1400000226/art_435__para_1`.
    """

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header that is repeated on every page.

    Args:
        header: header rows.
        rows: body rows.
        widths: share of each column of the width, in percent; they sum to 100.
        name: name of the table; the sheet's name in a spreadsheet.
        bordered: draw the grid (signature and requisite tables have none).
    """

    header: tuple[TableRow, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...]
    name: str = ""
    bordered: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """Signature block: post at the left, name at the right, room between them."""

    post: str
    name: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new sheet."""


Block = Paragraph | Items | Table | Signature | PageBreak | Chart


class Orientation(Enum):
    """How an A4 sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a pack.

    Args:
        kind: name of its kind: `comparison-table`.
        lang: language of all its words.
        title: title for the file's properties.
        author: organisation for the file's properties.
        shell: name of the Word template in `templates/docx/`, without ending.
        fields: placeholders of the shell and their texts, such as `organisation`.
        blocks: the body.
        orientation: how the sheet lies.
        alternative: id of the alternative, empty for documents about all of them.
        addressee: id of the body a letter goes to, else empty.
        subject: subject for the file's properties.
        variant: which of the kind's forms it is, such as `approve`; else empty.
    """

    kind: str
    lang: Lang
    title: str
    author: str
    shell: str
    blocks: tuple[Block, ...]
    fields: tuple[tuple[str, str], ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    alternative: str = ""
    addressee: str = ""
    subject: str = field(default="")
    variant: str = ""

    @property
    def stem(self) -> str:
        """File name without ending: kind, variant, alternative, addressee, language."""
        named = (self.kind, self.variant, self.alternative, self.addressee)
        parts = (*named, self.lang)
        return ".".join(part for part in parts if part)
