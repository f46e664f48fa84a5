"""Where returned files and their record lie.

One import at a time has the lock of a direction, so that two of them do not lose each
other's entries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.disk import wait_for, write_whole


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
        wait_for(lock.fileno())
        yield


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
