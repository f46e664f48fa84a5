"""Reads the orders of one sentence from its chunks.

Russian sets the verb between what goes and what comes, Kazakh at the end; so chunks
are first parted into single clauses, one verb each, and then each is understood alone.
What a clause does not say it takes from the clauses before it in the sentence: «в
пункте 2 слова «A» исключить, слова «B» заменить словами «C»».
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.amending.chunks import VERBS, Break, Chunk, Place, Role, Sign
from pipeline.amending.clause_contents import Contents, word_pairs
from pipeline.amending.clause_parts import (
    by_places,
    same_roles,
    verb_between_clauses,
    verb_last_clauses,
)
from pipeline.amending.insertion_reader import read_insertion
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.units import Locator


def read_context(chunks: tuple[Chunk, ...], *, opens: bool) -> tuple[Locator, ...]:
    """The places of a context line («в статье 3:»); empty where it is none.

    «По всему тексту:» has the act itself for its place, an empty chain.

    Args:
        chunks: phrases of the line.
        opens: a colon follows, so that units may be named without «в»: «пункт 3:».
    """
    others = [c for c in chunks if not isinstance(c, Place | Break)]
    if others == [Sign("opening")] and opens:
        others = []
    places = [c for c in same_roles(list(chunks)) if isinstance(c, Place)]
    throughout = others == [Sign("throughout")] and opens
    if throughout:
        parts = Contents.of(list(chunks))
        clear = not (parts.excepted or parts.added or parts.besides)
        return (tuple(parts.wheres) or ((),)) if clear else ()
    roles = {Role.WHERE, Role.TARGET} if opens else {Role.WHERE}
    is_context = bool(places) and not others and {c.role for c in places} <= roles
    return tuple(c.locator for c in places) if is_context else ()


def read_orders(chunks: tuple[Chunk, ...], *, verb_last: bool) -> tuple[ReadOrder, ...]:
    """The orders of a sentence; empty where any of them cannot be understood.

    Args:
        chunks: phrases of the sentence.
        verb_last: the verb closes a clause, as in Kazakh.
    """
    orders: list[ReadOrder] = []
    parts = verb_last_clauses(chunks) if verb_last else verb_between_clauses(chunks)
    for piece in (each for part in parts for each in _pieces(part)):
        order = _understand(piece, orders[-1] if orders else None)
        if order is None:
            return ()
        orders.append(order)
    return tuple(orders)


def _pieces(part: list[Chunk]) -> list[list[Chunk]]:
    verbs = [c for c in part if isinstance(c, Sign) and c.name in VERBS]
    return by_places(part) if len(verbs) == 1 else [part]


def _understand(chunks: list[Chunk], before: ReadOrder | None) -> ReadOrder | None:
    """One clause; `before` is the one before it in the same sentence."""
    parts = Contents.of(chunks)
    verb = parts.verb or _left_out(parts, before)
    match verb:
        case "replace":
            order = _replacement(parts)
        case "exclude":
            order = _exclusion(parts)
        case "edition":
            order = _edition(parts)
        case "insert":
            order = read_insertion(parts)
        case "renumber":
            order = _renumbering(parts)
        case _:
            return None
    if order is None:
        return None
    throughout = "throughout" in parts.signs
    if parts.excepted and not throughout:
        return None
    order = replace(order, throughout=throughout, excepted=tuple(parts.excepted))
    return _inherit(order, before)


def _left_out(parts: Contents, before: ReadOrder | None) -> str:
    """«…, слова «C» – словами «D»»: the verb of the clause before is meant."""
    if before is None or before.needs_payload or not parts.new:
        return ""
    return before.verb if before.verb in {"replace", "insert"} else ""


def _inherit(order: ReadOrder, before: ReadOrder | None) -> ReadOrder:
    """The place of the clause before, where this one names none of its own."""
    is_of_words = bool(order.old or order.anchors)
    if before is None or order.places or not is_of_words:
        return order
    throughout = order.throughout or before.throughout
    return replace(order, places=before.places, throughout=throughout)


def _replacement(parts: Contents) -> ReadOrder | None:
    stray = parts.targets or parts.added or parts.besides or parts.anchors
    pairs = word_pairs(parts.old, parts.new)
    if stray or not pairs or "content" in parts.signs:
        return None
    return ReadOrder(
        "replace",
        tuple(parts.wheres),
        old=tuple(old for old, _ in pairs),
        new=tuple(new for _, new in pairs),
        at_end=all(words.at_end for words in (*parts.old, *parts.new)),
        respectively="respectively" in parts.signs,
    )


def _exclusion(parts: Contents) -> ReadOrder | None:
    if parts.added or parts.besides or parts.anchors or parts.new:
        return None
    if not parts.old:
        both = parts.wheres and parts.targets
        if both and len(parts.wheres) == 1:
            # «в пункте 5 подпункт 3) исключить»
            owner = parts.wheres[0]
            return ReadOrder("exclude", tuple((*owner, *t) for t in parts.targets))
        return (
            None
            if parts.wheres or not parts.targets
            else ReadOrder("exclude", tuple(parts.targets))
        )
    if parts.targets:
        return None
    items = tuple(item for words in parts.old for item in words.items)
    at_end = all(words.at_end for words in parts.old)
    return ReadOrder("exclude", tuple(parts.wheres), old=items, at_end=at_end)


def _edition(parts: Contents) -> ReadOrder | None:
    stray = parts.added or parts.besides or parts.anchors or parts.new or parts.old
    if stray or not parts.targets or len(parts.wheres) > 1:
        return None
    owner = parts.wheres[0] if parts.wheres else ()
    return ReadOrder("edition", tuple((*owner, *each) for each in parts.targets))


def _renumbering(parts: Contents) -> ReadOrder | None:
    """«пункты 3 и 4 считать пунктами 4 и 5», «3-тармақ 4-тармақ деп есептелсін»."""
    if parts.old or parts.new or parts.anchors or parts.besides:
        return None
    *places, after = [*parts.targets, *parts.added]
    if len(places) != 1 or len(after) != 1 or len(parts.wheres) > 1:
        return None
    owner = parts.wheres[0] if parts.wheres else ()
    return ReadOrder("renumber", ((*owner, *places[0]),), renamed=after[0])
