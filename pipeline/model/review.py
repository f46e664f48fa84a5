"""The review loop: tables that went out, files that came home, remarks.

A `SentTable` is what a body was sent. A file that comes back holds marks (comments,
insertions, deletions, filled cells); `Found` remarks are made of them, each with the
number of marks that it covers, so that nothing can be lost unseen. `Remark` is the
record of one of them in `ledger/remarks.yaml`; `Placement` says what became of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Annotated

from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import TextDiff
from pipeline.model.identity import Lang, Location
from pipeline.model.ledger_terms import (
    AlternativeId,
    BodyId,
    Form,
    NormId,
    NumberText,
    Sha256,
    Stance,
)

RemarkId = Annotated[str, Form("remark", r"[a-z][a-z0-9_-]*")]
"""The body and a hash of the remark's own content: `moj-1f0c77a9e2`."""


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


class RemarkKind(Enum):
    """How a remark was made."""

    COMMENT = "comment"
    """A comment in Word, a note in a spreadsheet."""
    REPLY = "reply"
    """A comment that answers another one."""
    EDIT = "edit"
    """Words inserted, deleted or replaced, with tracking."""
    MOVE = "move"
    """One end of a tracked move: the words' old place or their new one."""
    REWRITE = "rewrite"
    """Words changed without tracking, found by comparing with what was sent."""
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    """A row deleted with tracking."""
    ANSWER = "answer"
    """Answer columns of one row of the spreadsheet."""
    CELL = "cell"
    """A cell of a column that the body has added."""
    PARAGRAPH = "paragraph"
    """Text outside the table that was not sent."""


class RemarkState(Enum):
    """What the Bar has done with a remark."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TextLang(Enum):
    """The language of the table that a remark stands in."""

    KK = "kk"
    RU = "ru"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a body, as `ledger/remarks.yaml` records it.

    Args:
        id: stable name, from body and content.
        body: whose it is.
        date: the day on which the file came back.
        kind: how it was made.
        file: hash of the returned file; its bytes lie in `ledger/evidence/`.
        round: the round of consultations.
        norm: the row of the table; empty while it has no place.
        alternative: the alternative whose table it stands in.
        lang: the language of that table.
        row: number of the row, as printed.
        column: the column.
        words: the words that it stands on; of an edit: the words taken out.
        text: what it says; of an edit: the words brought in.
        before: of an edit: the lines concerned, as they were sent.
        after: the same lines as the body wants them.
        stance: what the body thinks of the row, where it chose from the list.
        author: who wrote it, as the file says.
        written: when, as the file says.
        thread: the remark that it answers.
        resolved: the thread was closed in the file.
        near: rows that it may belong to, nearest first, while it has no place.
        stale: the row's text has changed since it was sent.
        sent: of a stale one: the text as it was sent.
        now: of a stale one: the text when the file came back.
        again: other files in which it came back.
        letter: number of the letter that came with the file.
        letter_date: date of that letter; with both, a position counts.
        state: what was done with it.
        answer: the Bar's answer.
        reason: why it was declined, or how it was taken in.
        location: place in the file.
    """

    id: RemarkId
    body: BodyId
    date: dt.date
    kind: RemarkKind
    file: Sha256
    round: int = 1
    norm: NormId = ""
    alternative: AlternativeId = ""
    lang: TextLang | None = None
    row: NumberText = ""
    column: Column | None = None
    words: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    stance: Stance | None = None
    author: str = ""
    written: str = ""
    thread: RemarkId = ""
    resolved: bool = False
    near: tuple[NormId, ...] = ()
    stale: bool = False
    sent: str = ""
    now: str = ""
    again: tuple[Sha256, ...] = ()
    letter: NumberText = ""
    letter_date: dt.date | None = None
    state: RemarkState = RemarkState.OPEN
    answer: Bilingual = Bilingual()
    reason: str = ""
    location: Location = Location()

    @property
    def is_placed(self) -> bool:
        """Whether it is known which row it belongs to."""
        return bool(self.norm)

    @property
    def is_edit(self) -> bool:
        """Whether it wants other words, so that they can be taken into the draft."""
        return self.before != self.after


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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a returned file: numbers from 0; -1 where it is outside a table."""

    table: int = -1
    row: int = -1
    column: int = -1

    @property
    def is_in_table(self) -> bool:
        """Whether it is inside a table."""
        return self.table >= 0


@dataclass(frozen=True, slots=True)
class Found:
    """A remark as it stands in a returned file, not yet placed.

    Args:
        kind: how it was made.
        spot: where it stands.
        marks: how many marks of the file it is made of; 0 where it was found by
            comparing with what was sent.
        words: the words that it stands on.
        text: what it says.
        before: lines concerned, as sent.
        after: the same lines as wanted.
        author: who wrote it.
        written: when.
        key: its name inside the file, for threads.
        parent: the key of the remark that it answers.
        resolved: its thread is closed.
        stance: the position chosen from the list.
    """

    kind: RemarkKind
    spot: Spot = Spot()
    marks: int = 1
    words: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    author: str = ""
    written: str = ""
    key: str = ""
    parent: str = ""
    resolved: bool = False
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What a file holds, by kinds: counted twice, by two readers.

    Args:
        comments: comments, replies and notes.
        insertions: elements of tracked insertions.
        deletions: elements of tracked deletions.
        moves_from: elements that mark the old place of moved words.
        moves_to: elements that mark their new place.
        cell_changes: cells of tables brought in or taken out.
        cells: filled answer cells of a spreadsheet.
    """

    comments: int = 0
    insertions: int = 0
    deletions: int = 0
    moves_from: int = 0
    moves_to: int = 0
    cell_changes: int = 0
    cells: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        tracked = self.insertions + self.deletions + self.moves_from + self.moves_to
        return self.comments + tracked + self.cell_changes + self.cells


class Fate(Enum):
    """What became of a remark at its import."""

    PLACED = "placed"
    DUPLICATE = "duplicate"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Placement:
    """A remark with its fate; `marks` as in `Found`."""

    fate: Fate
    remark: Remark
    marks: int


@dataclass(frozen=True, slots=True)
class Sum:
    """How many remarks, and marks, had one fate."""

    remarks: int = 0
    marks: int = 0


@dataclass(frozen=True, slots=True)
class Homecoming:
    """What the import of one file brought.

    Args:
        file: name of the file.
        sha256: its hash.
        body: who sent it.
        direction: number of the direction.
        round: the round.
        counted: marks, as the second reader counts them.
        placements: every remark with its fate.
        formats: tracked changes of look alone, which are no remarks.
        missing: rows that were sent and did not come back.
        sent_to: the body that the table was made for, where it is another one.
        kept: where the file lies as evidence; empty where nothing was written.
    """

    file: str
    sha256: str
    body: str
    direction: str
    round: int
    counted: Marks
    placements: tuple[Placement, ...]
    formats: int = 0
    missing: tuple[str, ...] = ()
    sent_to: str = ""
    kept: str = ""

    def sum_of(self, fate: Fate) -> Sum:
        """The remarks of one fate."""
        mine = [each for each in self.placements if each.fate is fate]
        return Sum(len(mine), sum(each.marks for each in mine))

    @property
    def by_comparing(self) -> int:
        """Remarks that no mark shows: found by comparing with what was sent."""
        return sum(each.marks == 0 for each in self.placements)

    @property
    def holds(self) -> bool:
        """Whether every mark that the second reader counts is in some remark."""
        return self.counted.total == sum(each.marks for each in self.placements)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body's edit, laid upon the draft as it is now.

    Args:
        remark: the remark.
        file: the norm's file under `drafts/`.
        path: address of the unit.
        diff: word-level difference of the unit's words.
        content: the file's text with the edit taken in.
    """

    remark: Remark
    file: str
    path: str
    diff: TextDiff = field(default_factory=TextDiff)
    content: str = ""


def decided(
    remark: Remark, state: RemarkState, reason: str, answer: Bilingual
) -> Remark:
    """The remark with a decision on it; what was answered before stays if not new."""
    return replace(
        remark,
        state=state,
        reason=reason or remark.reason,
        answer=Bilingual(answer.kk or remark.answer.kk, answer.ru or remark.answer.ru),
    )
