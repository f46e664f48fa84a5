"""All that follows from one direction: comparisons, clauses, proofs, problems.

Everything here is a function of the workspace as one direction may see it
(`Workspace.alone`), so that `prepare` can keep what comes out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline import checks
from pipeline.amending import certify, generate
from pipeline.checks.check import Case, Check, Examined
from pipeline.comparison.compare import compare
from pipeline.halls.redactions import Texts, texts_of
from pipeline.halls.stale import moved_under
from pipeline.model.amending import ActClauses, Certificate
from pipeline.model.comparison import Comparison
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, Severity, error
from pipeline.model.workspace import Workspace
from pipeline.registry import discover


@dataclass(frozen=True, slots=True)
class Derived:
    """What one alternative of a direction does to one act in one language."""

    clauses: ActClauses
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class PreparedDirection:
    """A direction with all that was computed from it.

    Args:
        direction: its drafts.
        comparisons: by language, one for each touched act, by force and date.
        derived: clauses and proofs by language and alternative, act by act.
        problems: what is wrong in its drafts.
    """

    direction: Direction
    comparisons: Mapping[Lang, tuple[Comparison, ...]]
    derived: Mapping[tuple[Lang, str], tuple[Derived, ...]]
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether no problem stops its documents."""
        return all(each.severity is not Severity.ERROR for each in self.problems)


def prepare_direction(
    workspace: Workspace,
    direction: Direction,
    locales: Mapping[Lang, Locale],
    as_of: dt.date,
) -> PreparedDirection:
    """Compares, derives clauses, proves and checks one direction.

    Args:
        workspace: the drafts as this direction may see them (`Workspace.alone`).
        direction: its drafts.
        locales: wording, by language.
        as_of: day for which the drafts are judged.
    """
    comparisons: dict[Lang, tuple[Comparison, ...]] = {}
    derived: dict[tuple[Lang, str], tuple[Derived, ...]] = {}
    problems: list[Problem] = []
    for lang in LANGS:
        texts, wrong = texts_of(workspace, direction, lang)
        problems += wrong
        compared = tuple(compare(each.current, each.proposed) for each in texts)
        comparisons[lang] = compared
        for index, alternative in enumerate(direction.alternatives):
            derived[lang, alternative.id] = tuple(
                derive(workspace, each, comparison.only(index), index, locales[lang])
                for each, comparison in zip(texts, compared, strict=True)
                if comparison.only(index).has_changes
            )
    problems += unproved(direction, derived)
    bare = PreparedDirection(direction, comparisons, derived, ())
    problems += check(workspace, bare, as_of, locales)
    return replace(bare, problems=tuple(problems))


def derive(
    workspace: Workspace,
    texts: Texts,
    comparison: Comparison,
    index: int,
    locale: Locale,
) -> Derived:
    """The clauses of one alternative for one act, with their proof.

    Args:
        workspace: all drafts.
        texts: the act in force and as proposed.
        comparison: the comparison with this alternative alone.
        index: number of the alternative, from 0.
        locale: language of the clauses.
    """
    act = workspace.acts[texts.current.act]
    proposed = texts.proposed[index]
    clauses = generate(
        texts.current, proposed, comparison, act, locale, style=texts.style
    )
    return Derived(clauses, certify(texts.current, proposed, clauses, act, locale))


def unproved(
    direction: Direction, derived: Mapping[tuple[Lang, str], tuple[Derived, ...]]
) -> Iterator[Problem]:
    """Proofs that fail, as problems."""
    for (lang, alternative), acts in derived.items():
        for each in acts:
            if not each.certificate.holds:
                yield error(
                    "round-trip-fails",
                    direction.location,
                    act=each.certificate.act,
                    lang=lang,
                    alternative=alternative,
                )


def check(
    workspace: Workspace,
    prepared: PreparedDirection,
    as_of: dt.date,
    locales: Mapping[Lang, Locale],
) -> list[Problem]:
    """What the checks find in one direction.

    Args:
        workspace: the drafts as this direction may see them (`Workspace.alone`).
        prepared: the direction, computed.
        as_of: day for which the drafts are judged.
        locales: wording, by language.
    """
    clauses = {
        key: tuple(each.clauses for each in acts)
        for key, acts in prepared.derived.items()
    }
    examined = Examined(prepared.direction, prepared.comparisons, clauses)
    moved = moved_under(workspace, (prepared.direction,))
    case = Case(workspace, (examined,), as_of, locales, moved)
    return [problem for rule in _rules(across=False) for problem in rule.find(case)]


def check_across(
    workspace: Workspace, as_of: dt.date, locales: Mapping[Lang, Locale]
) -> list[Problem]:
    """What the checks find that look at all directions at once."""
    case = Case(workspace, (), as_of, locales)
    return [problem for rule in _rules(across=True) for problem in rule.find(case)]


def _rules(*, across: bool) -> Iterable[Check]:
    rules = discover(checks, Check).values()
    return (rule for rule in rules if rule.across is across)
