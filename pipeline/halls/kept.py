"""What commands keep from one run to the next, in `.normpack/kept` of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from pipeline.store import Store, digest, program
from pipeline.store.codec import to_bytes

Result = TypeVar("Result")


def store_of(root: Path) -> Store:
    """The store of a workspace.

    Args:
        root: the workspace.
    """
    return Store(root / ".normpack" / "kept")


class KeptReadings:
    """Keeps what the readers gave of each file (`readers.memory.Keeper`).

    Args:
        store: where.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._contexts: dict[int, tuple[object, str]] = {}

    def recall(
        self,
        name: tuple[str, ...],
        context: tuple[object, ...],
        read: Callable[[], Result],
    ) -> Result:
        """What was kept, else what is read now; a tuple, as all readers give."""
        key = digest(program(), *name, *map(self._told, context))
        make = cast("Callable[[], tuple[Any, ...]]", read)
        found: Any = self._store.recall("readings", key, tuple, make)
        result: Result = found
        return result

    def _told(self, context: object) -> str:
        """A context by its content; it is long, and the same for many files."""
        known = self._contexts.get(id(context))
        if known is None:
            # The object is kept too: the id of a living object is its own.
            known = (context, digest(to_bytes(context)))
            self._contexts[id(context)] = known
        return known[1]
