"""What the measurements share: rows of the table, times of processes."""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Python keeps what it compiles, as it does for every user; a machine that says otherwise
# would measure its compiler.
ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in {"PYTHONDONTWRITEBYTECODE", "NORMPACK_WORKSPACE"}
}


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        what: what is compared with what.
        ours: our figure, in words.
        peer: the other figure, in words.
        ratio: ours by the peer's.
        bar: the most that the ratio may be; infinite where nothing is promised.
    """

    what: str
    ours: str
    peer: str
    ratio: float
    bar: float

    @property
    def holds(self) -> bool:
        return self.ratio <= self.bar

    def __str__(self) -> str:
        told = "yes" if self.holds else "NO"
        bar = "–" if self.bar == math.inf else f"≤ {self.bar:g}"
        return (
            f"| {self.what} | {self.ours} | {self.peer} |"
            f" {self.ratio:.2f} | {bar} | {told} |"
        )


def seconds(value: float) -> str:
    return f"{value:.2f} s"


def wall(action, runs: int = 3) -> float:
    """The shortest of some runs, by the clock."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def run(*command: object, **settings: object) -> str:
    """A program's output.

    Raises:
        RuntimeError: where it fails; with what it said.
    """
    done = subprocess.run(
        [str(each) for each in command],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
        **settings,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def normpack(root: Path, *words: object) -> str:
    return run(
        sys.executable,
        "-c",
        "from pipeline.cli import main; main()",
        *("--ui", "en", "--workspace", root),
        *words,
        cwd=ROOT,
    )


def children_seconds() -> float:
    """Processor time of all children so far: other work on the machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
