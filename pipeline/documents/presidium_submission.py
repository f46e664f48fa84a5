"""The submission to the Presidium: what is asked, of what, with which papers.

Roadmap, 2.x: the Presidium gets a pack, approves it or returns it for rework, and
approves working group, plan and responsible people; the final text comes before it
again after consultations. Rules of documentation (31.10.2018 No 703), p. 20, 25, 31.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.letter_parts import addressees, enclosures
from pipeline.documents.lists import listed
from pipeline.documents.paper import about_direction, heading_of_direction, paper
from pipeline.documents.requisites import (
    first_review_words,
    labelled,
    numbered_line,
    person_words,
    protocol_days,
    signature_of,
    strong,
    subject_of,
)
from pipeline.model.direction import Alternative
from pipeline.model.document import Block, Document, Paragraph, plain
from pipeline.model.ledger_terms import Subject
from pipeline.model.pack import Pack

KIND = "presidium-submission"


def compose(brief: Brief) -> Document:
    """The submission of a direction."""
    heading = heading_of_direction(brief, "submission_title")
    return paper(
        brief,
        KIND,
        heading,
        (
            *addressees(brief),
            *heading.lines(brief),
            numbered_line(brief, None, ""),
            *_question(brief),
            *_alternatives(brief),
            *_request(brief),
            *enclosures(brief),
            signature_of(brief, brief.direction.responsible),
        ),
    )


def _question(brief: Brief) -> Iterator[Block]:
    direction, subject = brief.direction, subject_of(brief)
    agenda = about_direction(brief, f"agenda_{subject.value}")
    yield labelled(brief, "submission_agenda", f"{agenda}.")
    reporter = person_words(brief, direction.responsible)
    yield labelled(brief, "submission_reporter", f"{reporter}.")
    text = brief.locale.phrase(
        f"submission_{subject.value}",
        number=direction.number,
        title=bill_title(brief),
    )
    yield Paragraph(plain(text))
    yield labelled(brief, "submission_goal", direction.goals[brief.lang])


def _alternatives(brief: Brief) -> Iterator[Block]:
    """What there is to choose from, and what is recommended.

    A final text is of one redaction: there is nothing left to choose.
    """
    every = brief.direction.alternatives
    if len(every) == 1:
        return
    if subject_of(brief) is Subject.FINAL_TEXT:
        chosen = _named(brief, brief.alternative)
        yield labelled(brief, "submission_redaction", chosen)
        return
    yield Paragraph(strong(brief.locale.term("submission_alternatives")))
    yield from (Paragraph(plain(_named(brief, each))) for each in every)
    if brief.recommended is not None:
        index = brief.index_of(brief.recommended.id)
        words = brief.locale.phrase("submission_recommended", index=index)
        yield Paragraph(plain(words))


def _named(brief: Brief, alternative: Alternative) -> str:
    line = brief.locale.phrase(
        "alternative_heading",
        index=brief.index_of(alternative.id),
        title=alternative.titles[brief.lang],
    )
    return f"{line}."


def _request(brief: Brief) -> Iterator[Block]:
    yield Paragraph(strong(brief.locale.term("submission_request")))
    yield listed(tuple(_asked(brief)))
    if subject_of(brief) is Subject.INITIATIVE:
        date = f"{first_review_words(brief)}."
        yield labelled(brief, "submission_first_review", date)


def _asked(brief: Brief) -> Iterator[str]:
    term, subject = brief.locale.term, subject_of(brief)
    yield term(f"request_decide_{subject.value}")
    if subject is Subject.INITIATIVE:
        yield term("request_approve_papers")
        yield brief.locale.phrase("request_protocol", **protocol_days(brief))
    else:
        yield term("request_send")
        yield term("request_publish")


PRESIDIUM_SUBMISSION = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.PACK,
    compose=compose,
)
