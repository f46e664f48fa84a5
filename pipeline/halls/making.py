"""Makes packs: read → compare → check → compose → write → convert → pack.

It decides what is made and where it goes, so no other room asks. The clock, the
environment and the number of workers enter here as parameters and nowhere else.

Directions are made a batch at a time, so that a hundred of them need no more memory
than a few; a batch is as large as LibreOffice likes it, which takes long to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.halls.choice import decided
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.kept_shells import KeptShells
from pipeline.halls.kept_years import kept_years
from pipeline.halls.order import Made, Order, Progress, Report
from pipeline.halls.plan import PackPlan, Planner
from pipeline.halls.prepare import Drafts, Prepared, in_order
from pipeline.halls.press import Press
from pipeline.halls.receipt import receipt_of
from pipeline.halls.shown import packs_of
from pipeline.halls.unchanged import converter_of, stands
from pipeline.ledger import standing_of
from pipeline.model.artifact import Artifact
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.problem import Problem, Severity
from pipeline.model.standing import Standing
from pipeline.packing import write_pack
from pipeline.registry import discover
from pipeline.store import Store, digest, files_under
from pipeline.writers.word.shells import Shells

_BATCH = 1000
"""Documents that are made together."""


def make(
    order: Order, locales: Mapping[Lang, Locale], store: Store, progress: Progress
) -> Report:
    """Makes the packs that have changed, and finds the others.

    Args:
        order: what is wanted.
        locales: wording, by language.
        store: where results are kept.
        progress: told what is under way.

    Raises:
        UsageError: `unknown-direction` where a wanted one does not exist.
        DraftError: where there is no workspace, or a Word shell cannot be used.
    """
    drafts = Drafts(order.root / "drafts", locales, order.as_of, store)
    works = _Workshop(order, locales, store, progress, drafts)
    for number in drafts.numbers(order.directions):
        works.take(number)
    works.finish()
    return Report(
        problems=in_order(works.problems),
        made={number: works.made[number] for number in sorted(works.made)},
        refused=tuple(works.refused),
        lack=works.press.lack,
        names=drafts.workspace.names,
    )


@dataclass(frozen=True, slots=True)
class _Task:
    """The packs of a direction that are to be made.

    Args:
        key: digest of all that they follow from.
        prepared: the direction.
        standing: its stage.
        plans: the packs.
    """

    key: str
    prepared: Prepared
    standing: Standing
    plans: tuple[PackPlan, ...]

    @property
    def size(self) -> int:
        """Number of documents."""
        return sum(len(plan.jobs) + len(plan.letters) for plan in self.plans)


class _Workshop:
    """Takes directions one after another and makes them in batches."""

    def __init__(
        self,
        order: Order,
        locales: Mapping[Lang, Locale],
        store: Store,
        progress: Progress,
        drafts: Drafts,
    ) -> None:
        self._shells = Shells(order.templates, KeptShells(store))
        self.press = Press(order, self._shells, store, progress)
        self.problems: list[Problem] = [*drafts.shared]
        self.made: dict[str, Made] = {}
        self.refused: list[str] = []
        self._order, self._locales, self._store = order, locales, store
        self._drafts = drafts
        self._kinds = discover(documents, DocumentKind)
        self._around = digest(
            order.options, files_under(order.templates), converter_of(order)
        )
        self._years = kept_years(store)
        self._batch: list[_Task] = []

    def take(self, number: str) -> None:
        """Finds the packs of a direction, or puts them on the list."""
        if not self._drafts.is_readable(number):
            self.problems += self._drafts.own(number)
            self.refused.append(number)
            return
        problems = self._drafts.problems(number)
        self.problems += problems
        if not _is_fit(problems, self._order):
            self.refused.append(number)
            return
        told = [repr(problem) for problem in problems]
        key = digest(self._drafts.key(number), self._around, *told)
        made = self._store.find("packs", key, Made)
        if made is not None and stands(self._order, number, made):
            self.made[number] = made
            return
        self._batch.append(self._task(key, self._drafts.prepared(number)))
        if sum(task.size for task in self._batch) >= _BATCH:
            self.finish()

    def finish(self) -> None:
        """Makes what is on the list."""
        batch, self._batch = self._batch, []
        files = self.press.make([plan for task in batch for plan in task.plans])
        for task in batch:
            made = self._pack(task, files)
            self.made[task.plans[0].direction.number] = made
            if self.press.lack is None:
                self._store.keep("packs", task.key, made)

    def _task(self, key: str, prepared: Prepared) -> _Task:
        order = self._order
        (drafted,) = prepared.directions
        mine = decided(prepared.workspace, drafted, order.as_of)
        planner = Planner(
            prepared.workspace,
            self._locales,
            self._kinds,
            order.as_of,
            years=self._years,
        )
        standing = _standing(prepared, mine, order)
        plans = tuple(
            planner.plan(mine, pack, order.langs)
            for pack in packs_of(mine.direction)
            if _is_wanted(pack, standing, order)
        )
        return _Task(key, prepared, standing, plans)

    def _pack(
        self, task: _Task, files: Mapping[PackPlan, tuple[Artifact, ...]]
    ) -> Made:
        (mine,) = task.prepared.directions
        packs: dict[str, str] = {}
        for plan in task.plans:
            receipt = receipt_of(task.prepared, mine, plan, self._shells)
            folder = self._order.pack_folder(mine.direction.number, plan.pack.value)
            packs[plan.pack.value] = digest(write_pack(folder, files[plan], receipt))
        count = sum(len(files[plan]) for plan in task.plans)
        return Made(task.standing, packs, task.size, count)


def _standing(prepared: Prepared, mine: PreparedDirection, order: Order) -> Standing:
    workspace, direction = prepared.workspace, mine.direction
    ledger = workspace.ledgers.get(direction.number, Ledger())
    return standing_of(direction, ledger, workspace.chambers, order.as_of)


def _is_wanted(pack: Pack, standing: Standing, order: Order) -> bool:
    """Whether a pack is made: a final build makes only what the stage allows.

    Others are working drafts: a lawyer sees early how each paper will look.
    """
    if order.packs and pack not in order.packs:
        return False
    return not order.final or pack.value in standing.packs


def _is_fit(problems: tuple[Problem, ...], order: Order) -> bool:
    """Whether a direction's packs may be made.

    A build for the meeting room asks for no errors, a final one for no warnings
    either: unverified or stale texts, placeholders (contract, rule 5).
    """
    stopping = {Severity.ERROR}
    if order.final:
        stopping.add(Severity.WARNING)
    return all(each.severity not in stopping for each in problems)
