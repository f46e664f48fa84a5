"""Preparing again and again, for a page that stays open while drafts are saved.

The same steps as `prepare`, cut where somebody waits: `read` and `compared` give what
a saved word looks like in the table; `prepared` adds clauses, proofs and problems. A
step is taken again only where its inputs differ, so what comes out is what `prepare`
would give on the same files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.comparison.compare import compare
from pipeline.halls.derive import (
    Derived,
    PreparedDirection,
    check,
    check_across,
    derive,
    unproved,
)
from pipeline.halls.redactions import Texts, texts_of
from pipeline.ledger import calendar_problems
from pipeline.model.act import Act
from pipeline.model.comparison import Comparison
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem
from pipeline.model.redaction import Redaction
from pipeline.model.workspace import Workspace
from pipeline.readers import read_workspace
from pipeline.readers.memory import Memory

Key = tuple[str, Lang, str]
"""Direction, language, act."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A direction with its comparisons, before anything is derived from them.

    Args:
        direction: its drafts.
        texts: what is compared, by language, act by act.
        comparisons: by language, in the same order.
        problems: why a text could not be compared.
    """

    direction: Direction
    texts: Mapping[Lang, tuple[Texts, ...]]
    comparisons: Mapping[Lang, tuple[Comparison, ...]]
    problems: tuple[Problem, ...]


class Repeated:
    """Keeps the last results; each step asks for those before it."""

    def __init__(
        self,
        drafts: Path,
        locales: Mapping[Lang, Locale],
        today: Callable[[], dt.date],
    ) -> None:
        self._drafts = drafts
        self._locales = locales
        self._today = today
        self._memory = Memory()
        self._acts: Mapping[str, Act] = {}
        self._editions: Mapping[tuple[str, Lang], tuple[Redaction, ...]] = {}
        self._compared: dict[str, Compared] = {}
        self._comparisons: dict[Key, tuple[Texts, Comparison]] = {}
        self._derived: dict[tuple[Key, str], tuple[Texts, Derived]] = {}

    def read(self) -> Workspace:
        """The drafts as they are now.

        Raises:
            DraftError: where there is no workspace.
        """
        workspace = read_workspace(self._drafts, self._locales, self._memory)
        if workspace.acts != self._acts:
            # Clauses name the act and its units, so they are derived anew.
            self._acts = workspace.acts
            self._derived.clear()
            self._compared.clear()
        if workspace.editions != self._editions:
            self._editions = workspace.editions
            self._compared.clear()
        return workspace

    def compared(self, workspace: Workspace, direction: Direction) -> Compared:
        """A direction's texts beside each other."""
        known = self._compared.get(direction.number)
        if known is None or known.direction != direction:
            known = self._laid_beside(workspace, direction)
            self._compared[direction.number] = known
        return known

    def _laid_beside(self, workspace: Workspace, direction: Direction) -> Compared:
        texts: dict[Lang, tuple[Texts, ...]] = {}
        problems: list[Problem] = []
        for lang in LANGS:
            texts[lang], wrong = texts_of(workspace, direction, lang)
            problems += wrong
        comparisons = {
            lang: tuple(self._compare(direction.number, lang, each) for each in found)
            for lang, found in texts.items()
        }
        return Compared(direction, texts, comparisons, tuple(problems))

    def prepared(self, workspace: Workspace, compared: Compared) -> PreparedDirection:
        """The direction with clauses, proofs and the problems of its own checks."""
        direction = compared.direction
        derived = {
            (lang, alternative.id): tuple(
                self._derive(workspace, direction.number, texts, comparison, index)
                for texts, comparison in zip(
                    compared.texts[lang], compared.comparisons[lang], strict=True
                )
                if comparison.only(index).has_changes
            )
            for lang in LANGS
            for index, alternative in enumerate(direction.alternatives)
        }
        bare = PreparedDirection(direction, compared.comparisons, derived, ())
        today = self._today()
        problems = (
            *workspace.problems,
            *calendar_problems(workspace.calendar),
            *compared.problems,
            *unproved(direction, derived),
            *check(workspace.alone(direction), bare, today, self._locales),
            *check_across(workspace, today, self._locales),
        )
        mine = tuple(
            each
            for each in dict.fromkeys(problems)
            if direction.number in each.location.file.parts[1:2]
        )
        return PreparedDirection(
            direction,
            compared.comparisons,
            derived,
            tuple(sorted(mine, key=lambda each: each.order)),
        )

    def shared_problems(self, workspace: Workspace) -> tuple[Problem, ...]:
        """Problems of reading that belong to no direction that was read."""
        numbers = {each.number for each in workspace.directions}
        found = (*workspace.problems, *calendar_problems(workspace.calendar))
        return tuple(
            each for each in found if numbers.isdisjoint(each.location.file.parts[1:2])
        )

    def _compare(self, number: str, lang: Lang, texts: Texts) -> Comparison:
        key = (number, lang, texts.current.act)
        kept = self._comparisons.get(key)
        if kept is None or kept[0] != texts:
            kept = (texts, compare(texts.current, texts.proposed))
            self._comparisons[key] = kept
        return kept[1]

    def _derive(
        self,
        workspace: Workspace,
        number: str,
        texts: Texts,
        comparison: Comparison,
        index: int,
    ) -> Derived:
        lang = texts.current.lang
        key = ((number, lang, texts.current.act), texts.proposed[index].label)
        mine = Texts(texts.current, (texts.proposed[index],), texts.style)
        kept = self._derived.get(key)
        if kept is None or kept[0] != mine:
            only = comparison.only(index)
            locale = self._locales[lang]
            kept = (mine, derive(workspace, texts, only, index, locale))
            self._derived[key] = kept
        return kept[1]
