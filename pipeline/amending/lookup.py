"""Looks up single units of one text; nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.neighbours import nearest
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.target import Reach, Target
from pipeline.amending.tree import Index, living
from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Lookup:
    """The units of one text by address.

    Args:
        index: the text's units by address.
        profile: how the act calls them.
    """

    index: Index
    profile: Profile

    @property
    def is_code(self) -> bool:
        """Whether the act calls its «1.» units parts."""
        return self.profile is not Profile.LAW

    def unit(self, path: ProvisionPath) -> Provision:
        """The unit at an address that was found.

        Raises:
            RefusalError: where the address is that of the act itself.
        """
        if not path.steps:
            raise RefusalError(Reason.TARGET_NOT_FOUND)
        return self.index.units[path]

    def paths(self, owner: Target) -> list[ProvisionPath]:
        """Addresses of the living units right inside the owner."""
        if not owner.path.steps:
            return []
        children = living(self.unit(owner.path).children)
        if owner.reach is Reach.FIRST_PART:
            children = self.first_part(children)
        elif owner.reach is not Reach.UNIT:
            children = ()
        return [owner.path.child(child.kind, child.number) for child in children]

    def headed(self, kind: ProvisionKind, number: str) -> Target:
        """An article or a unit above one.

        Raises:
            RefusalError: where it is not there, or there twice.
        """
        path = ProvisionPath().child(kind, number)
        self._sure(path)
        if self.index.get(path) is None:
            raise RefusalError(Reason.TARGET_NOT_FOUND, nearest(self.index, path))
        return Target(path)

    def _sure(self, path: ProvisionPath) -> None:
        if path in self.index.doubled:
            raise RefusalError(Reason.AMBIGUOUS_TARGET, str(path))

    def numbered(self, owner: Target, kind: ProvisionKind, number: str) -> Target:
        """A unit inside another, or inside an unnumbered one of that.

        Raises:
            RefusalError: where it is not there, or there twice.
        """
        direct = [
            path
            for path in self.paths(owner)
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
        inner = [p for p in self.paths(owner) if p.steps[-1].kind in POSITIONAL]
        paths = [path.child(kind, number) for path in inner]
        return [path for path in paths if self.index.get(path) is not None]

    def first_part(self, children: tuple[Provision, ...]) -> tuple[Provision, ...]:
        """The units of the first part: what stands before the first further one."""
        for index, child in enumerate(children):
            further = child.kind is ProvisionKind.SUBPARAGRAPH
            if further or (self.is_code and opens_part(child)):
                return children[:index]
        return children


def opens_part(unit: Provision) -> bool:
    """Whether an unnumbered unit begins a sentence, as a further part does."""
    letters = (char for char in unit.text if char.isalpha())
    return unit.kind in POSITIONAL and next(letters, "").isupper()
