"""Steps that change a file all at once, for `saving`: read, put in place, exchange.

Linux can exchange two names in one step, tells whether somebody has a file open for
writing (a lease is refused then), and keeps a lock on an open folder, which needs no
file of its own and ends with its process.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.disk import (
    THEIRS,
    exchange,
    sweep,
    sync_folder,
    wait_for,
    write_whole,
)

_PATIENCE = 250
"""How often a file is looked at that is being written, or is away, for a moment."""
_MOMENT = 0.02
"""Seconds between two looks."""
_MARK = ".put"
"""Ends the name of what is on its way into place, or has come out; a dot begins it."""
_LONGEST = 40
"""Characters of a file's own name in the name of what lies beside it."""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Keeps our own writers out of a folder: threads and processes, this one too.

    Args:
        folder: the folder, which is made where it is missing.

    Raises:
        OSError: where it cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        wait_for(handle)
        yield
        sync_folder(folder)
    finally:
        os.close(handle)


def content_of(path: Path) -> bytes | None:
    """What lies at a path, once nobody is writing it; None where nothing does.

    Some editors move the old file away before they write the new one, so a file that
    is missing is looked for a second time.
    """
    for turn in (1, 2):
        try:
            with path.open("rb") as file:
                _wait_for_writers(file.fileno())
                return file.read()
        except FileNotFoundError:
            if turn == 1:
                time.sleep(_MOMENT)
    return None


def written_beside(path: Path, content: bytes, known: bytes | None) -> Path:
    """A new file on the same disk, with the rights of the old one.

    Its name tells what is put in place and what is to come out, so that whatever a
    killed program leaves can be told from what somebody else has saved.

    Args:
        path: the file in whose place it is to come.
        content: its content.
        known: what is known to lie there.

    Raises:
        OSError: where it may not be written, with the path of the file itself.
    """
    name = f".{path.name[:_LONGEST]}.{_mark_of(known)}-{_mark_of(content)}{_MARK}"
    fresh = path.with_name(name)
    try:
        # Half a text could not be told from somebody else's by its mark: until it is
        # whole it lies under a name of `disk`, where whoever comes next sweeps it away.
        write_whole(fresh, content)
        fresh.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except OSError as fault:
        fresh.unlink(missing_ok=True)
        raise OSError(fault.errno, fault.strerror, str(path)) from fault
    return fresh


def clear(folder: Path) -> None:
    """Takes away what a killed program has left; only while `alone_in` the folder.

    What is neither its own text nor the one that it replaced, somebody else has saved
    in that very moment: it stays, under a name that is never cleared.
    """
    sweep(folder)
    for left in folder.glob(f".*{_MARK}"):
        marks = left.name.removesuffix(_MARK).rpartition(".")[2].split("-")
        if _mark_of(left.read_bytes()) in marks:
            left.unlink()
        else:
            kept(left)


def _mark_of(content: bytes | None) -> str:
    return hashlib.sha256(content or b"").hexdigest()[:16]


def created(fresh: Path, path: Path) -> bool:
    """Gives a file its name; False where something has that name already."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    return True


def exchanged(fresh: Path, path: Path) -> bytes | None:
    """Puts a file in place of another one, in one step.

    Returns:
        What was in its place, and now lies at `fresh`; None where nothing was there.
    """
    for _ in range(2):
        if exchange(fresh, path):
            return content_of(fresh)
        out = content_of(path)
        if out is None:
            return None
        # It has come back from a moment's absence, or this disk cannot exchange: the
        # moment between looking and putting in place can only be made short then.
    fresh.replace(path)
    return out


def kept(fresh: Path) -> Path:
    """Renames what came out, so that not even the end of the program loses it."""
    name = f"{fresh.name.removesuffix(_MARK)}.{secrets.token_hex(4)}{THEIRS}"
    return fresh.rename(fresh.with_name(name))


def _wait_for_writers(handle: int) -> None:
    """Waits until nobody has the file open for writing, but not for ever.

    Editors that save in place empty the file first: for a moment it is half there.
    """
    for _ in range(_PATIENCE):
        try:
            # Whoever opens the file meanwhile waits until the lease is given back;
            # the signal that tells of it is one that nobody heeds.
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            time.sleep(_MOMENT)
        except (OSError, AttributeError):
            return  # this system, or this disk, does not tell
        else:
            return
