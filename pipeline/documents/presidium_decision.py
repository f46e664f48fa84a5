"""The decision of the Presidium, as a protocol, in both outcomes that it may have.

Form: Rules of documentation (31.10.2018 No 703), p. 47: organisation; name; date,
number, place; chair, secretary, present; agenda with its reporter; heard, spoke,
resolved in capitals from the left margin; votes; dissent; two signatures. What is
known only at the sitting has a placeholder.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.grid import fact_row
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import Heading, about_direction, paper
from pipeline.documents.requisites import (
    chair_words,
    labelled,
    numbered_line,
    organisation_line,
    person_words,
    place_line,
    signature_of,
    strong,
    subject_of,
)
from pipeline.documents.resolutions import resolutions
from pipeline.model.document import (
    Block,
    Document,
    Items,
    Paragraph,
    Role,
    Signature,
    Table,
    plain,
)
from pipeline.model.ledger_terms import Outcome
from pipeline.model.pack import Pack

KIND = "presidium-decision"


def compose(brief: Brief) -> Document:
    """The draft of the decision with the outcome that the variant names."""
    term = brief.locale.term
    heading = Heading(term("decision_title"), term("decision_subtitle"))
    return paper(
        brief,
        KIND,
        heading,
        (
            Paragraph(plain(term(f"decision_mark_{brief.variant}")), Role.CAPTION),
            organisation_line(brief),
            *heading.lines(brief),
            numbered_line(brief, None, ""),
            place_line(brief),
            _present(brief),
            *_sitting(brief),
            *_resolved(brief),
            signature_of(brief, brief.programme.organisation.chair),
            Signature(term("secretary"), term("no_name")),
        ),
    )


def _present(brief: Brief) -> Table:
    """Who is there, label by label, without a grid."""
    term = brief.locale.term
    facts = {
        "decision_chair": chair_words(brief),
        "decision_secretary": term("no_name"),
        "decision_present": term("no_present"),
        "decision_quorum": term("no_quorum"),
    }
    rows = tuple(fact_row(term(label), text) for label, text in facts.items())
    return Table((), rows, (36, 64), bordered=False)


def _sitting(brief: Brief) -> Iterator[Block]:
    term = brief.locale.term
    reporter = person_words(brief, brief.direction.responsible)
    question = about_direction(brief, f"agenda_{subject_of(brief).value}")
    yield _chapter(brief, "decision_agenda")
    yield Items((plain(f"{question}."),))
    yield labelled(brief, "decision_reporter", f"{reporter}.")
    yield _chapter(brief, "decision_heard")
    heard = brief.locale.phrase("decision_heard_text", person=reporter)
    yield Paragraph(plain(heard))
    yield _chapter(brief, "decision_spoke")
    yield Paragraph(plain(term("no_speeches")))


def _resolved(brief: Brief) -> Iterator[Block]:
    term = brief.locale.term
    yield _chapter(brief, "decision_resolved")
    yield Items(tuple(plain(text) for text in resolutions(brief)))
    votes = brief.locale.phrase("decision_votes", count=term("no_count"))
    yield Paragraph(plain(votes), Role.REQUISITE)
    yield labelled(brief, "decision_dissent", term("no_dissent"), Role.REQUISITE)


def _chapter(brief: Brief, term: str) -> Paragraph:
    return Paragraph(strong(brief.locale.term(term)), Role.REQUISITE)


PRESIDIUM_DECISION = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.DIRECTION,
    compose=compose,
    variants=tuple(each.value for each in Outcome),
)
