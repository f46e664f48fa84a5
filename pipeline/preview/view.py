"""What the page shows, as values: a sheet is a list of parts, each with its template.

Two parts are the same exactly where their values are equal, so that a page is told of
those parts only that have changed.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.bilingual import Bilingual
from pipeline.model.deadline import Deadline
from pipeline.model.direction import Alternative
from pipeline.model.problem import Problem, Severity
from pipeline.model.shares import Share, Tally
from pipeline.model.standing import Standing

INDEX = "index"
"""Name of the sheet with all directions."""
ALL = "all"
"""In place of an alternative's id: the table of all of them side by side."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page that is swapped as a whole.

    Args:
        id: name inside its sheet; the element's id in the page.
        template: name of its template, without ending.
        view: what the template shows.
    """

    id: str
    template: str
    view: object


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Args:
        name: `index`, or direction and alternative: `2.4/v1`, `2.4/all`.
        title: its title.
        parts: its parts, from top to bottom.
    """

    name: str
    title: Bilingual
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Problems by severity."""

    errors: int = 0
    warnings: int = 0
    notices: int = 0


@dataclass(frozen=True, slots=True)
class Glance:
    """A direction at a glance.

    Args:
        number: the direction.
        titles: its title.
        goals: its goal.
        alternatives: its alternatives.
        chosen: id of the recommended or chosen one, else empty.
        shown: the alternative that the page shows; empty on the page of all.
        standing: stage and what stands in the way of the next.
        deadlines: what is due.
        shares: its measures.
        tally: support of the chambers; None where they are not asked.
        count: its problems.
        pending: clauses and problems are still being worked out.
    """

    number: str
    titles: Bilingual
    goals: Bilingual
    alternatives: tuple[Alternative, ...]
    chosen: str
    shown: str
    standing: Standing
    deadlines: tuple[Deadline, ...]
    shares: tuple[Share, ...]
    tally: Tally | None
    count: Count
    pending: bool = False

    def index_of(self, alternative: str) -> int:
        """Number of an alternative as it is printed, from 1."""
        return [each.id for each in self.alternatives].index(alternative) + 1


@dataclass(frozen=True, slots=True)
class Problems:
    """Problems in the order of files and lines."""

    found: tuple[Problem, ...]

    @property
    def groups(self) -> tuple[tuple[Problem, ...], ...]:
        """Those that say the same of several places together, the gravest first."""
        alike: dict[object, list[Problem]] = {}
        for severity in Severity:
            for each in self.found:
                if each.severity is severity:
                    alike.setdefault((each.rule, severity, each.values), []).append(
                        each
                    )
        return tuple(map(tuple, alike.values()))
