"""Sentences of a bill, understood."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.read_order import ReadOrder
from pipeline.amending.units import Locator

ACT_ITEM = 0
"""Level of items with «1.», which name an act."""
UNNUMBERED = 2
"""Level of sentences without a number."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, understood.

    Args:
        text: the sentence as it stands, with its number.
        level: 0 under «1.», 1 under «1)», 2 without a number.
        contexts: places that the sentences after it stand in.
        throughout: those sentences speak of all of the text there.
        orders: what it orders.
        payload: quoted norm text after it, without the outer quotes.
        has_payload: whether quoted text follows at all.
        unclosed: the quoted text after it does not end.
        act: it names an act that is amended; the words that name it.
        unknown: it is none of the forms that are known.
        loose: it is unknown, but holds no verb that orders something.
        opens_bill: it is the lead or the act's name, before which titles may stand.
        closes_bill: it tells the entry into force, after which signatures may stand.
        opens_unknown: it names a place that cannot be read, for the sentences after it.
        stays: it says that the text in its language is not changed.
    """

    text: str
    level: int = UNNUMBERED
    contexts: tuple[Locator, ...] = ()
    throughout: bool = False
    orders: tuple[ReadOrder, ...] = ()
    payload: str = ""
    has_payload: bool = False
    unclosed: bool = False
    act: str = ""
    unknown: bool = False
    loose: bool = False
    opens_bill: bool = False
    closes_bill: bool = False
    opens_unknown: bool = False
    stays: bool = False
