"""New units get the numbers that the law gives them, old ones keep theirs.

Law on legal acts, Art. 23(4), (5): numbers ascend and are each unit's own; 26(7): a
new last unit gets the next number, one in between the number before it with a further
figure (2-1, 8-1); 27(6): numbers of excluded units stay vacant, the others do not
change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import article_in_force, articles_of, is_whole, words_of
from pipeline.checks.letters import fold_small
from pipeline.model.comparison import ChangeKind, ComparisonRow
from pipeline.model.identity import ProvisionKind, number_key
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.problem import Problem, error
from pipeline.model.provision import Provision

_NUMBERED = (ProvisionKind.PARAGRAPH, ProvisionKind.POINT)
_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+)*")


def find(case: Case) -> Iterator[Problem]:
    """Numbers that are not those that the rules give."""
    for examined, norm in case.norms():
        yield from _article_number(case, examined, norm)
        yield from _renumbered(examined, norm)
        old = article_in_force(case, norm)
        for article in norm.redaction.articles():
            yield from _in_unit(old, article, words_of(old))


def _in_unit(
    old: Provision | None, unit: Provision, in_force: str
) -> Iterator[Problem]:
    for kind in _NUMBERED:
        siblings = _Siblings(_of_kind(old, kind), _of_kind(unit, kind))
        if siblings.old or not siblings.is_moved(in_force):
            yield from siblings.problems()
    for child in unit.children:
        same = [one for one in (old.children if old else ()) if one.step == child.step]
        yield from _in_unit(same[0] if same else None, child, in_force)


def _of_kind(unit: Provision | None, kind: ProvisionKind) -> tuple[Provision, ...]:
    children = unit.children if unit is not None else ()
    return tuple(child for child in children if child.kind is kind)


@dataclass(frozen=True, slots=True)
class _Siblings:
    """The numbered units of one kind in one unit, in force and as proposed."""

    old: tuple[Provision, ...]
    new: tuple[Provision, ...]

    def is_moved(self, in_force: str) -> bool:
        """Whether a list without a counterpart stands elsewhere in the law in force.

        The ordinal of the unnumbered part above it may have changed.
        """
        lines = set(in_force.split("\n"))
        return any(fold_small(unit.text) in lines for unit in self.new)

    def problems(self) -> Iterator[Problem]:
        known = {unit.number: unit for unit in self.old}
        there = list(pairwise(unit.number for unit in self.old))
        for one, other in pairwise(self.new):
            is_old = (one.number, other.number) in there
            if number_key(other.number) <= number_key(one.number) and not is_old:
                yield error(
                    "number-order",
                    other.location,
                    number=other.number,
                    previous=one.number,
                )
        for unit in self.new:
            if unit.excluded:
                continue
            if unit.number not in known:
                yield from self._new_number(unit)
            elif known[unit.number].excluded:
                yield error("number-reused", unit.location, number=unit.number)

    def _new_number(self, unit: Provision) -> Iterator[Problem]:
        in_force = [each.number for each in self.old]
        every = [*in_force, *(each.number for each in self.new)]
        previous = _largest_below(unit.number, every)
        following = _smallest_above(unit.number, in_force)
        if following and not previous:
            return  # no rule says what comes before the first
        allowed = (
            _between(previous, following) if following else (_next_last(previous),)
        )
        if unit.number not in allowed:
            yield error(
                "number-not-next",
                unit.location,
                number=unit.number,
                previous=previous or "–",
                expected=allowed[0],
            )


def _largest_below(number: str, numbers: list[str]) -> str:
    key = number_key(number)
    below = [each for each in numbers if number_key(each) < key]
    return max(below, key=number_key, default="")


def _smallest_above(number: str, numbers: list[str]) -> str:
    key = number_key(number)
    above = [each for each in numbers if number_key(each) > key]
    return min(above, key=number_key, default="")


def _next_last(previous: str) -> str:
    """The next number after the last unit; 1 where there is none."""
    return str(number_key(previous)[0] + 1) if previous else "1"


def _between(previous: str, following: str) -> tuple[str, ...]:
    """Numbers that a unit between two others may bear, the usual one first."""
    *stem, last = number_key(previous)
    further = f"{previous}-1"
    if not stem:
        return (further,)
    next_one = "-".join(map(str, (*stem, last + 1)))
    if number_key(next_one) < number_key(following):
        return (next_one, further)
    return (further,)


def _article_number(case: Case, examined: Examined, norm: Norm) -> Iterator[Problem]:
    """Number of a new article: after the one that it follows."""
    if not norm.after:
        return
    edition = case.workspace.edition(norm.act, norm.lang, norm.base)
    articles = articles_of(edition) if edition is not None else ()
    in_force = [article.number for article in articles]
    whole = edition is not None and is_whole(edition)
    beside = _beside(examined, norm)
    is_known = norm.after in (*in_force, *beside) or not whole
    if not (_NUMBER.fullmatch(norm.after) and is_known):
        yield error("unknown-article", norm.location, act=norm.act, article=norm.after)
        return
    previous = _largest_below(norm.article, [norm.after, *in_force, *beside])
    following = _smallest_above(norm.article, in_force)
    last = _next_last(previous or norm.after)
    allowed = _between(previous or norm.after, following or last)
    if not following:
        # Of an act that is not whole, nobody knows which article is the last.
        allowed = (last,) if whole else (*allowed, last)
    if norm.article not in allowed:
        yield error(
            "number-not-next",
            norm.location,
            number=norm.article,
            previous=previous or norm.after,
            expected=allowed[0],
        )


def _beside(examined: Examined, norm: Norm) -> list[str]:
    """Numbers of the articles that the same alternative has in its drafts."""
    return [
        each.article
        for each in examined.direction.norms
        if (each.act, each.lang) == (norm.act, norm.lang)
        and each.alternative in {norm.alternative, ALL_ALTERNATIVES}
    ]


def _renumbered(examined: Examined, norm: Norm) -> Iterator[Problem]:
    comparison = examined.compared(norm)
    for row in comparison.rows if comparison is not None else ():
        unit = row.variants[0].unit
        if row.current is None or unit is None or not _is_renumbered(row):
            continue
        yield error(
            "unit-renumbered",
            norm.location,
            unit=str(row.current.path),
            number=unit.path.steps[-1].number,
        )


def _is_renumbered(row: ComparisonRow) -> bool:
    """Whether a numbered unit stands in the same place under another number."""
    variant = row.variants[0]
    if variant.kind is not ChangeKind.RENUMBERING or row.kind not in _NUMBERED:
        return False
    if row.current is None or variant.unit is None:
        return False
    old, new = row.current.path, variant.unit.path
    return old.parent == new.parent and old.steps[-1] != new.steps[-1]


NUMBERING = Check("numbering", find)
