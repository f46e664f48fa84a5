"""The form that a territorial chamber fills: its decision on the initiative.

Roadmap, 2.6 and 2.7: an official decision, signed by the chamber's chair, taken by a
conference, the presidium or a general meeting. The Bar's own form; the ledger counts
a decision only when it is signed.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.grid import fact_row, grid
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import Heading, paper
from pipeline.documents.requisites import numbered_line
from pipeline.model.document import (
    Document,
    Mark,
    Paragraph,
    Role,
    Run,
    Signature,
    TableRow,
    plain,
)
from pipeline.model.pack import Pack

KIND = "chamber-decision-form"
_ASSEMBLIES = ("conference", "presidium", "meeting")
_ANSWERS = ("support", "against")
_ROOM = "\n" * 9
"""Room for a few lines of handwriting."""


def compose(brief: Brief) -> Document:
    """The empty form with the question filled in."""
    term = brief.locale.term
    heading = Heading(term("chamber_form_title"), term("chamber_form_body"))
    return paper(
        brief,
        KIND,
        heading,
        (
            Paragraph(plain(term("chamber_form_mark")), Role.CAPTION),
            Paragraph((Run(heading.subtitle, Mark.STRONG),), Role.SUBTITLE),
            Paragraph(plain(heading.title), Role.TITLE),
            numbered_line(brief, None, ""),
            grid((), _rows(brief), (36, 64), heading.title),
            Paragraph((Run(term("chamber_form_rule"), Mark.MUTED),), Role.REMARK),
            Signature(term("chamber_form_chair"), term("no_name")),
        ),
    )


def _rows(brief: Brief) -> Iterator[TableRow]:
    term = brief.locale.term
    yield fact_row(term("chamber_form_question"), _question(brief))
    yield fact_row(term("chamber_form_assembly"), _boxes(brief, _ASSEMBLIES))
    blank = term("chamber_form_blank")
    present = brief.locale.phrase("chamber_form_present_line", blank=blank)
    yield fact_row(term("chamber_form_present"), present)
    yield fact_row(term("chamber_form_decision"), _boxes(brief, _ANSWERS))
    votes = brief.locale.phrase("chamber_form_vote_line", blank=blank)
    yield fact_row(term("chamber_form_votes"), votes)
    yield fact_row(term("chamber_form_remarks"), _ROOM)


def _question(brief: Brief) -> str:
    return brief.locale.phrase(
        "chamber_form_question_text",
        title=bill_title(brief),
        direction=brief.direction.titles[brief.lang],
        number=brief.direction.number,
    )


def _boxes(brief: Brief, names: tuple[str, ...]) -> str:
    return "\n".join(brief.locale.term(f"chamber_form_{name}") for name in names)


CHAMBER_DECISION_FORM = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.CHAMBERS}),
    scope=Scope.ALTERNATIVE,
    compose=compose,
)
