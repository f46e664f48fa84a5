"""What an order comes to, before it is known whether others contradict it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.edits import Edit
from pipeline.model.amending import Operation
from pipeline.model.identity import ProvisionPath


@dataclass(frozen=True, slots=True)
class Done:
    """Edits that carry out an order.

    Args:
        operation: its kind.
        targets: addresses of the units concerned.
        edits: what is to be changed.
    """

    operation: Operation
    targets: tuple[ProvisionPath, ...]
    edits: tuple[Edit, ...]
