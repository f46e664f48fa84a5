"""What was read before, so that a second reading opens only what has changed.

A reader's result follows from its file and its context alone; both together are the
key. A page that stays open (`halls.preview`) keeps one memory; a command that runs
once gives it a keeper, which remembers from one run to the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from os import stat_result
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from pipeline.readers.files import DraftFile, read_file

_SETTLED = 3_000_000_000
"""Nanoseconds after which a change would show in a file's times; FAT counts in twos."""

Matter = TypeVar("Matter", DraftFile, tuple[DraftFile, ...])
"""What is read: a file, or the files of a folder."""
Given = ParamSpec("Given")
Result = TypeVar("Result")


class Keeper(Protocol):
    """Keeps what readers gave longer than the program runs."""

    def recall(
        self,
        name: tuple[str, ...],
        context: tuple[object, ...],
        read: Callable[[], Result],
    ) -> Result:
        """What was kept, else what is read now.

        Args:
            name: the reader, and path and hash of each of its files.
            context: what else the reader looks at.
            read: reads.
        """
        ...


class Memory:
    """Results of readers, kept from one reading to the next.

    Args:
        keeper: where they are kept longer; nowhere by default.
    """

    def __init__(self, keeper: Keeper | None = None) -> None:
        self._keeper = keeper
        self._kept: dict[tuple[object, ...], tuple[object, Any]] = {}
        self._asked: set[tuple[object, ...]] = set()
        self._files: dict[Path, tuple[tuple[int, ...], DraftFile]] = {}

    def file(self, path: Path, drafts: Path) -> DraftFile:
        """A file as `files.read_file` reads it; opened only if it may have changed.

        A file that was changed a moment before it was read may be changed again under
        the very same times, so it is opened again until it has rested.

        Args:
            path: the file.
            drafts: the folder `drafts/`.
        """
        now = time.time_ns()
        try:
            found = path.stat()
        except OSError:
            return read_file(path, drafts)  # which says why
        known = self._files.get(path)
        if known is not None and known[0] == _signs(found):
            return known[1]
        file = read_file(path, drafts)
        if max(found.st_mtime_ns, found.st_ctime_ns) < now - _SETTLED:
            self._files[path] = (_signs(found), file)
        else:
            self._files.pop(path, None)
        return file

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
            name = f"{read.__module__}.{read.__qualname__}"
            now = partial(read, matter, *context, **named)
            self._kept[key] = (context, self._longer(name, matter, context, now))
        found: Result = self._kept[key][1]
        return found

    def _longer(
        self,
        name: str,
        matter: DraftFile | tuple[DraftFile, ...],
        context: tuple[object, ...],
        read: Callable[[], Result],
    ) -> Result:
        """From the keeper, unless a file could not be read: it has no hash."""
        files = matter if isinstance(matter, tuple) else (matter,)
        if self._keeper is None or not all(each.sha256 for each in files):
            return read()
        told = (word for each in files for word in (str(each.path), each.sha256))
        return self._keeper.recall((name, *told), context, read)

    def forget_unasked(self) -> None:
        """Ends a reading: what it did not ask for is not needed any more."""
        self._kept = {key: self._kept[key] for key in self._asked}
        self._asked = set()


def _signs(found: stat_result) -> tuple[int, ...]:
    """What differs between two states of a file."""
    return (
        found.st_dev,
        found.st_ino,
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
    )
