"""Limits on what reading one file may take, by the processor's clock and by bytes.

The clock of the wall says nothing on a busy machine, so it is not asked.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 20
"""Of the processor; a good file takes less than one."""
MEGABYTES = 1024
"""More than is taken already; a good file takes some tens."""
_MEGABYTE = 1024 * 1024


class HangError(BaseException):
    """A file took too long; no reader can take this for something of its own."""


@contextmanager
def limits() -> Iterator[None]:
    """Ends what takes too long with a `HangError`, what grows with a `MemoryError`."""
    before = resource.getrlimit(resource.RLIMIT_DATA)
    most = _taken() + MEGABYTES * _MEGABYTE
    usual = signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, usual)
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _end(_signal: int, _frame: object) -> None:
    raise HangError(SECONDS)


def _taken() -> int:
    """Bytes of data that this process has, as the system counts for the limit."""
    for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) * 1024
    raise LookupError(line)
