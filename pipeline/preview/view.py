"""What the page shows, as values: a sheet is a list of parts, each with its template.

Two parts are the same exactly where their values are equal, so that a page is told of
those parts only that have changed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import ChangeKind
from pipeline.model.deadline import Deadline
from pipeline.model.direction import Alternative
from pipeline.model.document import Cell, Runs
from pipeline.model.identity import Lang, Location
from pipeline.model.ledger_records import Position
from pipeline.model.problem import Problem
from pipeline.model.remark import Remark
from pipeline.model.shares import Share, Tally
from pipeline.model.standing import Standing

INDEX = "index"
"""Name of the sheet with all directions."""
ALL = "all"
"""In place of an alternative's id: the table of all of them side by side."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page that is swapped as a whole.

    Args:
        id: name inside its sheet; the element's id in the page.
        template: name of its template, without ending.
        view: what the template shows.
    """

    id: str
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Args:
        name: `index`, or direction and alternative: `2.4/v1`, `2.4/all`.
        title: its title.
        parts: its parts, from top to bottom.
    """

    name: str
    title: Bilingual
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Problems by severity."""

    errors: int = 0
    warnings: int = 0
    notices: int = 0


@dataclass(frozen=True, slots=True)
class Glance:
    """A direction at a glance.

    Args:
        number: the direction.
        titles: its title.
        goals: its goal.
        alternatives: its alternatives.
        chosen: id of the recommended or chosen one, else empty.
        shown: the alternative that the page shows; empty on the page of all.
        standing: stage and what stands in the way of the next.
        deadlines: what is due.
        shares: its measures.
        tally: support of the chambers; None where they are not asked.
        count: its problems.
        pending: clauses and problems are still being worked out.
    """

    number: str
    titles: Bilingual
    goals: Bilingual
    alternatives: tuple[Alternative, ...]
    chosen: str
    shown: str
    standing: Standing
    deadlines: tuple[Deadline, ...]
    shares: tuple[Share, ...]
    tally: Tally | None
    count: Count
    pending: bool = False

    def index_of(self, alternative: str) -> int:
        """Number of an alternative as it is printed, from 1."""
        return [each.id for each in self.alternatives].index(alternative) + 1


@dataclass(frozen=True, slots=True)
class Problems:
    """Problems in the order of files and lines."""

    found: tuple[Problem, ...]


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
    """

    body: str
    name: Bilingual
    position: Position | None = None
    print: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A remark with the name of the body that made it."""

    remark: Remark
    name: Bilingual


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
class Homeless:
    """Remarks that stand at no row of the page."""

    remarks: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A unit between the changes that stays as it is, for reading in its place."""

    anchor: str
    sides: tuple[tuple[Lang, Runs], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a pack.

    Args:
        kind: its kind.
        name: what it is called, in its own language; its kind where it has no name.
        detail: what tells it from others of its kind: variant, alternative, addressee.
        stem: name of its files without ending.
        lang: its language.
        suffixes: the endings that there are.
    """

    kind: str
    name: str
    detail: str
    stem: str
    lang: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackPapers:
    """The documents of one pack, with the day of the last build."""

    pack: str
    made: dt.datetime | None
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a direction."""

    direction: str
    packs: tuple[PackPapers, ...]
