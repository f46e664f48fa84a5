"""What a remark is placed with: the tables, what is known of the file, what is near."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.homecoming import Found
from pipeline.model.sent_table import SentTable
from pipeline.review.likeness import Nearest
from pipeline.review.matched import MatchedGrid

_MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Errand:
    """What is known of a returned file beside its content.

    Args:
        direction: number of the direction.
        body: who sent it.
        date: when.
        round: the round.
        sha256: hash of the file.
        letter: number of the letter that came with it; empty where none is told.
        letter_date: its date.
    """

    direction: str
    body: str
    date: dt.date
    round: int
    sha256: str
    letter: str = ""
    letter_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables that remarks are placed in.

    Args:
        matched: the tables of the returned file.
        known: the tables of the drafts as they are now.
    """

    matched: Sequence[MatchedGrid]
    known: Sequence[SentTable]
    _parts: dict[int, Mapping[int, list[int]]] = field(default_factory=dict)

    def parts(self, matched: MatchedGrid) -> Mapping[int, list[int]]:
        """Which returned rows are one sent row; told once for each table."""
        if id(matched) not in self._parts:
            self._parts[id(matched)] = matched.together
        return self._parts[id(matched)]

    def now(self, table: SentTable) -> SentTable | None:
        """The same table as it is now."""
        return next((each for each in self.known if each.name == table.name), None)


def grid_of(found: Found, desk: Desk) -> MatchedGrid | None:
    """The table in which a remark stands."""
    table = found.spot.table
    return desk.matched[table] if 0 <= table < len(desk.matched) else None


class Neighbours:
    """Finds rows near a remark that has no place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ordered: dict[int, list[int]] = {}
        matched = [each.table for each in desk.matched if each.table is not None]
        names = {table.name for table in matched}
        mine = [table for table in desk.known if table.name in names] or desk.known
        rows = {row.anchor: row for table in mine for row in table.rows}
        self._anchors = list(rows)
        self._nearest = Nearest.of(
            " ".join(cell.text for cell in row.cells) for row in rows.values()
        )

    def to(self, found: Found) -> tuple[str, ...]:
        """Anchors of the nearest rows: by words, then by where it stands."""
        words = f"{found.words} {found.text} {found.before}"
        numbers = self._nearest.to(words, _MOST_NEAR)
        by_words = [self._anchors[number] for number in numbers]
        known = set(self._anchors)
        around = [each for each in self._around(found) if each in known]
        both = dict.fromkeys([*around[:1], *by_words, *around])
        return tuple(both)[:_MOST_NEAR]

    def _around(self, found: Found) -> Iterator[str]:
        """Rows of the same table, nearest first."""
        matched = grid_of(found, self._desk)
        if matched is None:
            return
        if id(matched) not in self._ordered:
            self._ordered[id(matched)] = sorted(matched.rows)
        ordered = self._ordered[id(matched)]
        at = bisect(ordered, found.spot.row)
        window = ordered[max(at - _MOST_NEAR, 0) : at + _MOST_NEAR]
        window.sort(key=lambda each: abs(each - found.spot.row))
        for number in window[:_MOST_NEAR]:
            sent = matched.sent_row(number)
            if sent is not None:
                yield sent.anchor
