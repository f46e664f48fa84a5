"""Everything that the drafts say: the programme, its directions and their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.model.act import Act
from pipeline.model.bilingual import Bilingual
from pipeline.model.calendar import CalendarChanges
from pipeline.model.direction import Direction
from pipeline.model.glossary import Term
from pipeline.model.identity import Lang, Location
from pipeline.model.ledger import Ledger
from pipeline.model.parties import Addressee, Organisation
from pipeline.model.problem import Problem
from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Look:
    """Settings of the look of documents that are not in the Word templates.

    Args:
        shorten_unchanged: shorten unchanged stretches in comparison tables to «…».
        shell_letter: Word template of letters.
        shell_document: Word template of other portrait documents.
        shell_table: Word template of landscape tables.
    """

    shorten_unchanged: bool = True
    shell_letter: str = "letter"
    shell_document: str = "document"
    shell_table: str = "table"


@dataclass(frozen=True, slots=True)
class Programme:
    """`programme.yaml`: what all directions share."""

    organisation: Organisation
    horizon: dt.date
    look: Look = field(default_factory=Look)
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Workspace:
    """All drafts, as read, with what was wrong in reading them.

    Args:
        programme: what all directions share.
        addressees: bodies, by id.
        acts: works, by code.
        editions: texts in force, by code, language and edition, newest last.
        directions: in the order of their numbers.
        problems: what the readers found.
        inputs: hash (sha256) of every file read, by its path under `drafts/`.
        chambers: territorial bars, by id.
        calendar: what orders have changed in the country's calendar.
        ledgers: what happened to each direction, by its number.
        glossary: words that the drafts use one way.
        brought: articles that the drafts of any direction bring, as act and number.
    """

    programme: Programme
    addressees: Mapping[str, Addressee]
    acts: Mapping[str, Act]
    editions: Mapping[tuple[str, Lang], tuple[Redaction, ...]]
    directions: tuple[Direction, ...]
    problems: tuple[Problem, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    chambers: Mapping[str, Addressee] = field(default_factory=dict)
    calendar: CalendarChanges = field(default_factory=CalendarChanges)
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    brought: frozenset[tuple[str, str]] = frozenset()

    @property
    def names(self) -> dict[str, Bilingual]:
        """Official names of bodies and chambers, by id."""
        known = {**self.addressees, **self.chambers}
        return {name: each.nominative for name, each in known.items()}

    def alone(self, direction: Direction) -> Workspace:
        """What one direction may look at: nothing of the others but `brought`.

        So all that follows from a direction follows from its own files, the shared
        ones and that one fact.

        Args:
            direction: one of `directions`.
        """
        number = direction.number
        ledgers = {key: each for key, each in self.ledgers.items() if key == number}
        others = {each.number for each in self.directions} - {number}
        return replace(
            self,
            directions=(direction,),
            problems=(),
            inputs={
                name: sha
                for name, sha in self.inputs.items()
                if name.partition("/")[0] not in others
            },
            ledgers=ledgers,
        )

    def edition(self, code: str, lang: Lang, label: str) -> Redaction | None:
        """The text of one edition, or None where it was not imported."""
        for redaction in self.editions.get((code, lang), ()):
            if redaction.label == label:
                return redaction
        return None
