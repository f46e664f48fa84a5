"""Which documents the ledger is rich enough for."""

from __future__ import annotations

from pipeline.ledger import sift
from pipeline.model.ledger import Ledger


def has_records(now: Ledger, name: str) -> bool:
    """Whether a ledger has entries for a kind of document that shows them.

    Args:
        now: the ledger, cut at the day.
        name: file of the ledger, as `DocumentKind.records` names it; a kind that
            names none can always be made.
    """
    if name == "positions":
        return bool(sift(now).counted)
    return not name or bool(getattr(now, name))
