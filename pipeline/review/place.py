"""Gives each remark its place: norm, alternative, language, row, column.

What has no row of ours has no place; it is listed with the rows that it is nearest to,
by where it stands and by its words, and nobody decides for the lawyer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.homecoming import Found
from pipeline.model.remark import Remark, RemarkKind, TextLang
from pipeline.model.sent_table import Column, SentRow, SentTable
from pipeline.review.desk import Desk, Errand, Neighbours, grid_of
from pipeline.review.grid import plain
from pipeline.review.identity import remark_id
from pipeline.review.likeness import squashed
from pipeline.review.matched import MatchedGrid

_PLACELESS = {RemarkKind.ROW_ADDED, RemarkKind.PARAGRAPH}


def place(found: Sequence[Found], desk: Desk, errand: Errand) -> list[Remark]:
    """The remarks of a file, each with its place or with what is near.

    Args:
        found: the remarks in the order of the file.
        desk: the tables.
        errand: what is known of the file.
    """
    nearest = Neighbours(desk)
    remarks = list(
        _named((_placed(each, desk, errand, nearest) for each in found), errand)
    )
    by_key = {each.key: remark.id for each, remark in zip(found, remarks, strict=True)}
    return [
        replace(remark, thread=by_key.get(each.parent, "")) if each.parent else remark
        for each, remark in zip(found, remarks, strict=True)
    ]


def _placed(found: Found, desk: Desk, errand: Errand, nearest: Neighbours) -> Remark:
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
    matched = grid_of(found, desk)
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
