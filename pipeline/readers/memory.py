"""What was read before, so that a second reading opens only what has changed.

A reader's result follows from its file and its context alone; both together are the
key. A page that stays open (`halls.preview`) keeps one memory; a command that runs
once needs none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from pipeline.readers.files import DraftFile

Matter = TypeVar("Matter", DraftFile, tuple[DraftFile, ...])
"""What is read: a file, or the files of a folder."""
Given = ParamSpec("Given")
Result = TypeVar("Result")


class Memory:
    """Results of readers, kept from one reading to the next."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[object, Any]] = {}
        self._asked: set[tuple[object, ...]] = set()

    def recall(
        self,
        read: Callable[Concatenate[Matter, Given], Result],
        matter: Matter,
        *context: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """What a reader makes of its matter, from memory where nothing has changed.

        Args:
            read: the reader.
            matter: the file, or files, as they are now.
            *context: what else the reader looks at; the same objects mean the same.
            **named: none are used.
        """
        key = (read, matter, *map(id, context))
        self._asked.add(key)
        if key not in self._kept:
            # The context is kept too: the id of a living object is its own.
            self._kept[key] = (context, read(matter, *context, **named))
        found: Result = self._kept[key][1]
        return found

    def forget_unasked(self) -> None:
        """Ends a reading: what it did not ask for is not needed any more."""
        self._kept = {key: self._kept[key] for key in self._asked}
        self._asked = set()
