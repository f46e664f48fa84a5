"""The Regulation on the Bar's opinion on draft laws (roadmap, 2.2).

Rules of documentation (31.10.2018 No 703), p. 32-36: the mark of approval at the top
right; p. 29 and Law on legal acts, Art. 23, 24: chapters and points are numbered, no
hyphens or emphasis in the text. Only a direction that has the text gets the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.facts import fill
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import Heading, paper
from pipeline.documents.prose import sections
from pipeline.documents.requisites import approval_mark, organisation_line
from pipeline.model.document import Block, Document, Paragraph, Role, plain
from pipeline.model.pack import Pack
from pipeline.model.prose import ProseSection

KIND = "regulation"


def compose(brief: Brief) -> Document:
    """The draft of the Regulation."""
    term = brief.locale.term
    heading = Heading(term("regulation_title"), term("regulation_subtitle"))
    chapters = (
        block for part in sections(brief, KIND) for block in _chapter(part, brief)
    )
    return paper(
        brief,
        KIND,
        heading,
        (
            approval_mark(brief),
            organisation_line(brief),
            *heading.lines(brief),
            *chapters,
        ),
    )


def _chapter(section: ProseSection, brief: Brief) -> Iterator[Block]:
    if section.heading:
        yield Paragraph(plain(fill(section.heading, brief)), Role.HEADING)
    for paragraph in section.paragraphs:
        text = f"{paragraph.number} {fill(paragraph.text, brief)}".strip()
        yield Paragraph(plain(text), Role.NORM)


REGULATION = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM, Pack.CONSULTATION}),
    scope=Scope.DIRECTION,
    compose=compose,
    prose=KIND,
)
