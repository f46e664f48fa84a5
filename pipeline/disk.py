"""Writing so that a kill, a power cut or a full disk finds the old or the new.

A file is written beside its place, brought to the disk and renamed; two folders change
places in one step. What is under way is held by a lock on itself, which the system lets
go of however the program ends, so that anybody can tell what a killed program has left
(`sweep`) from what another one is writing at this moment.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = ".new"
"""Ends the name of what is under way; the name begins with a dot."""
THEIRS = ".theirs"
"""Ends the name of what an editor has saved while a killed program of ours was writing;
nobody but a person takes it away. A dot begins it."""
SCRATCH = "normpack"
"""Begins the name of a folder for passing things."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_LONGEST = 40
"""Characters of a file's own name in the name of what is written beside it."""
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}
"""What a network share answers that cannot bring a folder to the disk."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there as before or as after, never between.

    Args:
        path: the file; its folder is made where missing. Its rights stay as they are.
            A link or a device stands for something else and is written through.
        content: all of it.

    Raises:
        OSError: where it may not be written; the old one is untouched then. Its
            `filename` is the path.
    """
    with named(path):
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        beside, number = _open_beside(path)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
                file.flush()
                with suppress(OSError):  # new, or on a share that keeps no rights
                    os.fchmod(number, path.stat().st_mode & 0o777)
                os.fsync(number)
                beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@contextmanager
def fresh_folder(place: Path) -> Iterator[Path]:
    """A folder beside a place, held while it is filled; gone if it is not moved away.

    Args:
        place: where its content is to come; the folder above must be there.
    """
    folder = _beside(place)
    folder.mkdir()
    with _held(folder):
        try:
            yield folder
        finally:
            with suppress(OSError):  # the next sweep takes away what cannot go now
                remove(folder)


@contextmanager
def scratch(folder: Path | None = None) -> Iterator[Path]:
    """A folder for what is needed only now; after a kill, a sweep takes it away.

    Args:
        folder: where it lies; the system's folder for such things by default.
    """
    above = folder or Path(tempfile.gettempdir())
    above.mkdir(parents=True, exist_ok=True)
    with fresh_folder(above / SCRATCH) as mine:
        mine.chmod(0o700)
        yield mine


def exchange(one: Path, other: Path) -> bool:
    """Two files or folders change places in one step; whether the system can."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(one), os.fsencode(other))
    result = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return bool(result == 0)


def link_same(old: Path, new: Path, content: bytes) -> bool:
    """Give a file a second place, if it holds a content; whether it has one now.

    It is on the disk already, so nothing has to be written and waited for.

    Args:
        old: the file; it may be missing.
        new: the second place, on the same disk.
        content: what is wanted there.
    """
    try:
        if old.is_symlink() or old.read_bytes() != content:
            return False
        new.hardlink_to(old)
    except OSError:  # no such file, or a share that knows no second place
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where its disk knows how."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    except OSError as fault:
        if fault.errno not in _NO_SYNC:
            raise
    finally:
        os.close(number)


def sync_files(paths: Iterable[Path]) -> None:
    """Bring written files to the disk."""
    for path in paths:
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def sweep(folder: Path, *, deep: bool = False, own: str = "") -> None:
    """Take away what killed programs have left; what somebody holds stays.

    Args:
        folder: where to look; it may be missing.
        deep: look in the folders inside too.
        own: only what was to become this; anything by default.
    """
    if not folder.is_dir():
        return
    name = f".{own}.*{MARK}" if own else f".*{MARK}"
    for path in sorted(folder.rglob(name) if deep else folder.glob(name)):
        with suppress(OSError):  # another sweeps as well, or the place is not ours
            if not is_held(path):
                remove(path)


def remove(path: Path) -> None:
    """Take a file, a link or a whole folder away, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def is_held(path: Path) -> bool:
    """Whether a living program is writing this file or folder."""
    if path.is_symlink():
        return False
    number = os.open(path, os.O_RDONLY)
    try:
        return not take(number)
    finally:
        os.close(number)


def wait_for(number: int) -> None:
    """Hold an open file; waits while another program does.

    Args:
        number: its descriptor.
    """
    if not take(number):
        import fcntl  # noqa: PLC0415 - is there, since somebody holds the file

        fcntl.flock(number, fcntl.LOCK_EX)


def take(number: int) -> bool:
    """Hold an open file until it is closed, if nobody else does.

    Args:
        number: its descriptor.

    Returns:
        Whether it is held now; true as well on a disk that knows no locks.
    """
    try:
        import fcntl  # noqa: PLC0415 - is not on every system
    except ImportError:
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Names the file in what the system refuses.

    A full disk names none, and the name of what is under way tells a user nothing.

    Args:
        path: the file as a user knows it.
    """
    try:
        yield
    except OSError as fault:
        if fault.errno is None or not _is_passing(fault.filename):
            raise
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def _is_passing(name: object) -> bool:
    parts = Path(name).parts if isinstance(name, str) else ()
    return not parts or any(each[0] == "." and each.endswith(MARK) for each in parts)


def _beside(path: Path) -> Path:
    own = path.name[:_LONGEST]
    return path.with_name(f".{own}.{secrets.token_hex(4)}{MARK}")


def _open_beside(path: Path) -> tuple[Path, int]:
    """A new file beside another, held; a sweep may be quicker than the lock."""
    while True:
        beside = _beside(path)
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        if take(number) and beside.exists():
            return beside, number
        os.close(number)
        beside.unlink(missing_ok=True)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        take(number)
        yield
    finally:
        os.close(number)
