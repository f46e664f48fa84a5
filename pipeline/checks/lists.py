"""Items of lists end with their marks; a list that grows moves its full stop.

Law on legal acts, Art. 23(1): indents end with a semicolon, but for the first and the
last one. Lists of points are written alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.check import Case, Check
from pipeline.checks.in_force import own_units
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath
from pipeline.model.problem import Problem, warning
from pipeline.model.provision import Provision


def find(case: Case) -> Iterator[Problem]:
    """Items that end with a full stop inside a list, or with a semicolon after it."""
    for _, norm in case.norms():
        own = {id(unit) for unit in own_units(case, norm)}
        for article in norm.redaction.articles():
            yield from _in_unit(article, ProvisionPath(), own, in_list=False)


def _in_unit(
    unit: Provision, above: ProvisionPath, own: set[int], *, in_list: bool
) -> Iterator[Problem]:
    path = ProvisionPath((*above.steps, unit.step))
    points = [
        child
        for child in unit.children
        if child.kind is ProvisionKind.POINT and not child.excluded
    ]
    for item, following in pairwise(points):
        if _is_own(item, own) or _is_own(following, own):
            yield from _ends_with(item, path, ".", ";")
    is_last = bool(points) and not in_list and not _goes_on(unit, points[-1])
    if is_last and _is_own(points[-1], own):
        yield from _ends_with(points[-1], path, ";", ".")
    for child in unit.children:
        inside = in_list or child.kind is ProvisionKind.POINT
        yield from _in_unit(child, path, own, in_list=inside)


def _goes_on(unit: Provision, last: Provision) -> bool:
    """Whether the sentence goes on after the list, as Kazakh ones often do."""
    after = unit.children[unit.children.index(last) + 1 :]
    return any(child.kind in POSITIONAL and child.text[:1].islower() for child in after)


def _is_own(unit: Provision, own: set[int]) -> bool:
    return id(unit) in own or any(_is_own(child, own) for child in unit.children)


def _ends_with(
    item: Provision, above: ProvisionPath, wrong: str, right: str
) -> Iterator[Problem]:
    last = _last(item)
    if last.text.rstrip().endswith(wrong):
        yield warning(
            "list-item-ending",
            last.location,
            unit=str(ProvisionPath((*above.steps, item.step))),
            found=wrong,
            expected=right,
        )


def _last(unit: Provision) -> Provision:
    """The unit with the last words of one."""
    inside = [child for child in unit.children if not child.excluded]
    return _last(inside[-1]) if inside else unit


LISTS = Check("lists", find)
