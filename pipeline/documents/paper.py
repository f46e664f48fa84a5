"""The common frame of the house's own papers: portrait, title, subtitle, blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.documents.comparison_table import title_lines
from pipeline.documents.kind import Brief
from pipeline.model.document import Block, Document


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper is called.

    Args:
        title: name of the paper, in capitals (Rules of documentation, p. 20).
        subtitle: what it belongs to.
    """

    title: str
    subtitle: str

    def lines(self, brief: Brief) -> Iterator[Block]:
        """Both lines in the order of the language."""
        yield from title_lines(brief, self.title, self.subtitle)


def heading_of_direction(brief: Brief, term: str) -> Heading:
    """A paper's name and the direction that it belongs to.

    Args:
        brief: what the paper may know.
        term: the locale's term for the paper's name.
    """
    return Heading(
        brief.locale.term(term), about_direction(brief, "direction_subtitle")
    )


def about_direction(brief: Brief, phrase: str) -> str:
    """A phrase of the locale that names the direction with its number."""
    return brief.locale.phrase(
        phrase,
        direction=brief.direction.titles[brief.lang],
        number=brief.direction.number,
    )


def paper(
    brief: Brief, kind: str, heading: Heading, blocks: Iterable[Block]
) -> Document:
    """A paper of the house.

    Args:
        brief: what it may know.
        kind: name of its kind.
        heading: what it is called, for the file's properties.
        blocks: all that it shows, its heading too.
    """
    title = brief.locale.phrase(
        "doc_title", title=heading.title, subtitle=heading.subtitle
    )
    return Document(
        kind=kind,
        lang=brief.lang,
        title=" ".join(title.split()),
        author=brief.organisation,
        shell=brief.programme.look.shell_document,
        blocks=tuple(blocks),
        subject=brief.direction.titles[brief.lang],
        variant=brief.variant,
    )
