"""A returned file: what was found in it, and what became of that.

A file that comes back holds marks (comments, insertions, deletions, filled cells);
`Found` remarks are made of them, each with the number of marks that it covers, so
that nothing can be lost unseen. `Placement` says what became of one,
`Homecoming` of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.ledger_terms import Stance
from pipeline.model.remark import Remark, RemarkKind


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
