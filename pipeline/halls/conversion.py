"""PDFs of Word files, kept by content so that no file is converted twice.

A PDF is kept in `.normpack/pdf/` under the hash of its Word file and the converter's
version. Word files are byte-identical for the same inputs, so only what changed is
converted again; another LibreOffice starts anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk import scratch
from pipeline.model.artifact import Artifact
from pipeline.writers.pdf import convert
from pipeline.writers.soffice import version

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """PDFs by the hash of their Word files."""

    pdfs: Mapping[str, bytes]
    pages: Mapping[str, int]

    def beside(self, word: Artifact) -> tuple[Artifact, Artifact]:
        """A Word file and its PDF, both with their number of sheets."""
        key = _hash(word.content)
        pages = self.pages[key]
        name = word.name.removesuffix(".docx") + ".pdf"
        pdf = replace(word, name=name, content=self.pdfs[key], pages=pages)
        return replace(word, pages=pages), pdf


class Converter:
    """Converts Word files, or finds what an earlier build has converted.

    Args:
        home: folder for what is kept from build to build.
        jobs: how many converters work side by side.
        progress: told what is under way.
    """

    def __init__(self, home: Path, *, jobs: int, progress: Progress) -> None:
        self._home = home
        self._jobs = jobs
        self._progress = progress

    def convert(self, words: Iterable[bytes]) -> Printed:
        """The PDFs of Word files.

        Raises:
            EnvironmentLackError: `no-libreoffice`, `not-converted`.
        """
        kept = self._home / "pdf" / _hash(version().encode())[:16]
        kept.mkdir(parents=True, exist_ok=True)
        wanted = {_hash(word): word for word in words}
        known = _kept_pdfs(kept)
        missing = {key: word for key, word in wanted.items() if key not in known}
        if missing:
            self._make(missing, kept)
            known = _kept_pdfs(kept)
        return Printed(
            pdfs={key: known[key].file.read_bytes() for key in wanted},
            pages={key: known[key].pages for key in wanted},
        )

    def _make(self, missing: Mapping[str, bytes], kept: Path) -> None:
        """Converts beside and renames, so that a crash keeps no half file."""
        with scratch(self._home) as folder:
            sources = []
            for key, word in missing.items():
                source = folder / f"{key}.docx"
                source.write_bytes(word)
                sources.append(source)
            made = convert(
                sources,
                folder / "out",
                profiles=self._home,
                jobs=self._jobs,
                progress=lambda done, total: self._progress("PDF", done, total),
            )
            for each in made:
                name = f"{each.pdf.stem}-{each.pages}.pdf"
                each.pdf.replace(kept / name)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A PDF of an earlier build; its name holds its number of sheets."""

    file: Path
    pages: int


def _kept_pdfs(folder: Path) -> dict[str, _Kept]:
    found = {}
    for file in folder.glob("*-*.pdf"):
        key, pages = file.stem.rsplit("-", 1)
        found[key] = _Kept(file, int(pages))
    return found


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
