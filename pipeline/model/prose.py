"""Prose of the documents: what a lawyer writes in `texts/`, by sections."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.identity import Lang, Location


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """A paragraph of prose; `number` is its printed number (`1.`, `2)`), or empty."""

    text: str
    number: str = ""
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class ProseSection:
    """A section of a prose text.

    Args:
        id: stable name, such as `need`; empty for text before the first heading.
        heading: words of the heading, in the language of the text.
        alternative: id of the only alternative that it belongs to, else empty.
        paragraphs: its text.
        location: the heading's place.
    """

    id: str
    heading: str
    alternative: str
    paragraphs: tuple[ProseParagraph, ...]
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Prose:
    """One file of `texts/`."""

    document: str
    lang: Lang
    sections: tuple[ProseSection, ...]
    location: Location = Location()
