"""Prints locators: «2-тармақтың 2) тармақшасы», «подпункт 2) пункта 2».

Domain brief 4.4: Kazakh goes from large to small, the ordinal before the noun, the
owned unit in the possessive; Russian from small to large, the ordinal after the noun,
owners in the genitive. Order and cases come from the locale's tables, so that this
module prints both.
"""

from __future__ import annotations

from itertools import pairwise

from pipeline.amending.units import Form, Link, Locator
from pipeline.model.locale import Locale

_MANY_OWNERS = 2
"""From so many owned genitives on, the earlier ones lose their ending in Kazakh."""


def listed(words: tuple[str, ...], locale: Locale) -> str:
    """A list as the language joins it: «2), 3) және 4)», «2), 3) и 4)»."""
    lists = locale.grammar["lists"]
    if len(words) == 1:
        return words[0]
    return lists["between"].join(words[:-1]) + lists["last"] + words[-1]


def print_locator(locator: Locator, case: str, locale: Locale) -> str:
    """A chain of units, the smallest one in the given case.

    Args:
        locator: the chain, the largest unit first.
        case: case of the smallest unit, as `Locale.units` names it.
        locale: the language.
    """
    if locale.grammar["order"]["chain"] == "small-first":
        owners = [
            _owner_after(owned, owner, locale)
            for owned, owner in pairwise(reversed(locator))
        ]
        return " ".join([_print_link(locator[-1], case, "", locale), *owners])
    return _large_first(locator, case, locale)


def _owner_after(owned: Link, owner: Link, locale: Locale) -> str:
    """«статьи 5» after «пункта 2», but «к статье 5» after «примечания»."""
    name = "note_owner" if owned.unit == "note" else "owner"
    printed = _print_link(owner, locale.grammar["cases"][name], "", locale)
    return locale.grammar["formulas"][name].format(owner=printed)


def _large_first(locator: Locator, case: str, locale: Locale) -> str:
    cases = locale.grammar["cases"]
    owners = len(locator) - 2
    printed = []
    for index, link in enumerate(locator):
        owned = "poss_" if index else ""
        if index == len(locator) - 1:
            owned = owned or _lonely_heading(link, case)
            printed.append(_print_link(link, case, owned, locale))
        elif index and owners >= _MANY_OWNERS and index < owners:
            printed.append(_print_link(link, cases["short_owner"], owned, locale))
        else:
            printed.append(_print_link(link, cases["owner"], owned, locale))
    return " ".join(printed)


def _lonely_heading(link: Link, case: str) -> str:
    """«тақырыбы мынадай …», but «тақырыптағы «A» деген сөздер»."""
    return "poss_" if link.unit == "heading" and case == "nom" else ""


def _print_link(link: Link, case: str, owned: str, locale: Locale) -> str:
    noun = locale.units[link.unit][_form_name(link, case, owned)]
    if link.form in {Form.BARE, Form.BARE_MANY}:
        return noun
    numbers = listed(tuple(_numbers(link, case, locale)), locale)
    if locale.grammar["order"]["number"] == "after":
        return f"{noun} {numbers}"
    return f"{numbers}{'-' if link.form is Form.DIGITS else ' '}{noun}"


def _form_name(link: Link, case: str, owned: str) -> str:
    many = len(link.numbers) > 1 or link.form is Form.BARE_MANY
    return f"{owned}{'pl_' if many else ''}{case}"


def _numbers(link: Link, case: str, locale: Locale) -> tuple[str, ...]:
    if link.form is Form.BRACKET:
        return tuple(f"{number})" for number in link.numbers)
    if link.form is Form.ORDINAL:
        return tuple(ordinal(number, link, case, locale) for number in link.numbers)
    return link.numbers


def ordinal(number: str, link: Link, case: str, locale: Locale) -> str:
    """An ordinal in words, agreeing with its unit.

    Falls back to digits for numbers that the table of ordinals does not reach.
    """
    gender = locale.units[link.unit].get("gender", "")
    words = locale.ordinals[f"{gender}_{case}" if gender else "nom"]
    index = int(number) - 1
    return words[index] if index < len(words) else number
