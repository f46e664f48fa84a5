"""A worker's turn: one start of LibreOffice for many files, what fails tried again."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import EnvironmentLackError
from pipeline.writers.office.pdf_bytes import letters_of_docx, settle_pdf
from pipeline.writers.office.soffice import Office, profile

Progress = Callable[[str, int, int], None]
"""Called with a file's name, without ending, as its turn comes; how many had theirs;
how many there are."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A PDF and the Word file that it shows."""

    source: Path
    pdf: Path
    pages: int


@dataclass(slots=True)
class Tally:
    """Counts the files whose turn came, over all workers.

    Args:
        total: how many there are.
        report: told of each.
        done: how many had their turn.
    """

    total: int
    report: Progress
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def step(self, name: str) -> None:
        """A file's turn has come."""
        with self.lock:
            self.done = min(self.done + 1, self.total)
            self.report(name, self.done, self.total)


@dataclass(frozen=True, slots=True)
class Worker:
    """Converts files one start after another.

    Args:
        office: LibreOffice.
        out: folder for the PDFs.
        tally: counts.
    """

    office: Office
    out: Path
    tally: Tally

    def run(self, files: Sequence[Path], home: Path) -> list[Converted]:
        """Convert files; what fails is tried once more.

        Args:
            files: Word files, of different names.
            home: the worker's profile.

        Raises:
            EnvironmentLackError: as `pdf.convert` tells.
        """
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
        tally: Tally,
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
