"""Filled Word shells, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.store import Store, digest, program
from pipeline.writers.word.shell import Filled, Wanted


class KeptShells:
    """Keeps filled Word shells (`writers.word.shell.Keeper`).

    Args:
        store: where.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def recall(self, wanted: Wanted, fill: Callable[[], Filled]) -> Filled:
        """What was kept, else what is filled now; where the shell lies is no matter."""
        key = digest(
            program(),
            wanted.content,
            wanted.lang,
            wanted.orientation.value,
            *(word for field in wanted.fields for word in field),
        )
        return self._store.recall("shells", key, Filled, fill)
