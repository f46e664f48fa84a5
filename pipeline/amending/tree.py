"""Small services over the forest of units: index, order, canonical print."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.amending.fold import fold_words
from pipeline.model.identity import (
    ABOVE_ARTICLE,
    POSITIONAL,
    ProvisionKind,
    ProvisionPath,
    number_key,
)
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Index:
    """Units of one text by address.

    Args:
        units: every unit; of two with one address, the first.
        doubled: addresses that more than one unit bears.
    """

    units: dict[ProvisionPath, Provision]
    doubled: frozenset[ProvisionPath]

    @classmethod
    def of(cls, redaction: Redaction) -> Index:
        """Index a text in one walk."""
        units: dict[ProvisionPath, Provision] = {}
        doubled: set[ProvisionPath] = set()
        for path, provision in redaction.walk():
            if path in units and not units[path].excluded:
                doubled.add(path)
                continue
            units[path] = provision
        return cls(units, frozenset(doubled))

    def get(self, path: ProvisionPath) -> Provision | None:
        """The unit at an address, unless it is vacant."""
        found = self.units.get(path)
        return None if found is None or found.excluded else found


def living(children: Iterable[Provision]) -> tuple[Provision, ...]:
    """The units that are not vacant."""
    return tuple(child for child in children if not child.excluded)


def position_for(children: tuple[Provision, ...], unit: Provision) -> int:
    """Where a new unit goes among the units of its parent.

    A numbered unit follows the last one of its kind with a smaller number (Law on
    legal acts, 26(7)); a positional one takes the place that its number names.
    """
    same = [index for index, each in enumerate(children) if each.kind is unit.kind]
    if unit.kind in POSITIONAL:
        return _position_by_place(children, unit, same)
    key = number_key(unit.number)
    smaller = [index for index in same if number_key(children[index].number) < key]
    if smaller:
        return smaller[-1] + 1
    return same[0] if same else _before_parts(children, unit)


def _position_by_place(
    children: tuple[Provision, ...], unit: Provision, same: list[int]
) -> int:
    at = [index for index in same if children[index].number == unit.number]
    return at[0] if at else (same[-1] + 1 if same else len(children))


def _before_parts(children: tuple[Provision, ...], unit: Provision) -> int:
    """The first numbered units of a part stand before its further parts."""
    if unit.kind is ProvisionKind.POINT:
        for index, child in enumerate(children):
            if child.kind is ProvisionKind.SUBPARAGRAPH:
                return index
    return len(children)


def first_place(parent: ProvisionKind | None) -> int:
    """The first place of a positional unit: the parent's own text is 1.

    The own text of an article is its heading, which is no part of the norm.
    """
    return 1 if parent is None or parent is ProvisionKind.ARTICLE else 2


def renumbered(
    children: Iterable[Provision], parent: ProvisionKind | None
) -> tuple[Provision, ...]:
    """The units with their places counted anew, kind by kind."""
    counts = dict.fromkeys(POSITIONAL, first_place(parent))
    result = []
    for child in children:
        if child.kind in POSITIONAL:
            number = str(counts[child.kind])
            counts[child.kind] += 1
            result.append(
                child if child.number == number else replace(child, number=number)
            )
        else:
            result.append(child)
    return tuple(result)


def canonical_lines(provisions: Iterable[Provision]) -> Iterator[str]:
    """The words of the law as a reader sees them, one line a unit.

    No layout, no editors' notes, no vacant units, and look-alikes folded: two texts
    are the same law where these lines are equal.
    """
    for unit in provisions:
        if unit.excluded:
            continue
        number = "" if unit.kind in POSITIONAL else unit.number
        kind = "" if unit.kind in POSITIONAL else unit.kind.value
        yield f"{kind}\t{number}\t{fold_words(unit.text)}"
        yield from canonical_lines(unit.children)


def same_law(left: Provision, right: Provision) -> bool:
    """Whether two units say the same, with all inside them.

    The same canonical lines, that is; but a text is folded only where the other side
    spells it otherwise, and of a code most is spelled alike.
    """
    if left is right:
        return True
    one, other = _living_units(left, []), _living_units(right, [])
    return len(one) == len(other) and all(map(_same_line, one, other))


def _living_units(unit: Provision, found: list[Provision]) -> list[Provision]:
    """A unit and all inside it that is not vacant, added to what was found."""
    if not unit.excluded:
        found.append(unit)
        for child in unit.children:
            _living_units(child, found)
    return found


def _same_line(left: Provision, right: Provision) -> bool:
    """Whether two units have the same canonical line."""
    if left.kind in POSITIONAL:
        is_same_unit = right.kind in POSITIONAL
    else:
        is_same_unit = left.kind is right.kind and left.number == right.number
    return is_same_unit and (
        left.text == right.text or fold_words(left.text) == fold_words(right.text)
    )


def digest(redaction: Redaction) -> str:
    """Hash of a text's canonical print.

    Sections and chapters are passed over, since a proposed text holds articles only.
    """
    lines = "\n".join(canonical_lines(articles_of(redaction.provisions)))
    return hashlib.sha256(lines.encode()).hexdigest()


def articles_of(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """The articles, wherever they stand."""
    for unit in provisions:
        if unit.kind in ABOVE_ARTICLE:
            yield from articles_of(unit.children)
        else:
            yield unit


def silent_owners(redaction: Redaction) -> frozenset[ProvisionPath]:
    """Unnumbered units that hold the only list of points of their parent."""
    return frozenset(
        path.child(holder.kind, holder.number)
        for path, unit in redaction.walk(_only_holder)
        if (holder := _only_holder(unit)) is not None
    )


def _only_holder(unit: Provision) -> Provision | None:
    holders = [child for child in unit.children if _holds_points(child)]
    own = any(child.kind is ProvisionKind.POINT for child in unit.children)
    return holders[0] if len(holders) == 1 and not own else None


def pointed_notes(
    redaction: Redaction, new_to: Redaction | None = None
) -> frozenset[ProvisionPath]:
    """Notes of the law that have points: «Примечания. 1. …».

    Args:
        redaction: the text.
        new_to: another text; only notes that it does not have are meant.
    """
    notes = frozenset(path for path, _ in redaction.walk(_is_pointed_note))
    if not notes or new_to is None:
        return notes
    return notes - {path for path, _ in new_to.walk()}


def _is_pointed_note(unit: Provision) -> bool:
    return unit.kind is ProvisionKind.NOTE and any(
        child.kind is ProvisionKind.PARAGRAPH for child in unit.children
    )


def _holds_points(unit: Provision) -> bool:
    return unit.kind in POSITIONAL and any(
        child.kind is ProvisionKind.POINT for child in unit.children
    )
