"""What happened to a direction: records, as the files of `ledger/` hold them.

A record class is the one definition of its file: the reader takes keys, kinds of
values and what may be missing from it, and the JSON Schema for editors is written
out from it. A field without a default must stand in the file; `Form` says what a
text must look like; a `date` is the day on which the thing itself happened, so that
a ledger can be cut at any day (`pipeline.model.ledger.Ledger.on`). A remark has a
module of its own (`pipeline.model.remark`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Location
from pipeline.model.ledger_terms import (
    AlternativeId,
    Assembly,
    BodyId,
    ChamberId,
    ConsultationForm,
    EvidenceKind,
    Extendable,
    NormId,
    NumberText,
    Outcome,
    RecipientId,
    Register,
    Sha256,
    Stance,
    Subject,
)
from pipeline.model.pack import Pack


@dataclass(frozen=True, slots=True)
class Evidence:
    """The paper behind an entry; without one a position does not count.

    Args:
        kind: letter or protocol.
        number: its number.
        date: its date.
        sha256: hash of the scanned file.
        location: place in the file.
    """

    kind: EvidenceKind
    number: NumberText
    date: dt.date
    sha256: Sha256
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Consultation:
    """Views exchanged with bodies.

    Args:
        date: the day it was held; for correspondence, the day of our letter.
        bodies: with whom.
        form: how.
        round: 1 for the first exchange with these bodies, then 2, 3 …
        subject: what was talked about.
        evidence: its protocol or letter.
        location: place in the file.
    """

    date: dt.date
    bodies: tuple[BodyId, ...]
    form: ConsultationForm
    round: int = 1
    subject: Bilingual = Bilingual()
    evidence: Evidence | None = None
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Position:
    """What one body says about one norm.

    Args:
        date: the day on which the body took it.
        body: whose it is.
        provision: the norm.
        stance: agreed, partly, disagreed, no answer.
        round: the round of consultations in which it was given.
        alternative: the alternative that it is about; empty where about all.
        proposed: the wording that the body wants instead (Regulation of the
            Government, annex 6, column 3).
        argument: the body's reasons (column 5).
        answer: the Bar's reasons (column 4).
        evidence: the paper; without one the position does not count.
        location: place in the file.
    """

    date: dt.date
    body: BodyId
    provision: NormId
    stance: Stance
    round: int = 1
    alternative: AlternativeId = ""
    proposed: Bilingual = Bilingual()
    argument: Bilingual = Bilingual()
    answer: Bilingual = Bilingual()
    evidence: Evidence | None = None
    location: Location = Location()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is a position on: body, norm, alternative; later rounds go on."""
        return (self.body, self.provision, self.alternative)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the Presidium.

    Args:
        date: day of the sitting.
        number: number of the protocol.
        subject: the initiative or the final text.
        outcome: approve or return.
        alternative: the alternative that it chose; empty where it chose none.
        remarks: what is to be worked over.
        location: place in the file.
    """

    date: dt.date
    number: NumberText
    subject: Subject
    outcome: Outcome
    alternative: AlternativeId = ""
    remarks: Bilingual = Bilingual()
    location: Location = Location()

    def is_approval_of(self, subject: Subject) -> bool:
        """Whether it approves the initiative, or the final text."""
        return self.outcome is Outcome.APPROVE and self.subject is subject


@dataclass(frozen=True, slots=True)
class ChamberVote:
    """The decision of one territorial chamber.

    Args:
        date: day of the decision.
        chamber: whose it is.
        supports: whether it supports the initiative.
        number: number of the decision.
        assembly: who took it.
        signed: day on which the chamber's chair signed it; None while unsigned.
        withdrawn: day on which it was withdrawn; None while it stands.
        sha256: hash of the scanned decision.
        location: place in the file.
    """

    date: dt.date
    chamber: ChamberId
    supports: bool
    number: NumberText
    assembly: Assembly
    signed: dt.date | None = None
    withdrawn: dt.date | None = None
    sha256: Sha256 = ""
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A pack that left under an outgoing number.

    Args:
        date: outgoing date.
        number: outgoing number; given once in the whole programme.
        pack: what was sent.
        to: bodies or chambers that the letter went to.
        answer_by: the day by which the letter asks for an answer.
        cancelled: day on which the letter was taken back; its number stays taken.
        manifest: hash of the pack's `manifest.json`: what exactly was sent.
        location: place in the file.
    """

    date: dt.date
    number: NumberText
    pack: Pack
    to: tuple[RecipientId, ...]
    answer_by: dt.date | None = None
    cancelled: dt.date | None = None
    manifest: Sha256 = ""
    location: Location = Location()

    @property
    def register_key(self) -> str:
        """The number in the register: spaces and case do not make a new one."""
        return "".join(self.number.split()).casefold()


@dataclass(frozen=True, slots=True)
class AccompanyingProtocol:
    """The protocol that goes along with a direction, opened after its approval."""

    date: dt.date
    number: NumberText
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Registration:
    """A proposal taken up by the state.

    Args:
        date: day of the registration.
        number: its number.
        register: plan of legislative work or the Kurultai.
        body: the body that took it up.
        location: place in the file.
    """

    date: dt.date
    number: NumberText
    register: Register
    body: BodyId
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Extension:
    """A deadline moved by a decision.

    Args:
        date: day of the decision.
        number: number of its protocol.
        deadline: what was moved.
        until: the new last day.
        location: place in the file.
    """

    date: dt.date
    number: NumberText
    deadline: Extendable
    until: dt.date
    location: Location = Location()
