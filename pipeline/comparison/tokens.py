"""Words of a legal text, and what makes two of them the same word.

A text is cut into words, runs of white space and single other characters. A word is
never cut: «435-бапта», «1-1)», «241-VIII», «31.12.2025» are one token each. Every
token has a *key*; tokens with equal keys look the same on paper:

>>> key_of("кодекс\u0069") == key_of("кодекс\u0456")  # Latin and Cyrillic «i»
True
>>> fold("31.12.2025№ 241-VIII") == fold("31.12.2025 №\u00a0241-V\u0406\u0406\u0406")
True
>>> fold("статья 1-3") == fold("статья 1–3")  # a number is not a range
False
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_BLANK = _INVISIBLE + "".join(filter(str.isspace, map(chr, range(0x3001))))
_LETTER = rf"[\w\u0300-\u036f{_INVISIBLE}]"
_HYPHENS = "-\u2010\u2011"

_TOKEN = re.compile(
    rf"""
      \s+
    | \d+ (?:[{_HYPHENS}]\d+)* \)           # number of a point: «1-1)»
    | (?: \d+ (?:[.,]\d+)+ | {_LETTER} )    # date, decimal fraction; or a word
      {_LETTER}*
      (?: [{_HYPHENS}'\u2019] {_LETTER}+ )*
    | .
    """,
    re.DOTALL | re.VERBOSE,
)

_LATIN = "iIcCoOaAeEpPxXyYKMHBThjsəƏëËïÏ"
_CYRILLIC = "іІсСоОаАеЕрРхХуҮКМНВТһјѕәӘёЁїЇ"
"""Letters that cannot be told apart in print; «Y» is the Kazakh «Ү», not «У»."""

_MARKS = {
    **dict.fromkeys("«»“”„‟", '"'),
    **dict.fromkeys("\u2018\u2019", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u2012\u2014\u2015\u2212", "–"),
    **dict.fromkeys("\t\n\r\u00a0\u2007\u2009\u202f", " "),
    "Ӏ": "І",  # palochka
}

_LOOSE_SPACE = re.compile(r"(?<!\d) | (?!\d)")

_SAME_LENGTH = str.maketrans({**dict(zip(_LATIN, _CYRILLIC, strict=True)), **_MARKS})
_NO_INVISIBLE = str.maketrans(dict.fromkeys(_INVISIBLE))


_SHORT = 1000
"""Letters of a text whose tokens are kept for a while."""


class Token(NamedTuple):
    """A word or a single character that is no space, with its place in the text.

    There are a million of them in a long text: a tuple is made twice as fast as a
    frozen dataclass.
    """

    start: int
    end: int
    key: str


def tokenize(text: str) -> tuple[str, ...]:
    """All tokens, spaces among them; joined they are the text."""
    return tuple(_split(text))


def solid_tokens(text: str) -> tuple[Token, ...]:
    """The tokens that can be seen: neither white space nor invisible characters."""
    return _kept_tokens(text) if len(text) <= _SHORT else _solid_tokens(text)


@lru_cache(maxsize=1 << 10)
def _kept_tokens(text: str) -> tuple[Token, ...]:
    """Those of a short text: to fold, to measure and to compare it all begin here."""
    return _solid_tokens(text)


def _solid_tokens(text: str) -> tuple[Token, ...]:
    found = []
    start = 0
    for part in _split(text):
        end = start + len(part)
        key = key_of(part)
        if key and key != " ":
            found.append(Token(start, end, key))
        start = end
    return tuple(found)


def leading_blank(text: str) -> int:
    """Number of characters before the first visible one."""
    return len(text) - len(text.lstrip(_BLANK))


def trailing_blank(text: str) -> int:
    """Number of characters behind the last visible one."""
    return len(text) - len(text.rstrip(_BLANK))


def _split(text: str) -> list[str]:
    """Cut a text; a bracket that closes an opened one is no part of a number."""
    parts: list[str] = _TOKEN.findall(text)
    return list(_brackets_apart(parts)) if "(" in text else parts


def _brackets_apart(parts: Iterable[str]) -> Iterator[str]:
    opened = 0
    for part in parts:
        if part == "(":
            opened += 1
        elif part[-1] == ")" and opened:
            opened -= 1
            if len(part) > 1:
                yield part[:-1]
                yield ")"
                continue
        yield part


@lru_cache(maxsize=1 << 16)
def key_of(token: str) -> str:
    """What a token is compared by: blind to look-alikes, quotes, dashes, spaces.

    A hyphen inside a word stays a hyphen; one that stands alone is a dash.
    """
    if token.isspace():
        return " "
    folded = token.translate(_NO_INVISIBLE).translate(_SAME_LENGTH)
    folded = unicodedata.normalize("NFC", folded)
    return "–" if folded == "-" else folded


@lru_cache(maxsize=1 << 10)
def fold(text: str) -> str:
    """The text as it is compared: equal for texts that differ by noise only.

    Spaces are left out, since a lost space is noise; only between two digits one is
    kept: «5 6» is not «56».
    """
    return squeeze(token.key for token in solid_tokens(text))


def squeeze(keys: Iterable[str]) -> str:
    """Keys joined without spaces, but never two numbers into one."""
    return _LOOSE_SPACE.sub("", " ".join(keys))


def smooth(text: str) -> str:
    """Look-alikes folded character by character, so that places stay the same."""
    return text.translate(_SAME_LENGTH)


def words_of(text: str) -> tuple[str, ...]:
    """Keys of the words in small letters, for measuring likeness."""
    keys = (token.key for token in solid_tokens(text))
    return tuple(key.lower() for key in keys if key[:1].isalnum())
