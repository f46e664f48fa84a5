"""Words that norm text does not use: shortened ones, adjectives for numbers.

Law on legal acts, Art. 24(3): no shortened words; 25(4): a unit is named by its
number, not by an adjective. Words of the law in force are not ours to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.checks.in_force import article_in_force, own_units, words_of
from pipeline.checks.letters import fold, fold_small, listed
from pipeline.checks.reference_words import UNITS
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, warning
from pipeline.model.provision import Provision


def find(case: Case) -> Iterator[Problem]:
    """Shortened words and units without a number, in the draft's own words."""
    patterns = {lang: _Patterns(locale) for lang, locale in case.locales.items()}
    for _, norm in case.norms():
        known = words_of(article_in_force(case, norm))
        for unit in own_units(case, norm):
            yield from _in_unit(unit, patterns, norm.lang, known)


class _Patterns:
    """What is looked for in one language."""

    def __init__(self, locale: Locale) -> None:
        shortened = listed(locale.grammar["shortened"]["words"])
        vague = listed(locale.grammar["references"]["vague"])
        self._units = {
            fold_small(word)
            for unit in UNITS
            for case, word in locale.units[unit].items()
            if case != "gender"
        }
        self.shortened = re.compile(rf"(?<![\w.])(?:{_any(shortened)})(?!\w)")
        self._vague = re.compile(rf"\b(?:{_any(vague)})(?=(\s+(\w+)))")

    def vague(self, words: str) -> Iterator[str]:
        """Adjectives with the word of a unit behind them.

        There are some hundred forms of such words: to look one up is quick, to make
        a pattern of all of them takes longer than a whole check.
        """
        for match in self._vague.finditer(words):
            if match[2] in self._units:
                yield match[0] + match[1]


def _any(words: frozenset[str] | set[str]) -> str:
    """A pattern of any of the words, the longest first, dots loosely spaced."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\.", r"\.\s?") for word in ordered)


def _in_unit(
    unit: Provision, patterns: dict[Lang, _Patterns], lang: Lang, known: str
) -> Iterator[Problem]:
    if lang not in patterns:
        return
    # Shortened words are small: «Ч.» is somebody's name.
    for match in patterns[lang].shortened.finditer(fold(unit.text)):
        word = match[0].strip()
        if word not in known:
            yield warning("shortened-word", unit.location, word=word)
    for words in patterns[lang].vague(fold_small(unit.text)):
        if words not in known:
            yield warning("vague-reference", unit.location, words=words)


WORDING = Check("wording", find)
