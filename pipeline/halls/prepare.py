"""The first half of every command: read, compare, derive clauses, check.

What comes out is everything that documents, `check` and the status need; nothing
downstream opens a draft again. What was computed once is kept in a store and found
again as long as the files it follows from are the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.halls.belonging import by_folder, folder_of
from pipeline.halls.derive import PreparedDirection, check_across, prepare_direction
from pipeline.halls.kept import KeptReadings
from pipeline.ledger import calendar_problems
from pipeline.model.direction import Direction
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem
from pipeline.model.workspace import Workspace
from pipeline.readers import read_workspace
from pipeline.readers.memory import Memory
from pipeline.store import NO_STORE, Store, digest, program

_ENTRY = "direction.yaml"
"""The file that makes a folder of the drafts a direction."""


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
        return in_order(found)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: each.order))


def prepare(
    drafts: Path,
    locales: Mapping[Lang, Locale],
    *,
    wanted: tuple[str, ...] = (),
    as_of: dt.date,
    store: Store = NO_STORE,
) -> Prepared:
    """Reads the drafts and computes everything that follows from them.

    Args:
        drafts: the folder `drafts/`.
        locales: wording, by language.
        wanted: numbers of directions; all where empty.
        as_of: day for which the drafts are judged.
        store: where what was computed is kept; nowhere by default.

    Raises:
        UsageError: `unknown-direction` where a wanted one does not exist.
        DraftError: where there is no workspace.
    """
    desk = Drafts(drafts, locales, as_of, store)
    numbers = desk.numbers(wanted)
    single = [desk.prepared(number) for number in numbers if desk.is_readable(number)]
    shared = [problem for each in single for problem in each.problems]
    return Prepared(
        desk.workspace,
        tuple(direction for each in single for direction in each.directions),
        tuple(dict.fromkeys((*desk.shared, *shared))),
        {
            number: desk.own(number)
            for number in numbers
            if not desk.is_readable(number)
        },
    )


class Drafts:
    """The drafts as read, with directions prepared one at a time.

    Args:
        drafts: the folder `drafts/`.
        locales: wording, by language.
        as_of: day for which the drafts are judged.
        store: where what was computed is kept.

    Raises:
        DraftError: where there is no workspace.
    """

    def __init__(
        self,
        drafts: Path,
        locales: Mapping[Lang, Locale],
        as_of: dt.date,
        store: Store = NO_STORE,
    ) -> None:
        self._drafts = drafts
        self._locales = locales
        self._as_of = as_of
        self._store = store
        memory = Memory(KeptReadings(store) if store.keeps else None)
        self.workspace = read_workspace(drafts, locales, memory)
        self._readable = {each.number: each for each in self.workspace.directions}
        self._own, self.shared = by_folder(self._found(), self._is_direction)
        self._keys: dict[str, str] = {}
        self._last: tuple[str, PreparedDirection] | None = None

    def numbers(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Numbers of the directions asked for, readable or not; all where empty.

        Raises:
            UsageError: `unknown-direction` where a wanted one does not exist.
        """
        known = self._readable.keys() | {
            number for number in self._own if self._is_direction(number)
        }
        for number in wanted:
            if number not in known:
                listing = ", ".join(sorted(known))
                raise UsageError("unknown-direction", direction=number, known=listing)
        return tuple(sorted(wanted or known))

    def all_problems(self, wanted: tuple[str, ...]) -> tuple[Problem, ...]:
        """Every problem, as `Prepared.all_problems` tells it; nothing else is held.

        Args:
            wanted: numbers of directions; all where empty.

        Raises:
            UsageError: `unknown-direction` where a wanted one does not exist.
        """
        found = [*self.shared]
        for number in self.numbers(wanted):
            is_whole = self.is_readable(number)
            found += self.problems(number) if is_whole else self.own(number)
        return in_order(found)

    def is_readable(self, number: str) -> bool:
        """Whether a direction's own file could be read."""
        return number in self._readable

    def own(self, number: str) -> tuple[Problem, ...]:
        """What reading found wrong in the folder of a direction."""
        return tuple(self._own.get(number, ()))

    def prepared(self, number: str) -> Prepared:
        """One direction with all that follows from it, and nothing of the others.

        Args:
            number: of a readable direction.
        """
        direction = self._readable[number]
        alone = self.workspace.alone(direction)
        return self._with_problems(alone, direction, self._computed(number))

    def problems(self, number: str) -> tuple[Problem, ...]:
        """Every problem of a direction by itself, as `Prepared.all_problems` tells it.

        They are kept apart from all else that follows from the drafts, which is long.

        Args:
            number: of a readable direction.
        """
        found: tuple[Problem, ...] = self._store.recall(
            "problems", self.key(number), tuple, lambda: self._computed(number).problems
        )
        return in_order([*self.shared, *self.own(number), *found])

    def _computed(self, number: str) -> PreparedDirection:
        """What follows from a direction; the last one asked for is at hand."""
        if self._last is None or self._last[0] != number:
            direction = self._readable[number]
            alone = self.workspace.alone(direction)
            found = self._store.recall(
                "directions",
                self.key(number),
                PreparedDirection,
                lambda: prepare_direction(alone, direction, self._locales, self._as_of),
            )
            self._last = (number, found)
        return self._last[1]

    def key(self, number: str) -> str:
        """Digest of everything that a direction is prepared from."""
        if number not in self._keys:
            alone = self.workspace.alone(self._readable[number])
            brought = sorted(f"{act} {article}" for act, article in alone.brought)
            self._keys[number] = digest(
                program(), f"{self._as_of}", number, alone.inputs, *brought
            )
        return self._keys[number]

    def _with_problems(
        self, alone: Workspace, direction: Direction, computed: PreparedDirection
    ) -> Prepared:
        """Gives each problem to the direction where its file lies in its folder."""
        number = direction.number
        mine = [*self.own(number)]
        elsewhere = [*self.shared]
        for problem in computed.problems:
            (mine if folder_of(problem) == number else elsewhere).append(problem)
        found = PreparedDirection(
            direction, computed.comparisons, computed.derived, tuple(mine)
        )
        return Prepared(alone, (found,), tuple(dict.fromkeys(elsewhere)), {})

    def _is_direction(self, folder: str) -> bool:
        return folder in self._readable or (self._drafts / folder / _ENTRY).is_file()

    def _found(self) -> Iterator[Problem]:
        yield from self.workspace.problems
        yield from calendar_problems(self.workspace.calendar)
        yield from check_across(self.workspace, self._as_of, self._locales)
