"""One program at a time writes the packs, and one the drafts; the next one waits.

A build that has begun earlier may have read older drafts. Were two of them to write
side by side, the older could come out last; so the second begins when the first is
done, and reads the drafts then. The system lets go of a lock however its program ends.

Whoever has a turn first sweeps away what a killed program has left.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pipeline.disk import SCRATCH, named, sweep, take, wait_for
from pipeline.packing import tidy

Place = Literal["outputs", "drafts"]
"""What is written: the packs, or acts and directions.

The record of remarks has a lock of its own for each direction, so that a returned file
need not wait for a build."""

_UNKNOWN = "–"
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is at work.

    Args:
        work: the command.
        process: its number.
        since: when it began, by this machine's clock.
    """

    work: str = _UNKNOWN
    process: str = _UNKNOWN
    since: str = _UNKNOWN


Waiting = Callable[[Holder], None]
"""Called once, before the wait."""


@contextmanager
def turn(root: Path, place: Place, mine: Holder, waiting: Waiting) -> Iterator[None]:
    """The turn to write in a workspace.

    Args:
        root: the workspace.
        place: what is going to be written.
        mine: who takes the turn, as others that wait are told.
        waiting: told who is at work, where somebody is.

    Raises:
        OSError: where the workspace may not be written.
    """
    lock = root / ".normpack" / f"{place}.lock"
    with named(lock):
        lock.parent.mkdir(exist_ok=True)
        number = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not take(number):
            waiting(_holder(number))
            wait_for(number)
        _sign(number, mine)
        _clean(root, place)
        yield
    finally:
        os.close(number)


def _sign(number: int, mine: Holder) -> None:
    """Write down who has the turn; a full disk is no reason not to begin."""
    try:
        os.ftruncate(number, 0)
        os.pwrite(number, json.dumps(asdict(mine)).encode(), 0)
    except OSError:
        return


def _holder(number: int) -> Holder:
    """Who has the turn; the dash where that cannot be read, or not yet."""
    try:
        told = json.loads(os.pread(number, _LONGEST, 0))
        return Holder(**{name: str(told[name]) for name in Holder.__slots__})
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _clean(root: Path, place: Place) -> None:
    if place == "outputs":
        tidy(root / "outputs")
    sweep(root / "drafts", deep=True)
    sweep(root / ".normpack")
    sweep(root / ".normpack" / "review")
    sweep(Path(tempfile.gettempdir()), own=SCRATCH)
