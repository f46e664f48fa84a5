"""The letter that transmits a pack: one for each recipient and language.

Rules of documentation (31.10.2018 No 703): a letter has no type name (p. 13, 50); a
heading without final dot (p. 26); Kazakh and Russian never share a sheet (p. 15), so
each language is a letter of its own. The rest is in `letter_parts`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.letter_parts import closing, letter, opening, topic
from pipeline.documents.prose import body, sections
from pipeline.model.document import Block, Document
from pipeline.model.pack import Pack

KIND = "cover-letter"


def compose(brief: Brief) -> Document:
    """The letter to the brief's recipients."""
    heading = brief.locale.phrase("letter_heading", title=bill_title(brief))
    return letter(brief, KIND, heading, tuple(_blocks(brief, heading)))


def _blocks(brief: Brief, heading: str) -> Iterator[Block]:
    yield from opening(brief)
    yield topic(heading)
    for section in sections(brief, f"{KIND}-{brief.pack.value}"):
        yield from body(section, brief)
    yield from closing(brief)


COVER_LETTER = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.CONSULTATION, Pack.SUBMISSION}),
    scope=Scope.RECIPIENT,
    compose=compose,
)
