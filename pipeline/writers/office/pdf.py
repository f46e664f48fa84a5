"""Word files to PDF through LibreOffice, many in one start, each one checked.

Word files are converted, not drawn a second time, so that the two cannot look
different. LibreOffice keeps one profile folder for each worker.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.writers.office.converter import find_soffice
from pipeline.writers.office.soffice import Office
from pipeline.writers.office.turns import Converted, Progress, Tally, Worker

_COUNT = re.compile(rb"<</Type/Pages\n[^>]*?/Count ([1-9][0-9]*)>>")
"""How LibreOffice writes the number of sheets; to read this alone is many times as
fast as pypdf, and every build counts every sheet."""


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
        jobs: how many converters work side by side. Each start takes as long as some
            twenty files, so the files are shared out once.
        progress: told of each file as its turn comes.

    Returns:
        One record for each file, in their order.

    Raises:
        EnvironmentLackError: `no-libreoffice`; `docx-broken`, `pdf-missing`,
            `pdf-broken` or `pdf-lacks-letters` for the first file that even a second
            try with a fresh profile did not bring over.
        ValueError: where two files would give one PDF.
    """
    office = Office(find_soffice())
    names = [file.stem for file in files]
    if len(set(names)) != len(names):
        raise ValueError(names)
    if not files:
        return ()
    out.mkdir(parents=True, exist_ok=True)
    workers = max(1, min(jobs, len(files)))
    shares = [files[number::workers] for number in range(workers)]
    homes = [profiles / f"libreoffice-{number}" for number in range(workers)]
    worker = Worker(office, out, Tally(len(files), progress))
    with ThreadPoolExecutor(workers) as pool:
        try:
            turns = pool.map(worker.run, shares, homes)
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
    # pypdf takes long to load; most builds have no need of it.
    from pipeline.writers.office.pdf_check import count_pages  # noqa: PLC0415

    return count_pages(content, frozenset(), "PDF")
