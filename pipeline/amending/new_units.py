"""Where new units belong and under which numbers, from what the clause says of them."""

from __future__ import annotations

from pipeline.amending.addresses import HEADED, point_kind
from pipeline.amending.neighbours import LONGEST_RANGE, place_of
from pipeline.amending.number_reader import RANGE
from pipeline.amending.payload_reader import payload_lines, read_marker
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.target import Reach, Target
from pipeline.amending.targets import Finder
from pipeline.amending.tree import first_place, living
from pipeline.amending.units import Link
from pipeline.model.act import Profile
from pipeline.model.identity import (
    POSITIONAL,
    ProvisionKind,
    ProvisionPath,
    Step,
    number_key,
)
from pipeline.model.provision import Provision


def parent_and_steps(
    finder: Finder, order: ReadOrder, owner: Target, payload: str
) -> tuple[ProvisionPath, tuple[Step, ...]]:
    """The unit that is extended, and the new units in it.

    Args:
        finder: finds units of the text.
        order: the insertion.
        owner: the unit that the clause or its context names; the act itself where
            its path is empty.
        payload: the quoted text, which shows what kind of unit comes.

    Raises:
        RefusalError: where the clause does not say it clearly.
    """
    added = order.added
    assert added is not None  # noqa: S101 - what makes it an insertion
    if added.unit in HEADED:
        return ProvisionPath(), _headed_steps(finder, HEADED[added.unit], added)
    if not owner.path.steps or owner.reach in {Reach.HEADING, Reach.SENTENCE}:
        raise RefusalError(Reason.TARGET_NOT_FOUND)
    if added.unit == "note":
        return owner.path, (Step(ProvisionKind.NOTE, "1"),)
    unit = finder.unit(owner.path)
    kind = _kind(finder, added, unit, payload)
    if kind in POSITIONAL:
        return owner.path, _placed_steps(finder, order, owner, kind, payload)
    parent = _holder(owner.path, unit, kind)
    return parent, _numbered_steps(kind, added)


def _headed_steps(finder: Finder, kind: ProvisionKind, added: Link) -> tuple[Step, ...]:
    """New articles, chapters, sections; the latter need one of their kind before them.

    Divisions («параграф») are counted anew in each chapter, so that an act-wide place
    cannot be told.
    """
    steps = _numbered_steps(kind, added)
    if kind is ProvisionKind.ARTICLE:
        return steps
    there = [path.steps[-1] for path in finder.index.units if len(path.steps) == 1]
    first = number_key(steps[0].number)
    before = [s for s in there if s.kind is kind and number_key(s.number) < first]
    if kind is ProvisionKind.DIVISION or not before:
        raise RefusalError(Reason.TARGET_NOT_FOUND)
    return steps


def _kind(finder: Finder, added: Link, owner: Provision, payload: str) -> ProvisionKind:
    if added.unit in {"point", "subpoint"}:
        return point_kind(added, finder.profile, owner.kind)
    is_code = finder.profile is not Profile.LAW
    if added.unit == "part":
        return _part_kind(owner, payload, is_code=is_code)
    kinds = {child.kind for child in living(owner.children)}
    only_parts = (
        ProvisionKind.SUBPARAGRAPH in kinds and ProvisionKind.INDENT not in kinds
    )
    return ProvisionKind.SUBPARAGRAPH if only_parts else ProvisionKind.INDENT


def _part_kind(owner: Provision, payload: str, *, is_code: bool) -> ProvisionKind:
    lines = payload_lines(payload)
    marked = bool(lines) and read_marker(lines[0]).kind is ProvisionKind.PARAGRAPH
    if owner.kind is ProvisionKind.ARTICLE and marked:
        return ProvisionKind.PARAGRAPH
    return ProvisionKind.INDENT if is_code else ProvisionKind.SUBPARAGRAPH


def _holder(path: ProvisionPath, unit: Provision, kind: ProvisionKind) -> ProvisionPath:
    """The unit itself, or the unnumbered one in it that holds its only list."""
    children = living(unit.children)
    if kind is not ProvisionKind.POINT or any(c.kind is kind for c in children):
        return path
    holders = [
        child
        for child in children
        if child.kind in POSITIONAL and any(c.kind is kind for c in child.children)
    ]
    if len(holders) > 1:
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(path))
    return path.child(holders[0].kind, holders[0].number) if holders else path


def _numbered_steps(kind: ProvisionKind, added: Link) -> tuple[Step, ...]:
    if not added.numbers:
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    return tuple(Step(kind, number) for number in _expanded(added.numbers))


def new_numbers(link: Link) -> list[str]:
    """All numbers of a link that names new units."""
    return _expanded(link.numbers)


def _expanded(numbers: tuple[str, ...]) -> list[str]:
    """New numbers, ranges written out: «5–8», «2-1–2-3»."""
    found: list[str] = []
    for number in numbers:
        first, mark, last = number.partition(RANGE)
        if not mark:
            found.append(number)
            continue
        stem, _, low = first.rpartition("-")
        other_stem, _, high = last.rpartition("-")
        too_long = int(high) - int(low) > LONGEST_RANGE
        if stem != other_stem or int(low) >= int(high) or too_long:
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        prefix = f"{stem}-" if stem else ""
        found += [f"{prefix}{each}" for each in range(int(low), int(high) + 1)]
    return found


def _placed_steps(
    finder: Finder,
    order: ReadOrder,
    owner: Target,
    kind: ProvisionKind,
    payload: str,
) -> tuple[Step, ...]:
    added = order.added
    assert added is not None  # noqa: S101 - what makes it an insertion
    if added.numbers:
        places = [place_of(number) for number in _expanded(added.numbers)]
        return tuple(Step(kind, str(place)) for place in places)
    unit = finder.unit(owner.path)
    there = sum(child.kind is kind for child in living(unit.children))
    place = first_place(unit.kind) + there
    if order.beside:
        place = _beside(finder, order, owner)
    lines = [read_marker(line) for line in payload_lines(payload)]
    count = 1 if any(line.kind for line in lines) else max(1, len(lines))
    return tuple(Step(kind, str(place + index)) for index in range(count))


def _beside(finder: Finder, order: ReadOrder, owner: Target) -> int:
    (target,) = _relative(finder, order, owner)
    if target.reach is Reach.LEAD:
        return first_place(owner.path.steps[-1].kind)
    number = target.path.steps[-1].number
    if target.path.parent != owner.path or not number.isdecimal():
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(target.path))
    return int(number) + int(order.after)


def _relative(finder: Finder, order: ReadOrder, owner: Target) -> tuple[Target, ...]:
    found = finder.find_in(owner, order.beside)
    if len(found) != 1:
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(owner.path))
    return found
