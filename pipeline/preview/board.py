"""Keeps each sheet as it was last shown, and tells which parts have changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from pipeline.preview.view import Part, Sheet


@dataclass(frozen=True, slots=True)
class Posted:
    """A sheet with the version in which each part got its present value."""

    sheet: Sheet
    version: int
    since: tuple[int, ...]

    def newer_than(self, version: int) -> tuple[Part, ...]:
        """The parts that a page of that version has not seen."""
        pairs = zip(self.sheet.parts, self.since, strict=True)
        return tuple(part for part, since in pairs if since > version)


class Board:
    """Sheets by name; made when somebody looks at them, once for each version.

    Args:
        make: makes a sheet of the state as it is now.
    """

    def __init__(self, make: Callable[[str], Sheet]) -> None:
        self._make = make
        self._posted: dict[str, Posted] = {}
        self._version = 1
        self._lock = Lock()

    @property
    def version(self) -> int:
        """Number of the present state."""
        return self._version

    def renew(self) -> int:
        """The state behind the sheets has changed."""
        with self._lock:
            self._version += 1
            return self._version

    def sheet(self, name: str) -> Posted:
        """A sheet as it is now.

        Raises:
            KeyError: where there is no such sheet.
        """
        with self._lock:
            before = self._posted.get(name)
            if before is not None and before.version == self._version:
                return before
            posted = _posted(self._make(name), self._version, before)
            self._posted[name] = posted
            return posted


def _posted(sheet: Sheet, version: int, before: Posted | None) -> Posted:
    if before is None:
        return Posted(sheet, version, (version,) * len(sheet.parts))
    known = {
        part.id: (part, since)
        for part, since in zip(before.sheet.parts, before.since, strict=True)
    }
    since = []
    for part in sheet.parts:
        old, changed = known.get(part.id, (None, version))
        since.append(changed if old == part else version)
    return Posted(sheet, version, tuple(since))
