"""Looks up units by locators in the text that clauses speak of.

A clause names units as lawyers count them; the tree names them as they are printed.
«Часть» is the «1.» unit in codes and an unnumbered unit in laws; «абзац первый» is the
own text of the unit. Nothing is guessed: what is not there, or there twice, is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.addresses import HEADED, point_kind
from pipeline.amending.neighbours import filled, nearest, place_of
from pipeline.amending.place_reader import RANGE
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.target import Reach, Target
from pipeline.amending.tree import Index, first_place, living
from pipeline.amending.units import ABOVE_ARTICLE, POSITIONAL, Form, Link, Locator
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds units of one text.

    Args:
        index: the text's units by address.
        profile: how the act calls them.
    """

    index: Index
    profile: Profile

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

    def unit(self, path: ProvisionPath) -> Provision:
        """The unit at an address that was found.

        Raises:
            RefusalError: where the address is that of the act itself.
        """
        if not path.steps:
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        return self.index.units[path]

    def _step(self, owner: Target, link: Link) -> list[Target]:
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
            for path in self._paths(owner)
            if path.steps[-1].kind is ProvisionKind.NOTE
        ]
        if len(notes) != 1:
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
        return Target(notes[0])

    def _paths(self, owner: Target) -> list[ProvisionPath]:
        """Addresses of the living units right inside the owner."""
        if not owner.path.steps:
            return []
        children = living(self.unit(owner.path).children)
        if owner.reach is Reach.FIRST_PART:
            children = self.first_part(children)
        elif owner.reach is not Reach.UNIT:
            children = ()
        return [owner.path.child(child.kind, child.number) for child in children]

    def _one(self, owner: Target, link: Link, number: str) -> Target:
        if link.unit == "sentence":
            return Target(owner.path, Reach.SENTENCE, place_of(number))
        if link.unit in HEADED:
            return self._headed(HEADED[link.unit], number)
        if not owner.path.steps:
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        if link.unit == "part":
            return self._part(owner, number)
        if link.unit == "indent":
            return self._indent(owner, number)
        return self._numbered(owner, point_kind(link, self.profile), number)

    def _headed(self, kind: ProvisionKind, number: str) -> Target:
        path = ProvisionPath().child(kind, number)
        self._sure(path)
        if self.index.get(path) is None:
            raise RefusalError(Reason.TARGET_NOT_FOUND, nearest(self.index, path))
        return Target(path)

    def _sure(self, path: ProvisionPath) -> None:
        if path in self.index.doubled:
            raise RefusalError(Reason.AMBIGUOUS_TARGET, str(path))

    def _numbered(self, owner: Target, kind: ProvisionKind, number: str) -> Target:
        direct = [
            path
            for path in self._paths(owner)
            if path.steps[-1].kind is kind and path.steps[-1].number == number
        ]
        found = direct or self._through_parts(owner, kind, number)
        for path in found:
            self._sure(path)
        if len(found) > 1:
            raise RefusalError(Reason.AMBIGUOUS_TARGET, ", ".join(map(str, found)))
        if not found:
            wanted = owner.path.child(kind, number)
            raise RefusalError(Reason.TARGET_NOT_FOUND, nearest(self.index, wanted))
        return Target(found[0])

    def _through_parts(
        self, owner: Target, kind: ProvisionKind, number: str
    ) -> list[ProvisionPath]:
        """Units inside an unnumbered one that the clause did not care to name."""
        inner = [p for p in self._paths(owner) if p.steps[-1].kind in POSITIONAL]
        paths = [path.child(kind, number) for path in inner]
        return [path for path in paths if self.index.get(path) is not None]

    def _part(self, owner: Target, number: str) -> Target:
        kinds = [path.steps[-1].kind for path in self._paths(owner)]
        in_article = owner.path.steps[-1].kind is ProvisionKind.ARTICLE
        is_code = self.profile is not Profile.LAW
        if in_article and (is_code or "-" in number):
            if ProvisionKind.PARAGRAPH in kinds:
                return self._numbered(owner, ProvisionKind.PARAGRAPH, number)
            return self._unnumbered_part(owner, number, kinds)
        if number == "1" and not in_article:
            return Target(owner.path, Reach.FIRST_PART)
        if is_code and ProvisionKind.SUBPARAGRAPH not in kinds:
            return self._code_part(owner, number)
        return self._numbered(owner, ProvisionKind.SUBPARAGRAPH, number)

    def _unnumbered_part(
        self, owner: Target, number: str, kinds: list[ProvisionKind]
    ) -> Target:
        """A part of an article of a code that numbers none of its parts."""
        units = [self.unit(path) for path in self._paths(owner)]
        if all(opens_part(unit) for unit in units):
            return self._placed(owner, number, kinds)
        # A sanction, which begins with a small letter, belongs to the part before it.
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(owner.path))

    def _code_part(self, owner: Target, number: str) -> Target:
        """A further part of a unit of a code, where parts and indents look alike."""
        parts = [path for path in self._paths(owner) if opens_part(self.unit(path))]
        place = place_of(number) - 2
        if not 0 <= place < len(parts):
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
        return Target(parts[place])

    def first_part(self, children: tuple[Provision, ...]) -> tuple[Provision, ...]:
        """The units of the first part: what stands before the first further one."""
        is_code = self.profile is not Profile.LAW
        for index, child in enumerate(children):
            further = child.kind is ProvisionKind.SUBPARAGRAPH
            if further or (is_code and opens_part(child)):
                return children[:index]
        return children

    def _indent(self, owner: Target, number: str) -> Target:
        in_article = owner.path.steps[-1].kind is ProvisionKind.ARTICLE
        if number == "1" and not in_article:
            return Target(owner.path, Reach.LEAD)
        kinds = [path.steps[-1].kind for path in self._paths(owner)]
        found = self._by_count(owner, number, kinds)
        # An абзац is one paragraph: a list under it is not meant.
        has_list = bool(living(self.unit(found.path).children))
        return Target(found.path, Reach.LEAD) if has_list else found

    def _by_count(
        self, owner: Target, number: str, kinds: list[ProvisionKind]
    ) -> Target:
        """An абзац by its place among the unnumbered ones, or among all paragraphs.

        Bills count either way where a list of points stands before it (a sanction
        after grounds); what both counts lead to, each to another абзац, is refused.
        """
        at = place_of(number) - first_place(owner.path.steps[-1].kind)
        direct = self._paths(owner)
        printed = direct[at] if 0 <= at < len(direct) else None
        if printed is not None and printed.steps[-1].kind not in POSITIONAL:
            printed = None
        try:
            found = self._placed(owner, number, kinds)
        except RefusalError:
            mixed = any(kind not in POSITIONAL for kind in kinds)
            if printed is None or not mixed:
                raise
            return Target(printed)
        if printed not in {None, found.path}:
            raise RefusalError(Reason.AMBIGUOUS_TARGET, f"{found.path}, {printed}")
        return found

    def _placed(self, owner: Target, number: str, kinds: list[ProvisionKind]) -> Target:
        """An unnumbered unit by its place; one kind of them must be there alone."""
        present = {kind for kind in kinds if kind in POSITIONAL}
        kind = ProvisionKind.INDENT
        if present == {ProvisionKind.SUBPARAGRAPH}:
            kind = ProvisionKind.SUBPARAGRAPH
        return self._numbered(owner, kind, number)

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
            kind = point_kind(link, self.profile)
            steps = [path.steps[-1] for path in self._paths(owner)]
        return filled(ends, [step.number for step in steps if step.kind is kind])


def opens_part(unit: Provision) -> bool:
    """Whether an unnumbered unit begins a sentence, as a further part does."""
    letters = (char for char in unit.text if char.isalpha())
    return unit.kind in POSITIONAL and next(letters, "").isupper()
