"""Sheets of the preview: all directions at a glance, one direction with its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.halls.derive import PreparedDirection
from pipeline.halls.preview_acts import Shown
from pipeline.halls.preview_positions import silent_bodies, stands_of
from pipeline.halls.preview_remarks import remarks_of
from pipeline.halls.preview_rows import act_parts
from pipeline.halls.preview_state import State
from pipeline.halls.repeated import Compared
from pipeline.halls.status import direction_status
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Alternative, Direction
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.problem import Problem, Severity
from pipeline.preview.papers import papers_of
from pipeline.preview.view import (
    ALL,
    INDEX,
    Count,
    Glance,
    Part,
    Problems,
    Sheet,
)
from pipeline.preview.view_rows import Homeless

_PACKS = tuple(pack.value for pack in Pack)


class Sheets:
    """Lays out the pages of a state.

    Args:
        outputs: the folder of the packs.
        locales: wording, by language.
        today: the day for which the drafts are judged.
    """

    def __init__(
        self,
        outputs: Path,
        locales: Mapping[Lang, Locale],
        today: Callable[[], dt.date],
    ) -> None:
        self._outputs = outputs
        self._locales = locales
        self._today = today

    def sheet(self, state: State, name: str) -> Sheet:
        """A page of the state.

        Raises:
            KeyError: where there is no such page.
        """
        if name == INDEX:
            return self._index(state)
        number, _, alternative = name.partition("/")
        return self._direction(state, state.compared[number], alternative)

    def _index(self, state: State) -> Sheet:
        parts = [
            Part(f"glance:{number}", "card", self._glance(state, each.direction, ""))
            for number, each in state.compared.items()
        ]
        problems = Part("problems", "problems", Problems(state.shared))
        title = state.workspace.programme.organisation.name
        return Sheet(INDEX, title, (*parts, problems))

    def _direction(self, state: State, compared: Compared, alternative: str) -> Sheet:
        direction = compared.direction
        known: dict[str, tuple[Alternative, ...]] = {
            each.id: (each,) for each in direction.alternatives
        }
        known[ALL] = direction.alternatives
        alternatives = known[alternative]
        prepared = state.prepared.get(direction.number)
        only = "" if alternative == ALL else alternative
        remarks = remarks_of(state.workspace, direction, only)
        shown = Shown(
            workspace=state.workspace,
            compared=compared,
            derived=prepared.derived if prepared else {},
            alternatives=alternatives,
            locales=self._locales,
            stands=stands_of(state.workspace, direction, only),
            silent=silent_bodies(state.workspace, direction),
            remarks=remarks,
        )
        parts = tuple(act_parts(shown))
        rows = {part.id.removeprefix("row:") for part in parts}
        lost = (one for norm in remarks.keys() - rows for one in remarks[norm])
        homeless = Homeless(tuple(sorted(lost, key=lambda each: each.remark.id)))
        number = direction.number
        papers = papers_of(self._outputs, number, _PACKS, self._paper_name)
        problems = Problems(state.problems_of(number))
        return Sheet(
            f"{number}/{alternative}",
            Bilingual(
                f"{number} {direction.titles.kk}", f"{number} {direction.titles.ru}"
            ),
            (
                Part("head", "head", self._glance(state, direction, alternative)),
                *parts,
                Part("homeless", "homeless", homeless),
                Part("problems", "problems", problems),
                Part("papers", "papers", papers),
            ),
        )

    def _glance(self, state: State, direction: Direction, shown: str) -> Glance:
        number = direction.number
        compared = state.compared[number]
        prepared = state.prepared.get(number) or PreparedDirection(
            direction, compared.comparisons, {}, ()
        )
        prepared = replace(prepared, direction=direction)
        found = direction_status(state.workspace, prepared, self._today())
        return Glance(
            number=number,
            titles=direction.titles,
            goals=direction.goals,
            alternatives=direction.alternatives,
            chosen=direction.chosen_alternative,
            shown=shown,
            standing=found.standing,
            deadlines=found.deadlines,
            shares=found.shares,
            tally=found.tally,
            count=_count(state.problems_of(number)),
            pending=number in state.pending,
        )

    def _paper_name(self, kind: str, lang: str) -> str:
        """What reports call a kind, else what letters call it as their enclosure."""
        for locale in self._locales.values():
            if locale.lang == lang:
                named = locale.terms.get(f"kind_{kind}", "")
                return named or locale.phrases.get(f"attachment_{kind}", "")
        return ""


def _count(problems: tuple[Problem, ...]) -> Count:
    return Count(
        *(
            sum(each.severity is severity for each in problems)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
        )
    )
