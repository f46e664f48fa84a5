"""Formulas of word changes: «в пункте 3 слова «A» заменить словами «B»»."""

from __future__ import annotations

from pipeline.amending.locator import print_locator
from pipeline.amending.orders import WordChange, is_digits
from pipeline.amending.units import Locator
from pipeline.model.amending import Operation
from pipeline.model.locale import Locale

_MARKS = {".": "dot", ";": "semicolon", ",": "comma", ":": "colon"}


def words_line(chain: Locator, words: tuple[WordChange, ...], locale: Locale) -> str:
    """The sentence of a change of words, without its closing mark.

    Args:
        chain: the unit; empty where a context line has named it.
        words: changes of one kind, in the order of the text.
        locale: the language.
    """
    operation = words[0].operation
    if operation is Operation.INSERT_WORDS:
        return _insertion(chain, words[0], locale)
    if operation is Operation.REPLACE_PUNCTUATION:
        return _mark(chain, words[0], locale)
    formulas = locale.grammar["formulas"]
    where = _where(chain, locale)
    old = _quoted([each.old for each in words], "nom", locale)
    if operation is Operation.EXCLUDE_WORDS:
        return formulas["exclude_words"].format(where=where, old=old)
    name = "replace_words_many" if len(words) > 1 else "replace_words"
    new = _quoted([each.new for each in words], "ins", locale)
    return formulas[name].format(where=where, old=old, new=new)


def _where(chain: Locator, locale: Locale) -> str:
    if not chain:
        return ""
    place = print_locator(chain, locale.grammar["cases"]["words"], locale)
    return locale.grammar["formulas"]["where"].format(where=place)


def _insertion(chain: Locator, change: WordChange, locale: Locale) -> str:
    case = locale.grammar["cases"]["insert_words"]
    what = print_locator(chain, case, locale) + " " if chain else ""
    return locale.grammar["formulas"]["insert_words"].format(
        what=what,
        anchor=_quoted([change.old], "after", locale),
        new=_quoted([change.new], "ins", locale),
    )


def _mark(chain: Locator, change: WordChange, locale: Locale) -> str:
    marks = locale.grammar["marks"]
    return locale.grammar["formulas"]["replace_mark"].format(
        where=_where(chain, locale),
        old=marks[f"{_MARKS[change.old]}_nom"],
        new=marks[f"{_MARKS[change.new]}_ins"],
    )


def _quoted(items: list[str], case: str, locale: Locale) -> str:
    quotes = locale.grammar["quotes"]
    printed = quotes["between"].join(
        f"{quotes['open']}{item}{quotes['close']}" for item in items
    )
    kind, number = kind_and_number(items)
    return locale.grammar["quoted"][f"{kind}_{number}_{case}"].format(quoted=printed)


def kind_and_number(items: list[str]) -> tuple[str, str]:
    """Whether «слова» or «цифры», and one or many, by what is quoted."""
    if all(is_digits(item) for item in items):
        count = sum(sum(char.isdigit() for char in item) for item in items)
        return "digit", "one" if count == 1 else "many"
    count = sum(sum(any(c.isalnum() for c in w) for w in i.split()) for i in items)
    return "word", "one" if count == 1 else "many"
