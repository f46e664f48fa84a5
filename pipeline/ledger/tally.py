"""Support of the territorial chambers: two thirds by signed decisions.

Roadmap, 2.6 and 2.7: support is confirmed by official decisions of at least two
thirds of the chambers, signed by their chairs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import ChamberVote
from pipeline.model.shares import Tally, Unheard


def tally_of(ledger: Ledger, chambers: Iterable[str], as_of: dt.date) -> Tally:
    """The count as of a day.

    The newest decision of a chamber goes before its older ones, also where it is
    unsigned or withdrawn: the chamber has turned to the matter again, and what it
    said before is no longer its word.

    Args:
        ledger: the direction's ledger.
        chambers: ids of all chambers; each is counted once.
        as_of: later decisions, signatures and withdrawals do not count.
    """
    known = tuple(dict.fromkeys(chambers))
    votes = sorted(ledger.on(as_of).votes, key=lambda vote: vote.date)
    newest = {vote.chamber: vote for vote in votes}
    judged = [(vote, _unheard(vote, known, newest)) for vote in votes]
    return Tally(
        chambers=known,
        supporting=tuple(v for v, why in judged if why is None and v.supports),
        against=tuple(v for v, why in judged if why is None and not v.supports),
        unheard=tuple((vote, why) for vote, why in judged if why is not None),
    )


def _unheard(
    vote: ChamberVote, known: tuple[str, ...], newest: dict[str, ChamberVote]
) -> Unheard | None:
    """Why a decision does not count, None where it does."""
    if vote.chamber not in known:
        return Unheard.UNKNOWN_CHAMBER
    if newest[vote.chamber] is not vote:
        return Unheard.SUPERSEDED
    if vote.withdrawn is not None:
        return Unheard.WITHDRAWN
    return Unheard.UNSIGNED if vote.signed is None else None
