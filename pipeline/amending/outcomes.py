"""What became of each order of a bill, and the report of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one order.

    Args:
        clause: the sentence that gives it, as printed.
        operation: what it orders, empty where that is unknown.
        targets: addresses of the units concerned.
        reason: why it was refused, empty where it was applied.
        candidate: what comes nearest to what was sought.
    """

    clause: str
    operation: str
    targets: tuple[str, ...] = ()
    reason: str = ""
    candidate: str = ""

    @property
    def is_applied(self) -> bool:
        """Whether the text was changed by it."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class ApplyResult:
    """The amended text and the account of every order.

    Args:
        redaction: the base with all applied orders made.
        outcomes: one for each order, in the order of the text.
    """

    redaction: Redaction
    outcomes: tuple[Outcome, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every order was applied."""
        return all(each.is_applied for each in self.outcomes)

    def report(self) -> list[dict[str, str | int]]:
        """The account as the contract's JSON has it."""
        return [
            {
                "number": number,
                "clause": each.clause,
                "operation": each.operation,
                "target": ", ".join(each.targets),
                "status": "applied" if each.is_applied else "refused",
                "reason": each.reason,
                "candidate": each.candidate,
            }
            for number, each in enumerate(self.outcomes, start=1)
        ]
