"""PDFs of Word files; no file is converted twice.

Word files are byte-identical for the same inputs, so a PDF is kept under the hash of
its Word file and of the converter, and only what changed is converted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk import scratch
from pipeline.halls.order import Progress
from pipeline.model.artifact import Artifact
from pipeline.store import Store, digest
from pipeline.writers.office.converter import converter


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

    Args:
        home: folder for profiles of LibreOffice and for what passes.
        store: where PDFs are kept.
        jobs: how many converters work side by side.
        progress: told what is under way.
    """

    def __init__(
        self, home: Path, store: Store, *, jobs: int, progress: Progress
    ) -> None:
        self._home = home
        self._store = store
        self._jobs = jobs
        self._progress = progress

    def convert(self, words: Iterable[Artifact]) -> Printed:
        """The PDFs of Word files.

        Args:
            words: Word files; their names are told as they are converted.

        Raises:
            EnvironmentLackError: `no-libreoffice`, `not-converted`.
        """
        program = converter()
        found: dict[str, Pdf] = {}
        missing: dict[str, Artifact] = {}
        for word in words:
            name = digest(word.content)
            pdf = self._store.find("pdf", digest(program, name), Pdf)
            if pdf is None:
                missing[name] = word
            else:
                found[name] = pdf
        made = self._make(missing) if missing else {}
        for name, pdf in made.items():
            self._store.keep("pdf", digest(program, name), pdf)
        return Printed({**found, **made})

    def _make(self, missing: Mapping[str, Artifact]) -> dict[str, Pdf]:
        # Most builds convert nothing, and what reads PDFs takes long to load.
        from pipeline.writers.office.pdf import convert  # noqa: PLC0415

        with scratch(self._home) as folder:
            sources = []
            for name, word in missing.items():
                source = folder / f"{name}.docx"
                source.write_bytes(word.content)
                sources.append(source)
            made = convert(
                sources,
                folder / "out",
                profiles=self._home,
                jobs=self._jobs,
                progress=lambda name, done, total: self._progress(
                    missing[name].name.replace(".docx", ".pdf"), done, total
                ),
            )
            return {
                each.source.stem: Pdf(each.pdf.read_bytes(), each.pages)
                for each in made
            }
