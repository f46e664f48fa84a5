"""Whether single orders lead to the proposed order of units without doubt."""

from __future__ import annotations

from pipeline.amending.tree import living, position_for, renumbered
from pipeline.model.identity import POSITIONAL, ProvisionKind, Step
from pipeline.model.provision import Provision


def is_clear(
    old: tuple[Provision, ...],
    new: tuple[Provision, ...],
    matched: dict[Step, Step],
    parent: Provision,
) -> bool:
    """Whether exclusions and insertions one by one lead to the proposed order.

    Places of unnumbered units shift, so only one kind of shift may happen at once.
    """
    before, after = [unit.step for unit in old], [unit.step for unit in new]
    if len(set(before)) < len(before) or len(set(after)) < len(after):
        return False
    if before == after == list(matched.values()):
        # Nothing comes, goes or moves; but places may be counted wrongly as it is.
        return [unit.step for unit in renumbered(old, parent.kind)] == after
    return _leads_there(old, new, matched, parent)


def _leads_there(
    old: tuple[Provision, ...],
    new: tuple[Provision, ...],
    matched: dict[Step, Step],
    parent: Provision,
) -> bool:
    partners = set(matched.values())
    lists = [u for u in old if u.step not in matched] + [
        u for u in new if u.step not in partners
    ]
    if any(holds_list(unit) for unit in lists):
        return False
    added = [unit for unit in new if unit.step not in partners]
    gone = [unit for unit in old if unit.step not in matched]
    if _shifts(added) and (_shifts(gone) or not _at_end(added, new)):
        return False
    places = {unit.step: index for index, unit in enumerate(new)}
    kept = [places[matched[unit.step]] for unit in old if unit.step in matched]
    if kept != sorted(kept):
        return False
    if _kinds_mixed((*old, *new)) and (_shifts(added) or _shifts(gone)):
        return False
    result = [unit for unit in old if unit.step in matched]
    for unit in sorted(added, key=lambda each: each.step):
        counted = renumbered(result, parent.kind)
        result = list(counted)
        result.insert(position_for(counted, unit), unit)
    final = renumbered(result, parent.kind)
    return [unit.step for unit in final] == [unit.step for unit in new]


def _shifts(units: list[Provision]) -> bool:
    return any(unit.kind in POSITIONAL for unit in units)


def _at_end(added: list[Provision], new: tuple[Provision, ...]) -> bool:
    """Whether nothing that stood before comes after the added unnumbered units."""
    steps = {unit.step for unit in added}
    for kind in POSITIONAL:
        same = [unit.step in steps for unit in new if unit.kind is kind]
        if same != sorted(same):
            return False
    return True


def _kinds_mixed(units: tuple[Provision, ...]) -> bool:
    return len({unit.kind for unit in units if unit.kind in POSITIONAL}) > 1


def holds_list(unit: Provision) -> bool:
    """An абзац with a list under it cannot be named together with the list."""
    return unit.kind is ProvisionKind.INDENT and bool(living(unit.children))
