"""The tables that bodies get, with the unit behind each line of their cells.

The same documents as the packs': composed from the same plan, so that a table in a
review can say nothing else than the one in the pack.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.documents.alternatives_table import ALTERNATIVES_TABLE
from pipeline.documents.comparison_table import COMPARISON_TABLE
from pipeline.documents.kind import Brief, DocumentKind
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.plan import Job, Planner
from pipeline.halls.prepare import Prepared
from pipeline.model.comparison import Comparison, ComparisonRow, UnitText
from pipeline.model.document import Cell, Document, Paragraph, Runs, Table, TableRow
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.sent_table import Column, Line, SentCell, SentRow, SentTable

KINDS: Mapping[str, DocumentKind] = {
    kind.name: kind for kind in (COMPARISON_TABLE, ALTERNATIVES_TABLE)
}
"""Kinds of documents that bodies remark on."""

_FIRST = (Column.NUMBER, Column.UNIT, Column.CURRENT)


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """A table as a document and as what can be remarked on."""

    document: Document
    table: SentTable


def review_tables(
    prepared: Prepared,
    direction: PreparedDirection,
    locales: Mapping[Lang, Locale],
    as_of: dt.date,
    langs: tuple[Lang, ...] = LANGS,
) -> Iterator[ReviewTable]:
    """All tables of a direction that a body may get.

    Args:
        prepared: the workspace.
        direction: one of its directions.
        locales: wording, by language.
        as_of: day for which the drafts are judged.
        langs: languages of the tables.
    """
    planner = Planner(prepared.workspace, locales, KINDS, as_of)
    for job in planner.plan(direction, Pack.CONSULTATION, langs).jobs:
        document = job.kind.compose(job.brief)
        yield ReviewTable(document, _sent(job, document))


def sent_to(table: SentTable, body: str, day: dt.date) -> SentTable:
    """The table as it goes out: to whom, when."""
    return replace(table, to=body, date=day.isoformat())


def _sent(job: Job, document: Document) -> SentTable:
    brief = job.brief
    columns = tuple(_columns(job.kind, brief))
    grids = [block for block in document.blocks if isinstance(block, Table)]
    grid = next(block for block in grids if block.bordered)
    units = _Units(brief)
    return SentTable(
        direction=brief.direction.number,
        lang=brief.lang,
        kind=job.kind.name,
        alternative=brief.alternative.id if job.kind is COMPARISON_TABLE else "",
        columns=columns,
        heads=tuple(_heads(grid)),
        rows=tuple(
            SentRow(row.anchor, tuple(_cells(row, columns, units)))
            for row in grid.rows
            if row.anchor
        ),
        outside=tuple(_outside(document)),
    )


def _columns(kind: DocumentKind, brief: Brief) -> Iterator[tuple[Column, str]]:
    for column in _FIRST:
        yield column, ""
    for alternative in brief.alternatives:
        yield Column.PROPOSED, alternative.id
    if kind is COMPARISON_TABLE:
        yield Column.RATIONALE, ""


def _heads(grid: Table) -> Iterator[tuple[str, ...]]:
    for row in (*grid.header, *(row for row in grid.rows if not row.anchor)):
        yield tuple(" ".join(map(_words, cell.paragraphs)) for cell in row.cells)


def _outside(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield _words(block.runs)


def _cells(
    row: TableRow, columns: Sequence[tuple[Column, str]], units: _Units
) -> Iterator[SentCell]:
    for number, (cell, (column, alternative)) in enumerate(
        zip(row.cells, columns, strict=True)
    ):
        lines = tuple(_lines(row.anchor, cell, number, column, units))
        yield SentCell(column, lines, alternative)


def _lines(
    anchor: str, cell: Cell, number: int, column: Column, units: _Units
) -> Iterator[Line]:
    for runs in cell.paragraphs:
        text = _words(runs)
        if column in {Column.CURRENT, Column.PROPOSED}:
            # Columns of texts follow the number and the unit's name.
            yield units.line(anchor, number - len(_FIRST), text)
        else:
            yield Line(text)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


class _Units:
    """Knows which unit a printed line shows in full."""

    def __init__(self, brief: Brief) -> None:
        self._found: dict[tuple[str, int, str], list[Line]] = defaultdict(list)
        for comparison in brief.comparisons:
            for row in comparison.rows:
                self._add(comparison, row)

    def _add(self, comparison: Comparison, row: ComparisonRow) -> None:
        texts = (row.current, *(variant.unit for variant in row.variants))
        for column, unit in enumerate(texts, start=-1):
            if unit is not None and unit.text:
                line = _line(unit)
                key = (comparison.current.act, column, line.text)
                self._found[key].append(line)

    def line(self, anchor: str, column: int, text: str) -> Line:
        """The line with its unit; without one where it shows no unit's own words.

        Two units may have the same words: the one that the row is about is meant.
        """
        act, _, path = anchor.partition("/")
        found = self._found.get((act, column, text), [])
        mine = [line for line in found if _is_in(line.path, path)]
        return next(iter(mine or found), Line(text))


def _is_in(path: str, group: str) -> bool:
    return path == group or path.startswith(f"{group}__")


def _line(unit: UnitText) -> Line:
    """A unit as the table prints it (`documents.change_cells`)."""
    marker = unit.marker.strip("*# ")
    lead = f"{marker} " if marker else ""
    return Line(lead + unit.text, str(unit.path), lead)
