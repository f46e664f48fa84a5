"""Lists of a direction from which its papers for the Presidium are made.

Roadmap, 2.x and section on organisation: working group, calendar plan with quarterly
checkpoints, indicators, list of materials, format of consultations.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.problem import Problem, warning

_LISTS = (
    "working_group",
    "calendar",
    "indicators",
    "materials",
    "consultation_format",
)
"""Fields of `Direction`, called as the keys of `direction.yaml`."""


def find(case: Case) -> Iterator[Problem]:
    """Lists that are empty."""
    for examined in case.examined:
        direction = examined.direction
        for name in _LISTS:
            if not getattr(direction, name):
                yield warning("empty-list", direction.location, key=name)


DIRECTION_LISTS = Check("direction-lists", find)
