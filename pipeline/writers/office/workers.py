"""LibreOffice at work beside the program: files are handed over as they come."""

from __future__ import annotations

import importlib
import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Self

from pipeline.errors import EnvironmentLackError
from pipeline.writers.office.converter import find_soffice
from pipeline.writers.office.pdf_bytes import letters_of_docx, settle_pdf
from pipeline.writers.office.soffice import Office, profile

Progress = Callable[[str, int, int], None]
"""Called with a file's name, without ending, as its turn comes; how many had theirs;
how many there are so far."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A PDF and the Word file that it shows."""

    source: Path
    pdf: Path
    pages: int


class Workers:
    """Converters side by side; a context, which leaves none of them behind.

    Args:
        out: folder for the PDFs; it must be there.
        profiles: folder where LibreOffice's profiles are kept from run to run.
        jobs: how many work at once.
        progress: told of each file as its turn comes.

    Raises:
        EnvironmentLackError: `no-libreoffice`.
    """

    def __init__(
        self, out: Path, *, profiles: Path, jobs: int, progress: Progress
    ) -> None:
        self._office = Office(find_soffice())
        self._press = _Press(self._office, out, _Tally(progress))
        self._jobs = max(1, jobs)
        self._pool = ThreadPoolExecutor(self._jobs)
        self._turns: list[Future[list[Converted]]] = []
        self._homes: SimpleQueue[Path] = SimpleQueue()
        for number in range(self._jobs):
            self._homes.put(profiles / f"libreoffice-{number}")

    def __enter__(self) -> Self:
        """Itself; nothing is started yet."""
        return self

    def __exit__(self, kind: object, fault: object, trace: object) -> None:
        """Wait for what runs, or end it where something went wrong."""
        if fault is not None:
            self._office.end()
        self._pool.shutdown(cancel_futures=True)

    @property
    def has_idle(self) -> bool:
        """Whether one of them has nothing to do."""
        return sum(not turn.done() for turn in self._turns) < self._jobs

    def shares(self, files: Sequence[Path]) -> list[Sequence[Path]]:
        """The files in as many parts as there are workers."""
        workers = min(self._jobs, len(files))
        return [files[number::workers] for number in range(workers)]

    def begin(self, *shares: Sequence[Path]) -> None:
        """Convert files, each share by one start of LibreOffice.

        Args:
            shares: Word files; all names without ending must differ.
        """
        self._press.tally.expect(sum(map(len, shares)))
        self._turns += [self._pool.submit(self._turn, share) for share in shares]

    def finish(self) -> list[Converted]:
        """All that was converted since the last time, when it is.

        Raises:
            EnvironmentLackError: `docx-broken`, `pdf-missing`, `pdf-broken` or
                `pdf-lacks-letters` for the first file that even a second try with a
                fresh profile did not bring over.
        """
        # LibreOffice is starting: time to load what looks at its PDFs.
        importlib.import_module("pipeline.writers.office.pdf_check")
        turns, self._turns = self._turns, []
        return [each for turn in turns for each in turn.result()]

    def _turn(self, files: Sequence[Path]) -> list[Converted]:
        home = self._homes.get()
        try:
            return self._press.run(files, home)
        finally:
            self._homes.put(home)


@dataclass(slots=True)
class _Tally:
    """Counts the files whose turn came, over all workers."""

    report: Progress
    total: int = 0
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def expect(self, more: int) -> None:
        with self.lock:
            self.total += more

    def step(self, name: str) -> None:
        with self.lock:
            self.done = min(self.done + 1, self.total)
            self.report(name, self.done, self.total)


@dataclass(frozen=True, slots=True)
class _Press:
    office: Office
    out: Path
    tally: _Tally

    def run(self, files: Sequence[Path], home: Path) -> list[Converted]:
        """Convert one worker's files; what fails is tried once more."""
        letters = {file: letters_of_docx(file) for file in files}
        with tempfile.TemporaryDirectory(dir=self.out, prefix=".") as work:
            turn = self._try(letters, Path(work), home)
            done = turn.done
            if turn.failed:
                again = {file: letters[file] for file in turn.failed}
                turn = self._try(again, Path(work), home, fresh=True)
                done |= turn.done
        for failure in turn.failed.values():
            raise failure
        return list(done.values())

    def _try(
        self,
        letters: Mapping[Path, frozenset[str]],
        work: Path,
        home: Path,
        *,
        fresh: bool = False,
    ) -> _Turn:
        """One start of LibreOffice."""
        copies = [Path(shutil.copy(file, work)) for file in letters]
        turn = _Turn(letters, work, self.out, self.tally)
        with profile(home, fresh=fresh) as mine:
            self.office.run(copies, work, home=mine, started=turn.started)
        turn.end()
        return turn


class _Turn:
    """What came of one start; a PDF is looked at while the next one is made.

    Args:
        letters: the Word files, with the letters that their PDFs must show.
        work: where LibreOffice puts the PDFs.
        out: where they go.
        tally: counts.
    """

    def __init__(
        self,
        letters: Mapping[Path, frozenset[str]],
        work: Path,
        out: Path,
        tally: _Tally,
    ) -> None:
        self.done: dict[Path, Converted] = {}
        self.failed: dict[Path, EnvironmentLackError] = {}
        self._letters = letters
        self._work, self._out, self._tally = work, out, tally
        self._files = {file.stem: file for file in letters}
        self._under_way: Path | None = None

    def started(self, name: str) -> None:
        """A file's turn has come: the one before it is there."""
        self._tally.step(name)
        before, self._under_way = self._under_way, self._files.get(name)
        if before is not None and before not in self.done:
            self._accept(before)

    def end(self) -> None:
        """Nothing more comes; the file at which it stopped is the last that failed."""
        for file in self._letters:
            if file not in self.done:
                self._accept(file)
        if self._under_way in self.failed:
            self.failed[self._under_way] = self.failed.pop(self._under_way)

    def _accept(self, file: Path) -> None:
        """Take a PDF over, or keep in mind why not."""
        try:
            self.done[file] = self._taken(file)
        except EnvironmentLackError as failure:
            self.failed[file] = failure
        else:
            self.failed.pop(file, None)

    def _taken(self, file: Path) -> Converted:
        # pypdf takes long to load; most builds convert nothing.
        from pipeline.writers.office.pdf_check import count_pages  # noqa: PLC0415

        made = self._work / f"{file.stem}.pdf"
        if not made.is_file():
            rule = "pdf-missing"
            raise EnvironmentLackError(rule, file=file.name)
        content = settle_pdf(made.read_bytes())
        pages = count_pages(content, self._letters[file], file.name)
        made.write_bytes(content)
        return Converted(file, made.replace(self._out / made.name), pages)
