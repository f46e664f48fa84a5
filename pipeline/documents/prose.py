"""Prose of the drafts → blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.facts import fill
from pipeline.documents.kind import Brief
from pipeline.model.document import Block, Paragraph, Role, plain
from pipeline.model.prose import Prose, ProseSection


def sections(brief: Brief, document: str) -> tuple[ProseSection, ...]:
    """Sections of a text that the brief's alternatives may show, in their order."""
    prose: Prose | None = brief.direction.prose(document, brief.lang)
    shown = {"", *(each.id for each in brief.alternatives)}
    if prose is None:
        return ()
    return tuple(part for part in prose.sections if part.alternative in shown)


def blocks(section: ProseSection, brief: Brief) -> Iterator[Block]:
    """A section's heading and paragraphs."""
    if section.heading:
        yield Paragraph(plain(fill(section.heading, brief)), Role.HEADING)
    yield from body(section, brief)


def body(section: ProseSection, brief: Brief) -> Iterator[Block]:
    """A section's paragraphs, with the numbers that they were given."""
    for paragraph in section.paragraphs:
        text = fill(paragraph.text, brief)
        if paragraph.number:
            text = f"{paragraph.number} {text}"
        yield Paragraph(plain(text), Role.BODY)
