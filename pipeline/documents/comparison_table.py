"""The comparison table: the official form of five columns.

Form: Regulation of the Government (06.01.2023 No 10), annex 2; rows down to the
smallest changed unit with a reason for each (p. 52(4)); Law on legal acts, 29(2).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.change_table import (
    ChangeRow,
    act_title,
    change_rows,
    rationale_of,
    source_remarks,
)
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Mark,
    Orientation,
    Paragraph,
    Role,
    Run,
    Runs,
    Table,
    TableRow,
    plain,
)
from pipeline.model.pack import Pack

WIDTHS = (4, 13, 25, 28, 30)


def compose(brief: Brief) -> Document:
    """The table of one alternative."""
    term = brief.locale.term
    subtitle = brief.locale.phrase("comparison_subtitle", title=bill_title(brief))
    title = term("comparison_title")
    return Document(
        kind="comparison-table",
        lang=brief.lang,
        title=brief.locale.phrase("doc_title", title=title, subtitle=subtitle),
        author=brief.organisation,
        shell=brief.programme.look.shell_table,
        blocks=tuple(_blocks(brief, title, subtitle)),
        orientation=Orientation.LANDSCAPE,
        alternative=brief.alternative.id if brief.pack.shows_alternatives else "",
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    if brief.pack.shows_alternatives and len(brief.direction.alternatives) > 1:
        yield Paragraph(plain(_alternative_mark(brief)), Role.CAPTION)
    yield from title_lines(brief, title, subtitle)
    yield Table(header(brief), tuple(_rows(brief)), WIDTHS, name=title)
    yield from source_remarks(brief)


def title_lines(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    """Title and subtitle in the order of the language: in Kazakh it comes last."""
    lines = [(title, Role.TITLE), (subtitle, Role.SUBTITLE)]
    for text, role in lines if brief.lang == "ru" else reversed(lines):
        yield Paragraph(plain(text), role)


def _alternative_mark(brief: Brief) -> str:
    return brief.locale.phrase(
        "alternative_mark",
        index=brief.index_of(brief.alternative.id),
        title=brief.alternative.titles[brief.lang],
    )


def header(brief: Brief) -> tuple[TableRow, ...]:
    """Both header rows of the form: names of the columns and their numbers."""
    names = ("number", "unit", "current", "proposed", "rationale")
    cells = (brief.locale.term(f"comparison_{name}") for name in names)
    return (
        TableRow(tuple(_head(text) for text in cells)),
        TableRow(tuple(_head(str(index)) for index in range(1, len(names) + 1))),
    )


def _head(text: str) -> Cell:
    return Cell((plain(text),), centred=True)


def _rows(brief: Brief) -> Iterator[TableRow]:
    number = 0
    for comparison in brief.comparisons:
        rows = tuple(change_rows(brief, comparison))
        if not rows:
            continue
        heading = (Run(act_title(brief, comparison), Mark.STRONG),)
        yield TableRow((Cell((heading,), span=len(WIDTHS), centred=True),))
        for row in rows:
            number += 1
            yield _row(brief, row, number)


def _row(brief: Brief, row: ChangeRow, number: int) -> TableRow:
    reason = Cell(tuple(rationale_lines(brief, row, brief.alternative.id)))
    first = Cell((plain(f"{number}."),), centred=True)
    return TableRow(
        (first, Cell((plain(row.unit),)), *row.texts, reason), anchor=row.anchor
    )


def rationale_lines(brief: Brief, row: ChangeRow, alternative: str) -> Iterator[Runs]:
    """The three parts of the official fifth column, numbered as the form has them."""
    given = rationale_of(brief, row.act, row.group, alternative)
    if given is None:
        yield (Run(brief.locale.term("rationale_missing"), Mark.MUTED),)
        return
    for index, text in enumerate((given.what, given.why, given.instruction), start=1):
        yield plain(f"{index}) {text}")


COMPARISON_TABLE = DocumentKind(
    name="comparison-table",
    packs=frozenset(Pack),
    scope=Scope.ALTERNATIVE,
    compose=compose,
    spreadsheet=True,
)
