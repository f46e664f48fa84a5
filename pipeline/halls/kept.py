"""What commands keep from one run to the next, in `.normpack/kept` of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.store import Store, digest, program
from pipeline.store.codec import told

Result = TypeVar("Result")
LocaleOf = Callable[[Lang], Locale]


def store_of(root: Path) -> Store:
    """The store of a workspace.

    Args:
        root: the workspace.
    """
    return Store(root / ".normpack" / "kept")


def kept_locales(store: Store, locale: LocaleOf) -> dict[Lang, Locale]:
    """The wording of all languages; its tables are files of the program.

    Args:
        store: where it is kept.
        locale: reads the tables of a language.
    """
    return {
        lang: store.recall(
            "locales", digest(program(), lang), Locale, partial(locale, lang)
        )
        for lang in LANGS
    }


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
            known = (context, digest(told(context)))
            self._contexts[id(context)] = known
        return known[1]
