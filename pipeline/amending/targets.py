"""Looks up units by locators in the text that clauses speak of.

A clause names units as lawyers count them; the tree names them as they are printed.
«Часть» is the «1.» unit in codes and an unnumbered unit in laws; «абзац первый» is the
own text of the unit. Nothing is guessed: what is not there, or there twice, is refused.
"""

from __future__ import annotations

from pipeline.amending.addresses import HEADED, point_kind
from pipeline.amending.lookup import Lookup
from pipeline.amending.neighbours import filled, place_of
from pipeline.amending.number_reader import RANGE
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.target import Reach, Target
from pipeline.amending.units import Form, Link, Locator
from pipeline.amending.unnumbered import indent_of, part_of
from pipeline.model.identity import ABOVE_ARTICLE, ProvisionKind, ProvisionPath


class Finder(Lookup):
    """Finds the units that locators name."""

    __slots__ = ()

    def find(self, locator: Locator) -> tuple[Target, ...]:
        """All units that a locator names.

        Raises:
            RefusalError: where one of them is not there, or there twice.
        """
        return self.find_in(Target(ProvisionPath()), locator)

    def find_in(self, owner: Target, locator: Locator) -> tuple[Target, ...]:
        """All units that a locator names inside a unit.

        Raises:
            RefusalError: as `find`.
        """
        found: tuple[Target, ...] = (owner,)
        for link in locator:
            found = tuple(each for owner in found for each in self._step(owner, link))
        return found

    def holds(self, locator: Locator) -> bool:
        """Whether all units that a locator names are there."""
        try:
            return bool(self.find(locator))
        except RefusalError:
            return False

    def _step(self, owner: Target, link: Link) -> list[Target]:
        if link.unit == "contents":
            # Acts have none since the Law of 12.03.2021 № 15-VII; ours never hold it.
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        if link.unit == "heading":
            return [self._under(owner, Reach.HEADING)]
        if link.unit == "body":
            return [self._under(owner, Reach.BODY)]
        if link.unit == "note" and not link.numbers:
            return [self._only_note(owner)]
        if not link.numbers:
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
        return [
            self._one(owner, link, number) for number in self._expanded(owner, link)
        ]

    def _under(self, owner: Target, reach: Reach) -> Target:
        last = owner.path.steps[-1].kind if owner.path.steps else None
        if last is not ProvisionKind.ARTICLE and last not in ABOVE_ARTICLE:
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
        return Target(owner.path, reach)

    def _only_note(self, owner: Target) -> Target:
        notes = [
            path
            for path in self.paths(owner)
            if path.steps[-1].kind is ProvisionKind.NOTE
        ]
        if len(notes) != 1:
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
        return Target(notes[0])

    def _one(self, owner: Target, link: Link, number: str) -> Target:
        if link.unit == "sentence":
            return Target(owner.path, Reach.SENTENCE, place_of(number))
        if link.unit in HEADED:
            return self.headed(HEADED[link.unit], number)
        if not owner.path.steps:
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        if link.unit == "part":
            return part_of(self, owner, number)
        if link.unit == "indent":
            return indent_of(self, owner, number)
        return self.numbered(owner, self._point_kind(owner, link), number)

    def _point_kind(self, owner: Target, link: Link) -> ProvisionKind:
        return point_kind(link, self.profile, owner.path.steps[-1].kind)

    def _expanded(self, owner: Target, link: Link) -> list[str]:
        """Numbers with ranges filled by the units that stand between their ends."""
        numbers: list[str] = []
        for number in link.numbers:
            first, mark, last = number.partition(RANGE)
            numbers += self._between(owner, link, (first, last)) if mark else [number]
        return numbers

    def _between(self, owner: Target, link: Link, ends: tuple[str, str]) -> list[str]:
        if link.unit in HEADED:
            kind = HEADED[link.unit]
            here = [path for path in self.index.units if len(path.steps) == 1]
            steps = [p.steps[-1] for p in here if self.index.get(p) is not None]
        elif link.form is Form.ORDINAL or link.unit in {"indent", "sentence"}:
            return filled(ends, None)
        else:
            kind = self._point_kind(owner, link)
            steps = [path.steps[-1] for path in self.paths(owner)]
        return filled(ends, [step.number for step in steps if step.kind is kind])
