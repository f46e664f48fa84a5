"""The fixed words of the ledger, and the forms of its texts.

The values of the enumerations are what a lawyer types; the type aliases say what a
text must look like, for the reader and for the JSON Schema alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like.

    Args:
        name: name of the form, for messages.
        pattern: regular expression of the whole text.
    """

    name: str
    pattern: str


BodyId = Annotated[str, Form("body", r"[a-z][a-z0-9_-]*")]
"""Id of `addressees.yaml`."""
ChamberId = Annotated[str, Form("chamber", r"[a-z][a-z0-9_-]*")]
"""Id of `chambers.yaml`."""
RecipientId = Annotated[str, Form("recipient", r"[a-z][a-z0-9_-]*")]
"""Id of either."""
AlternativeId = Annotated[str, Form("alternative", r"[a-z][a-z0-9-]*")]
"""Id of an alternative of `direction.yaml`."""
NumberText = Annotated[str, Form("number", r"\S(?:.*\S)?")]
"""Number of a paper, as it is printed on it."""
Sha256 = Annotated[str, Form("sha256", r"[0-9a-f]{64}")]
"""Hash of a file."""
NormId = Annotated[
    str, Form("norm", r"[A-Z][0-9]{10}/art_[0-9]+(?:-[0-9]+)*(?:__[a-z]+_[0-9-]+)*")
]
"""Act and unit, as rows of the comparison table are called:
`K1400000226/art_435__para_1`."""


class EvidenceKind(Enum):
    """The paper that proves a position."""

    LETTER = "letter"
    PROTOCOL = "protocol"


class ConsultationForm(Enum):
    """How views were exchanged (roadmap, 2.x and the Chair's role)."""

    MEETING = "meeting"
    CORRESPONDENCE = "correspondence"
    ROUND_TABLE = "round-table"
    BRIEFING = "briefing"


class Stance(Enum):
    """What a body thinks of a proposed norm."""

    AGREED = "agreed"
    PARTLY = "partly"
    DISAGREED = "disagreed"
    NO_ANSWER = "no-answer"
    """It was asked and kept silent; the evidence is our own letter."""


class Subject(Enum):
    """What the Presidium decided on: it sees a direction twice (roadmap, 2.x)."""

    INITIATIVE = "initiative"
    FINAL_TEXT = "final-text"


class Outcome(Enum):
    """The two outcomes that the roadmap names."""

    APPROVE = "approve"
    RETURN = "return"


class Assembly(Enum):
    """Where a chamber took its decision (roadmap, 2.6 and 2.7)."""

    CONFERENCE = "conference"
    PRESIDIUM = "presidium"
    GENERAL_MEETING = "general-meeting"


class Register(Enum):
    """Where a proposal was registered (roadmap, indicators of 2.2)."""

    PLAN = "plan"
    """Plan of legislative work, kept by the Ministry of Justice."""
    KURULTAI = "kurultai"


class Extendable(Enum):
    """The deadlines that a decision can move."""

    FIRST_REVIEW = "first-review"
    ACCOMPANYING_PROTOCOL = "accompanying-protocol"
    COMPLETION = "completion"
