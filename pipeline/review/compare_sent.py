"""What was changed without tracking: the returned table beside what was sent.

Tracked words are not looked at here: a cell is compared as it is with all of them
rejected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.homecoming import Found, Spot
from pipeline.model.remark import RemarkKind
from pipeline.model.sent_table import Column, SentTable
from pipeline.review.grid import GridRow
from pipeline.review.likeness import squashed
from pipeline.review.matched import MatchedGrid
from pipeline.review.returned import Returned

_NEVER_COMPARED = {
    Column.NUMBER,
    Column.POSITION,
    Column.REMARK,
    Column.WORDING,
    Column.OTHER,
}


def untracked(
    returned: Returned, matched: Sequence[MatchedGrid], known: Sequence[SentTable]
) -> Iterator[Found]:
    """Remarks that no mark shows: rewritten cells, added rows, columns, paragraphs.

    Args:
        returned: the file.
        matched: its tables.
        known: the tables of the drafts, for the texts around tables.
    """
    for table, each in enumerate(matched):
        if each.table is not None:
            yield from _rewritten(table, each)
            yield from _added(table, each)
    tables = [each.table for each in matched if each.table is not None]
    if tables:
        sent = {squashed(text) for each in [*tables, *known] for text in each.outside}
        for text in returned.outside:
            if squashed(text) not in sent:
                yield Found(RemarkKind.PARAGRAPH, marks=0, text=text)


def _rewritten(table: int, matched: MatchedGrid) -> Iterator[Found]:
    """Cells that are not as they were sent; parts of one tall row are read together."""
    for numbers in matched.together.values():
        sent = matched.sent_row(numbers[0])
        rows = [matched.grid[number] for number in numbers]
        if sent is None or rows[0].is_tracked:
            continue
        for at, (column, alternative) in matched.columns.items():
            if column in _NEVER_COMPARED:
                continue
            before = sent.cell(column, alternative).text
            after = _whole(rows, at)
            if squashed(before) != squashed(after):
                spot = Spot(table, numbers[0], at)
                yield _rewrite(spot, before, after)


def _whole(rows: Sequence[GridRow], at: int) -> str:
    return "".join("\n".join(row.cell(at).sent) for row in rows)


def _rewrite(spot: Spot, before: str, after: str) -> Found:
    """A rewritten cell, cut down to the lines that differ."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and squashed(old[0]) == squashed(new[0]):
        del old[0], new[0]
    while old and new and squashed(old[-1]) == squashed(new[-1]):
        del old[-1], new[-1]
    return Found(
        RemarkKind.REWRITE,
        spot,
        marks=0,
        before="\n".join(old),
        after="\n".join(new),
    )


def _added(table: int, matched: MatchedGrid) -> Iterator[Found]:
    """Rows that were not sent, and filled cells of columns that were not."""
    heading = _headings(matched)
    for number, row in enumerate(matched.grid):
        if row.is_tracked or number in matched.heads:
            continue
        if number not in matched.rows:
            text = " | ".join(filter(None, row.texts))
            if text:
                spot = Spot(table, number)
                yield Found(RemarkKind.ROW_ADDED, spot, marks=0, text=text)
            continue
        for cell in row.cells:
            text = "\n".join(cell.sent).strip()
            if text and cell.column not in matched.columns:
                yield Found(
                    RemarkKind.CELL,
                    Spot(table, number, cell.column),
                    marks=0,
                    words=heading.get(cell.column, ""),
                    text=text,
                )


def _headings(matched: MatchedGrid) -> dict[int, str]:
    """What the added columns are called."""
    found: dict[int, str] = {}
    for number in sorted(matched.heads):
        for cell in matched.grid[number].cells:
            text = " ".join("\n".join(cell.sent).split())
            if text:
                found.setdefault(cell.column, text)
    return found
