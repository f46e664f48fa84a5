"""Changes a file that others may be saving at the same moment, and loses neither.

A lock, which the hall holds, keeps our own programs apart. An editor knows none, so
the new file is *exchanged* with the one in place, and what came out is looked at: where
it is not what was read, somebody has saved in between; their file goes back and the
change is made again, upon it.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

TRIES = 20
"""How often a change is begun again because somebody saves without a pause."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class BusyError(Exception):
    """Somebody saves the file again and again; nothing was changed."""


def changed_file(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Puts a changed file in place of the one that is there.

    Args:
        path: the file; one that is missing is read as empty.
        change: the new content from the old; it may be called again, with what
            somebody else has saved meanwhile. What it raises leaves the file alone.

    Raises:
        BusyError: after `TRIES` attempts.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(TRIES):
        before = path.read_bytes() if path.exists() else None
        after = change(before or b"")
        if after == before:
            return
        fresh = _written_beside(path, after)
        try:
            done = _exchange(fresh, path, before)
        finally:
            fresh.unlink(missing_ok=True)
        if done:
            return
    raise BusyError


def _written_beside(path: Path, content: bytes) -> Path:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh = Path(name)
    fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return fresh


def _exchange(fresh: Path, path: Path, before: bytes | None) -> bool:
    """Puts `fresh` in place; whether what it replaced was what had been read."""
    if before is None:
        try:
            os.link(fresh, path)  # refuses where the file has appeared meanwhile
        except FileExistsError:
            return False
        return True
    if not _swap(fresh, path):
        # No exchange on this system: the moment between looking and putting in place
        # cannot be closed, only be made short.
        if path.read_bytes() != before:
            return False
        fresh.replace(path)
        return True
    if fresh.read_bytes() == before:
        return True
    _swap(fresh, path)
    return False


def _swap(one: Path, other: Path) -> bool:
    """Exchanges two files in one step; whether the system can."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    result = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return bool(result == 0)
