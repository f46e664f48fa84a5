"""Rows of a page and the acts above them, as values (see `view`)."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import ChangeKind
from pipeline.model.document import Cell, Runs
from pipeline.model.identity import Lang, Location
from pipeline.model.ledger_records import Position
from pipeline.model.problem import Problem
from pipeline.model.remark import Remark


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of one language and alternative.

    Args:
        alternative: whose.
        holds: whether base + clauses = proposed text.
        base: edition of the base text.
        clauses: number of clauses.
        base_sha256: hash of the base text.
        proposed_sha256: hash of the proposed text.
        result_sha256: hash of what the clauses made.
    """

    alternative: str
    holds: bool
    base: str
    clauses: int
    base_sha256: str
    proposed_sha256: str
    result_sha256: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the bill of an alternative orders, line by line, with its proof."""

    alternative: str
    lines: tuple[tuple[int, str], ...]
    proof: Proof


@dataclass(frozen=True, slots=True)
class ActSide:
    """An act in one language.

    Args:
        lang: the language.
        title: its title.
        edition: the edition in force that is quoted.
        verified: whether somebody has held it against the official text.
        orders: clauses and proofs, by alternative.
    """

    lang: Lang
    title: str
    edition: str
    verified: bool
    orders: tuple[Ordered, ...]


@dataclass(frozen=True, slots=True)
class ActHead:
    """An act that a direction touches."""

    code: str
    sides: tuple[ActSide, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed text of a row.

    Args:
        alternative: whose.
        kind: what it does to the unit.
        cell: the text as the table prints it.
        reason: the three parts of the rationale; empty where none was given.
        clauses: the clauses that make the change, each as its lines.
        place: where the text stands in the drafts.
    """

    alternative: str
    kind: ChangeKind
    cell: Cell
    reason: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    place: Location


@dataclass(frozen=True, slots=True)
class RowSide:
    """A row in one language; `number` as the table prints it."""

    lang: Lang
    number: int
    unit: str
    current: Cell
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a body thinks of a row; `position` is None while it has said nothing.

    Args:
        body: its id.
        name: its name.
        position: its newest position.
        print: what identifies that record as it stood when the page was made.
        is_returned: the body chose it in the table that it returned.
    """

    body: str
    name: Bilingual
    position: Position | None = None
    print: str = ""
    is_returned: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A remark with the name of the body that made it.

    Args:
        remark: the remark.
        name: the body's name.
        words: of an edit: the lines that it changes, with what goes out and comes in.
        is_undone: it was taken in, and the draft reads as it did before.
    """

    remark: Remark
    name: Bilingual
    words: Runs = ()
    is_undone: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One change of one act in both languages.

    Args:
        anchor: its stable identity: act and unit.
        sides: the languages that have it; one where the other lacks the row.
        stands: positions of the bodies.
        remarks: remarks of the bodies that came back in their files.
    """

    anchor: str
    sides: tuple[RowSide, ...]
    stands: tuple[Stand, ...]
    remarks: tuple[Said, ...] = ()

    @property
    def is_parallel(self) -> bool:
        """Whether both languages change this unit in the same way."""
        kinds = {tuple(one.kind for one in side.proposed) for side in self.sides}
        return len(self.sides) == 2 and len(kinds) == 1  # noqa: PLR2004 - kk and ru


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What taking a remark in changes in the drafts.

    Args:
        file: the norm's file; empty where no draft changes.
        words: the unit's words, with what goes out and comes in.
        print: what identifies the change.
        other: the norm's file in the other language, which stays as it is.
        problems: errors that it would bring; then it cannot be taken in.
    """

    file: str = ""
    words: Runs = ()
    print: str = ""
    other: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Homeless:
    """Remarks that stand at no row of the page."""

    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A unit between the changes that stays as it is, for reading in its place."""

    anchor: str
    sides: tuple[tuple[Lang, Runs], ...]
