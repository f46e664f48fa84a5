"""Word files to PDF through LibreOffice, many in one start, each one checked.

Word files are converted, not drawn a second time, so that the two cannot look
different. LibreOffice keeps one profile folder for each worker.
"""

from __future__ import annotations

import importlib
import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import EnvironmentLackError
from pipeline.writers.office import soffice
from pipeline.writers.office.converter import find_soffice
from pipeline.writers.office.pdf_bytes import letters_of_docx, settle_pdf

Progress = Callable[[str, int, int], None]
"""Called with a file's name, without ending, as its turn comes; how many had theirs;
how many there are."""


_COUNT = re.compile(rb"<</Type/Pages\n[^>]*?/Count ([1-9][0-9]*)>>")
"""How LibreOffice writes the number of sheets; to read this alone is many times as
fast as pypdf, and every build counts every sheet."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A PDF and the Word file that it shows."""

    source: Path
    pdf: Path
    pages: int


def _silent(name: str, done: int, total: int) -> None:
    """No report."""


def convert(
    files: Sequence[Path],
    out: Path,
    *,
    profiles: Path,
    jobs: int = 1,
    progress: Progress = _silent,
) -> tuple[Converted, ...]:
    """Convert Word files to PDFs of the same names.

    The same file gives the same bytes, on one machine with one LibreOffice.

    Args:
        files: Word files; their names without ending must differ.
        out: folder for the PDFs, made where missing.
        profiles: folder where LibreOffice's profiles are kept from run to run.
        jobs: how many converters work side by side; on two cores one is as fast
            as two.
        progress: told of each file as its turn comes.

    Returns:
        One record for each file, in their order.

    Raises:
        EnvironmentLackError: `no-libreoffice`; `docx-broken`, `pdf-missing`,
            `pdf-broken` or `pdf-lacks-letters` for the first file that even a second
            try with a fresh profile did not bring over.
        ValueError: where two files would give one PDF.
    """
    program = find_soffice()
    names = [file.stem for file in files]
    if len(set(names)) != len(names):
        raise ValueError(names)
    if not files:
        return ()
    out.mkdir(parents=True, exist_ok=True)
    workers = max(1, min(jobs, len(files)))
    shares = [files[number::workers] for number in range(workers)]
    homes = [profiles / f"libreoffice-{number}" for number in range(workers)]
    office = soffice.Office(program)
    press = _Press(office, out, _Tally(len(files), progress))
    with ThreadPoolExecutor(workers) as pool:
        try:
            turns = pool.map(press.run, shares, homes)
            # LibreOffice is starting: time to load what looks at its PDFs.
            importlib.import_module("pipeline.writers.office.pdf_check")
            made = [each for done in turns for each in done]
        except BaseException:
            office.end()
            raise
    order = {file: index for index, file in enumerate(files)}
    return tuple(sorted(made, key=lambda one: order[one.source]))


def page_count(content: bytes) -> int:
    """The sheets of a PDF that an earlier `convert` made.

    Raises:
        EnvironmentLackError: `pdf-broken`, where somebody has spoiled it since.
    """
    told = _COUNT.findall(content)
    if len(told) == 1 and content.rstrip().endswith(b"%%EOF"):
        return int(told[0])
    return _count(content, frozenset(), "PDF")


def _count(content: bytes, letters: frozenset[str], file: str) -> int:
    """The sheets of a PDF that shows all the letters."""
    # pypdf takes long to load; most builds convert nothing.
    from pipeline.writers.office.pdf_check import count_pages  # noqa: PLC0415

    return count_pages(content, letters, file)


@dataclass(slots=True)
class _Tally:
    """Counts the files whose turn came, over all workers."""

    total: int
    report: Progress
    done: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def step(self, name: str) -> None:
        with self.lock:
            self.done = min(self.done + 1, self.total)
            self.report(name, self.done, self.total)


@dataclass(frozen=True, slots=True)
class _Press:
    office: soffice.Office
    out: Path
    tally: _Tally

    def run(self, files: Sequence[Path], home: Path) -> list[Converted]:
        """Convert one worker's files; what fails is tried once more."""
        letters = {file: letters_of_docx(file) for file in files}
        with tempfile.TemporaryDirectory(dir=self.out, prefix=".") as work:
            done, failed = self._try(letters, Path(work), home)
            if failed:
                again = {file: letters[file] for file in failed}
                more, failed = self._try(again, Path(work), home, fresh=True)
                done += more
        for failure in failed.values():
            raise failure
        return done

    def _try(
        self,
        letters: dict[Path, frozenset[str]],
        work: Path,
        home: Path,
        *,
        fresh: bool = False,
    ) -> tuple[list[Converted], dict[Path, EnvironmentLackError]]:
        """One start; the file at which it stopped is the last of the failed."""
        copies = [Path(shutil.copy(file, work)) for file in letters]
        with soffice.profile(home, fresh=fresh) as mine:
            turn = self.office.run(copies, work, home=mine, started=self.tally.step)
        done: list[Converted] = []
        failed: dict[Path, EnvironmentLackError] = {}
        for file, wanted in letters.items():
            try:
                done.append(self._accept(file, work, wanted))
            except EnvironmentLackError as failure:
                failed[file] = failure
        stopped = list(letters)[turn - 1] if turn else None
        if stopped in failed:
            failed[stopped] = failed.pop(stopped)
        return done, failed

    def _accept(self, file: Path, work: Path, letters: frozenset[str]) -> Converted:
        made = work / f"{file.stem}.pdf"
        if not made.is_file():
            rule = "pdf-missing"
            raise EnvironmentLackError(rule, file=file.name)
        content = settle_pdf(made.read_bytes())
        pages = _count(content, letters, file.name)
        made.write_bytes(content)
        return Converted(file, made.replace(self.out / made.name), pages)
