"""Every change has its reason, and every reason its change.

Regulation of the Government (06.01.2023 No 10), p. 52(4) and annex 2, column 5: the
comparison table gives the essence and an argued reason for each amendment.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.model.changes import ChangeGroup, changed_groups
from pipeline.model.identity import ProvisionPath
from pipeline.model.package import Norm
from pipeline.model.problem import Problem, error


def find(case: Case) -> Iterator[Problem]:
    """Changes without a rationale and rationales without a change."""
    for examined, norm in case.norms():
        yield from _in_norm(examined, norm)


def _in_norm(examined: Examined, norm: Norm) -> Iterator[Problem]:
    places = examined.of(norm)
    if not places:
        return
    index, comparison = places[0]
    single = comparison.only(index)
    groups = [
        group
        for group in changed_groups(single)
        if group.path.article.steps and _article(group.path) == norm.article
    ]
    for group in groups:
        paths = _paths(group)
        if not any(p.is_within(r.path) for p in paths for r in norm.rationales):
            yield error("change-without-rationale", norm.location, unit=str(group.path))
    changed = [path for group in groups for path in _paths(group)]
    for rationale in norm.rationales:
        if not any(path.is_within(rationale.path) for path in changed):
            yield error(
                "rationale-without-change",
                rationale.location,
                unit=str(rationale.path),
            )


def _article(path: ProvisionPath) -> str:
    return path.article.steps[-1].number


def _paths(group: ChangeGroup) -> set[ProvisionPath]:
    units = [group.rows[0].current, *(v.unit for v in group.rows[0].variants)]
    return {group.path, *(unit.path for unit in units if unit is not None)}


RATIONALES = Check("rationales", find)
