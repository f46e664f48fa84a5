"""Tokens of one sentence with a place to read from, and the vocabulary beside them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.amending.lexicon import Lexicon, Phrase, UnitForm
from pipeline.amending.scan import Token, TokenKind


class TokenStream:
    """Reads tokens by the vocabulary of a language.

    Args:
        tokens: tokens of a sentence; words joined by a lost space are parted.
        lexicon: the vocabulary.
    """

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
        self.tokens = tuple(part for each in tokens for part in _parted(each, lexicon))
        self.lexicon = lexicon
        self.place = 0
        self.exceptions = False
        """Whether a bracket is open that holds an exception."""

    @property
    def done(self) -> bool:
        """Whether all was read."""
        return self.place >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """A token that was not read yet."""
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def kind(self, ahead: int = 0) -> TokenKind | None:
        """Kind of a token that was not read yet."""
        token = self.peek(ahead)
        return token.kind if token is not None else None

    def _words(self) -> tuple[str, ...]:
        words = []
        for token in self.tokens[self.place : self.place + self.lexicon.longest]:
            if token.kind is not TokenKind.WORD:
                break
            words.append(token.text)
        return tuple(words)

    def symbol(self) -> tuple[str, int]:
        """The longest keyword or formula here: its name and its length in tokens."""
        return self._longest(self.lexicon.symbols)

    def mark(self) -> tuple[str, int]:
        """The name of a punctuation mark here and its length in tokens."""
        return self._longest(self.lexicon.marks)

    def ordinal(self) -> tuple[str, int]:
        """An ordinal in words here: its number and its length in tokens."""
        return self._longest(self.lexicon.ordinals)

    def ordinal_disagrees(self, case: str) -> bool:
        """Whether an ordinal stands here whose form cannot be that case.

        «в пункте 2 части вторую исключить»: part 2 owns nothing, it is what goes.
        """
        _, length = self.ordinal()
        cases = self.lexicon.ordinal_cases.get(self._words()[:length])
        return cases is not None and case not in cases

    def _longest(self, table: Mapping[Phrase, str]) -> tuple[str, int]:
        words = self._words()
        for length in range(len(words), 0, -1):
            found = table.get(words[:length])
            if found is not None:
                return found, length
        return "", 0

    def take_symbol(self, *names: str) -> str:
        """Read a keyword of one of the names; empty where there is none."""
        name, length = self.symbol()
        if name not in names:
            return ""
        self.place += length
        return name

    def has_ahead(self, name: str) -> bool:
        """Whether a keyword stands anywhere in what was not read yet."""
        start = self.place
        found = False
        while not (found or self.done):
            found = self.symbol()[0] == name
            self.place += 1
        self.place = start
        return found

    def unit(self) -> tuple[UnitForm, ...]:
        """Readings of a unit's word here; empty where there is none."""
        token = self.peek()
        if token is None or token.kind is not TokenKind.WORD:
            return ()
        return self.lexicon.units.get(token.text, ())

    def separator(self) -> int:
        """Length in tokens of «, », « и », «, а также » here; 0 where there is none."""
        token = self.peek()
        if token is None:
            return 0
        comma = int(token.kind is TokenKind.MARK and token.text == ",")
        self.place += comma
        name, length = self.symbol()
        self.place -= comma
        return comma + (length if name in {"and", "with"} else 0)


def _parted(token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """A word that was not found, parted into known words where a space was lost."""
    known = token.kind is not TokenKind.WORD or token.text in lexicon.vocabulary
    if known:
        return (token,)
    words = _known_words(token.text, lexicon)
    return tuple(Token(TokenKind.WORD, word) for word in words) or (token,)


_SHORTEST = 4
"""Shorter words are found inside others too easily."""


def _known_words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The one way to part a text into known words of some length, or nothing.

    A foreign text may be one word of any length: no piece longer than a known word is
    looked up, and of the ways to one place two are enough to be more than one.
    """
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(text) + 1)]
    ways[0].append(())
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - lexicon.longest_word), end - _SHORTEST + 1):
            word = text[start:end]
            if ways[start] and word in lexicon.vocabulary:
                ways[end] += [(*way, word) for way in ways[start]]
        del ways[end][2:]
    return ways[-1][0] if len(ways[-1]) == 1 else ()
