"""Who works on a direction: those who answer for it, and the working group.

Roadmap, section on organisation: one responsible member of the Presidium and one
coordinator of the staff for each direction; project offices (working groups) of
advocates from the regions, scholars and experts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.grid import band, grid, numbered, rows_or_gap
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.requisites import approval_mark, at_start
from pipeline.model.document import Document, Paragraph, Role, Table, TableRow, plain
from pipeline.model.pack import Pack

KIND = "working-group"
_WIDTHS = (8, 60, 32)


def compose(brief: Brief) -> Document:
    """The composition that the Presidium approves."""
    heading = heading_of_direction(brief, "group_title")
    notes = ("group_first_meeting", "group_experts")
    return paper(
        brief,
        KIND,
        heading,
        (
            approval_mark(brief),
            *heading.lines(brief),
            _table(brief),
            *(
                Paragraph(plain(brief.locale.term(note)), Role.REQUISITE)
                for note in notes
            ),
        ),
    )


def _table(brief: Brief) -> Table:
    term = brief.locale.term
    heads = [term(name) for name in ("comparison_number", "group_role", "group_name")]
    rows = (*_leading(brief), *_members(brief))
    return grid(heads, rows, _WIDTHS, term("group_title"))


def _leading(brief: Brief) -> Iterator[TableRow]:
    term, direction = brief.locale.term, brief.direction
    yield band(term("group_leading"), len(_WIDTHS))
    for number, (duty, person) in enumerate(
        (
            ("chapter_responsible", direction.responsible),
            ("chapter_coordinator", direction.coordinator),
        ),
        start=1,
    ):
        words = f"{term(duty)}\n{at_start(person.post[brief.lang])}"
        yield numbered(number, words, brief.name_of(person))


def _members(brief: Brief) -> Iterator[TableRow]:
    yield band(brief.locale.term("group_members"), len(_WIDTHS))
    members = (
        numbered(number, each.post[brief.lang], brief.name_of(each))
        for number, each in enumerate(brief.direction.working_group, start=1)
    )
    yield from rows_or_gap(brief, members, len(_WIDTHS))


WORKING_GROUP = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.DIRECTION,
    compose=compose,
)
