"""The drafts as the preview page sees them: kept in memory, worked out where changed.

The hall introduces the rooms to the page: it reads and compares (`repeated`), lays the
rows out (`preview_rows`), and writes what is set on the page (`preview_ledger`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from threading import Lock

from pipeline.documents.kind import Pack
from pipeline.errors import DraftError
from pipeline.halls.prepare import PreparedDirection
from pipeline.halls.preview_ledger import (
    asked_decision,
    asked_position,
    ledger_file,
    remarks_of,
    silent_bodies,
    stands_of,
    with_position,
)
from pipeline.halls.preview_rows import Shown, act_parts
from pipeline.halls.repeated import Compared, Repeated
from pipeline.halls.review_record import open_record
from pipeline.halls.status import direction_status
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Alternative, Direction
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, Severity
from pipeline.model.workspace import Workspace
from pipeline.preview import Refusal
from pipeline.preview.papers import papers_of
from pipeline.preview.view import (
    ALL,
    INDEX,
    Count,
    Glance,
    Homeless,
    Part,
    Problems,
    Sheet,
)
from pipeline.review.keeping import locked
from pipeline.review.saving import BusyError, changed_file

_PACKS = tuple(pack.value for pack in Pack)


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the drafts at one moment.

    Args:
        workspace: as read.
        compared: directions with their comparisons, by number.
        prepared: with clauses, proofs and problems; of the last settled state.
        pending: directions that have changed since they were settled.
        shared: problems that belong to no direction.
        packs: what tells one build of a direction from another.
    """

    workspace: Workspace
    compared: Mapping[str, Compared]
    prepared: Mapping[str, PreparedDirection] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()
    shared: tuple[Problem, ...] = ()
    packs: Mapping[str, float] = field(default_factory=dict)


class LiveDrafts:
    """A `Studio` over a workspace.

    Args:
        root: the workspace, with `drafts/` and `outputs/`.
        locales: wording, by language.
        today: the day for which the drafts are judged.
    """

    def __init__(
        self,
        root: Path,
        locales: Mapping[Lang, Locale],
        today: Callable[[], dt.date],
    ) -> None:
        self._root = root
        self._locales = locales
        self._today = today
        self._repeated = Repeated(root / "drafts", locales, today)
        self._state: State | None = None
        self._turn = Lock()

    @property
    def watched(self) -> tuple[Path, ...]:
        """Folders whose files the page shows."""
        return (self._root / "drafts", self.outputs)

    @property
    def outputs(self) -> Path:
        """The folder of the packs."""
        return self._root / "outputs"

    def look(self) -> frozenset[str]:
        """Reads what was saved; names the directions that have changed."""
        with self._turn:
            before = self._state
            try:
                workspace = self._repeated.read()
            except DraftError:
                if before is None:
                    raise
                return frozenset()  # moved away for a moment: the page stays as it is
            compared = {
                each.number: self._repeated.compared(workspace, each)
                for each in workspace.directions
            }
            shared = self._repeated.shared_problems(workspace)
            packs = {number: self._built(number) for number in compared}
            after = State(workspace, compared, shared=shared, packs=packs)
            changed = _changed(before, after)
            if before is not None:
                pending = (before.pending | changed) & compared.keys()
                after = replace(after, prepared=before.prepared, pending=pending)
            else:
                after = replace(after, pending=frozenset(compared))
            self._state = after
            return changed

    def settle(self, number: str) -> bool:
        """Works out clauses, proofs and problems of a direction; whether it did."""
        with self._turn:
            state = self._known
            if number not in state.compared:
                return False
            found = self._repeated.prepared(state.workspace, state.compared[number])
            prepared = {**state.prepared, number: found}
            pending = state.pending - {number}
            self._state = replace(state, prepared=prepared, pending=pending)
            return True

    def sheet(self, name: str) -> Sheet:
        """A page as it is now.

        Raises:
            KeyError: where there is no such page.
        """
        state = self._known
        if name == INDEX:
            return self._index(state)
        number, _, alternative = name.partition("/")
        return self._direction(state, state.compared[number], alternative)

    def take_position(self, asked: Mapping[str, object]) -> str:
        """Writes a body's position into the ledger; returns the direction's number.

        Raises:
            Refusal: where it cannot be, or somebody else has changed the record.
        """
        state = self._known
        number, seen = str(asked.get("direction", "")), str(asked.get("seen", ""))
        if number not in state.compared:
            raise Refusal("value", field="direction")
        direction = state.compared[number].direction
        position = asked_position(asked, state.workspace, direction)
        path = ledger_file(self._root, number)
        shown = PurePath(path.relative_to(self._root))
        try:
            with locked(self._root / ".normpack" / "review", number):
                changed_file(
                    path,
                    lambda content: with_position(content, shown, position, seen),
                )
        except BusyError as busy:
            raise Refusal("busy", 409) from busy
        except OSError as fault:
            raise Refusal("system", 500, reason=fault.strerror or "") from fault
        return number

    def decide(self, asked: Mapping[str, object]) -> str:
        """Takes or declines a body's remark; returns the direction's number.

        Raises:
            Refusal: where it cannot be, or somebody else has decided it.
        """
        number = str(asked.get("direction", ""))
        if number not in self._known.compared:
            raise Refusal("value", field="direction")
        try:
            with open_record(self._root, number) as record:
                record.write(asked_decision(asked, record.remarks))
        except DraftError as broken:
            place = broken.values.get("place", "")
            raise Refusal("ledger-broken", place=place) from broken
        except OSError as fault:
            raise Refusal("system", 500, reason=fault.strerror or "") from fault
        return number

    @property
    def _known(self) -> State:
        if self._state is None:
            self.look()
        state = self._state
        if state is None:
            raise KeyError(INDEX)
        return state

    def _built(self, number: str) -> float:
        """The moment of the newest pack of a direction."""
        folder = self.outputs / number
        times = [
            manifest.stat().st_mtime for manifest in folder.glob("*/manifest.json")
        ]
        return max(times, default=0.0)

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
        papers = papers_of(self.outputs, number, _PACKS, self._paper_name)
        problems = Problems(self._problems(state, number))
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
            count=_count(self._problems(state, number)),
            pending=number in state.pending,
        )

    def _paper_name(self, kind: str, lang: str) -> str:
        """What letters call an enclosure of a kind."""
        for locale in self._locales.values():
            if locale.lang == lang:
                return locale.phrases.get(f"attachment_{kind}", "")
        return ""

    def _problems(self, state: State, number: str) -> tuple[Problem, ...]:
        prepared = state.prepared.get(number)
        return prepared.problems if prepared else ()


def _count(problems: tuple[Problem, ...]) -> Count:
    return Count(
        *(
            sum(each.severity is severity for each in problems)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
        )
    )


def _changed(before: State | None, after: State) -> frozenset[str]:
    """Directions whose files differ; all where a shared file does."""
    if before is None:
        return frozenset({INDEX, *after.compared})
    old, new = before.workspace.inputs, after.workspace.inputs
    differ = {
        name for name in old.keys() | new.keys() if old.get(name) != new.get(name)
    }
    numbers = before.compared.keys() | after.compared.keys()
    touched = {name.split("/")[0] for name in differ}
    if touched - numbers or before.shared != after.shared:
        touched |= numbers
    touched |= {
        number
        for number in numbers
        if before.packs.get(number) != after.packs.get(number)
        or (
            before.workspace.problems != after.workspace.problems
            and _own(before, number) != _own(after, number)
        )
    }
    if not touched & numbers:
        return frozenset()
    return frozenset((touched & numbers) | {INDEX})


def _own(state: State, number: str) -> list[Problem]:
    found = state.workspace.problems
    return [each for each in found if number in each.location.file.parts[1:2]]
