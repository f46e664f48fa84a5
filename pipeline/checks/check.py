"""The contract of a check.

A check is one module of this room that defines a `Check`: a name and a function from
a `Case` to problems. It reads values only; what the readers themselves could not
read is reported by them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison, ComparisonRow
from pipeline.model.direction import Direction
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem
from pipeline.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Examined:
    """One direction with its comparisons.

    Args:
        direction: the drafts.
        comparisons: by language, one for each touched act; their variants answer to
            `direction.alternatives`.
        clauses: by language and alternative, what the bill orders, act by act.
    """

    direction: Direction
    comparisons: Mapping[Lang, tuple[Comparison, ...]]
    clauses: Mapping[tuple[Lang, str], tuple[ActClauses, ...]] = field(
        default_factory=dict
    )
    _by_article: dict[tuple[Lang, int, str], list[ComparisonRow]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, norm: Norm) -> tuple[tuple[int, Comparison], ...]:
        """Where a norm's text stands: the variant's number and the comparison."""
        return tuple(
            (index, comparison)
            for comparison in self.comparisons.get(norm.lang, ())
            if comparison.current.act == norm.act
            for index, alternative in enumerate(self.direction.alternatives)
            if norm in self.direction.norms_of(alternative.id, norm.lang)
        )

    def compared(self, norm: Norm) -> Comparison | None:
        """The comparison of a norm alone: its article, its own text.

        None where the act was not compared. Codes are long and bills change many
        articles, so that the rows are sorted by article once.
        """
        for index, comparison in self.of(norm)[:1]:
            return replace(comparison, rows=self._rows(comparison, norm)).only(index)
        return None

    def _rows(self, comparison: Comparison, norm: Norm) -> tuple[ComparisonRow, ...]:
        place = norm.lang, self.comparisons[norm.lang].index(comparison)
        if (*place, "") not in self._by_article:
            self._by_article[*place, ""] = []
            for row in comparison.rows:
                steps = row.path.article.steps
                number = steps[-1].number if steps else ""
                self._by_article.setdefault((*place, number), []).append(row)
        return tuple(self._by_article.get((*place, norm.article), ()))


@dataclass(frozen=True, slots=True)
class Case:
    """What checks look at.

    Args:
        workspace: all drafts.
        examined: the directions asked for.
        as_of: the day for which the drafts are judged.
        locales: words of each language: units, ordinals, tables of technique.
        moved: by the file of a norm on an old edition, the units that changed under it.
    """

    workspace: Workspace
    examined: tuple[Examined, ...]
    as_of: dt.date
    locales: Mapping[Lang, Locale] = field(default_factory=dict)
    moved: Mapping[PurePath, tuple[str, ...]] = field(default_factory=dict)

    def norms(self) -> Iterator[tuple[Examined, Norm]]:
        """All proposed texts with their directions."""
        for each in self.examined:
            for norm in each.direction.norms:
                yield each, norm


@dataclass(frozen=True, slots=True)
class Check:
    """A rule.

    Args:
        name: its name.
        find: finds what breaks it. It is given one direction at a time, with nothing
            of the others, so that what it finds can be kept until a file of that
            direction or a shared one changes.
        across: it looks at all directions at once, whatever was asked for; its case
            has nothing in `examined`.
    """

    name: str
    find: Callable[[Case], Iterable[Problem]]
    across: bool = False
