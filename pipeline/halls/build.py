"""The hall: read → compare → check → compose → write → convert → pack.

It decides what is made and where it goes, so no other room asks. The clock, the
environment and the number of workers enter here as parameters and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import documents, writers
from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.documents.kind import DocumentKind, Pack
from pipeline.errors import EnvironmentLackError
from pipeline.halls.akoma import SUFFIX, bill_xml
from pipeline.halls.choice import decided
from pipeline.halls.conversion import Converter
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.plan import Job, PackPlan, Planner, attachments_of, packs_of
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.receipt import receipt_of
from pipeline.ledger import standing_of
from pipeline.model.artifact import Artifact
from pipeline.model.identity import LANGS, Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, Severity
from pipeline.model.standing import Standing
from pipeline.model.workspace import Workspace
from pipeline.packing import write_pack
from pipeline.registry import discover
from pipeline.writers.writer import Writer

Progress = Callable[[str, int, int], None]
"""Called with what is under way, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for.

    Args:
        root: the workspace, with `drafts/`, `templates/` and `outputs/`.
        directions: numbers; all where empty.
        packs: all that a direction has where empty.
        langs: languages of documents.
        pdf: whether PDFs are made.
        jobs: how many converters work side by side.
        as_of: day for which the drafts are judged.
        final: refuse everything that is not fit to leave the house.
    """

    root: Path
    as_of: dt.date
    directions: tuple[str, ...] = ()
    packs: tuple[Pack, ...] = ()
    langs: tuple[Lang, ...] = LANGS
    pdf: bool = True
    jobs: int = 1
    final: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Args:
        problems: everything wrong in the drafts, by file and line.
        packs: folders that were written.
        documents: number of documents, each in one language.
        files: number of files.
        refused: directions whose old packs were left as they were.
        lack: what the machine lacks, or None.
        standings: stage of each direction that was built, by number. Packs that it
            does not allow yet are working drafts.
    """

    problems: tuple[Problem, ...]
    packs: tuple[Path, ...]
    documents: int
    files: int
    refused: tuple[str, ...]
    lack: EnvironmentLackError | None
    standings: Mapping[str, Standing]

    def made(self, direction: str) -> tuple[str, ...]:
        """Names of the packs of a direction that were written."""
        return tuple(each.name for each in self.packs if each.parent.name == direction)


def build(order: Order, locales: Mapping[Lang, Locale], progress: Progress) -> Report:
    """Makes the packs of the directions asked for.

    A direction with an error keeps its old packs; the others are made all the same.
    """
    prepared = prepare(
        order.root / "drafts",
        locales,
        wanted=order.directions,
        as_of=order.as_of,
    )
    kinds = discover(documents, DocumentKind)
    planner = Planner(prepared.workspace, locales, kinds, order.as_of)
    fit = [
        decided(prepared.workspace, each, order.as_of)
        for each in prepared.directions
        if _is_fit(prepared, each, order)
    ]
    standings = {
        each.direction.number: _standing(prepared.workspace, each, order.as_of)
        for each in fit
    }
    plans = [
        planner.plan(each, pack, order.langs)
        for each in fit
        for pack in packs_of(each.direction)
        if _is_wanted(pack, standings[each.direction.number], order)
    ]
    press = Press(order, progress)
    made = press.make(plans)
    folders = [_pack(order, prepared, plan, made[plan]) for plan in plans]
    fit_numbers = {each.direction.number for each in fit}
    asked = {each.direction.number for each in prepared.directions}
    return Report(
        problems=prepared.all_problems(),
        packs=tuple(folders),
        documents=sum(len(plan.jobs) + len(plan.letters) for plan in plans),
        files=sum(len(artifacts) for artifacts in made.values()),
        refused=tuple(sorted((asked | prepared.unread.keys()) - fit_numbers)),
        lack=press.lack,
        standings=standings,
    )


def _standing(
    workspace: Workspace, each: PreparedDirection, as_of: dt.date
) -> Standing:
    direction = each.direction
    ledger = workspace.ledgers.get(direction.number, Ledger())
    return standing_of(direction, ledger, workspace.chambers, as_of)


def _is_wanted(pack: Pack, standing: Standing, order: Order) -> bool:
    """Whether a pack is made: a final build makes only what the stage allows.

    Others are working drafts: a lawyer sees early how each paper will look.
    """
    if order.packs and pack not in order.packs:
        return False
    return not order.final or pack.value in standing.packs


def _is_fit(prepared: Prepared, each: PreparedDirection, order: Order) -> bool:
    """Whether a direction's packs may be made.

    A build for the meeting room asks for no errors, a final one for no warnings
    either: unverified or stale texts, placeholders (contract, rule 5).
    """
    stopping = {Severity.ERROR}
    if order.final:
        stopping.add(Severity.WARNING)
    found = (*prepared.problems, *each.problems)
    return all(problem.severity not in stopping for problem in found)


class Press:
    """Turns plans into artifacts: Word first, sheets counted, letters last."""

    def __init__(self, order: Order, progress: Progress) -> None:
        self._order = order
        self._progress = progress
        self._writers = discover(writers, Writer)
        self._templates = order.root / "templates" / "docx"
        self._converter = Converter(
            order.root / ".normpack", jobs=order.jobs, progress=progress
        )
        self.lack: EnvironmentLackError | None = None

    def make(self, plans: list[PackPlan]) -> dict[PackPlan, tuple[Artifact, ...]]:
        """All files of all packs."""
        written = {
            plan: [file for job in plan.jobs for file in self._write(job)]
            for plan in self._counted(plans)
        }
        printed = self._print(written)
        letters: dict[PackPlan, list[Artifact]] = {}
        for plan in plans:
            pages = {
                file.name.removesuffix(".pdf"): file.pages for file in printed[plan]
            }
            letters[plan] = [
                file
                for job in plan.letters
                for file in self._write(_with_attachments(plan, job, pages))
            ]
        printed_letters = self._print(letters)
        return {plan: (*printed[plan], *printed_letters[plan]) for plan in plans}

    def _counted(self, plans: list[PackPlan]) -> Iterator[PackPlan]:
        for index, plan in enumerate(plans):
            name = f"{plan.direction.number}/{plan.pack.value}"
            self._progress(name, index, len(plans))
            yield plan

    def _write(self, job: Job) -> Iterator[Artifact]:
        document = job.kind.compose(job.brief)
        for writer in self._writers.values():
            if writer.name == "xlsx" and not job.kind.spreadsheet:
                continue
            content = writer.write(document, self._templates)
            name = f"{document.stem}{writer.suffix}"
            yield Artifact(name, content, document.kind, document.lang)
        if job.kind is AMENDING_BILL:
            name = f"{document.stem}{SUFFIX}"
            xml = bill_xml(job.brief)
            yield Artifact(name, xml, document.kind, document.lang)

    def _print(
        self, written: Mapping[PackPlan, list[Artifact]]
    ) -> dict[PackPlan, tuple[Artifact, ...]]:
        """Adds the PDFs and sets the number of sheets on every file of a document."""
        if not self._order.pdf or self.lack:
            return {plan: tuple(files) for plan, files in written.items()}
        sources = [
            file.content
            for files in written.values()
            for file in files
            if file.name.endswith(".docx")
        ]
        try:
            pdfs = self._converter.convert(sources)
        except EnvironmentLackError as lack:
            self.lack = lack
            return {plan: tuple(files) for plan, files in written.items()}
        return {
            plan: tuple(
                made
                for file in files
                for made in (
                    pdfs.beside(file) if file.name.endswith(".docx") else (file,)
                )
            )
            for plan, files in written.items()
        }


def _with_attachments(plan: PackPlan, job: Job, pages: Mapping[str, int]) -> Job:
    enclosed = attachments_of(plan, job.brief.lang, pages)
    return replace(job, brief=replace(job.brief, attachments=enclosed))


def _pack(
    order: Order,
    prepared: Prepared,
    plan: PackPlan,
    artifacts: tuple[Artifact, ...],
) -> Path:
    number = plan.direction.number
    folder = order.root / "outputs" / number / plan.pack.value
    mine = next(each for each in prepared.directions if each.direction.number == number)
    receipt = receipt_of(prepared, mine, plan, order.root)
    write_pack(folder, artifacts, receipt)
    return folder
