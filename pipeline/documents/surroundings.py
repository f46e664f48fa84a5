"""What stands around a changed unit in its article, shortened to «…».

A row shows the changed unit with the numbers of the units that enclose it; what is
left out is marked. The heading of the article stands in full in its first row only:
the sheet stays readable where an article changes in ten places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.model.comparison import ComparisonRow, UnitText
from pipeline.model.document import Mark, Run, Runs
from pipeline.model.identity import ProvisionPath
from pipeline.model.locale import Locale

UnitOf = Callable[[ComparisonRow], UnitText | None]
"""The unit of a row as one column shows it."""


class Surroundings:
    """Knows where the rows of one comparison stand in the text."""

    def __init__(self, rows: Sequence[ComparisonRow], locale: Locale) -> None:
        self._rows = rows
        self._place = {id(row): index for index, row in enumerate(rows)}
        self._around: dict[int, list[int]] = {}
        self._omitted: Runs = (Run(locale.term("omitted"), Mark.MUTED),)

    def before(
        self, row: ComparisonRow, unit_of: UnitOf, *, in_full: bool
    ) -> Iterator[Runs]:
        """Lines above a row: the units that enclose it, and «…» for the rest.

        Args:
            row: first row of the change.
            unit_of: the column.
            in_full: print the article's heading in full.
        """
        first = self._place[id(row)]
        expected = -1
        told = False  # the line above ends with «…» already
        for index in self._enclosing(first):
            if expected >= 0 and not told and self._has_text(expected, index, unit_of):
                yield self._omitted
            unit = unit_of(self._rows[index])
            if unit is not None:
                whole = in_full and unit.path == unit.path.article
                told = bool(unit.text) and not whole
                yield self._shown(unit, in_full=whole)
            expected = index + 1
        if expected >= 0 and not told and self._has_text(expected, first, unit_of):
            yield self._omitted

    def after(self, row: ComparisonRow, unit_of: UnitOf) -> Iterator[Runs]:
        """«…» where the article goes on below the change's last row."""
        last = self._place[id(row)]
        article = row.path.article
        for index in range(last + 1, len(self._rows)):
            below = self._rows[index]
            if below.path.article != article:
                return
            if unit_of(below) is not None:
                yield self._omitted
                return

    def _shown(self, unit: UnitText, *, in_full: bool) -> Runs:
        marker = unit.marker.strip("*# ")
        if in_full:
            return (Run(f"{marker} {unit.text}".strip()),)
        if not unit.text:
            return (Run(marker),)
        return (Run(f"{marker} ".lstrip()), *self._omitted)

    def _enclosing(self, first: int) -> list[int]:
        """Places of the units around a row, the article first; each column asks."""
        if first not in self._around:
            self._around[first] = self._look_around(first)
        return self._around[first]

    def _look_around(self, first: int) -> list[int]:
        path = self._rows[first].path
        around: list[int] = []
        above = first
        for size in range(len(path.steps) - 1, len(path.article.steps) - 1, -1):
            above = self._find_above(above, ProvisionPath(path.steps[:size]))
            if above < 0:
                break
            around.append(above)
        return around[::-1]

    def _find_above(self, start: int, path: ProvisionPath) -> int:
        for index in range(start - 1, -1, -1):
            row = self._rows[index]
            if row.path == path:
                return index
            if row.path.article != path.article:
                return -1
        return -1

    def _has_text(self, start: int, stop: int, unit_of: UnitOf) -> bool:
        return any(unit_of(self._rows[index]) for index in range(start, stop))
