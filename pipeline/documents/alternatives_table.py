"""Alternatives side by side: the text in force beside each proposed redaction.

No official form has columns for alternatives; this is the Bar's own paper for the
Presidium and for consultations, with the commentary on each alternative under it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.change_table import act_title, change_rows, source_remarks
from pipeline.documents.commentary import commentary
from pipeline.documents.comparison_table import title_lines
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
    Table,
    TableRow,
    plain,
)
from pipeline.model.pack import Pack

_NUMBER, _UNIT = 4, 12


def compose(brief: Brief) -> Document:
    """The table of all alternatives of a direction."""
    locale = brief.locale
    title = locale.term("alternatives_title")
    subtitle = locale.phrase(
        "alternatives_subtitle",
        number=brief.direction.number,
        direction=brief.direction.titles[brief.lang],
    )
    return Document(
        kind="alternatives-table",
        lang=brief.lang,
        title=locale.phrase("doc_title", title=title, subtitle=subtitle),
        author=brief.organisation,
        shell=brief.programme.look.shell_table,
        blocks=tuple(_blocks(brief, title, subtitle)),
        orientation=Orientation.LANDSCAPE,
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    yield from title_lines(brief, title, subtitle)
    yield Table((_header(brief),), tuple(_rows(brief)), _widths(brief), name=title)
    yield from source_remarks(brief)
    yield from _commentary(brief)


def _widths(brief: Brief) -> tuple[int, ...]:
    columns = len(brief.alternatives) + 1
    rest = 100 - _NUMBER - _UNIT
    share = rest // columns
    return (_NUMBER, _UNIT, rest - share * (columns - 1), *[share] * (columns - 1))


def _header(brief: Brief) -> TableRow:
    locale = brief.locale
    names = [
        locale.term(f"comparison_{name}") for name in ("number", "unit", "current")
    ]
    names += [
        locale.phrase(
            "alternative_heading",
            index=brief.index_of(each.id),
            title=each.titles[brief.lang],
        )
        for each in brief.alternatives
    ]
    return TableRow(tuple(Cell((plain(name),), centred=True) for name in names))


def _rows(brief: Brief) -> Iterator[TableRow]:
    number = 0
    for comparison in brief.comparisons:
        rows = tuple(change_rows(brief, comparison))
        if not rows:
            continue
        heading = (Run(act_title(brief, comparison), Mark.STRONG),)
        span = len(brief.alternatives) + 3
        yield TableRow((Cell((heading,), span=span, centred=True),))
        for row in rows:
            number += 1
            first = Cell((plain(f"{number}."),), centred=True)
            cells = (first, Cell((plain(row.unit),)), *row.texts)
            yield TableRow(cells, anchor=row.anchor)


def _commentary(brief: Brief) -> Iterator[Block]:
    blocks = tuple(commentary(brief))
    if blocks:
        heading = brief.locale.term("commentary_heading")
        yield Paragraph(plain(heading), Role.TITLE)
        yield from blocks


ALTERNATIVES_TABLE = DocumentKind(
    name="alternatives-table",
    packs=frozenset({Pack.PRESIDIUM, Pack.CONSULTATION}),
    scope=Scope.DIRECTION,
    compose=compose,
    spreadsheet=True,
)
