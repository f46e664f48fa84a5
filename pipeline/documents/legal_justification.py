"""The legal justification: law in force, problem, proposal, risks, conclusion.

Roadmap, 2.1-2.5: every pack for the Presidium has one. It has no official form.
"""

from __future__ import annotations

from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.prose import blocks, sections
from pipeline.model.document import Document
from pipeline.model.pack import Pack

KIND = "legal-justification"


def compose(brief: Brief) -> Document:
    """The justification of a direction."""
    heading = heading_of_direction(brief, "justification_title")
    parts = sections(brief, KIND)
    words = (block for part in parts for block in blocks(part, brief))
    return paper(brief, KIND, heading, (*heading.lines(brief), *words))


LEGAL_JUSTIFICATION = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM, Pack.CONSULTATION}),
    scope=Scope.DIRECTION,
    compose=compose,
    prose=KIND,
)
