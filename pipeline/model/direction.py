"""One direction of the roadmap: `direction.yaml` with its norms and texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.amending import ClauseStyle
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Lang, Location
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.parties import Person, Recipient
from pipeline.model.prose import Prose


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
