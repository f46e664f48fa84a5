"""Cuts the text of a bill: sentences, quotes that nest, quoted blocks of norm text.

Official copies quote with «…» or with "…"; inside quoted norm text more quotes occur.
A straight quote opens where a word follows white space or a bracket, and closes
elsewhere; outside quotes any quote opens.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.amending.lexicon import plain

_OPENERS = "«“„"
_CLOSERS = "»”"
QUOTES = _OPENERS + _CLOSERS + '"'
_QUOTE = re.compile(f"[{QUOTES}]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[-‑]\d+)*")
_BROKEN = re.compile(r"\s*\n\s*")
_DASHES = "-–—‑−"
HYPHEN = "-"
"""Between a word and a number: «часть первая-1». Other dashes are read as «–»."""


class TokenKind(Enum):
    """Kinds of tokens of a sentence."""

    WORD = auto()
    NUMBER = auto()
    QUOTED = auto()
    MARK = auto()
    """A comma, a dash, or what has no place in a clause."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Args:
        kind: what it is.
        text: a word folded and in small letters; a number without its bracket; the
            words inside quotes as they stand; a mark.
        bracket: the number is followed by «)».
    """

    kind: TokenKind
    text: str
    bracket: bool = False


def quote_end(text: str, start: int, longest: int = sys.maxsize) -> int:
    """Place of the quote that closes the one at `start`, or -1 where none does.

    Args:
        text: the whole text.
        start: place of an opening quote of any style.
        longest: so many letters are looked at.
    """
    depth = 0
    for match in _QUOTE.finditer(text, start, min(len(text), start + longest)):
        place = match.start()
        if place == start or _opens(text, place):
            depth += 1
        else:
            depth -= 1
            if not depth:
                return place
    return -1


def surplus(text: str) -> int:
    """How many more quotes open than close in a text."""
    places = (match.start() for match in _QUOTE.finditer(text))
    return sum(1 if _opens(text, place) else -1 for place in places)


def can_be_quoted(words: str) -> bool:
    """Whether words between quotes can be read back: their own quotes are in pairs."""
    quoted = f"«{words}»"
    return quote_end(quoted, 0) == len(quoted) - 1


def _opens(text: str, place: int) -> bool:
    char = text[place]
    if char in _OPENERS:
        return True
    if char in _CLOSERS:
        return False
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    follows_gap = before.isspace() or before in "(" + QUOTES
    return follows_gap and (after.isalnum() or after in _OPENERS + '"')


def tokens_of(sentence: str) -> tuple[Token, ...] | None:
    """The tokens of a sentence; None where a quote is not closed."""
    found: list[Token] = []
    place = 0
    while place < len(sentence):
        char = sentence[place]
        if char in QUOTES:
            end = quote_end(sentence, place)
            if end < 0:
                return None
            words = _BROKEN.sub(" ", sentence[place + 1 : end])
            found.append(Token(TokenKind.QUOTED, words))
            place = end + 1
        else:
            token, place = _plain_token(sentence, place)
            if token is not None:
                found.append(token)
    return tuple(found)


def bracket_end(text: str, start: int) -> int:
    """The place after the bracket that closes the one at `start`, or the text's end."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return place + 1
    return len(text)


def _plain_token(text: str, place: int) -> tuple[Token | None, int]:
    number = _NUMBER.match(text, place)
    if number is not None:
        return _number(text, number)
    word = _WORD.match(text, place)
    if word is not None:
        return Token(TokenKind.WORD, plain(word[0])), word.end()
    char = text[place]
    if char.isspace():
        return None, place + 1
    # The hyphen of «435-бап» is glue; one between numbers is part of the number.
    glue = char in "-‑" and place and not text[place - 1].isspace()
    if glue and text[place + 1 : place + 2].isalpha():
        return None, place + 1
    if glue and text[place - 1].isalpha() and text[place + 1 : place + 2].isdigit():
        return Token(TokenKind.MARK, HYPHEN), place + 1
    mark = "–" if char in _DASHES else char
    return Token(TokenKind.MARK, mark), place + 1


def _number(text: str, match: re.Match[str]) -> tuple[Token, int]:
    bracket = text[match.end() : match.end() + 1] == ")"
    digits = match[0].replace("‑", "-")
    end = match.end() + int(bracket)
    return Token(TokenKind.NUMBER, digits, bracket), end
