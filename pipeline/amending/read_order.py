"""One order as a sentence of a bill says it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.units import Link, Locator
from pipeline.model.amending import Operation


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """One order as a sentence says it; addresses are not yet looked up.

    Args:
        verb: `replace`, `exclude`, `edition` or `insert`.
        places: units that are changed inside, extended, given anew or excluded.
        added: the new units of an insertion, as one link.
        beside: the unit after or before which new ones come.
        old: words that go.
        new: words that come.
        anchors: words beside which others come.
        after: new things come after what they are anchored to, not before.
        at_end: the words are marks at the unit's end.
        throughout: every occurrence is meant.
        respectively: old and new words answer to each other one by one.
        excepted: places in which words stay that change wherever else they occur.
        renamed: the numbers that units come to bear.
    """

    verb: str
    places: tuple[Locator, ...] = ()
    added: Link | None = None
    beside: Locator = ()
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    after: bool = True
    at_end: bool = False
    throughout: bool = False
    respectively: bool = False
    excepted: tuple[Locator, ...] = ()
    renamed: Link | None = None

    @property
    def needs_payload(self) -> bool:
        """Whether quoted norm text must follow."""
        return self.verb == "edition" or self.added is not None


_VERBS = {
    "replace": Operation.REPLACE_WORDS,
    "exclude": Operation.EXCLUDE_UNIT,
    "edition": Operation.NEW_EDITION,
    "insert": Operation.INSERT_UNIT,
    "renumber": Operation.RENUMBER,
}


def named_operation(order: ReadOrder) -> Operation:
    """What an order that may be refused is called in reports."""
    if order.verb == "exclude" and order.old:
        return Operation.EXCLUDE_WORDS
    if order.verb == "insert" and order.added is None:
        return Operation.INSERT_WORDS
    heading = any(place[-1].unit == "heading" for place in order.places)
    if order.verb == "edition" and heading:
        return Operation.REPLACE_HEADING
    return _VERBS[order.verb]
