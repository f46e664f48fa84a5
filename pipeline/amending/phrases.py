"""The official formulas with their fields filled (domain brief 4.2)."""

from __future__ import annotations

from pipeline.amending.locator import print_locator
from pipeline.amending.units import Link, Locator
from pipeline.model.locale import Locale


def context_line(locator: Locator, locale: Locale) -> str:
    """«435-бапта:», «в статье 435:»."""
    where = print_locator(locator, locale.grammar["cases"]["context"], locale)
    return locale.grammar["formulas"]["context"].format(where=where)


def edition_line(locator: Locator, locale: Locale) -> str:
    """«2) және 3) тармақтар мынадай редакцияда жазылсын:»."""
    what = print_locator(locator, locale.grammar["cases"]["edition"], locale)
    return locale.grammar["formulas"]["edition"].format(what=what)


def insert_line(owner: Locator, added: Link, locale: Locale) -> str:
    """«пункт 3 дополнить частью второй следующего содержания:».

    Args:
        owner: what is extended; empty where the context or the act itself is.
        added: the new units.
        locale: the language.
    """
    cases, formulas = locale.grammar["cases"], locale.grammar["formulas"]
    new = print_locator((added,), cases["added"], locale)
    if not owner:
        return formulas["insert"].format(added=new)
    what = print_locator(owner, cases["insert_into"], locale)
    return formulas["insert_into"].format(what=what, added=new)


def exclude_line(locator: Locator, locale: Locale) -> str:
    """«35, 36 және 37-баптар алып тасталсын», without the closing mark."""
    what = print_locator(locator, locale.grammar["cases"]["exclude"], locale)
    return locale.grammar["formulas"]["exclude"].format(what=what)
