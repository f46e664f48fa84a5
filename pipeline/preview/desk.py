"""What the page needs from the rest of the program: the hall brings it."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Protocol

from pipeline.errors import PipelineError
from pipeline.model.problem import Problem
from pipeline.preview.view import Sheet
from pipeline.preview.view_rows import Foreseen


class Said(Protocol):
    """A problem in words."""

    @property
    def sentence(self) -> str:
        """What is wrong."""
        ...

    @property
    def advice(self) -> str:
        """What to do."""
        ...


class Spoken(Protocol):
    """A catalogue of messages in one language."""

    def word(self, name: str, **values: object) -> str:
        """A sentence by its name."""
        ...

    def problem(self, problem: Problem) -> Said:
        """A problem in words."""
        ...

    def failure(self, failure: PipelineError) -> Said:
        """What stops a command, in words."""
        ...


class Refusal(Exception):  # noqa: N818 - it is a word of the page, not a fault
    """The page asked for something that was not done; nothing was written.

    Args:
        rule: name of the message: `preview_refused_<rule>`.
        status: HTTP status.
        **values: what the message names.
    """

    def __init__(self, rule: str, status: int = 422, **values: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.status = status
        self.values = values


class Studio(Protocol):
    """The drafts as the page sees them."""

    @property
    def watched(self) -> tuple[Path, ...]:
        """Folders whose files the page shows."""
        ...

    @property
    def outputs(self) -> Path:
        """The folder of the packs."""
        ...

    def look(self) -> AbstractSet[str]:
        """Reads what was saved; names the directions that have changed."""
        ...

    def settle(self, number: str) -> bool:
        """Works out clauses, proofs and problems of a direction; whether it did."""
        ...

    def sheet(self, name: str) -> Sheet:
        """A page as it is now.

        Raises:
            KeyError: where there is no such page.
        """
        ...

    def take_position(self, asked: Mapping[str, object]) -> None:
        """Writes a body's position into the ledger.

        Raises:
            Refusal: where it cannot be, or somebody else has changed the record.
        """
        ...

    def foresee(self, asked: Mapping[str, object]) -> Foreseen:
        """What taking a body's remark in would change; nothing is written.

        Raises:
            Refusal: where there is no such remark.
            PipelineError: where it cannot be taken in exactly.
        """
        ...

    def decide(self, asked: Mapping[str, object]) -> Foreseen:
        """Takes a body's remark into the draft, or declines it.

        Raises:
            Refusal: as `take_position`.
            PipelineError: as `foresee`.
        """
        ...
