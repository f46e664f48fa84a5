"""Which documents the ledger is rich enough for."""

from __future__ import annotations

from pipeline.ledger import sift
from pipeline.model.ledger import Ledger


def has_records(now: Ledger, names: tuple[str, ...]) -> bool:
    """Whether a ledger has entries for a kind of document that shows them.

    Args:
        now: the ledger, cut at the day.
        names: files of the ledger, as `DocumentKind.records` names them; a kind that
            names none can always be made.
    """
    return not names or any(_has(now, name) for name in names)


def _has(now: Ledger, name: str) -> bool:
    if name == "positions":
        return bool(sift(now).counted)
    return bool(getattr(now, name))
