"""The drafts as the preview page sees them: kept in memory, worked out where changed.

The hall introduces the rooms to the page: it reads and compares (`repeated`), lays the
sheets out (`preview_sheets`, `preview_rows`), and writes what is set on the page
(`preview_positions`, `preview_remarks`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePath
from threading import Lock

from pipeline.errors import DraftError
from pipeline.halls.preview_asked import Asked, text_of
from pipeline.halls.preview_positions import (
    asked_position,
    ledger_file,
    with_position,
)
from pipeline.halls.preview_remarks import (
    asked_ruling,
    decide_remark,
    foresee_remark,
)
from pipeline.halls.preview_sheets import Sheets
from pipeline.halls.preview_state import State, changed_between
from pipeline.halls.repeated import Repeated
from pipeline.model.direction import Direction
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.preview import Refusal
from pipeline.preview.view import INDEX, Sheet
from pipeline.preview.view_rows import Foreseen
from pipeline.readers import read_file
from pipeline.readers.remarks import REMARKS
from pipeline.review.keeping import locked
from pipeline.review.saving import BusyError, changed_file


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
        self._sheets = Sheets(self.outputs, locales, today)
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
            except (DraftError, OSError):
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
            changed = changed_between(before, after)
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
        return self._sheets.sheet(self._known, name)

    def take_position(self, asked: Asked) -> None:
        """Writes a body's position into the ledger.

        Raises:
            Refusal: where it cannot be, or somebody else has changed the record.
        """
        direction = self._asked_direction(asked)
        number = direction.number
        setting = asked_position(asked, self._known.workspace, direction)
        path = ledger_file(self._root, number)
        drafts = self._root / "drafts"
        if not path.resolve().is_relative_to(drafts.resolve()):
            raise Refusal("system", 500, reason=path.name)
        shown = PurePath(path.relative_to(self._root))
        remarks = path.with_stem(REMARKS)

        def change(content: bytes) -> bytes:
            record = read_file(remarks, drafts) if remarks.exists() else None
            return with_position(content, shown, setting, record)

        with _refusing(), locked(self._root / ".normpack" / "review", number):
            changed_file(path, change)

    def foresee(self, asked: Asked) -> Foreseen:
        """What taking a body's remark in would change; nothing is written.

        Raises:
            Refusal: where there is no such remark.
            PipelineError: where it cannot be taken in exactly.
        """
        number = self._asked_direction(asked).number
        ruling = asked_ruling({**asked, "state": "accepted"}, self._root, self._today())
        with _refusing():
            return foresee_remark(number, ruling, self._locales)

    def decide(self, asked: Asked) -> Foreseen:
        """Takes a body's remark into the draft, or declines it.

        Raises:
            Refusal: where it cannot be, or somebody else has decided it.
            PipelineError: where it cannot be taken in exactly.
        """
        number = self._asked_direction(asked).number
        ruling = asked_ruling(asked, self._root, self._today())
        with _refusing():
            return decide_remark(asked, number, ruling, self._locales)

    def _asked_direction(self, asked: Asked) -> Direction:
        compared = self._known.compared.get(text_of(asked, "direction"))
        if compared is None:
            raise Refusal("value", field="direction")
        return compared.direction

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
        newest = 0.0
        for manifest in (self.outputs / number).glob("*/manifest.json"):
            with suppress(OSError):  # a build puts another pack in its place just now
                newest = max(newest, manifest.stat().st_mtime)
        return newest


@contextmanager
def _refusing() -> Iterator[None]:
    """What the disk refuses, as the page says it."""
    try:
        yield
    except BusyError as busy:
        raise Refusal("busy", 409) from busy
    except OSError as fault:
        raise Refusal("system", 500, reason=fault.strerror or "") from fault
