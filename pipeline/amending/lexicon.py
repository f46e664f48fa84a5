"""What the words of clauses mean, turned round from the locale's tables.

The tables are written for printing (unit → case → word); reading needs word → unit and
case. Latin look-alikes are folded on both sides, so that «шiлде» and «шілде» meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.amending.fold import fold
from pipeline.model.locale import Locale

Phrase = tuple[str, ...]
"""Words, folded and in small letters."""


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One reading of a unit's word.

    Args:
        unit: name of the unit.
        case: case without the marks of number and possession.
        many: whether the word stands in the plural.
        owned: whether it stands in the possessive, as Kazakh units inside others do.
    """

    unit: str
    case: str
    many: bool
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The closed vocabulary of the clauses of one language.

    Args:
        units: readings of each form of a unit's word.
        ordinals: ordinals in words → numbers.
        ordinal_cases: ordinals in words → the cases that their form can have; empty
            in a language whose ordinals do not change.
        symbols: keywords and formulas → their names in the table `reading`.
        marks: punctuation marks by name → the name in `marks`.
        longest: number of words of the longest phrase.
        vocabulary: every single word that occurs in any of them.
        longest_word: letters of the longest of these words.
        large_first: the larger unit is named first, as in Kazakh.
    """

    units: Mapping[str, tuple[UnitForm, ...]]
    ordinals: Mapping[Phrase, str]
    ordinal_cases: Mapping[Phrase, frozenset[str]]
    symbols: Mapping[Phrase, str]
    marks: Mapping[Phrase, str]
    longest: int
    vocabulary: frozenset[str]
    longest_word: int
    large_first: bool

    @classmethod
    def of(cls, locale: Locale) -> Lexicon:
        """Turn the tables of a locale round."""
        units = _units(locale)
        ordinals = _ordinals(locale)
        symbols = {
            phrase(wording): name
            for name, wordings in locale.grammar["reading"].items()
            for wording in wordings.split("|")
        }
        marks = {phrase(text): name for name, text in locale.grammar["marks"].items()}
        phrases = [*ordinals, *symbols, *marks]
        words = {word for each in phrases for word in each}
        return cls(
            units=units,
            ordinals=ordinals,
            ordinal_cases=_ordinal_cases(locale),
            symbols=symbols,
            marks=marks,
            longest=max(len(each) for each in phrases),
            vocabulary=frozenset(words | units.keys()),
            longest_word=max(map(len, words | units.keys())),
            large_first=locale.grammar["order"]["chain"] == "large-first",
        )


def plain(word: str) -> str:
    """A word as the tables are searched by."""
    return fold(word).lower()


def phrase(text: str) -> Phrase:
    """Words of a wording as the tables are searched by."""
    return tuple(plain(text).replace("-", " ").split())


def _units(locale: Locale) -> dict[str, tuple[UnitForm, ...]]:
    found: dict[str, list[UnitForm]] = {}
    for unit, forms in locale.units.items():
        for name, word in forms.items():
            if name == "gender":
                continue
            case = name.removeprefix("poss_").removeprefix("pl_")
            form = UnitForm(unit, case, "pl_" in name, name.startswith("poss_"))
            found.setdefault(plain(word), []).append(form)
    for word, meaning in locale.grammar["synonyms"].items():
        unit, case = meaning.split()
        form = UnitForm(unit, case, many=False, owned=True)
        found.setdefault(plain(word), []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _ordinals(locale: Locale) -> dict[Phrase, str]:
    return dict(_numbered(locale))


def _ordinal_cases(locale: Locale) -> dict[Phrase, frozenset[str]]:
    found: dict[Phrase, set[str]] = {}
    for name, row in locale.ordinals.items():
        _, mark, case = name.partition("_")
        for words in row if mark else ():
            found.setdefault(phrase(words), set()).add(case)
    return {words: frozenset(cases) for words, cases in found.items()}


def _numbered(locale: Locale) -> Iterator[tuple[Phrase, str]]:
    for row in locale.ordinals.values():
        for index, words in enumerate(row, start=1):
            yield phrase(words), str(index)
