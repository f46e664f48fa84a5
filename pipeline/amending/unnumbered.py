"""Finds parts and indents, which have no printed numbers, by counting them.

What may be counted in two ways, each leading to another unit, is refused.
"""

from __future__ import annotations

from pipeline.amending.lookup import Lookup, opens_part
from pipeline.amending.neighbours import place_of
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.target import Reach, Target
from pipeline.amending.tree import first_place, living
from pipeline.model.identity import POSITIONAL, ProvisionKind


def part_of(units: Lookup, owner: Target, number: str) -> Target:
    """The part of a number in a unit.

    Args:
        units: the text.
        owner: the article or point.
        number: as the clause has it, «1-1» among them.

    Raises:
        RefusalError: where it is not there, or cannot be counted.
    """
    kinds = [path.steps[-1].kind for path in units.paths(owner)]
    in_article = owner.path.steps[-1].kind is ProvisionKind.ARTICLE
    if in_article and (units.is_code or "-" in number):
        if ProvisionKind.PARAGRAPH in kinds:
            return units.numbered(owner, ProvisionKind.PARAGRAPH, number)
        return _unnumbered_part(units, owner, number, kinds)
    if number == "1" and not in_article:
        return Target(owner.path, Reach.FIRST_PART)
    if units.is_code and ProvisionKind.SUBPARAGRAPH not in kinds:
        return _code_part(units, owner, number)
    return units.numbered(owner, ProvisionKind.SUBPARAGRAPH, number)


def _unnumbered_part(
    units: Lookup, owner: Target, number: str, kinds: list[ProvisionKind]
) -> Target:
    """A part of an article of a code that numbers none of its parts."""
    if all(opens_part(units.unit(path)) for path in units.paths(owner)):
        return _placed(units, owner, number, kinds)
    # A sanction, which begins with a small letter, belongs to the part before it.
    raise RefusalError(Reason.AMBIGUOUS_TARGET, str(owner.path))


def _code_part(units: Lookup, owner: Target, number: str) -> Target:
    """A further part of a unit of a code, where parts and indents look alike."""
    parts = [path for path in units.paths(owner) if opens_part(units.unit(path))]
    place = place_of(number) - 2
    if not 0 <= place < len(parts):
        raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
    return Target(parts[place])


def indent_of(units: Lookup, owner: Target, number: str) -> Target:
    """The indent of a number in a unit; the first one is the unit's own words.

    Args:
        units: the text.
        owner: the unit.
        number: its place.

    Raises:
        RefusalError: where it is not there, or counts lead to more than one.
    """
    in_article = owner.path.steps[-1].kind is ProvisionKind.ARTICLE
    if number == "1" and not in_article:
        return Target(owner.path, Reach.LEAD)
    kinds = [path.steps[-1].kind for path in units.paths(owner)]
    found = _by_count(units, owner, number, kinds)
    # An абзац is one paragraph: a list under it is not meant.
    has_list = bool(living(units.unit(found.path).children))
    return Target(found.path, Reach.LEAD) if has_list else found


def _by_count(
    units: Lookup, owner: Target, number: str, kinds: list[ProvisionKind]
) -> Target:
    """An абзац by its place among the unnumbered ones, or among all paragraphs.

    Bills count either way where a list of points stands before it (a sanction
    after grounds); what both counts lead to, each to another абзац, is refused.
    """
    at = place_of(number) - first_place(owner.path.steps[-1].kind)
    direct = units.paths(owner)
    printed = direct[at] if 0 <= at < len(direct) else None
    if printed is not None and printed.steps[-1].kind not in POSITIONAL:
        printed = None
    try:
        found = _placed(units, owner, number, kinds)
    except RefusalError:
        mixed = any(kind not in POSITIONAL for kind in kinds)
        if printed is None or not mixed:
            raise
        return Target(printed)
    if printed not in {None, found.path}:
        raise RefusalError(Reason.AMBIGUOUS_TARGET, f"{found.path}, {printed}")
    return found


def _placed(
    units: Lookup, owner: Target, number: str, kinds: list[ProvisionKind]
) -> Target:
    """An unnumbered unit by its place; one kind of them must be there alone."""
    present = {kind for kind in kinds if kind in POSITIONAL}
    kind = ProvisionKind.INDENT
    if present == {ProvisionKind.SUBPARAGRAPH}:
        kind = ProvisionKind.SUBPARAGRAPH
    return units.numbered(owner, kind, number)
