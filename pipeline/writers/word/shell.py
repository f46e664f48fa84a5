"""A Word shell with its fields filled, and what it is filled with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import DraftError
from pipeline.model.document import Orientation
from pipeline.model.identity import Lang
from pipeline.writers.word.styles import Styles


@dataclass(frozen=True, slots=True)
class Filled:
    """A shell with its fields filled, open at the body's place.

    Args:
        parts: what the entries of the file hold, by name.
        body: name of the entry with the body.
        before: that entry up to the place.
        after: that entry from the place on.
        properties: name of the entry with title and author.
        styles: its named styles.
        width: between the margins, in twips.
        free_id: first number that no bookmark has.
    """

    parts: Mapping[str, bytes]
    body: str
    before: bytes
    after: bytes
    properties: str
    styles: Styles
    width: int
    free_id: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is filled, and with what.

    Args:
        shell: its place, for messages.
        content: its bytes.
        fields: words by the field's name.
        lang: language of the words.
        orientation: how the sheet lies.
    """

    shell: Path
    content: bytes
    fields: tuple[tuple[str, str], ...]
    lang: Lang
    orientation: Orientation


class Keeper(Protocol):
    """Keeps filled shells longer than the program runs."""

    def recall(self, wanted: Wanted, fill: Callable[[], Filled]) -> Filled:
        """What was kept, else what is filled now.

        Args:
            wanted: what is filled, and with what.
            fill: fills it.
        """
        ...


def unfit(shell: Path, rule: str, **values: str) -> DraftError:
    """Why a shell cannot be used."""
    return DraftError(rule, shell=str(shell), **values)
