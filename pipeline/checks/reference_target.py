"""Whether what a reference names stands in the text.

Nothing is claimed of what the workspace does not hold: of an act, often only some
articles were imported. Where a list of units can be read in more than one way, a
reading that holds is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.checks.reference_reader import THIS_ACT, Chain, Link, Reference
from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL, ProvisionKind
from pipeline.model.provision import Provision

_KINDS: Mapping[tuple[Profile, str], frozenset[ProvisionKind]] = {
    # Law on legal acts, 23(1), (3), (5); domain brief 4.3.
    (Profile.LAW, "part"): frozenset({ProvisionKind.SUBPARAGRAPH}),
    (Profile.LAW, "point"): frozenset({ProvisionKind.PARAGRAPH}),
    (Profile.LAW, "subpoint"): frozenset({ProvisionKind.POINT}),
    (Profile.LAW, "indent"): POSITIONAL,
    (Profile.CODE, "part"): frozenset({ProvisionKind.PARAGRAPH, ProvisionKind.INDENT}),
    (Profile.CODE, "point"): frozenset({ProvisionKind.POINT}),
    (Profile.CODE, "subpoint"): frozenset({ProvisionKind.POINT}),
    (Profile.CODE, "indent"): POSITIONAL,
}


class Flaw(Enum):
    """What is wrong with a reference."""

    NO_UNIT = auto()
    EXCLUDED = auto()
    NO_ARTICLE = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """The articles of an act among which references are looked up.

    Args:
        profile: how the act calls its units.
        articles: articles by number.
        is_whole: no article of the act is missing.
        absent: numbers of articles that do not exist, though the text is not whole:
            other drafts would bring them.
    """

    profile: Profile
    articles: Mapping[str, Provision]
    is_whole: bool = False
    absent: frozenset[str] = frozenset()

    def kinds(self, unit: str) -> frozenset[ProvisionKind]:
        """Kinds of units that a word stands for in this act."""
        profile = Profile.LAW if self.profile is Profile.LAW else Profile.CODE
        return _KINDS[profile, unit]

    def flaw(self, reference: Reference, above: tuple[Provision, ...]) -> Flaw | None:
        """What is wrong with a reference, None where nothing is or can be told.

        Args:
            reference: the reference.
            above: the unit in which it stands, after all that it stands in, the
                article first; empty for a reference from another act.
        """
        bases = self._bases(reference.context, above)
        if bases is not None and not bases:
            return Flaw.NO_UNIT
        before: Chain = ()
        for chain in reference.chains:
            flaws = [
                self._flaw_of(bases, (*prefix, *chain))
                for prefix in _prefixes(before, chain)
            ]
            if None not in flaws:
                return flaws[0]
            before = (*_prefixes(before, chain)[flaws.index(None)], *chain)
        return None

    def _bases(
        self, context: str, above: tuple[Provision, ...]
    ) -> tuple[Provision, ...] | None:
        """Units to start from; None for the act itself."""
        if context == "article":
            return above[:1]
        if context == THIS_ACT or context not in {
            "part",
            "point",
            "subpoint",
            "indent",
        }:
            return None
        kinds = self.kinds(context)
        own = tuple(unit for unit in reversed(above) if unit.kind in kinds)
        if kinds & POSITIONAL:
            # The first part is the unit's own text, which bears no number of its own.
            return (*own, *reversed(above))
        return own[:1]

    def _flaw_of(
        self, bases: tuple[Provision, ...] | None, chain: Chain
    ) -> Flaw | None:
        units = bases
        for link in chain:
            if units is None or link.unit == "article":
                found = self._articles(link)
            else:
                found = self._inside(units, link)
            if found is None or isinstance(found, Flaw):
                return found
            units = found
        return None

    def _articles(self, link: Link) -> tuple[Provision, ...] | Flaw | None:
        """The articles named; None where it cannot be told whether they exist."""
        if link.unit != "article":
            return None
        found: list[Provision] = []
        for number in link.numbers:
            article = self.articles.get(number)
            if article is None:
                missing = self.is_whole or number in self.absent
                return Flaw.NO_ARTICLE if missing else None
            if article.excluded:
                return Flaw.EXCLUDED
            found.append(article)
        return tuple(found)

    def _inside(
        self, units: tuple[Provision, ...], link: Link
    ) -> tuple[Provision, ...] | Flaw:
        kinds = self.kinds(link.unit)
        found: list[Provision] = []
        for number in _spread(link.numbers, units, kinds):
            hits = [hit for unit in units for hit in _units(unit, kinds, number)]
            living = [hit for hit in hits if not hit.excluded]
            if not living:
                return Flaw.EXCLUDED if hits else Flaw.NO_UNIT
            found += living
        return tuple(found)


def _prefixes(before: Chain, chain: Chain) -> list[Chain]:
    """What of the chain before a chain may go on from, nothing first."""
    return [
        before[:count]
        for count in range(len(before) + 1)
        if not count or before[count - 1].unit != chain[0].unit
    ]


def _spread(
    numbers: Iterable[str],
    units: tuple[Provision, ...],
    kinds: frozenset[ProvisionKind],
) -> Iterator[str]:
    """Numbers; «2-5» is a range where no unit bears that number."""
    for number in numbers:
        first, dash, last = number.rpartition("-")
        is_range = dash and first.isdecimal() and int(first) < int(last)
        if is_range and not any(any(_units(unit, kinds, number)) for unit in units):
            yield from (first, last)
        else:
            yield number


def _units(
    unit: Provision, kinds: frozenset[ProvisionKind], number: str
) -> Iterator[Provision]:
    """Units of a number inside one.

    The unit's own text is its first part and indent; a list that hangs under an
    unnumbered part belongs to the unit above it as well.
    """
    if number == "1" and kinds & POSITIONAL and unit.kind is not ProvisionKind.ARTICLE:
        yield unit
    for child in unit.children:
        if child.kind in kinds and child.number == number:
            yield child
        elif child.kind in POSITIONAL and kinds - POSITIONAL:
            yield from _units(child, kinds - POSITIONAL, number)
