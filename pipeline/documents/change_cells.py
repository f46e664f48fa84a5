"""Cells of comparison tables: one group of changed rows → runs of words.

One code for one to three alternatives: a column is drawn for the text in force and
for each variant, always from the same `Comparison`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.documents.surroundings import Surroundings
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
from pipeline.model.identity import ProvisionKind
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

    def kinds(self, group: ChangeGroup) -> set[ChangeKind]:
        """What the column's variant does to the units of a group."""
        return {row.variants[self.index].kind for row in group.rows}


class CellPainter:
    """Draws the cells of one comparison."""

    def __init__(
        self, comparison: Comparison, locale: Locale, *, shorten: bool
    ) -> None:
        self._surroundings = Surroundings(comparison.rows, locale)
        self._locale = locale
        self._shorten = shorten
        self._variants = len(comparison.proposed)

    def columns(self) -> tuple[Column, ...]:
        """The text in force, then each variant."""
        return tuple(Column(index) for index in range(-1, self._variants))

    def cell(self, group: ChangeGroup, column: Column, *, in_full: bool) -> Cell:
        """The cell of a group in a column.

        A unit that the text in force lacks is «Жоқ»/«Отсутствует» there; a unit
        that a variant drops is «Алып тасталсын»/«Исключить»; a text that a variant
        leaves alone is said to be without change.

        Args:
            group: the rows.
            column: the column.
            in_full: print the heading of the article in full.
        """
        said = self._instead_of_text(group, column)
        if said:
            return Cell(((Run(self._locale.term(said), Mark.EMPHASIS),),))
        lines = [self._line(row, column) for row in group.rows if column.unit(row)]
        if self._shorten:
            around = self._surroundings
            before = around.before(group.rows[0], column.unit, in_full=in_full)
            after = around.after(group.rows[-1], column.unit)
            lines = [*before, *lines, *after]
        return Cell(tuple(lines))

    def _instead_of_text(self, group: ChangeGroup, column: Column) -> str:
        """The term that stands instead of the text; empty where the text stands."""
        if column.is_current:
            return "" if any(column.unit(row) for row in group.rows) else "absent"
        kinds = column.kinds(group)
        if not any(column.unit(row) for row in group.rows):
            return "excluded" if ChangeKind.REPEAL in kinds else "absent"
        return "unchanged" if kinds == {ChangeKind.UNCHANGED} else ""

    def _line(self, row: ComparisonRow, column: Column) -> Runs:
        unit = column.unit(row)
        if unit is None:
            return ()
        if column.is_current:
            return _current_line(row, unit)
        variant = row.variants[column.index]
        if variant.kind is ChangeKind.INSERTION:
            return _words(unit.marker, _run(unit.text, Mark.INSERTED), Mark.INSERTED)
        runs = _diff_runs(variant.diff, SegmentKind.DELETED) or _run(unit.text)
        moved = row.current is not None and row.current.marker != unit.marker
        return _words(unit.marker, runs, Mark.INSERTED if moved else Mark.PLAIN)


def _current_line(row: ComparisonRow, unit: UnitText) -> Runs:
    kinds = {variant.kind for variant in row.variants}
    if kinds == {ChangeKind.REPEAL}:
        return _words(unit.marker, _run(unit.text, Mark.DELETED), Mark.DELETED)
    if len(row.variants) == 1:
        # Struck words make sense only beside the one text that drops them.
        diff = row.variants[0].diff
        runs = _diff_runs(diff, SegmentKind.INSERTED) or _run(unit.text)
        return _words(unit.marker, runs)
    return _words(unit.marker, _run(unit.text))


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
