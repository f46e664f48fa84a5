"""A table that goes out to a body, as it was sent.

What comes home is held against it: an edit is one of *these* words, and a remark
belongs to the row whose anchor it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.identity import Lang


class Column(Enum):
    """Columns of the tables that go out."""

    NUMBER = "number"
    UNIT = "unit"
    CURRENT = "current"
    PROPOSED = "proposed"
    RATIONALE = "rationale"
    POSITION = "position"
    """Answer column of the spreadsheet: what the body thinks of the row."""
    REMARK = "remark"
    """Answer column: its reasons."""
    WORDING = "wording"
    """Answer column: the words that it wants instead."""
    OTHER = "other"
    """A column that the body has added."""

    @property
    def is_answer(self) -> bool:
        """Whether the body fills it in."""
        return self in {Column.POSITION, Column.REMARK, Column.WORDING}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell.

    Args:
        text: its words, as printed.
        path: address of the unit whose words it shows in full; empty for «…», for
            shortened lines and for what is no norm text.
        lead: the unit's number with the blank after it, part of `text`.
    """

    text: str
    path: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class SentCell:
    """A cell of a table that goes out; `alternative` for a proposed text."""

    column: Column
    lines: tuple[Line, ...] = ()
    alternative: str = ""

    @property
    def text(self) -> str:
        """All its lines."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row with the identity that is kept invisibly in the files."""

    anchor: str
    cells: tuple[SentCell, ...]

    def cell(self, column: Column, alternative: str = "") -> SentCell:
        """The cell of a column; an empty one where the row has none."""
        for cell in self.cells:
            if cell.column is column and alternative in {"", cell.alternative}:
                return cell
        return SentCell(column)


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table of a direction, as a body gets it.

    Args:
        direction: number of the direction.
        lang: language of the table.
        kind: kind of the document.
        alternative: its alternative; empty for a table of several.
        columns: the columns from left to right, with their alternatives.
        heads: texts of the header rows and of the rows that name an act.
        rows: the rows that can be remarked on.
        outside: texts around the table.
        to: the body that it was sent to; empty for one made from the drafts.
        date: the day on which it was made, in ISO form; empty as above.
    """

    direction: str
    lang: Lang
    kind: str
    alternative: str
    columns: tuple[tuple[Column, str], ...]
    heads: tuple[tuple[str, ...], ...] = ()
    rows: tuple[SentRow, ...] = ()
    outside: tuple[str, ...] = ()
    to: str = ""
    date: str = ""

    @property
    def name(self) -> tuple[str, str, str, str]:
        """What makes it the same table at another time."""
        return (self.direction, self.kind, self.alternative, self.lang)
