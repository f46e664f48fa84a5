"""Whether the line of a bill that names an amended act names a given one."""

from __future__ import annotations

import re

from pipeline.amending.fold import fold_words
from pipeline.model.act import Act
from pipeline.model.locale import Locale

_BRACKETS = re.compile(r"\([^()]*\)")


def names_of(act: Act | None, locale: Locale) -> tuple[str, ...]:
    """What an act is called in a language, by all its forms; empty where unknown."""
    names = act.names if act is not None else ()
    return tuple(name for (lang, _), name in names if lang == locale.lang)


def is_named(line: str, names: tuple[str, ...], locale: Locale) -> bool:
    """Whether a line names the act.

    What stands in brackets is where the act was published, and may cite other acts; and
    a law on amendments bears the names of what it amends in its own.

    Args:
        line: the words, «В Закон Республики Казахстан … (Ведомости Парламента …)».
        names: the act's names.
        locale: the language.
    """
    bare = _without_brackets(line)
    amending = locale.grammar["frame"]["amending"].split("|")
    if _has(bare, amending):
        names = tuple(name for name in names if _has(name, amending))
    return _has(bare, names)


def _without_brackets(text: str) -> str:
    while (shorter := _BRACKETS.sub(" ", text)) != text:
        text = shorter
    return text


def _has(text: str, parts: list[str] | tuple[str, ...]) -> bool:
    words = fold_words(text).lower()
    return any(fold_words(part).lower() in words for part in parts)
