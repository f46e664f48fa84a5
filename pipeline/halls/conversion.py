"""PDFs of Word files; no file is converted twice.

Word files are byte-identical for the same inputs, so a PDF is kept under the hash of
its Word file and of the converter, and only what changed is converted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.disk import scratch
from pipeline.halls.order import Progress
from pipeline.model.artifact import Artifact
from pipeline.store import Store, digest
from pipeline.writers.office.converter import converter

if TYPE_CHECKING:
    from pipeline.writers.office.workers import Workers

_EARLY = 60
"""Word files that are worth a start of LibreOffice before all are written."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and its number of sheets."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Printed:
    """PDFs by the hash of their Word files."""

    pdfs: Mapping[str, Pdf]

    def beside(self, word: Artifact) -> tuple[Artifact, Artifact]:
        """A Word file and its PDF, both with their number of sheets."""
        pdf = self.pdfs[digest(word.content)]
        name = word.name.removesuffix(".docx") + ".pdf"
        made = replace(word, name=name, content=pdf.content, pages=pdf.pages)
        return replace(word, pages=pdf.pages), made


class Converter:
    """Converts Word files, or finds what an earlier build has converted.

    Files are handed over as they are written, and LibreOffice begins while others are
    still being written. A context, which leaves no LibreOffice behind.

    Args:
        home: folder for profiles of LibreOffice and for what passes.
        store: where PDFs are kept.
        jobs: how many converters work side by side.
        progress: told what is under way, once nothing is left to be handed over.
    """

    def __init__(
        self, home: Path, store: Store, *, jobs: int, progress: Progress
    ) -> None:
        self._home = home
        self._store = store
        self._jobs = jobs
        self._progress = progress
        self._found: dict[str, Pdf] = {}
        self._missing: dict[str, Artifact] = {}
        self._waiting: list[Path] = []
        self._stack = ExitStack()
        self._opened: tuple[Path, Workers] | None = None
        self._is_told = False

    def __enter__(self) -> Self:
        """Itself; nothing is started before it is needed."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End what still runs, and take away what passed."""
        self._stack.__exit__(kind, fault, trace)

    def begin(self, words: Iterable[Artifact]) -> None:
        """Hand Word files over.

        Args:
            words: Word files; their names are told as they are converted.

        Raises:
            EnvironmentLackError: `no-libreoffice`.
        """
        self._is_told = False
        program = converter()
        for word in words:
            name = digest(word.content)
            if name in self._found or name in self._missing:
                continue
            pdf = self._store.find("pdf", digest(program, name), Pdf)
            if pdf is None:
                self._missing[name] = word
                self._waiting.append(self._written(name, word))
            else:
                self._found[name] = pdf
        if len(self._waiting) >= _EARLY and self._workers.has_idle:
            share, self._waiting = self._waiting, []
            self._workers.begin(share)

    def finish(self) -> Printed:
        """The PDFs of all Word files that were handed over.

        Raises:
            EnvironmentLackError: as `writers.office.pdf.convert` tells.
        """
        self._is_told = True
        if self._missing:
            rest, self._waiting = self._waiting, []
            if rest:
                self._workers.begin(*self._workers.shares(rest))
            program = converter()
            for each in self._workers.finish():
                name = each.source.stem
                pdf = Pdf(each.pdf.read_bytes(), each.pages)
                self._store.keep("pdf", digest(program, name), pdf)
                self._found[name] = pdf
            self._missing = {}
        return Printed(dict(self._found))

    def _written(self, name: str, word: Artifact) -> Path:
        source = self._folder / f"{name}.docx"
        source.write_bytes(word.content)
        return source

    @property
    def _folder(self) -> Path:
        return self._open()[0]

    @property
    def _workers(self) -> Workers:
        return self._open()[1]

    def _open(self) -> tuple[Path, Workers]:
        """A folder for what passes, and workers; for most builds neither is needed."""
        if self._opened is None:
            from pipeline.writers.office.workers import Workers  # noqa: PLC0415

            folder = self._stack.enter_context(scratch(self._home))
            out = folder / "out"
            out.mkdir()
            workers = Workers(
                out, profiles=self._home, jobs=self._jobs, progress=self._tell
            )
            self._opened = folder, self._stack.enter_context(workers)
        return self._opened

    def _tell(self, name: str, done: int, total: int) -> None:
        word = self._missing.get(name)
        if self._is_told and word is not None:
            self._progress(word.name.replace(".docx", ".pdf"), done, total)
