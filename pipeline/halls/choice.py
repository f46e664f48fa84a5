"""The chosen alternative: a recorded decision goes before what the draft says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pipeline.halls.derive import PreparedDirection
from pipeline.model.ledger import Ledger
from pipeline.model.workspace import Workspace


def decided(
    workspace: Workspace, prepared: PreparedDirection, as_of: dt.date
) -> PreparedDirection:
    """A direction with the alternative that the Presidium chose by a day, if it did.

    Documents are planned from what this returns; checks look at the draft as it is
    written, so that they can say where it recommends another alternative.
    """
    direction = prepared.direction
    ledger = workspace.ledgers.get(direction.number, Ledger())
    choice = ledger.on(as_of).choice
    known = {each.id for each in direction.alternatives}
    if choice is None or choice.alternative not in known:
        return prepared
    chosen = replace(direction, chosen_alternative=choice.alternative)
    return replace(prepared, direction=chosen)
