"""The changes of a comparison as a printed table shows them.

A comparison has a row for every unit. A table has a row for every *change*: the
smallest changed unit, or the topmost unit of a subtree that comes in or goes out as a
whole (an inserted article is one change, not one for each of its parts).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.comparison import ChangeKind, Comparison, ComparisonRow, Variant
from pipeline.model.identity import ProvisionPath

_WHOLE = (ChangeKind.INSERTION, ChangeKind.REPEAL)


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """One change: a row of the comparison with those that change along with it.

    Args:
        path: address of the topmost unit: in force, or else as inserted.
        kinds: what each proposed redaction does to the whole group, in the order of
            `Comparison.proposed`. SUBSTITUTION where it does different things to the
            units of a group that another redaction inserts or repeals as a whole.
        rows: the rows, the topmost unit first.
    """

    path: ProvisionPath
    kinds: tuple[ChangeKind, ...]
    rows: tuple[ComparisonRow, ...]

    @property
    def top(self) -> ComparisonRow:
        """The row of the topmost unit."""
        return self.rows[0]


def row_paths(row: ComparisonRow) -> frozenset[ProvisionPath]:
    """Every address under which a row's unit stands, in force and as proposed."""
    units = (row.current, *(variant.unit for variant in row.variants))
    return frozenset(unit.path for unit in units if unit is not None)


def changed_groups(comparison: Comparison) -> tuple[ChangeGroup, ...]:
    """The changes of a comparison, in the order of the text.

    Rows are grouped where at least one redaction inserts or repeals the topmost unit
    with all that is inside it. Unchanged rows are left out, except inside a group.
    """
    return tuple(_groups(comparison.rows))


def _groups(rows: Sequence[ComparisonRow]) -> Iterator[ChangeGroup]:
    index = 0
    while index < len(rows):
        size = _whole_size(rows, index)
        group = rows[index : index + size]
        if any(row.is_change for row in group):
            yield ChangeGroup(rows[index].path, _kinds(group), tuple(group))
        index += size


def _whole_size(rows: Sequence[ComparisonRow], index: int) -> int:
    """Number of rows that come in or go out together with the one at `index`."""
    top = rows[index]
    if not any(variant.kind in _WHOLE for variant in top.variants):
        return 1
    end = index + 1
    while end < len(rows) and _is_inside(rows[end], top):
        end += 1
    subtree = rows[index:end]
    columns = zip(*(row.variants for row in subtree), strict=True)
    return len(subtree) if any(map(_is_whole, columns)) else 1


def _is_whole(column: Sequence[Variant]) -> bool:
    """Whether one redaction inserts all units of a subtree, or repeals them all.

    Units that the redaction does not have, and never had, do not matter.
    """
    kind = column[0].kind
    return kind in _WHOLE and all(
        variant.kind is kind or (variant.unit is None and not variant.is_change)
        for variant in column
    )


def _is_inside(row: ComparisonRow, top: ComparisonRow) -> bool:
    """Whether a row's unit stands inside another's, in any of the texts."""
    return any(
        inner is not None
        and outer is not None
        and inner != outer
        and inner.is_within(outer)
        for inner, outer in zip(_addresses(row), _addresses(top), strict=True)
    )


def _addresses(row: ComparisonRow) -> list[ProvisionPath | None]:
    """The unit's address in the current and in every proposed text."""
    units = [row.current, *(variant.unit for variant in row.variants)]
    return [unit.path if unit is not None else None for unit in units]


def _kinds(group: Sequence[ComparisonRow]) -> tuple[ChangeKind, ...]:
    columns = zip(*(row.variants for row in group), strict=True)
    return tuple(map(_kind, columns))


def _kind(column: Sequence[Variant]) -> ChangeKind:
    """What one redaction does to a group as a whole."""
    kinds = {variant.kind for variant in column if variant.is_change}
    if len(column) == 1 or _is_whole(column):
        return column[0].kind
    return ChangeKind.SUBSTITUTION if kinds else ChangeKind.UNCHANGED
