"""Everything that the drafts say: the programme, its directions and their texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.act import Act, Redaction
from pipeline.model.amending import ClauseStyle
from pipeline.model.bilingual import Bilingual as Bilingual  # noqa: PLC0414 - told on
from pipeline.model.calendar import CalendarChanges
from pipeline.model.glossary import Term
from pipeline.model.identity import Lang, Location, ProvisionPath
from pipeline.model.ledger import Ledger
from pipeline.model.problem import Problem

ALL_ALTERNATIVES = "all"
"""In a norm's file name: the text stands in every alternative."""

PRESIDIUM = "rka_presidium"
"""Id in `addressees.yaml` of the body that decides on every direction."""


@dataclass(frozen=True, slots=True)
class Rationale:
    """The reason for a change, in the three parts of the official form.

    Regulation of the Government (06.01.2023 No 10), annex 2, column 5.

    Args:
        path: the unit that it explains, with everything inside it; empty for the
            whole act.
        what: essence of the amendment.
        why: argued reason.
        instruction: act, number and date of the instruction, if there is one.
        location: place of the block.
    """

    path: ProvisionPath
    what: str
    why: str
    instruction: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Norm:
    """The full proposed text of one article, from one file of `norms/`.

    Args:
        act: code of the act.
        article: number of the article, as printed.
        alternative: id of the alternative, or `ALL_ALTERNATIVES`.
        lang: language.
        base: edition of the act against which the text was drafted (ISO date).
        redaction: the proposed text: one article.
        rationales: reasons for the changes.
        after: for a new article: number of the article that it follows, else empty.
        location: the file.
    """

    act: str
    article: str
    alternative: str
    lang: Lang
    base: str
    redaction: Redaction
    rationales: tuple[Rationale, ...] = ()
    after: str = ""
    location: Location = Location()


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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post; the name may be a placeholder such as «[аты-жөні]»."""

    post: Bilingual
    name: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of one to three proposed redactions of a direction."""

    id: str
    titles: Bilingual
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days by which something is due; `accompanying_protocol` in working days."""

    first_review: dt.date
    completion: dt.date
    accompanying_protocol: tuple[int, int] = (10, 15)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A quarter's measurable result in the calendar plan; `quarter` as `2026-Q1`."""

    quarter: str
    result: Bilingual


@dataclass(frozen=True, slots=True)
class Recipient:
    """One or more bodies (four at most) that get one letter; ids of addressees."""

    ids: tuple[str, ...]
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Direction:
    """One direction of the roadmap with all its drafts.

    Args:
        number: `2.4`; also the folder's name.
        titles: title of the direction.
        goals: goal, from the roadmap.
        bill_subject: what the bill's title says between the acts and «amendments».
        bill_style: `units` orders changed units anew, `words` orders words where that
            is shorter and unambiguous (Law on legal acts, Art. 26(6)).
        responsible: the responsible member of the Presidium.
        coordinator: coordinator from the staff.
        working_group: members.
        alternatives: one to three, in order.
        chosen_alternative: id of the recommended or chosen one, or empty.
        addressees: recipients of letters, by pack.
        deadlines: what is due when.
        indicators: indicators of the result.
        materials: list of materials.
        consultation_format: how consultations are held.
        calendar: quarterly checkpoints.
        norms: proposed texts.
        texts: prose.
        location: `direction.yaml`.
    """

    number: str
    titles: Bilingual
    goals: Bilingual
    bill_subject: Bilingual
    responsible: Person
    coordinator: Person
    working_group: tuple[Person, ...]
    alternatives: tuple[Alternative, ...]
    chosen_alternative: str
    addressees: Mapping[str, tuple[Recipient, ...]]
    deadlines: Deadlines
    indicators: tuple[Bilingual, ...] = ()
    materials: tuple[Bilingual, ...] = ()
    consultation_format: tuple[Bilingual, ...] = ()
    calendar: tuple[Checkpoint, ...] = ()
    norms: tuple[Norm, ...] = ()
    texts: tuple[Prose, ...] = ()
    location: Location = Location()
    bill_style: ClauseStyle = "units"

    def prose(self, document: str, lang: Lang) -> Prose | None:
        """The prose of one document in one language, or None where there is none."""
        for text in self.texts:
            if text.document == document and text.lang == lang:
                return text
        return None

    def norms_of(self, alternative: str, lang: Lang) -> tuple[Norm, ...]:
        """The proposed texts that make up one alternative in one language."""
        wanted = {alternative, ALL_ALTERNATIVES}
        return tuple(
            norm
            for norm in self.norms
            if norm.lang == lang and norm.alternative in wanted
        )


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that letters go to, by language and case, with its life span.

    Args:
        id: stable name, such as `moj`.
        nominative: official name.
        dative: official name in the dative (барыс септігі).
        valid_from: first day of its existence, as far as it matters here.
        valid_until: last day; None while it exists.
        successor: id of the body that follows an ended one, else empty.
        status: what of its names was verified, in words.
        location: place in `addressees.yaml`.
    """

    id: str
    nominative: Bilingual
    dative: Bilingual
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: str = ""
    status: str = ""
    location: Location = Location()

    def exists_on(self, day: dt.date) -> bool:
        """Whether the body exists on a day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The Bar itself, as its documents name it."""

    name: Bilingual
    place: Bilingual
    chair: Person
    executor: Person
    contacts: Bilingual


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

    def edition(self, code: str, lang: Lang, label: str) -> Redaction | None:
        """The text of one edition, or None where it was not imported."""
        for redaction in self.editions.get((code, lang), ()):
            if redaction.label == label:
                return redaction
        return None
