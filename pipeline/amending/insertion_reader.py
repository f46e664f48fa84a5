"""Reads the orders that add something: «дополнить», «толықтырылсын»."""

from __future__ import annotations

from dataclasses import replace

from pipeline.amending.chunks import Role
from pipeline.amending.clause_contents import Contents, word_pairs
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.units import Locator, joined


def read_insertion(parts: Contents) -> ReadOrder | None:
    """The order of a clause that adds words or units; None where it is unclear.

    Args:
        parts: what the clause holds.
    """
    if len(parts.wheres) > 1 or len(parts.targets) > 1:
        return None
    if parts.old and not parts.anchors:
        # «слова «A» дополнить словами «B»»
        parts.anchors = [replace(words, role=Role.AFTER) for words in parts.old]
        parts.old = []
    if parts.old and not parts.new:
        # ««A» деген сөзден кейін «B» деген сөз енгізілсін»
        parts.new = [replace(words, role=Role.NEW) for words in parts.old]
    elif parts.old:
        return None
    # «в части второй абзац первый дополнить …» names one place, from large to small.
    chain = tuple(link for place in (*parts.wheres, *parts.targets) for link in place)
    places = (chain,) if chain else ()
    if parts.added:
        return _unit_insertion(parts, places)
    if parts.besides or "content" in parts.signs:
        return None
    return _word_insertion(parts, places)


def _word_insertion(parts: Contents, places: tuple[Locator, ...]) -> ReadOrder | None:
    if not parts.anchors:
        return _addition(parts, places)
    pairs = word_pairs(parts.anchors, parts.new)
    roles = {words.role for words in parts.anchors}
    if not pairs or len(roles) != 1:
        return None
    return ReadOrder(
        "insert",
        places,
        new=tuple(new for _, new in pairs),
        anchors=tuple(anchor for anchor, _ in pairs),
        after=roles == {Role.AFTER},
    )


def _addition(parts: Contents, places: tuple[Locator, ...]) -> ReadOrder | None:
    """«дополнить словами «…»»: at the end of the unit."""
    items = [item for words in parts.new for item in words.items]
    return ReadOrder("insert", places, new=tuple(items)) if len(items) == 1 else None


def _unit_insertion(parts: Contents, places: tuple[Locator, ...]) -> ReadOrder | None:
    chain = _one_chain(parts.added)
    single = chain and len(parts.besides) <= 1
    if not single or parts.new or parts.anchors or "content" not in parts.signs:
        return None
    owner = (*(places[0] if places else ()), *chain[:-1])
    beside = parts.besides[0] if parts.besides else None
    near = beside.locator if beside else ()
    if not owner:
        # «3-тармақ екінші абзацтан кейін …»: one chain names the owner, too.
        owner, near = near[:-1], near[-1:]
    return ReadOrder(
        "insert",
        (owner,) if owner else (),
        added=chain[-1],
        beside=near,
        after=beside is None or beside.role is Role.AFTER,
    )


def _one_chain(added: list[Locator]) -> Locator:
    """«2-2-бөлікпен және төртінші бөлікпен»: new units of one kind as one link."""
    links = [chain[0] for chain in added if len(chain) == 1]
    if len(added) > 1 and len(links) == len(added):
        alike = len({link.unit for link in links}) == 1
        return (joined(tuple(links)),) if alike else ()
    return added[0] if len(added) == 1 else ()
