"""Finds what a room offers: drop a file in, touch nothing.

A room's contract is a frozen record whose behaviour is a typed function field; each
module of the room defines one such record at its top level. `discover` lists the
folder, imports each module and collects the records.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Protocol, TypeVar


class Named(Protocol):
    """A record that can be found by name."""

    @property
    def name(self) -> str:
        """Unique name inside its room."""
        ...


Record = TypeVar("Record", bound=Named)


def discover(room: ModuleType, contract: type[Record]) -> dict[str, Record]:
    """All records of a kind that the modules of a room define, by name.

    Args:
        room: the package whose modules are searched (not its sub-packages).
        contract: the record's class.

    Raises:
        ValueError: where two modules define a record of the same name.
    """
    found: dict[str, Record] = {}
    for info in sorted(pkgutil.iter_modules(room.__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{room.__name__}.{info.name}")
        for value in vars(module).values():
            if not isinstance(value, contract):
                continue
            if found.setdefault(value.name, value) is not value:
                raise ValueError(value.name)
    return found
