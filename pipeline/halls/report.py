"""The hall of the quarterly report: prepare → count → compose → write → pack.

Everything is counted from the ledgers as they were at the end of the quarter, so an
old quarter gives its old numbers. The clock enters as a parameter and matters only for
a quarter that is not over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import VERSION
from pipeline.documents.quarterly_report import compose
from pipeline.documents.report_parts import ReportBrief
from pipeline.errors import EnvironmentLackError, UsageError
from pipeline.halls.conversion import Converter
from pipeline.halls.kept import store_of
from pipeline.halls.order import Progress
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.standings import programme_report
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, Severity
from pipeline.model.quarter import Quarter
from pipeline.model.workspace import Workspace
from pipeline.packing import write_pack
from pipeline.writers.docx import DOCX
from pipeline.writers.html import write_page
from pipeline.writers.word.shells import Shells

_NO_NUMBERS = {"norms", "texts", "acts"}
"""Folders of the drafts whose mistakes change no number of the report."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What is asked for.

    Args:
        root: the workspace.
        quarter: the quarter to report on, as typed: `2026-Q4`.
        today: the day of making; a quarter that is not over is told as of this day.
        pdf: whether PDFs are made.
    """

    root: Path
    quarter: str
    today: dt.date
    pdf: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What was done.

    Args:
        problems: what is wrong in the drafts that the numbers come from.
        folder: where the report lies; empty where errors stopped it.
        files: number of files.
        lack: what the machine lacks, or None.
    """

    problems: tuple[Problem, ...]
    folder: Path = Path()
    files: int = 0
    lack: EnvironmentLackError | None = None

    @property
    def has_errors(self) -> bool:
        """Whether errors stopped the report: its numbers could be wrong."""
        return any(each.severity is Severity.ERROR for each in self.problems)


def report(
    order: ReportOrder, locales: Mapping[Lang, Locale], progress: Progress
) -> Made:
    """Makes the report of a quarter in all languages and formats.

    Raises:
        UsageError: `not-a-quarter`, `quarter-ahead`.
        DraftError: where there is no workspace.
    """
    quarter, day = _asked(order)
    store = store_of(order.root)
    prepared = prepare(order.root / "drafts", locales, as_of=day, store=store)
    problems = tuple(filter(_bears_on_numbers, prepared.all_problems()))
    made = Made(problems)
    if made.has_errors:
        return made
    documents = _documents(prepared, locales, quarter, day)
    artifacts = [*_pages(documents, locales), *_words(documents, order.root)]
    lack = None
    if order.pdf:
        try:
            artifacts = _printed(artifacts, order.root, progress)
        except EnvironmentLackError as missing:
            lack = missing
    folder = order.root / "outputs" / "programme" / str(quarter)
    write_pack(folder, artifacts, _receipt(prepared.workspace, quarter, day, order))
    return Made(problems, folder, len(artifacts), lack)


def _asked(order: ReportOrder) -> tuple[Quarter, dt.date]:
    """The quarter and the day for which it is told."""
    try:
        quarter = Quarter.parse(order.quarter)
    except ValueError as fault:
        raise UsageError("not-a-quarter", quarter=order.quarter) from fault
    if quarter.first_day > order.today:
        day = f"{quarter.first_day:%d.%m.%Y}"
        raise UsageError("quarter-ahead", quarter=order.quarter, day=day)
    return quarter, min(quarter.last_day, order.today)


def _bears_on_numbers(problem: Problem) -> bool:
    return not _NO_NUMBERS & set(problem.location.file.parts)


def _documents(
    prepared: Prepared, locales: Mapping[Lang, Locale], quarter: Quarter, day: dt.date
) -> tuple[Document, ...]:
    workspace = prepared.workspace
    found = programme_report(workspace, quarter, day)
    return tuple(
        compose(ReportBrief(workspace.programme, workspace.acts, locales[lang], found))
        for lang in LANGS
    )


def _pages(
    documents: tuple[Document, ...], locales: Mapping[Lang, Locale]
) -> Iterator[Artifact]:
    for each in documents:
        contents = locales[each.lang].term("report_contents")
        page = write_page(each, contents)
        yield Artifact(f"{each.stem}.html", page, each.kind, each.lang)


def _words(documents: tuple[Document, ...], root: Path) -> Iterator[Artifact]:
    shells = Shells(root / "templates" / "docx")
    for each in documents:
        content = DOCX.write(each, shells)
        yield Artifact(f"{each.stem}{DOCX.suffix}", content, each.kind, each.lang)


def _printed(
    artifacts: list[Artifact], root: Path, progress: Progress
) -> list[Artifact]:
    """The files with a PDF beside each Word file."""
    words = [each for each in artifacts if each.name.endswith(DOCX.suffix)]
    converter = Converter(root / ".normpack", store_of(root), jobs=1, progress=progress)
    pdfs = converter.convert(words)
    rest = [each for each in artifacts if each not in words]
    return [*rest, *(made for each in words for made in pdfs.beside(each))]


def _receipt(
    workspace: Workspace, quarter: Quarter, day: dt.date, order: ReportOrder
) -> Mapping[str, object]:
    """What the report was made from: ledgers, shared files, shells; no texts of law."""
    return {
        "quarter": str(quarter),
        "as_of": day.isoformat(),
        "normpack": VERSION,
        "inputs": {
            path: sha
            for path, sha in sorted(workspace.inputs.items())
            if not _NO_NUMBERS & set(Path(path).parts)
        },
        "templates": Shells(order.root / "templates" / "docx").hashes(),
    }
