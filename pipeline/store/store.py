"""Results kept on the disk under the digest of all that they were made from.

A result is found again only under the very same digest, so it is never stale; what is
under a name never changes, so nobody has to wait for anybody. Each entry carries its
own hash: one that a crash has torn, or that somebody has touched, counts as missing.
The whole folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pipeline.disk import MARK
from pipeline.store.codec import from_bytes, to_bytes

Result = TypeVar("Result")

_SEAL = hashlib.sha256().digest_size
_DAY = 24 * 60 * 60
_PRUNED = ".pruned"
"""The file whose time is that of the last pruning."""
_UNUSED = 30 * _DAY
"""Seconds after which an entry that nobody has asked for goes."""


class Store:
    """A folder of results.

    Args:
        home: the folder; None keeps nothing. It is made when the first result comes.
    """

    def __init__(self, home: Path | None) -> None:
        self._home = home

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._home is not None

    def get(self, shelf: str, key: str) -> bytes | None:
        """What is kept under a key, or None.

        Args:
            shelf: what kind of result.
            key: digest of all that it is made from.
        """
        if self._home is None:
            return None
        path = self._home / shelf / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        seal, result = content[:_SEAL], content[_SEAL:]
        if hashlib.sha256(result).digest() != seal:
            return None
        _mark_used(path)
        return result

    def put(self, shelf: str, key: str, result: bytes) -> None:
        """Keep a result; a full or read-only disk keeps none, and nothing is said."""
        if self._home is None:
            return
        folder = self._home / shelf
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            beside = folder / f".{key}.{secrets.token_hex(4)}{MARK}"
            try:
                beside.write_bytes(hashlib.sha256(result).digest() + result)
                beside.replace(folder / key)
            except OSError:
                beside.unlink(missing_ok=True)
                raise

    def find(self, shelf: str, key: str, kind: type[Result]) -> Result | None:
        """A value that was kept, or None.

        Args:
            shelf: as in `get`.
            key: as in `get`.
            kind: class of the value.
        """
        content = self.get(shelf, key)
        if content is None:
            return None
        try:
            value = from_bytes(content)
        except Exception:  # noqa: BLE001 - spoiled bytes fail in any way: then it is missing
            return None
        return value if isinstance(value, kind) else None

    def keep(self, shelf: str, key: str, value: object) -> None:
        """Keep a value: frozen records of ours, and plain values in them."""
        if self._home is not None:
            self.put(shelf, key, to_bytes(value))

    def recall(
        self, shelf: str, key: str, kind: type[Result], make: Callable[[], Result]
    ) -> Result:
        """A value that was kept, else one made now and kept.

        Args:
            shelf: as in `get`.
            key: as in `get`.
            kind: class of the value.
            make: gives the value from what the key was made of, and from nothing else.
        """
        found = self.find(shelf, key, kind)
        if found is None:
            found = make()
            self.keep(shelf, key, found)
        return found

    def prune(self, now: float | None = None) -> None:
        """Take away what nobody has asked for in a month; once a day is enough.

        Args:
            now: seconds since the epoch; the machine's clock by default.
        """
        now = time.time() if now is None else now
        if (
            self._home is None
            or not self._home.is_dir()
            or not _is_due(self._home, now)
        ):
            return
        for shelf in self._home.iterdir():
            for entry in os.scandir(shelf) if shelf.is_dir() else ():
                with suppress(OSError):  # another program prunes as well
                    if entry.stat().st_mtime < now - _UNUSED:
                        os.unlink(entry.path)  # noqa: PTH108 - as `scandir` has it


def _is_due(home: Path, now: float) -> bool:
    """Whether the last pruning is a day ago; if it is, this one is the last."""
    last = home / _PRUNED
    with suppress(OSError):
        if abs(now - last.stat().st_mtime) < _DAY:
            return False
    with suppress(OSError):  # a disk that cannot be written to needs no pruning
        last.touch()
        os.utime(last, (now, now))
    return True


def _mark_used(path: Path) -> None:
    """An entry's time is the day of its last use; written at most once a day."""
    now = time.time()
    with suppress(OSError):
        if path.stat().st_mtime < now - _DAY:
            os.utime(path, (now, now))


NO_STORE = Store(None)
"""Keeps nothing."""
