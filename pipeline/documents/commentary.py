"""The commentary on each alternative, under its number and title."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.kind import Brief
from pipeline.documents.prose import body, sections
from pipeline.model.document import Block, Paragraph, Role, plain


def commentary(brief: Brief) -> Iterator[Block]:
    """The sections of the commentary in the order of the alternatives."""
    given = {part.id: part for part in sections(brief, "redaction-commentary")}
    for each in brief.alternatives:
        if each.id in given:
            heading = brief.locale.phrase(
                "alternative_heading",
                index=brief.index_of(each.id),
                title=each.titles[brief.lang],
            )
            yield Paragraph(plain(heading), Role.HEADING)
            yield from body(given[each.id], brief)
