"""What a returned file belongs to: a body, a direction, a round of consultations.

A file may say anything of itself; what the user tells goes first, then what the
file says, then what its rows show.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.halls.kept import store_of
from pipeline.halls.prepare import Prepared, prepare
from pipeline.model.homecoming import Marks
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.remark import Remark
from pipeline.review.limits import LIMITS, Limits
from pipeline.review.matched import MatchedGrid
from pipeline.review.returned import Returned


@dataclass(frozen=True, slots=True)
class Return:
    """A returned file.

    Args:
        root: the workspace.
        file: the file.
        body: who sent it.
        date: the day on which it came.
        direction: number of its direction; told from the file where empty.
        round: the round; told from the record where 0.
        letter: number of the letter that came with the file.
        letter_date: its date.
        limits: what may be read of it.
    """

    root: Path
    file: Path
    body: str
    date: dt.date
    direction: str = ""
    round: int = 0
    letter: str = ""
    letter_date: dt.date | None = None
    limits: Limits = LIMITS


def drafts_for(
    wanted: Return, returned: Returned, locales: Mapping[Lang, Locale]
) -> Prepared:
    """The drafts; of one direction only, where it is told which.

    What a file says of itself may be anything: a direction that is none is not asked.
    """
    drafts = wanted.root / "drafts"
    said = returned.sent.direction if returned.sent is not None else returned.facts[0]
    number = wanted.direction
    if not number and said.replace(".", "").isdecimal():
        number = said if (drafts / said / "direction.yaml").is_file() else ""
    only = (number,) if number else ()
    store = store_of(drafts.parent)
    return prepare(drafts, locales, wanted=only, as_of=wanted.date, store=store)


def look_at_body(wanted: Return, prepared: Prepared) -> None:
    """Make sure that the sender is a body or a chamber that the drafts know.

    Raises:
        UsageError: `review-unknown-body`.
    """
    workspace = prepared.workspace
    known = (*workspace.addressees, *workspace.chambers)
    if wanted.body not in known:
        listing = ", ".join(known)
        raise UsageError("review-unknown-body", body=wanted.body, known=listing)


def direction_of(
    wanted: Return,
    returned: Returned,
    matched: Sequence[MatchedGrid],
    marks: Marks,
    prepared: Prepared,
) -> str:
    """The direction that a file belongs to: as told, as it says, by its rows.

    Args:
        wanted: the file and what is known of it.
        returned: what was read of it.
        matched: its tables, held against those that may have been sent.
        marks: what it holds, for the message where it belongs nowhere.
        prepared: the drafts.

    Raises:
        UsageError: `unknown-direction`, `review-no-direction`.
    """
    known = [each.direction.number for each in prepared.directions]
    listing = ", ".join(known)
    if wanted.direction:
        if wanted.direction not in known:
            told = wanted.direction
            raise UsageError("unknown-direction", direction=told, known=listing)
        return wanted.direction
    votes = _votes(returned, matched).most_common()
    best = [number for number, _ in votes if number in known]
    if not best:
        raise UsageError(
            "review-no-direction",
            file=wanted.file.name,
            comments=str(marks.comments),
            insertions=str(marks.insertions),
            deletions=str(marks.deletions),
            moves=str(marks.moves_from + marks.moves_to),
            known=listing,
        )
    return best[0]


def _votes(returned: Returned, matched: Sequence[MatchedGrid]) -> Counter[str]:
    """How much in a file speaks for each direction."""
    votes: Counter[str] = Counter()
    for each in matched:
        if each.table is not None:
            votes[each.table.direction] += len(each.rows)
    if returned.sent is not None:
        votes[returned.sent.direction] += 1
    votes[returned.facts[0]] += 1
    return votes


def other_body(wanted: Return, returned: Returned) -> str:
    """The body that the table was made for, where it is not the one that returns it."""
    to = returned.sent.to if returned.sent is not None else ""
    return "" if to == wanted.body else to


def round_of(
    wanted: Return, digest: str, remarks: Sequence[Remark], ledger: Ledger
) -> int:
    """The round of consultations that a file belongs to.

    As told, or as the record of consultations says; where that is silent, every new day
    on which the body returns something is a new round.

    Args:
        wanted: the file and what is known of it.
        digest: the file's hash.
        remarks: what is on record of the direction.
        ledger: its ledger.
    """
    if wanted.round:
        return wanted.round
    mine = [each for each in remarks if each.body == wanted.body]
    for each in mine:
        if digest in {each.file, *each.again} or each.date == wanted.date:
            return each.round
    held = [
        each.round
        for each in ledger.consultations
        if wanted.body in each.bodies and each.date <= wanted.date
    ]
    earlier = (each.round for each in mine if each.date < wanted.date)
    return max(held) if held else max(earlier, default=0) + 1
