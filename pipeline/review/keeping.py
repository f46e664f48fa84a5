"""Where returned files and their record lie, so that nothing is ever half written.

A file is written beside its place, brought to the disk and renamed; a reader sees the
old one or the new one. One import at a time has the lock of a direction, so that two
of them do not lose each other's entries. A killed import leaves a file that begins
with a dot, which nobody reads and the next import clears away.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MARK = ".new"


def sha256_of(content: bytes) -> str:
    """Hash of a file's bytes, in small hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Holds a lock; waits while another process has it.

    A lock ends with its process, however that ends.

    Args:
        folder: where the lock's file lies.
        name: what is locked.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there as before or as after, never between.

    Raises:
        OSError: where it may not be written; the old one is untouched then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=_MARK, dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _sync(path.parent)


def clear(folder: Path) -> None:
    """Take away what killed writers have left; only under the lock of the folder."""
    for left in folder.glob(f".*{_MARK}") if folder.is_dir() else ():
        left.unlink(missing_ok=True)


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Keep a returned file byte for byte; one that is there already stays.

    Args:
        folder: the folder of evidence.
        name: name of the file; the hash is part of it.
        content: its bytes.
    """
    path = folder / name
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
    return path


def _sync(folder: Path) -> None:
    """Bring the folder's list of names to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
