"""Turns planned packs into files: Word first, sheets counted, letters last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline import writers
from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.errors import EnvironmentLackError
from pipeline.halls.akoma import SUFFIX, bill_xml
from pipeline.halls.conversion import Converter
from pipeline.halls.enclosures import attachments_of
from pipeline.halls.order import Order, Progress
from pipeline.halls.plan import Job, PackPlan
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.registry import discover
from pipeline.store import Store, digest, program
from pipeline.store.codec import to_bytes
from pipeline.writers.word.shells import Shells
from pipeline.writers.writer import Writer

Files = Mapping[PackPlan, Sequence[Artifact]]


class Press:
    """Writes and converts; a file that follows from the same document is found again.

    Args:
        order: what is wanted.
        shells: the Word shells.
        store: where files are kept.
        progress: told of each document.
    """

    def __init__(
        self, order: Order, shells: Shells, store: Store, progress: Progress
    ) -> None:
        self.lack: EnvironmentLackError | None = None
        self._pdf = order.pdf
        self._store = store
        self._progress = progress
        self._writers = discover(writers, Writer)
        self._shells = shells
        self._converter = Converter(
            order.root / ".normpack", store, jobs=order.jobs, progress=progress
        )
        self._done, self._total = 0, 0

    def make(self, plans: list[PackPlan]) -> dict[PackPlan, tuple[Artifact, ...]]:
        """All files of all packs.

        Raises:
            DraftError: where a Word shell cannot be used.
        """
        self._done = 0
        self._total = sum(len(plan.jobs) + len(plan.letters) for plan in plans)
        written = {plan: [*self._written(plan, plan.jobs)] for plan in plans}
        printed = self._print(written)
        letters: dict[PackPlan, list[Artifact]] = {}
        for plan in plans:
            pages = {
                file.name.removesuffix(".pdf"): file.pages for file in printed[plan]
            }
            enclosing = [_with_attachments(plan, job, pages) for job in plan.letters]
            letters[plan] = [*self._written(plan, enclosing)]
        printed_letters = self._print(letters)
        return {plan: (*printed[plan], *printed_letters[plan]) for plan in plans}

    def _written(self, plan: PackPlan, jobs: Sequence[Job]) -> Iterator[Artifact]:
        for job in jobs:
            document = job.kind.compose(job.brief)
            name = f"{plan.direction.number}/{plan.pack.value}/{document.stem}"
            self._progress(name, self._done, self._total)
            self._done += 1
            yield from self._files(job, document)

    def _files(self, job: Job, document: Document) -> Iterator[Artifact]:
        for writer in self._writers.values():
            if writer.name == "xlsx" and not job.kind.spreadsheet:
                continue
            content = self._content(writer, document)
            name = f"{document.stem}{writer.suffix}"
            yield Artifact(name, content, document.kind, document.lang)
        if job.kind is AMENDING_BILL:
            name = f"{document.stem}{SUFFIX}"
            xml = bill_xml(job.brief)
            yield Artifact(name, xml, document.kind, document.lang)

    def _content(self, writer: Writer, document: Document) -> bytes:
        shell = self._shells.sha256(document.shell)
        key = digest(program(), writer.name, shell, to_bytes(document))
        content = self._store.get("files", key)
        if content is None:
            content = writer.write(document, self._shells)
            self._store.put("files", key, content)
        return content

    def _print(self, written: Files) -> dict[PackPlan, tuple[Artifact, ...]]:
        """Adds the PDFs and sets the number of sheets on every file of a document."""
        pdfs = None
        if self._pdf and self.lack is None:
            words = [
                file for files in written.values() for file in files if _is_word(file)
            ]
            try:
                pdfs = self._converter.convert(words)
            except EnvironmentLackError as lack:
                self.lack = lack
        if pdfs is None:
            return {plan: tuple(files) for plan, files in written.items()}
        return {
            plan: tuple(
                made
                for file in files
                for made in (pdfs.beside(file) if _is_word(file) else (file,))
            )
            for plan, files in written.items()
        }


def _is_word(file: Artifact) -> bool:
    return file.name.endswith(".docx")


def _with_attachments(plan: PackPlan, job: Job, pages: Mapping[str, int]) -> Job:
    enclosed = attachments_of(plan, job.brief.lang, pages)
    return replace(job, brief=replace(job.brief, attachments=enclosed))
