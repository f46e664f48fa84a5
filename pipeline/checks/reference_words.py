"""The words of references to units, as tokens.

The vocabulary is the declension tables by which clauses are written (`units`,
`ordinals`), turned round, and the table `references` of `technique.<tag>.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.checks.letters import fold_small, listed
from pipeline.model.locale import Locale

UNITS = ("article", "part", "point", "subpoint", "indent")
"""Units that a reference can be resolved to; others end it."""


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    """«2», «2-1», «2)», «второй», «он бірінші»: its name is the number as printed."""
    UNIT = auto()
    """A form of a unit's word: its name is the unit."""
    THIS = auto()
    """«настоящего», «осы»."""
    ACT = auto()
    """«Кодекса», «Заңның»."""
    JOIN = auto()
    """A comma, «и», «және»."""
    DASH = auto()
    """Between two numbers: a range; before a Kazakh unit's word: a hyphen."""
    WORD = auto()
    """Anything else."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark with its place in the text.

    Args:
        kind: what it is.
        name: the number or unit; the folded word of others.
        start: place of the first character.
        end: place after the last one.
        many: for a unit's word: it may stand in the plural.
    """

    kind: Kind
    name: str
    start: int
    end: int
    many: bool = False


_TOKEN = re.compile(
    r"(?P<number>\d+(?:-\d+)*\)?)|(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)"
    r"|(?P<dash>[–-])|(?P<comma>,)|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words mean in references of one language.

    Args:
        units: forms of the units' words, each with its unit and whether it may be
            plural.
        ordinals: ordinal numerals in words, each with its number.
        this: forms of «настоящий», «осы».
        acts: forms of the words for an act.
        join: what stands between the members of a list.
        large_first: the larger unit is named first, as in Kazakh.
        country: the country's name inside an act's name, and its shorter form.
    """

    units: dict[str, tuple[str, bool]]
    ordinals: dict[str, str]
    this: frozenset[str]
    acts: frozenset[str]
    join: frozenset[str]
    large_first: bool
    country: tuple[str, str]

    @classmethod
    def of(cls, locale: Locale) -> Vocabulary:
        """Turn the tables of a locale round."""
        table = locale.grammar["references"]
        return cls(
            units=_unit_forms(locale),
            ordinals={
                fold_small(word): str(number)
                for row in locale.ordinals.values()
                for number, word in enumerate(row, start=1)
            },
            this=listed(table["this"]),
            acts=listed(table["acts"]),
            join=listed(table["join"]),
            large_first=locale.grammar["order"]["chain"] == "large-first",
            country=(fold_small(table["country"]), fold_small(table["country_short"])),
        )

    def tokens(self, folded: str) -> list[Token]:
        """The tokens of a text in small folded letters."""
        found: list[Token] = []
        for match in _TOKEN.finditer(folded):
            token = self._token(match)
            ordinal = self._compound(found, token)
            if ordinal is not None:
                found[-1] = ordinal
            else:
                found.append(token)
        return found

    def _token(self, match: re.Match[str]) -> Token:
        text, (start, end) = match[0], match.span()
        if match["number"]:
            return Token(Kind.NUMBER, text, start, end)
        if match["dash"]:
            return Token(Kind.DASH, text, start, end)
        if match["comma"] or text in self.join:
            return Token(Kind.JOIN, text, start, end)
        if text in self.units:
            unit, many = self.units[text]
            return Token(Kind.UNIT, unit, start, end, many)
        if text in self.ordinals:
            return Token(Kind.NUMBER, self.ordinals[text], start, end)
        kind = Kind.ACT if text in self.acts else Kind.WORD
        return Token(Kind.THIS if text in self.this else kind, text, start, end)

    def _compound(self, found: list[Token], token: Token) -> Token | None:
        """«двадцать первая», «он бірінші»: two words that are one ordinal."""
        if token.kind is not Kind.NUMBER or not found:
            return None
        tens = found[-1]
        for word, number in self.ordinals.items():
            first, space, _ = word.partition(" ")
            if space and first == tens.name and number[-1] == token.name:
                return Token(Kind.NUMBER, number, tens.start, token.end)
        return None


def _unit_forms(locale: Locale) -> dict[str, tuple[str, bool]]:
    forms: dict[str, tuple[str, bool]] = {}
    for unit in UNITS:
        for name, word in locale.units[unit].items():
            if name != "gender":
                key = fold_small(word)
                many = "pl_" in name or forms.get(key, ("", False))[1]
                forms[key] = (unit, many)
    return forms
