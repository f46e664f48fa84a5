"""Fills the facts that prose refers to instead of repeating.

One fact, one place: a text never types a title, a name or a date that the drafts
hold elsewhere, so that changing it there changes every document.
"""

from __future__ import annotations

import re
from typing import assert_never

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Brief
from pipeline.model.facts import REFERENCE, Fact
from pipeline.model.locale import one_quote

_NAMES = {fact.value for fact in Fact}


def fill(text: str, brief: Brief) -> str:
    """The text with its references replaced; an unknown one stays as written.

    Unknown references are found by the check `texts`, with their place.
    """

    def resolve(match: re.Match[str]) -> str:
        known = match[1] in _NAMES
        return look_up(Fact(match[1]), brief) if known else match[0]

    filled = REFERENCE.sub(resolve, text)
    return one_quote(filled) if filled != text else text


def look_up(fact: Fact, brief: Brief) -> str:  # noqa: PLR0911 - one line a fact
    """A fact from its one place, in the language of the brief."""
    match fact:
        case Fact.BILL_TITLE:
            return bill_title(brief)
        case Fact.DIRECTION_TITLE:
            return brief.direction.titles[brief.lang]
        case Fact.DIRECTION_NUMBER:
            return brief.direction.number
        case Fact.GOAL:
            return brief.direction.goals[brief.lang]
        case Fact.ORGANISATION:
            return brief.organisation
        case Fact.CHAIR:
            return brief.name_of(brief.programme.organisation.chair)
        case Fact.COMPLETION:
            return brief.locale.date_in_words(brief.direction.deadlines.completion)
        case _:
            assert_never(fact)
