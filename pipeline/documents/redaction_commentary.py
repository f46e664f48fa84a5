"""The commentary on the redactions: content, advantages, risks of each alternative.

Roadmap, 2.1: each redaction has a legal commentary. It has no official form.
"""

from __future__ import annotations

from pipeline.documents.commentary import commentary
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.model.document import Document
from pipeline.model.pack import Pack

KIND = "redaction-commentary"


def compose(brief: Brief) -> Document:
    """One document with the commentary on all alternatives."""
    heading = heading_of_direction(brief, "commentary_title")
    return paper(brief, KIND, heading, (*heading.lines(brief), *commentary(brief)))


REDACTION_COMMENTARY = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM, Pack.CONSULTATION}),
    scope=Scope.DIRECTION,
    compose=compose,
    prose=KIND,
)
