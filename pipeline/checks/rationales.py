"""Every change has its reason, and every reason its change.

Regulation of the Government (06.01.2023 No 10), p. 52(4) and annex 2, column 5: the
comparison table gives the essence and an argued reason for each amendment.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.model.changes import changed_groups, row_paths
from pipeline.model.comparison import ComparisonRow
from pipeline.model.identity import ProvisionPath
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, error


def find(case: Case) -> Iterator[Problem]:
    """Changes without a rationale and rationales without a change."""
    for examined, norm in case.norms():
        yield from _in_norm(examined, norm)


def _in_norm(examined: Examined, norm: Norm) -> Iterator[Problem]:
    comparison = examined.compared(norm)
    if comparison is None:
        return
    rows = [row for group in changed_groups(comparison) for row in group.rows]
    explained = {rationale.path for rationale in norm.rationales}
    unexplained = [row for row in rows if not _is_covered(row, explained)]
    if unexplained:
        units = ", ".join(str(row.path) for row in unexplained)
        yield error("change-without-rationale", norm.location, unit=units)
    for rationale in norm.rationales:
        if not any(_is_covered(row, {rationale.path}) for row in rows):
            yield error(
                "rationale-without-change",
                rationale.location,
                unit=str(rationale.path),
            )


def _is_covered(row: ComparisonRow, explained: set[ProvisionPath]) -> bool:
    return any(path.is_within(each) for path in row_paths(row) for each in explained)


RATIONALES = Check("rationales", find)
