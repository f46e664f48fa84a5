"""Carries out single orders whose places are known: which work each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.addresses import intended
from pipeline.amending.carry_out import Worker
from pipeline.amending.done import Done
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.statements import Statement
from pipeline.amending.target import Reach, Target
from pipeline.amending.units import Link, Locator
from pipeline.amending.word_orders import change_throughout, change_words
from pipeline.model.identity import ProvisionPath


@dataclass(frozen=True, slots=True)
class Execution:
    """Carries out the orders of one bill, one by one.

    Args:
        worker: does the work on units.
    """

    worker: Worker

    def done(
        self, statement: Statement, order: ReadOrder, places: tuple[Locator, ...]
    ) -> Done:
        """What an order comes to.

        Args:
            statement: the sentence that gives it.
            order: the order.
            places: whole chains of what it speaks of.

        Raises:
            RefusalError: where it cannot be carried out to the letter.
        """
        finder = self.worker.finder
        payload = self._payload(statement, order)
        if order.added is not None:
            owners = self._owners(order.added, places)
            return self.worker.insert(order, owners, payload)
        if order.throughout and not any(places):
            return change_throughout(finder, order, self._everything())
        targets = self.worker.targets(places)
        if not targets or not all(target.path.steps for target in targets):
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        if order.old or order.new:
            change = change_throughout if order.throughout else change_words
            return change(finder, order, targets)
        return self._units_changed(order, targets, payload)

    def _units_changed(
        self, order: ReadOrder, targets: tuple[Target, ...], payload: str
    ) -> Done:
        match order.verb:
            case "edition":
                return self.worker.edition(targets, payload)
            case "renumber":
                return self.worker.renumber(order, targets)
            case _:
                return self.worker.exclude(targets)

    def _owners(self, added: Link, places: tuple[Locator, ...]) -> tuple[Target, ...]:
        if added.unit == "article" or not any(places):
            return (Target(ProvisionPath()),)
        return self.worker.targets(places)

    def _everything(self) -> tuple[Target, ...]:
        paths = [p for p in self.worker.finder.index.units if len(p.steps) == 1]
        articles = [path for path in paths if path.article == path]
        return tuple(Target(path, Reach.UNIT) for path in articles)

    def _payload(self, statement: Statement, order: ReadOrder) -> str:
        if not order.needs_payload:
            return ""
        if statement.unclosed:
            raise RefusalError(Reason.UNCLOSED_PAYLOAD)
        if not statement.has_payload or order is not statement.orders[-1]:
            raise RefusalError(Reason.NO_PAYLOAD)
        return statement.payload

    def meant(self, order: ReadOrder, places: tuple[Locator, ...]) -> tuple[str, ...]:
        """Addresses that a refused order meant, as far as they can be told."""
        added = (order.added,) if order.added is not None else ()
        chains = [(*place, *added) for place in places or ((),)]
        found = [intended(chain, self.worker.finder.profile) for chain in chains]
        return tuple(dict.fromkeys(each for each in found if each))
