"""The first half of every command: read, compare, derive clauses, check.

What comes out is everything that documents, `check` and the status need; nothing
downstream opens a draft again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import checks
from pipeline.amending import certify, generate
from pipeline.checks.check import Case, Check, Examined
from pipeline.comparison.compare import compare
from pipeline.errors import UsageError
from pipeline.halls.redactions import Texts, texts_of
from pipeline.halls.stale import moved_under
from pipeline.ledger import calendar_problems
from pipeline.model.amending import ActClauses, Certificate
from pipeline.model.comparison import Comparison
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, Severity, error
from pipeline.model.workspace import Workspace
from pipeline.readers import read_workspace
from pipeline.registry import discover

_ENTRY = "direction.yaml"
"""The file that makes a folder of the drafts a direction."""


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


@dataclass(frozen=True, slots=True)
class Prepared:
    """The workspace with its directions prepared.

    Args:
        workspace: all drafts.
        directions: those asked for, in the order of their numbers.
        problems: problems of the workspace that belong to no single direction.
        unread: problems of the directions asked for that could not be read at all,
            by number.
    """

    workspace: Workspace
    directions: tuple[PreparedDirection, ...]
    problems: tuple[Problem, ...]
    unread: Mapping[str, tuple[Problem, ...]]

    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem, by file and line."""
        found = [*self.problems]
        for each in self.directions:
            found += each.problems
        for problems in self.unread.values():
            found += problems
        return tuple(sorted(dict.fromkeys(found), key=lambda each: each.order))


def prepare(
    drafts: Path,
    locales: Mapping[Lang, Locale],
    *,
    wanted: tuple[str, ...] = (),
    as_of: dt.date,
) -> Prepared:
    """Reads the drafts and computes everything that follows from them.

    Args:
        drafts: the folder `drafts/`.
        locales: wording, by language.
        wanted: numbers of directions; all where empty.
        as_of: day for which the drafts are judged.

    Raises:
        UsageError: `unknown-direction` where a wanted one does not exist.
        DraftError: where there is no workspace.
    """
    workspace = read_workspace(drafts, locales)
    chosen = _wanted(workspace, drafts, wanted)
    computed = [
        _compute(workspace, direction, locales)
        for direction in workspace.directions
        if direction.number in chosen
    ]
    found = [
        *workspace.problems,
        *calendar_problems(workspace.calendar),
        *check(workspace, computed, as_of, locales),
    ]
    return _prepared(workspace, computed, found, chosen)


def _wanted(
    workspace: Workspace, drafts: Path, wanted: tuple[str, ...]
) -> tuple[str, ...]:
    """Numbers of the directions asked for, readable or not."""
    readable = {direction.number for direction in workspace.directions}
    broken = {problem.location.file.parts[1:2] for problem in workspace.problems}
    known = readable | {
        folder[0]
        for folder in broken
        if folder and (drafts / folder[0] / _ENTRY).is_file()
    }
    for number in wanted:
        if number not in known:
            listing = ", ".join(sorted(known))
            raise UsageError("unknown-direction", direction=number, known=listing)
    return tuple(sorted(wanted or known))


def _compute(
    workspace: Workspace, direction: Direction, locales: Mapping[Lang, Locale]
) -> PreparedDirection:
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
    return PreparedDirection(direction, comparisons, derived, tuple(problems))


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
    computed: list[PreparedDirection],
    as_of: dt.date,
    locales: Mapping[Lang, Locale],
) -> list[Problem]:
    """What the checks find in computed directions."""
    examined = tuple(
        Examined(
            each.direction,
            each.comparisons,
            {
                key: tuple(one.clauses for one in derived)
                for key, derived in each.derived.items()
            },
        )
        for each in computed
    )
    moved = moved_under(workspace, [each.direction for each in examined])
    case = Case(workspace, examined, as_of, locales, moved)
    rules = discover(checks, Check)
    return [problem for rule in rules.values() for problem in rule.find(case)]


def _prepared(
    workspace: Workspace,
    computed: list[PreparedDirection],
    found: list[Problem],
    chosen: tuple[str, ...],
) -> Prepared:
    """Gives each problem to the direction whose folder holds the file."""
    known = {direction.number for direction in workspace.directions} | set(chosen)
    mine: dict[str, list[Problem]] = {number: [] for number in known}
    shared: list[Problem] = []
    for problem in found:
        owner = next(iter(problem.location.file.parts[1:2]), "")
        mine.get(owner, shared).append(problem)
    directions = tuple(
        replace(each, problems=(*each.problems, *mine[each.direction.number]))
        for each in computed
    )
    read = {each.direction.number for each in computed}
    unread = {number: tuple(mine[number]) for number in chosen if number not in read}
    return Prepared(workspace, directions, tuple(shared), unread)
