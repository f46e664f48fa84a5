"""The register of outgoing numbers: none is ever given twice.

All letters of the programme share one register, whatever their direction and year;
a cancelled letter keeps its number. Numbers of another form, given by hand, stand
beside ours and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model.ledger import Ledger

_OURS = re.compile(r"[0-9]+(?:\.[0-9]+)*/(?P<serial>[0-9]{1,9})")


def next_number(ledgers: Iterable[Ledger], direction: str) -> str:
    """The next free outgoing number: `2.4/17`.

    Args:
        ledgers: the ledgers of all directions, whole: not cut at any day.
        direction: number of the direction that the letter is about.
    """
    taken = {each.register_key for ledger in ledgers for each in ledger.dispatches}
    ours = [match for key in taken if (match := _OURS.fullmatch(key))]
    serial = max((int(match["serial"]) for match in ours), default=0) + 1
    while f"{direction}/{serial}" in taken:
        serial += 1
    return f"{direction}/{serial}"
