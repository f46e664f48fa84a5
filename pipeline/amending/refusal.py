"""Why a clause was refused, as a value; the names are the contract's reasons."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """Reasons; the value stands in reports."""

    TARGET_NOT_FOUND = "target-not-found"
    """The text has no such unit."""
    AMBIGUOUS_TARGET = "ambiguous-target"
    """More than one unit answers to the description."""
    WORDS_NOT_FOUND = "words-not-found"
    """The unit does not hold the quoted words."""
    AMBIGUOUS_WORDS = "ambiguous-words"
    """The unit holds the quoted words more than once."""
    UNKNOWN_FORMULA = "unknown-formula"
    """The sentence is none of the official formulas, or orders what has no meaning."""
    NO_PAYLOAD = "no-payload"
    """Norm text should follow in quotes, and does not."""
    UNCLOSED_PAYLOAD = "unclosed-payload"
    """The quoted norm text has no end."""
    PAYLOAD_MISMATCH = "payload-mismatch"
    """The quoted norm text does not hold the units that the clause names."""
    CONFLICT = "conflict"
    """Two clauses contradict each other, or the new unit exists already."""
    OTHER_ACT = "other-act"
    """The clause amends another act."""


class RefusalError(Exception):
    """A clause cannot be carried out; raised and caught inside this room only.

    Args:
        reason: why.
        candidate: what comes nearest to what was sought, or empty.
    """

    def __init__(self, reason: Reason, candidate: str = "") -> None:
        super().__init__(reason, candidate)
        self.reason = reason
        self.candidate = candidate
