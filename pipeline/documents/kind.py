"""The contract of a document kind.

A kind is one module of this room that defines a `DocumentKind`. The hall finds it
with `registry.discover`, gives it a `Brief` and gets a `Document` back. It never
learns about Word, files or other kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from pipeline.model.act import Act
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.deadline import Deadline, DeadlineKind
from pipeline.model.direction import Alternative, Direction
from pipeline.model.document import Document
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.parties import Addressee, Person
from pipeline.model.shares import Tally
from pipeline.model.workspace import Programme


class Scope(Enum):
    """How many documents of a kind a pack holds, in each language."""

    DIRECTION = "direction"
    """One: it shows all alternatives."""
    ALTERNATIVE = "alternative"
    """One for each alternative that the pack may show."""
    PACK = "pack"
    """One about the pack itself, which lists the others with their sheets."""
    RECIPIENT = "recipient"
    """One for each letter."""

    @property
    def is_last(self) -> bool:
        """Whether it is made after the others' sheets are counted.

        Such a document tells what the pack holds, and no letter encloses it.
        """
        return self in {Scope.PACK, Scope.RECIPIENT}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that a letter encloses; `pages` is 0 where no PDF was made."""

    kind: str
    alternative: str
    pages: int
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a document may know.

    Args:
        programme: what all directions share.
        direction: the direction with its drafts.
        pack: the pack that the document goes into.
        locale: language of the document.
        acts: works, by code.
        alternatives: the alternatives that the document shows, in order.
        comparisons: one for each touched act, by force and date; their variants
            answer to `alternatives`.
        clauses: amending clauses of the chosen one of `alternatives`, else of the
            first, act by act.
        recipients: who gets the letter; empty for other documents.
        attachments: what the letter encloses, or what the pack holds.
        variant: which of the kind's variants is wanted; empty where it has none.
        bodies: who is written to with each pack, by the pack; bodies that ended
            have given way to their successors.
        ledger: what is on record by the day of the build.
        deadlines: what is due when, as of that day.
        positions: positions of that ledger that count, as they stand in it.
        tally: support of the chambers; without chambers where they are not asked.
        names: bodies and chambers that records may name, by id.
    """

    programme: Programme
    direction: Direction
    pack: Pack
    locale: Locale
    acts: Mapping[str, Act]
    alternatives: tuple[Alternative, ...]
    comparisons: tuple[Comparison, ...]
    clauses: tuple[ActClauses, ...]
    recipients: tuple[Addressee, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    variant: str = ""
    bodies: Mapping[Pack, tuple[Addressee, ...]] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    deadlines: tuple[Deadline, ...] = ()
    positions: tuple[Position, ...] = ()
    tally: Tally = field(default_factory=lambda: Tally(()))
    names: Mapping[str, Addressee] = field(default_factory=dict)

    @property
    def lang(self) -> Lang:
        """Language of the document."""
        return self.locale.lang

    @property
    def alternative(self) -> Alternative:
        """The alternative of a document that shows one."""
        return self.alternatives[0]

    @property
    def organisation(self) -> str:
        """Name of the Bar in the language of the document."""
        return self.programme.organisation.name[self.lang]

    def name_of(self, person: Person) -> str:
        """A person's name; a placeholder of the drafts in the document's language."""
        return self.locale.placeholder(person.name)

    def index_of(self, alternative: str) -> int:
        """Number of an alternative as it is printed, from 1."""
        ids = [each.id for each in self.direction.alternatives]
        return ids.index(alternative) + 1

    @property
    def recommended(self) -> Alternative | None:
        """The alternative that the drafts recommend or a decision chose, if any."""
        chosen = self.direction.chosen_alternative
        found = (each for each in self.direction.alternatives if each.id == chosen)
        return next(found, None)

    def deadline(self, kind: DeadlineKind) -> Deadline | None:
        """One deadline of the direction, None where it has none of the kind."""
        return next((each for each in self.deadlines if each.kind is kind), None)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    Args:
        name: name of the kind; the first part of the file's name.
        packs: packs that hold it.
        scope: how many of it a pack holds.
        compose: makes the document.
        spreadsheet: whether it is written as XLSX too.
        variants: forms of one document that stand side by side, such as both
            outcomes of a decision; one document is made for each.
        prose: name of the text under `texts/` that it needs, else empty; the hall
            leaves the document out, with a problem, where that text is missing.
        records: names of the files of `ledger/` whose entries it shows; where there
            are any names, the hall leaves the document out until one of these files
            has an entry that counts.
    """

    name: str
    packs: frozenset[Pack]
    scope: Scope
    compose: Callable[[Brief], Document]
    spreadsheet: bool = False
    variants: tuple[str, ...] = ()
    prose: str = ""
    records: tuple[str, ...] = ()
