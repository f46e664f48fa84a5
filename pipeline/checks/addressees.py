"""Letters go to bodies that exist.

Constitution of 2026, Art. 52-62, 95: Parliament ended on 30.06.2026 and the
Kurultai follows. Rules of documentation (31.10.2018 No 703), p. 25: at most four
addressees on a letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.parties import PRESIDIUM, Addressee, Recipient
from pipeline.model.problem import Problem, error, warning

MOST_ON_A_LETTER = 4


def find(case: Case) -> Iterator[Problem]:
    """Unknown and ended bodies, letters to too many; the Presidium must be known."""
    bodies = case.workspace.addressees
    if PRESIDIUM not in bodies:
        yield error(
            "unknown-addressee", case.workspace.programme.location, body=PRESIDIUM
        )
    for examined in case.examined:
        for recipients in examined.direction.addressees.values():
            for recipient in recipients:
                yield from _of_letter(recipient)
                for body_id in recipient.ids:
                    body = bodies.get(body_id)
                    yield from _of_body(recipient, body_id, body, case.as_of)


def _of_letter(recipient: Recipient) -> Iterator[Problem]:
    if len(recipient.ids) > MOST_ON_A_LETTER:
        yield error(
            "too-many-addressees", recipient.location, count=str(len(recipient.ids))
        )


def _of_body(
    recipient: Recipient, body_id: str, body: Addressee | None, as_of: dt.date
) -> Iterator[Problem]:
    if body is None:
        yield error("unknown-addressee", recipient.location, body=body_id)
    elif not body.exists_on(as_of):
        until = body.valid_until or as_of
        yield warning(
            "ended-addressee",
            recipient.location,
            body=body.nominative.ru,
            body_kk=body.nominative.kk,
            until=f"{until:%d.%m.%Y}",
            successor=body.successor,
        )


ADDRESSEES = Check("addressees", find)
