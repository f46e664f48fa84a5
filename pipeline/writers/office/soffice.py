"""One start of LibreOffice: many Word files in, a PDF beside each."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pipeline.disk import scratch
from pipeline.writers.office.lifeline import tied

_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
"""Tagged, so that a screen reader knows headings and tables; headings as bookmarks."""

PATIENCE = 120.0
"""Seconds that a start or one file may take."""
_SETTINGS = {"TZ": "UTC", "LC_ALL": "C.UTF-8"}


@contextmanager
def profile(folder: Path, *, fresh: bool = False) -> Iterator[Path]:
    """A profile folder that no other LibreOffice uses meanwhile.

    The first start with a new profile costs seconds, so profiles are kept. Where
    another build has this one, a passing one is made.

    Args:
        folder: where the profile is kept.
        fresh: begin with an empty one, since the old one may be spoiled.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with scratch() as passing:
                yield passing
        else:
            if fresh:
                shutil.rmtree(folder, ignore_errors=True)
            yield folder


def _named(line: str) -> str:
    """The file of «convert /folder/name.docx as a Writer document -> …»."""
    return Path(line.removeprefix("convert ").partition(" as a ")[0]).stem


class Office:
    """LibreOffice, started once for each worker; it ends when we end, even killed.

    Args:
        program: as `find_soffice` finds it.
    """

    def __init__(self, program: Path) -> None:
        self._program = program
        self._watches: list[_Watch] = []
        self._ended = False

    def run(
        self,
        files: Sequence[Path],
        out: Path,
        *,
        home: Path,
        started: Callable[[str], None],
    ) -> int:
        """Convert files; what came of it must be seen from the files in `out`.

        The exit code proves nothing, so it is not asked. When a file takes too long,
        the program and all that it started are ended, and its profile, which may be
        spoiled, is removed.

        Args:
            files: Word files, of different names.
            out: folder for the PDFs, and for what LibreOffice needs meanwhile: the
                folder goes, and with it what a killed one has left.
            home: profile folder.
            started: called with each file's name, without ending, as its turn comes.

        Returns:
            How many files had their turn; none after `end`.
        """
        if self._ended:
            return 0
        turns = 0
        process = self._start(files, out, home)
        with process, _Watch(process, home) as watch:
            self._watches.append(watch)
            for line in process.stdout or ():
                if line.startswith("convert "):
                    watch.again()
                    turns += 1
                    started(_named(line))
            process.wait()  # else the lifeline would end it while it tidies up
        return turns

    def end(self) -> None:
        """End all that runs and start nothing more: somebody has stopped the build."""
        self._ended = True
        for watch in self._watches:
            watch.end()

    def _start(
        self, files: Sequence[Path], out: Path, home: Path
    ) -> subprocess.Popen[str]:
        command = [
            str(self._program),
            f"-env:UserInstallation={home.resolve().as_uri()}",
            *("--headless", "--nologo", "--norestore", "--nodefault", "--nolockcheck"),
            *("--convert-to", _FILTER, "--outdir", str(out)),
            *map(str, files),
        ]
        return subprocess.Popen(  # noqa: S603  # our own files, no shell
            tied(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
            env=os.environ | _SETTINGS | {"TMPDIR": str(out.resolve())},
            start_new_session=True,
        )


class _Watch:
    """Ends a program that shows no sign of life for `PATIENCE` seconds."""

    def __init__(self, process: subprocess.Popen[str], home: Path) -> None:
        self._process, self._home = process, home
        self._timer = self._start()

    def _start(self) -> threading.Timer:
        timer = threading.Timer(PATIENCE, self.end)
        timer.daemon = True
        timer.start()
        return timer

    def again(self) -> None:
        """Begin to count anew."""
        self._timer.cancel()
        self._timer = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        self._timer.cancel()
        if fault is not None:
            self.end()

    def end(self) -> None:
        """End the process group that we started, and drop its profile."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            shutil.rmtree(self._home, ignore_errors=True)
