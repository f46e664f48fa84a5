"""The contract of a document kind.

A kind is one module of this room that defines a `DocumentKind`. The hall finds it
with `registry.discover`, gives it a `Brief` and gets a `Document` back. It never
learns about Word, files or other kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from pipeline.model.act import Act
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.document import Document
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.package import Addressee, Alternative, Direction, Programme


class Scope(Enum):
    """How many documents of a kind a pack holds, in each language."""

    DIRECTION = "direction"
    """One: it shows all alternatives."""
    ALTERNATIVE = "alternative"
    """One for each alternative that the pack may show."""
    RECIPIENT = "recipient"
    """One for each recipient; made last, for it counts the sheets of the others."""


class Pack(Enum):
    """The packs of a direction; the value is the folder's name."""

    PRESIDIUM = "presidium"
    CONSULTATION = "consultation"
    CHAMBERS = "chambers"
    SUBMISSION = "submission"

    @property
    def shows_alternatives(self) -> bool:
        """Whether alternatives may be seen; else only the chosen one leaves."""
        return self in {Pack.PRESIDIUM, Pack.CONSULTATION}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that a letter encloses; `pages` is 0 where no PDF was made."""

    kind: str
    alternative: str
    pages: int


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
        clauses: amending clauses of the first of `alternatives`, act by act.
        recipients: who gets the letter; empty for other documents.
        attachments: what the letter encloses.
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

    def index_of(self, alternative: str) -> int:
        """Number of an alternative as it is printed, from 1."""
        ids = [each.id for each in self.direction.alternatives]
        return ids.index(alternative) + 1


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document.

    Args:
        name: name of the kind; the first part of the file's name.
        packs: packs that hold it.
        scope: how many of it a pack holds.
        compose: makes the document.
        spreadsheet: whether it is written as XLSX too.
        prose: name of the text under `texts/` that it needs, else empty; the hall
            leaves the document out, with a problem, where that text is missing.
    """

    name: str
    packs: frozenset[Pack]
    scope: Scope
    compose: Callable[[Brief], Document]
    spreadsheet: bool = False
    prose: str = ""
