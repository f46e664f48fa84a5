"""A language with its jurisdiction: words, labels and phrases as data.

A `Locale` holds no rule and no wording of its own: everything comes from
`pipeline/locales/<tag>.toml`, which a lawyer can correct. Rendering is pure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.identity import Lang


def one_quote(text: str) -> str:
    """One sign where a quoted title begins or ends with a quoted title.

    Official papers print one sign that opens or closes both.
    """
    return text.replace("««", "«").replace("»»", "»")


@dataclass(frozen=True, slots=True)
class Locale:
    """Wording of one language.

    Args:
        tag: BCP 47 tag: `kk-KZ`.
        lang: language of drafts that it serves.
        terms: fixed words and headings, by name.
        phrases: sentences with named fields in braces, by name.
        units: words for structural units: unit → case → word. Units are named as
            the law names them: `article`, `part`, `point`, `subpoint`, `indent`,
            `chapter`, `section`, `division`, `sentence`, `heading`, `note`.
        ordinals: ordinal numerals 1, 2, 3 …: case or gender form → words in order.
        months: names of months in dates, January first.
        grammar: other tables of the amending formulas, by name and key.
    """

    tag: str
    lang: Lang
    terms: Mapping[str, str]
    phrases: Mapping[str, str]
    units: Mapping[str, Mapping[str, str]]
    ordinals: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]
    grammar: Mapping[str, Mapping[str, str]]

    def term(self, name: str) -> str:
        """A fixed word or heading.

        Raises:
            KeyError: where the locale has no such term.
        """
        return self.terms[name]

    def phrase(self, name: str, /, **values: object) -> str:
        """A sentence with its fields filled.

        Raises:
            KeyError: where the locale has no such phrase, or a field is not given.
        """
        return one_quote(self.phrases[name].format_map(values))

    def placeholder(self, text: str) -> str:
        """A placeholder of the drafts in this language; any other text as it is."""
        return self.grammar["placeholders"].get(text, text)

    def date_in_words(self, day: dt.date) -> str:
        """A date as acts and protocols write it: «24 ноября 2026 года»."""
        return self.phrase(
            "date_in_words",
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )
