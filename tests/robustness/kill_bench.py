"""Kills normpack at random moments and looks at what is left.

Real commands run in a workspace of their own; the whole process group is killed
(`kill -9`) at a random moment of the time that the command usually takes.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from small_workspace import command, contents, normpack

from pipeline.packing import packs_under, verify_pack

MARK = "NORMPACK_KILL_TRIAL"
"""Variable by which the processes of a trial are told from all others."""
GRACE = 60.0
"""Seconds in which what a killed command has started must be gone; some milliseconds
are usual."""
EARLIEST, LATEST = 0.15, 1.02
"""Shares of the usual time between which a command is killed."""


@dataclass
class Bench:
    """A workspace and the folder for its passing files.

    Args:
        root: the workspace.
        passing: the folder for passing files.
        luck: chooses the moments.
        faults: what was wrong; grows.
    """

    root: Path
    passing: Path
    luck: random.Random
    faults: list[str] = field(default_factory=list)

    def run(self, *words: object) -> float:
        """Run a command to its end; seconds that it took."""
        start = time.monotonic()
        done = normpack(self.root, *words, env={"TMPDIR": str(self.passing)})
        if done.returncode != 0:
            self.faults.append(f"{words}: {done.returncode} {done.stderr[-600:]}")
        return time.monotonic() - start

    def kill(self, usual: float, *words: object) -> bool:
        """Run a command and kill it.

        Args:
            usual: seconds that it usually takes.
            *words: the command.

        Returns:
            Whether it was still alive.
        """
        mark = f"{os.getpid()}-{self.luck.getrandbits(40)}"
        environment = os.environ | {"TMPDIR": str(self.passing), MARK: mark}
        process = subprocess.Popen(
            command(self.root, *words),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(self.luck.uniform(EARLIEST, LATEST) * usual)
        alive = process.poll() is None
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._look_for_orphans(mark)
        return alive

    def _look_for_orphans(self, mark: str) -> None:
        end = time.monotonic() + GRACE
        while found := list(processes_with(mark)):
            if time.monotonic() > end:
                self.faults.append(f"alive: {found}")
                for number, _ in found:
                    with suppress(ProcessLookupError):
                        os.kill(number, signal.SIGKILL)
                return
            time.sleep(0.05)

    def look_at_packs(self) -> None:
        """Every pack verifies."""
        for pack in packs_under(self.root / "outputs"):
            for problem in verify_pack(pack):
                self.faults.append(f"{pack.name}: {problem.rule} {problem.values}")

    def look_for_litter(self) -> None:
        """Nothing of what stands nowhere after a command that has succeeded."""
        for folder in ("drafts", "outputs", ".normpack", ".normpack/review"):
            deep = folder in {"drafts", "outputs"}
            for path in (self.root / folder).glob("**/.*" if deep else ".*"):
                self.faults.append(f"litter: {path.relative_to(self.root)}")
        for path in (self.root / ".normpack").glob("tmp*"):
            self.faults.append(f"litter: {path.relative_to(self.root)}")
        for path in self.passing.iterdir():
            self.faults.append(f"litter of passing files: {path.name}")

    def verdict(self, before: dict, killed: dict, after: dict) -> str:
        """What was found after a kill, thing by thing: the old, the new or a fault."""
        names = before.keys() | after.keys()
        states = {"old": 0, "new": 0}
        for name in sorted(names):
            if before.get(name) == after.get(name) == killed.get(name):
                continue
            if killed.get(name) == before.get(name):
                states["old"] += 1
            elif killed.get(name) == after.get(name):
                states["new"] += 1
            else:
                self.faults.append(f"neither old nor new: {name}")
        for name in killed.keys() - names:
            self.faults.append(f"unknown: {name}")
        if states["old"] and states["new"]:
            return "some old, some new"
        return "all new" if states["new"] else "all old"


def processes_with(mark: str) -> Iterator[tuple[int, str]]:
    """Living processes that have inherited a trial's mark."""
    wanted = f"{MARK}={mark}".encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                if wanted in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name), (entry / "comm").read_text().strip()


def packs_of(outputs: Path) -> dict[str, object]:
    """Content of each pack."""
    return {
        pack.relative_to(outputs).as_posix(): contents(pack)
        for pack in packs_under(outputs)
    }
