"""Cells of comparison tables: one group of changed rows → runs of words.

One code for one to three alternatives: a column is drawn for the text in force and
for each variant, always from the same `Comparison`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.changes import ChangeGroup
from pipeline.model.comparison import (
    ChangeKind,
    Comparison,
    ComparisonRow,
    SegmentKind,
    TextDiff,
    UnitText,
)
from pipeline.model.document import Cell, Mark, Run, Runs
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.locale import Locale

_MARKS = {
    SegmentKind.KEPT: Mark.PLAIN,
    SegmentKind.DELETED: Mark.DELETED,
    SegmentKind.INSERTED: Mark.INSERTED,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of texts: `index` of the variant, or -1 for the text in force."""

    index: int

    @property
    def is_current(self) -> bool:
        """Whether the column shows the text in force."""
        return self.index < 0

    def unit(self, row: ComparisonRow) -> UnitText | None:
        """The row's unit as this column shows it, or None where it has none."""
        return row.current if self.is_current else row.variants[self.index].unit


class CellPainter:
    """Draws the cells of one comparison; it knows where units stand in the text."""

    def __init__(
        self, comparison: Comparison, locale: Locale, *, shorten: bool
    ) -> None:
        self._rows = comparison.rows
        self._place = {id(row): index for index, row in enumerate(self._rows)}
        self._locale = locale
        self._shorten = shorten
        self._variants = len(comparison.proposed)

    def cell(self, group: ChangeGroup, column: Column) -> Cell:
        """The cell of a group in a column.

        A unit that the text in force lacks is «Жоқ»/«Отсутствует» there; a unit
        that a variant drops is «Алып тасталсын»/«Исключить».
        """
        if not any(column.unit(row) for row in group.rows):
            return Cell((self._instead_of_text(group, column),))
        first = self._place[id(group.rows[0])]
        last = self._place[id(group.rows[-1])]
        lines = [*self._context(first, column)]
        lines += [self._line(row, column) for row in group.rows if column.unit(row)]
        if self._goes_on(last, group.path, column):
            lines.append(self._omitted())
        return Cell(tuple(lines))

    def columns(self) -> tuple[Column, ...]:
        """The text in force, then each variant."""
        return tuple(Column(index) for index in range(-1, self._variants))

    def _instead_of_text(self, group: ChangeGroup, column: Column) -> Runs:
        term = self._locale.term
        if column.is_current:
            return (Run(term("absent"), Mark.EMPHASIS),)
        kinds = {row.variants[column.index].kind for row in group.rows}
        if ChangeKind.REPEAL in kinds:
            return (Run(term("excluded"), Mark.EMPHASIS),)
        return (Run(term("absent"), Mark.EMPHASIS),)

    def _context(self, first: int, column: Column) -> Iterator[Runs]:
        """Lines above the changed unit: the units that enclose it, shortened."""
        path = self._rows[first].path
        article = path.article
        if not self._shorten or path == article:
            return
        above = first
        enclosing: list[int] = []
        for step in range(len(path.steps) - 1, len(article.steps) - 1, -1):
            parent = ProvisionPath(path.steps[:step])
            above = self._find_above(above, parent)
            if above < 0:
                break
            enclosing.append(above)
        expected = -1
        for index in reversed(enclosing):
            if 0 <= expected < index and self._has_text(expected, index, column):
                yield self._omitted()
            unit = column.unit(self._rows[index])
            if unit is not None:
                yield _words(unit.marker, (Run(unit.text),) if unit.text else ())
            expected = index + 1
        if 0 <= expected < first and self._has_text(expected, first, column):
            yield self._omitted()

    def _find_above(self, start: int, path: ProvisionPath) -> int:
        for index in range(start - 1, -1, -1):
            row = self._rows[index]
            if row.path == path:
                return index
            if row.path.article != path.article:
                return -1
        return -1

    def _has_text(self, start: int, stop: int, column: Column) -> bool:
        return any(column.unit(self._rows[index]) for index in range(start, stop))

    def _goes_on(self, last: int, path: ProvisionPath, column: Column) -> bool:
        """Whether the article goes on after the group, so that «…» is due."""
        if not self._shorten or (path.article == path and last == 0):
            return False
        for row in self._rows[last + 1 :]:
            if row.path.article != path.article:
                return False
            if column.unit(row):
                return True
        return False

    def _line(self, row: ComparisonRow, column: Column) -> Runs:
        unit = column.unit(row)
        if unit is None:
            return ()
        if column.is_current:
            return self._current_line(row, unit)
        variant = row.variants[column.index]
        if variant.kind is ChangeKind.INSERTION:
            return _words(unit.marker, _run(unit.text, Mark.INSERTED), Mark.INSERTED)
        runs = _diff_runs(variant.diff, SegmentKind.DELETED) or _run(unit.text)
        moved = row.current is not None and row.current.marker != unit.marker
        return _words(unit.marker, runs, Mark.INSERTED if moved else Mark.PLAIN)

    def _current_line(self, row: ComparisonRow, unit: UnitText) -> Runs:
        kinds = {variant.kind for variant in row.variants}
        if kinds == {ChangeKind.REPEAL}:
            return _words(unit.marker, _run(unit.text, Mark.DELETED), Mark.DELETED)
        if len(row.variants) == 1:
            # Struck words make sense only beside the one text that drops them.
            diff = row.variants[0].diff
            runs = _diff_runs(diff, SegmentKind.INSERTED) or _run(unit.text)
            return _words(unit.marker, runs)
        return _words(unit.marker, _run(unit.text))

    def _omitted(self) -> Runs:
        return (Run(self._locale.term("omitted"), Mark.MUTED),)


def _run(text: str, mark: Mark = Mark.PLAIN) -> Runs:
    return (Run(text, mark),) if text else ()


def _words(marker: str, runs: Runs, mark: Mark = Mark.PLAIN) -> Runs:
    if not marker:
        return runs
    gap = " " if runs else ""
    return (Run(f"{marker.strip('*# ')}{gap}", mark), *runs)


def _diff_runs(diff: TextDiff, hidden: SegmentKind) -> Runs:
    return tuple(
        Run(part.text, _MARKS[part.kind])
        for part in diff.segments
        if part.kind is not hidden and part.text
    )


def lead_kind(
    row: ComparisonRow, rows: tuple[ComparisonRow, ...]
) -> ProvisionKind | None:
    """By which kind a unit's own words are cited apart from its inner units.

    None where the unit has no units inside it: then it is cited as a whole.
    """
    units = [row.current, *(variant.unit for variant in row.variants)]
    if not any(unit is not None and unit.is_lead for unit in units):
        return None
    if row.kind is ProvisionKind.ARTICLE:
        return ProvisionKind.ARTICLE
    inside = {other.kind for other in rows if other.path.parent == row.path}
    if ProvisionKind.SUBPARAGRAPH in inside:
        return ProvisionKind.SUBPARAGRAPH
    return ProvisionKind.INDENT
