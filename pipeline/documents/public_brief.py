"""The brief for the profession: what the initiative is and what it brings.

Roadmap, 2.1: a short explanation is published for the professional community. It has
no official form.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import Heading, about_direction, paper
from pipeline.documents.prose import blocks, sections
from pipeline.documents.requisites import organisation_line
from pipeline.model.document import Block, Document, Paragraph, Role, plain
from pipeline.model.pack import Pack

KIND = "public-brief"


def compose(brief: Brief) -> Document:
    """The brief on the chosen alternative."""
    heading = Heading(
        brief.locale.term("brief_title"), about_direction(brief, "brief_subtitle")
    )
    parts = sections(brief, KIND)
    return paper(
        brief,
        KIND,
        heading,
        (
            organisation_line(brief),
            *heading.lines(brief),
            *(block for part in parts for block in blocks(part, brief)),
            *_more(brief),
        ),
    )


def _more(brief: Brief) -> Iterator[Block]:
    """What the bill is called, and where its text stands."""
    bill = brief.locale.phrase("brief_bill", title=bill_title(brief))
    yield Paragraph(plain(bill), Role.REQUISITE)
    yield Paragraph(plain(brief.locale.term("brief_more")), Role.REQUISITE)


PUBLIC_BRIEF = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PUBLIC}),
    scope=Scope.ALTERNATIVE,
    compose=compose,
    prose=KIND,
)
