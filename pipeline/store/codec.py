"""Values of the model as bytes and back, with nothing else let in.

`pickle` is fast and keeps our frozen records as they are, but a hostile file can make
it call anything. A workspace may come from a stranger with its `.normpack` folder, so
only records and enumerations of our own and a few plain values are admitted.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any

_OWN = ("pipeline.model.", "pipeline.halls.", "pipeline.readers.", "pipeline.writers.")
_PLAIN = {
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("pathlib", "PurePosixPath"),
    ("pathlib", "PureWindowsPath"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("pathlib._local", "PurePosixPath"),
    ("pathlib._local", "PureWindowsPath"),
    ("pathlib._local", "PosixPath"),
    ("pathlib._local", "WindowsPath"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
}
_PROTOCOL = 5


class NotAdmittedError(pickle.UnpicklingError):
    """The bytes name something that is no value of ours."""


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """A class that the bytes name, where it is admitted."""
        return _admitted(module, name)


@cache
def _admitted(module: str, name: str) -> object:
    if (module, name) in _PLAIN:
        return getattr(import_module(module), name)
    if module.startswith(_OWN) and "." not in name:
        # Only what our own modules define: a name that they import may be anything.
        found = getattr(import_module(module), name, None)
        if _is_value(found) and found.__module__ == module:
            return found
    lack = f"{module}.{name}"
    raise NotAdmittedError(lack)


def _is_value(found: object) -> bool:
    return isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))


_Call = tuple[type, tuple[object, ...]]
"""A class and what to call it with."""


class _Writer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as `pickle` has it
        """A record is written as its class and what to call it with.

        `dataclasses` would set the fields of a frozen record one by one, and look them
        up anew for each: three times as long.
        """
        kind: Any = type(value)
        values_of = _reducer(kind)
        return NotImplemented if values_of is None else values_of(value)


@cache
def _reducer(kind: type[object]) -> Callable[[object], _Call] | None:
    """How records of a class are written, None where `pickle` knows best."""
    if not is_dataclass(kind):
        return None
    names = [each.name for each in fields(kind)]
    if len(names) < 2:  # noqa: PLR2004 - of one name `attrgetter` gives no tuple
        return lambda value: (kind, tuple(getattr(value, name) for name in names))
    values = attrgetter(*names)
    return lambda value: (kind, values(value))


def to_bytes(value: object) -> bytes:
    """A value of the model as bytes; equal values may give different bytes.

    Args:
        value: records whose fields are all arguments of their class, in their order.
    """
    return _written(value, fast=False)


def told(value: object) -> bytes:
    """A value of the model as bytes that tell it: equal values give the same ones.

    Longer than `to_bytes`, which writes an object that occurs twice only once, and so
    tells where a value came from.
    """
    return _written(value, fast=True)


def _written(value: object, *, fast: bool) -> bytes:
    written = io.BytesIO()
    writer = _Writer(written, _PROTOCOL)
    writer.fast = fast
    writer.dump(value)
    return written.getvalue()


def from_bytes(content: bytes) -> object:
    """The value that `to_bytes` was given.

    Raises:
        NotAdmittedError: where they name anything but values of ours.
        Exception: of any kind, where they are no such bytes at all; `pickle` promises
            none in particular.
    """
    return _Reader(io.BytesIO(content)).load()
