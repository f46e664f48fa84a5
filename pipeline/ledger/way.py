"""The way of a direction, day by day: what its records amount to.

Only records move a direction. The Presidium's newest record (pack sent to it, or
decision) says how far the inner way is; letters and answers after it say the rest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Decision, Dispatch
from pipeline.model.ledger_terms import Outcome, Subject
from pipeline.model.pack import Pack


@dataclass(frozen=True, slots=True)
class Way:
    """What has happened; each is None while it has not.

    Args:
        last: the Presidium's newest record: what was sent to it, or its decision.
        approval: its approval of the initiative, in force.
        final: its approval of the final text, in force.
        asked: the first letter to a chamber, after the approval.
        consulting: the day of the first consultation or consultation letter.
        submitted: the first letter with the final text.
        registered: the day of the first registration after that.
    """

    last: Dispatch | Decision | None
    approval: Decision | None
    final: Decision | None
    asked: dt.date | None
    consulting: dt.date | None
    submitted: dt.date | None
    registered: dt.date | None


def way_of(now: Ledger) -> Way:
    """The way as the records tell it.

    Args:
        now: the ledger, cut at the day for which it is asked.
    """
    approval = _in_force(now, Subject.INITIATIVE, None)
    final = _in_force(now, Subject.FINAL_TEXT, approval)
    submitted = _first(_sent(now, Pack.SUBMISSION), final)
    taken_up = [each.date for each in now.registrations]
    return Way(
        last=_last_of_presidium(now),
        approval=approval,
        final=final,
        asked=_first(_sent(now, Pack.CHAMBERS), approval),
        consulting=_first(_consultations(now), approval),
        submitted=submitted,
        registered=min(
            (day for day in taken_up if submitted and day >= submitted), default=None
        ),
    )


def _last_of_presidium(now: Ledger) -> Dispatch | Decision | None:
    """On one day, the sitting follows the papers."""
    records: list[Dispatch | Decision] = [
        *(each for each in now.sent if each.pack is Pack.PRESIDIUM),
        *now.decisions,
    ]
    records.sort(key=lambda each: (each.date, isinstance(each, Decision)))
    return records[-1] if records else None


def _in_force(
    now: Ledger, subject: Subject, condition: Decision | None
) -> Decision | None:
    """The newest decision on a subject, if it approves; a later return undoes it.

    Args:
        now: the ledger.
        subject: initiative or final text.
        condition: the approval without which a final text cannot be approved.
    """
    mine = [each for each in now.decisions if each.subject is subject]
    newest = max(mine, key=lambda each: each.date, default=None)
    if newest is None or newest.outcome is not Outcome.APPROVE:
        return None
    if subject is Subject.INITIATIVE:
        return newest
    return newest if condition and condition.date <= newest.date else None


def _sent(now: Ledger, pack: Pack) -> list[dt.date]:
    return [each.date for each in now.sent if each.pack is pack]


def _consultations(now: Ledger) -> list[dt.date]:
    held = [each.date for each in now.consultations]
    return [*held, *_sent(now, Pack.CONSULTATION)]


def _first(days: list[dt.date], permission: Decision | None) -> dt.date | None:
    """The first of some days on or after the decision that permits them."""
    if permission is None:
        return None
    return min((day for day in days if day >= permission.date), default=None)
