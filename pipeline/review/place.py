"""Gives each remark its place: norm, alternative, language, row, column.

What has no row of ours has no place; it is listed with the rows that it is nearest to,
by where it stands and by its words, and nobody decides for the lawyer.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.review import (
    Column,
    Found,
    Remark,
    RemarkKind,
    SentRow,
    SentTable,
    TextLang,
)
from pipeline.review.grid import plain
from pipeline.review.identity import remark_id
from pipeline.review.likeness import Nearest, squashed
from pipeline.review.match import MatchedGrid

_MOST_NEAR = 3
_PLACELESS = {RemarkKind.ROW_ADDED, RemarkKind.PARAGRAPH}


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


def place(found: Sequence[Found], desk: Desk, errand: Errand) -> list[Remark]:
    """The remarks of a file, each with its place or with what is near.

    Args:
        found: the remarks in the order of the file.
        desk: the tables.
        errand: what is known of the file.
    """
    nearest = _Neighbours(desk)
    remarks = list(
        _named((_placed(each, desk, errand, nearest) for each in found), errand)
    )
    by_key = {each.key: remark.id for each, remark in zip(found, remarks, strict=True)}
    return [
        replace(remark, thread=by_key.get(each.parent, "")) if each.parent else remark
        for each, remark in zip(found, remarks, strict=True)
    ]


def _placed(found: Found, desk: Desk, errand: Errand, nearest: _Neighbours) -> Remark:
    remark = Remark(
        id="",
        body=errand.body,
        date=errand.date,
        kind=found.kind,
        file=errand.sha256,
        round=errand.round,
        words=found.words,
        text=found.text,
        before=found.before,
        after=found.after,
        stance=found.stance,
        author=plain(found.author),
        written=found.written,
        resolved=found.resolved,
        letter=errand.letter,
        letter_date=errand.letter_date if errand.letter else None,
    )
    matched = _grid_of(found, desk)
    row = None if matched is None else matched.sent_row(found.spot.row)
    if matched is None or row is None or found.kind in _PLACELESS:
        remark = replace(remark, near=nearest.to(found))
    else:
        remark = _at(remark, found, matched, row)
        remark = _stale(remark, found, matched, desk)
    return remark


def _named(remarks: Iterable[Remark], errand: Errand) -> Iterator[Remark]:
    """The remarks with their names; two that say the same are two all the same."""
    seen: Counter[str] = Counter()
    for remark in remarks:
        name = remark_id(remark, errand.direction)
        seen[name] += 1
        if seen[name] > 1:
            name = remark_id(remark, errand.direction, seen[name])
        yield replace(remark, id=name)


def _grid_of(found: Found, desk: Desk) -> MatchedGrid | None:
    table = found.spot.table
    return desk.matched[table] if 0 <= table < len(desk.matched) else None


def _at(remark: Remark, found: Found, matched: MatchedGrid, row: SentRow) -> Remark:
    """The remark at its row."""
    table = matched.table
    assert table is not None  # noqa: S101 - it has a row
    column, alternative = _column(found, matched)
    if not alternative and len(matched.alternatives) == 1:
        alternative = matched.alternatives[0]
    number = plain(row.cell(Column.NUMBER).text).rstrip(".")
    remark = replace(
        remark,
        norm=row.anchor,
        alternative=alternative,
        lang=TextLang(table.lang),
        row=number,
        column=column,
    )
    return _with_wording(remark, row) if found.kind is RemarkKind.ANSWER else remark


def _column(found: Found, matched: MatchedGrid) -> tuple[Column | None, str]:
    at = found.spot.column
    if at < 0:
        return None, ""
    return matched.columns.get(at, (Column.OTHER, ""))


def _with_wording(remark: Remark, row: SentRow) -> Remark:
    """An answer's wording laid beside the one line that the row proposes to change.

    Where the row shows the words of several units, nobody can tell which one it is
    meant for: it stays words.
    """
    wording = remark.after
    if not wording:
        return remark
    cell = row.cell(Column.PROPOSED, remark.alternative)
    lines = [line for line in cell.lines if _is_inside(line.path, row)]
    if len(lines) != 1:
        said = "\n".join(filter(None, (remark.text, wording)))
        return replace(remark, text=said, after="")
    lead = lines[0].lead
    told = wording if wording.startswith(lead.strip()) else lead + wording
    return replace(remark, column=Column.PROPOSED, before=lines[0].text, after=told)


def _is_inside(path: str, row: SentRow) -> bool:
    """Whether a unit is the row's own, and not one that is shown around it."""
    unit = row.anchor.partition("/")[2]
    return path == unit or path.startswith(f"{unit}__")


def _stale(remark: Remark, found: Found, matched: MatchedGrid, desk: Desk) -> Remark:
    """The remark, marked where the text under it has changed since it was sent."""
    table = matched.table
    assert table is not None  # noqa: S101 - the remark has a place in it
    column = remark.column
    if column not in {Column.UNIT, Column.CURRENT, Column.RATIONALE}:
        column = Column.PROPOSED
    row = matched.sent_row(found.spot.row)
    current = desk.now(table)
    now = _now(current, row, column, remark.alternative)
    sent = row.cell(column, remark.alternative).text if row is not None else ""
    if not matched.is_record:
        # The file does not say what was sent: what it shows untouched is all we have.
        at = next((n for n, (c, _) in matched.columns.items() if c is column), -1)
        rows = [
            n
            for n, theirs in matched.rows.items()
            if theirs == matched.rows[found.spot.row]
        ]
        sent = "".join("\n".join(matched.grid[n].cell(at).sent) for n in rows)
    if squashed(sent) == squashed(now) or not sent:
        return remark
    return replace(remark, stale=True, sent=sent, now=now)


def _now(
    table: SentTable | None, row: SentRow | None, column: Column, alternative: str
) -> str:
    if table is None or row is None:
        return ""
    found = (each for each in table.rows if each.anchor == row.anchor)
    return next((each.cell(column, alternative).text for each in found), "")


class _Neighbours:
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
        matched = _grid_of(found, self._desk)
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
