"""The ledger of a direction: all its records, and how they stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from pipeline.model.ledger_records import (
    AccompanyingProtocol,
    ChamberVote,
    Consultation,
    Decision,
    Dispatch,
    Evidence,
    Extension,
    Position,
    Registration,
)
from pipeline.model.ledger_terms import Outcome
from pipeline.model.remark import Remark


@dataclass(frozen=True, slots=True)
class Ledger:
    """All records of one direction; each field is a file of `ledger/`."""

    consultations: tuple[Consultation, ...] = ()
    positions: tuple[Position, ...] = ()
    decisions: tuple[Decision, ...] = ()
    votes: tuple[ChamberVote, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    protocols: tuple[AccompanyingProtocol, ...] = ()
    registrations: tuple[Registration, ...] = ()
    extensions: tuple[Extension, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def on(self, day: dt.date) -> Ledger:
        """The ledger as it was at the end of a day: what came later is gone."""
        return Ledger(
            tuple(_consultation(c, day) for c in self.consultations if c.date <= day),
            tuple(_position(p, day) for p in self.positions if p.date <= day),
            tuple(each for each in self.decisions if each.date <= day),
            tuple(_vote(each, day) for each in self.votes if each.date <= day),
            tuple(_dispatch(each, day) for each in self.dispatches if each.date <= day),
            tuple(each for each in self.protocols if each.date <= day),
            tuple(each for each in self.registrations if each.date <= day),
            tuple(each for each in self.extensions if each.date <= day),
            tuple(each for each in self.remarks if each.date <= day),
        )

    @property
    def sent(self) -> tuple[Dispatch, ...]:
        """Letters that stand, by date."""
        standing = (each for each in self.dispatches if each.cancelled is None)
        return tuple(sorted(standing, key=lambda each: each.date))

    @property
    def choice(self) -> Decision | None:
        """The newest approval that chose an alternative, None while there is none."""
        choosing = [
            each
            for each in self.decisions
            if each.outcome is Outcome.APPROVE and each.alternative
        ]
        return max(choosing, key=lambda each: each.date, default=None)


def _known(day: dt.date | None, last: dt.date) -> dt.date | None:
    return day if day is not None and day <= last else None


def _proof(evidence: Evidence | None, last: dt.date) -> Evidence | None:
    return evidence if evidence is not None and evidence.date <= last else None


def _consultation(each: Consultation, last: dt.date) -> Consultation:
    return replace(each, evidence=_proof(each.evidence, last))


def _position(each: Position, last: dt.date) -> Position:
    return replace(each, evidence=_proof(each.evidence, last))


def _vote(each: ChamberVote, last: dt.date) -> ChamberVote:
    return replace(
        each,
        signed=_known(each.signed, last),
        withdrawn=_known(each.withdrawn, last),
    )


def _dispatch(each: Dispatch, last: dt.date) -> Dispatch:
    return replace(each, cancelled=_known(each.cancelled, last))
