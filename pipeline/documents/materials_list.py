"""The list of materials that are to be prepared for a direction (roadmap, 2.1)."""

from __future__ import annotations

from pipeline.documents.grid import grid, numbered, rows_or_gap
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.requisites import (
    approval_mark,
    first_review_words,
    people,
    signature_of,
)
from pipeline.model.document import Document, Paragraph, Role, Table, plain
from pipeline.model.pack import Pack

KIND = "materials-list"
_WIDTHS = (8, 64, 28)


def compose(brief: Brief) -> Document:
    """The list that the Presidium approves."""
    heading = heading_of_direction(brief, "materials_title")
    locale = brief.locale
    notes = (
        locale.term("materials_languages"),
        locale.phrase("people_line", **people(brief)),
        locale.phrase("materials_due", date=first_review_words(brief)),
    )
    return paper(
        brief,
        KIND,
        heading,
        (
            approval_mark(brief),
            *heading.lines(brief),
            _table(brief),
            *(Paragraph(plain(note), Role.REQUISITE) for note in notes),
            signature_of(brief, brief.direction.coordinator),
        ),
    )


def _table(brief: Brief) -> Table:
    term = brief.locale.term
    names = ("comparison_number", "materials_name", "materials_mark")
    rows = (
        numbered(number, each[brief.lang], "")
        for number, each in enumerate(brief.direction.materials, start=1)
    )
    found = rows_or_gap(brief, rows, len(_WIDTHS))
    return grid([term(name) for name in names], found, _WIDTHS, term("materials_title"))


MATERIALS_LIST = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.DIRECTION,
    compose=compose,
)
