"""The accompanying protocol: opened after the approval, kept until the result.

Roadmap, 2.x: within 10-15 working days of the approval it is opened and the basic
documents for outside consultations are prepared. It stays in the house. Form: Rules
of documentation (31.10.2018 No 703), p. 47, as far as it fits a running record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from pipeline.documents.grid import fact_row, grid, numbered, rows_or_gap
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.letter_parts import attachment_title, dispatch_of
from pipeline.documents.lists import listed
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.recorded import letter_words
from pipeline.documents.requisites import (
    approval_of,
    at_start,
    completion_words,
    day_in_words,
    decision_words,
    numbered_line,
    organisation_line,
    person_words,
    place_line,
    protocol_days,
    signature_of,
)
from pipeline.model.deadline import DeadlineKind
from pipeline.model.document import Block, Document, Paragraph, Role, TableRow, plain
from pipeline.model.ledger_records import AccompanyingProtocol
from pipeline.model.pack import Pack
from pipeline.model.parties import Addressee

KIND = "accompanying-protocol"
_COURSE = (7, 33, 18, 22, 20)


def compose(brief: Brief) -> Document:
    """The protocol as it is opened."""
    heading = heading_of_direction(brief, "accompanying_title")
    opened = _opened(brief)
    return paper(
        brief,
        KIND,
        heading,
        (
            organisation_line(brief),
            *heading.lines(brief),
            numbered_line(
                brief,
                opened.date if opened else None,
                opened.number if opened else "",
            ),
            place_line(brief),
            grid((), _facts(brief), (36, 64), heading.title),
            *_documents(brief),
            *_course(brief),
            Paragraph(plain(brief.locale.term("accompanying_kept")), Role.REQUISITE),
            signature_of(brief, brief.programme.organisation.chair),
        ),
    )


def _opened(brief: Brief) -> AccompanyingProtocol | None:
    """The protocol on record since the approval in force, if it was opened."""
    approval = approval_of(brief)
    if approval is None:
        return None
    since = [each for each in brief.ledger.protocols if each.date >= approval.date]
    return min(since, key=lambda each: each.date, default=None)


def _facts(brief: Brief) -> Iterator[TableRow]:
    term, direction = brief.locale.term, brief.direction
    yield fact_row(term("accompanying_basis"), _basis(brief))
    yield fact_row(term("accompanying_term"), _span(brief))
    if brief.recommended is not None and len(direction.alternatives) > 1:
        yield fact_row(term("accompanying_choice"), _choice(brief))
    for duty, person in (
        ("chapter_responsible", direction.responsible),
        ("chapter_coordinator", direction.coordinator),
    ):
        yield fact_row(term(duty), at_start(person_words(brief, person)))
    yield fact_row(term("accompanying_completion"), completion_words(brief))


def _basis(brief: Brief) -> str:
    words = decision_words(brief)
    return words[:1].upper() + words[1:]


def _span(brief: Brief) -> str:
    """Both ends of the range, as days where the approval is on record."""
    deadline = brief.deadline(DeadlineKind.ACCOMPANYING_PROTOCOL)
    ends: tuple[dt.date | None, dt.date | None] = (None, None)
    if deadline is not None:
        ends = (deadline.earliest, deadline.due)
    return brief.locale.phrase(
        "accompanying_span",
        **protocol_days(brief),
        **{
            name: day_in_words(brief, day)
            for name, day in zip(("from", "until"), ends, strict=True)
        },
    )


def _choice(brief: Brief) -> str:
    return brief.locale.phrase(
        "alternative_heading",
        index=brief.index_of(brief.alternative.id),
        title=brief.alternative.titles[brief.lang],
    )


def _documents(brief: Brief) -> Iterator[Block]:
    if not brief.attachments:
        return
    locale = brief.locale
    yield Paragraph(plain(locale.term("accompanying_documents")), Role.HEADING)
    lines = tuple(
        locale.phrase(
            "accompanying_document",
            title=attachment_title(brief, each),
            pages=each.pages or locale.term("no_pages"),
        )
        for each in brief.attachments
    )
    yield listed(lines)


def _course(brief: Brief) -> Iterator[Block]:
    """A row for each body, to be filled as consultations go on."""
    term, lang = brief.locale.term, brief.lang
    names = ("body", "letter", "meeting", "position")
    heads = [
        term("comparison_number"),
        *(term(f"accompanying_{name}") for name in names),
    ]
    rows = (
        numbered(number, body.nominative[lang], _sent_to(brief, body), "", "")
        for number, body in enumerate(brief.bodies[Pack.CONSULTATION], start=1)
    )
    yield Paragraph(plain(term("accompanying_course")), Role.HEADING)
    found = rows_or_gap(brief, rows, len(_COURSE))
    yield grid(heads, found, _COURSE, term("accompanying_course"))


def _sent_to(brief: Brief, body: Addressee) -> str:
    """Outgoing number and date of our letter, empty while there is none on record."""
    letter = dispatch_of(replace(brief, recipients=(body,)))
    return letter_words(brief.locale, letter) if letter else ""


ACCOMPANYING_PROTOCOL = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.CONSULTATION}),
    scope=Scope.PACK,
    compose=compose,
)
