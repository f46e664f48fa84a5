"""The explanatory note to a draft law.

Law on legal acts, Art. 29(2)(1): need, aims, tasks, main provisions; Regulation of
the Government (06.01.2023 No 10), p. 93(18): the need for by-laws or its absence.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.change_table import change_rows, rationale_of
from pipeline.documents.comparison_table import title_lines
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.prose import blocks, sections
from pipeline.model.document import Block, Document, Items, Paragraph, Role, Runs, plain
from pipeline.model.pack import Pack


def compose(brief: Brief) -> Document:
    """The note to the bill of one alternative."""
    locale = brief.locale
    title = locale.term("note_title")
    subtitle = locale.phrase("note_subtitle", title=bill_title(brief))
    return Document(
        kind="explanatory-note",
        lang=brief.lang,
        title=locale.phrase("doc_title", title=title, subtitle=subtitle),
        author=brief.organisation,
        shell=brief.programme.look.shell_document,
        blocks=tuple(_blocks(brief, title, subtitle)),
        alternative=brief.alternative.id if brief.pack.shows_alternatives else "",
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    yield from title_lines(brief, title, subtitle)
    for section in sections(brief, "explanatory-note"):
        yield from blocks(section, brief)
        if section.id == "provisions":
            yield from _changes(brief)


def _changes(brief: Brief) -> Iterator[Block]:
    """The list of amendments, taken from their rationales."""
    items = tuple(_items(brief))
    if items:
        heading = brief.locale.term("note_changes_heading")
        yield Paragraph(plain(f"{heading}:"), Role.BODY)
        numbers = tuple(f"{index})" for index in range(1, len(items) + 1))
        yield Items(items, numbers)


def _items(brief: Brief) -> Iterator[Runs]:
    for comparison in brief.comparisons:
        for row in change_rows(brief, comparison):
            given = rationale_of(brief, row.act, row.group, brief.alternative.id)
            if given is not None:
                text = brief.locale.phrase(
                    "note_change_line", unit=row.unit, what=given.what
                )
                yield plain(text)


EXPLANATORY_NOTE = DocumentKind(
    name="explanatory-note",
    packs=frozenset(Pack),
    scope=Scope.ALTERNATIVE,
    compose=compose,
    prose="explanatory-note",
)
