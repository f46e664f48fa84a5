"""A line of an act's text, taken apart.

A line is a paragraph: the corpus has it so, and Markdown's own lists are not looked
at, since they would renumber the law. Joining `lead`, `marker`, `text` and `after`
gives the line back, byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePath

from pipeline.model.identity import Location, ProvisionKind
from pipeline.readers import letters


class LineKind(Enum):
    """What a line is, before its place among other lines is known."""

    TRIVIA = auto()
    """Blank, or an anchor."""
    HEADING = auto()
    """Heading of a section, chapter, division or article."""
    UNKNOWN_HEADING = auto()
    """Begins with `#`, but names no unit."""
    PARAGRAPH = auto()
    """Begins with «1.»."""
    POINT = auto()
    """Begins with «1)»."""
    NORM_NOTE = auto()
    """«Примечание.», «Ескертпе.»: part of the norm."""
    EDITORS = auto()
    """An editors' note, known by its words."""
    QUOTATION = auto()
    """A `>` line without an editors' word."""
    TEXT = auto()
    """Unnumbered."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart.

    Args:
        kind: what it is.
        row: its number in the file.
        lead: see `pipeline.model.provision.Layout`.
        marker: as there.
        text: the words.
        after: from the last word to the end, line end included.
        unit: kind of the unit that a heading names.
        number: the unit's number as paths write it.
        many: a norm note whose word stands in the plural, for numbered notes.
        excluded: the words are an editors' remark in place of an excluded unit.
        also: numbers of more excluded units that the same remark stands for.
    """

    kind: LineKind
    row: int
    lead: str = ""
    marker: str = ""
    text: str = ""
    after: str = ""
    unit: ProvisionKind = ProvisionKind.INDENT
    number: str = ""
    many: bool = False
    excluded: bool = False
    also: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The line as it stands in the file."""
        return self.lead + self.marker + self.text + self.after

    @property
    def folded_head(self) -> str:
        """The first words in Cyrillic letters alone, for finding marks."""
        return letters.fold(self.text[: letters.HEAD])

    def place(self, file: PurePath) -> Location:
        """Where the unit begins: at its number or first word."""
        return Location(file, self.row, len(self.lead) + 1)


def split_rows(text: str, first: int = 1) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers; line ends stay on.

    Only a line feed ends a line: other marks that Unicode counts as line ends occur
    inside official paragraphs.
    """
    pieces = text.split("\n")
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if index < last:
            yield first + index, piece + "\n"
        elif piece:
            yield first + index, piece
