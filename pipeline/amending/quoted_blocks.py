"""Finds where quoted norm text ends.

Its own quotes may not be in pairs, as official texts go. A closing one too many is
none of ours as long as lines of norm text follow; after an opening one too many nobody
can tell whose the last closing quote is, so that no end is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.amending.scan import QUOTES, quote_end, surplus
from pipeline.amending.sentence_reader import SentenceReader
from pipeline.amending.statements import Statement

_BLOCK_END = re.compile(r"[»”\"](?=[;.,]*[ \t]*(?:\n|\Z))")
_BETWEEN = " \t\r\n;.,\u00a0"
_LONGEST = 1500
"""No sentence of a bill is longer; a whole bill may stand on one line."""
_NEXT_ORDER = re.compile(r"[ \t\u00a0]*[;.,][ \t\u00a0]*\w")
_INNER_END = re.compile(rf"[»”\"](?={_NEXT_ORDER.pattern})")
"""Where a quoted text might end inside a line, with the bill's next sentence behind."""


@dataclass(frozen=True, slots=True)
class BlockFinder:
    """Finds blocks of norm text in one bill.

    Args:
        text: the bill.
        reader: understands its sentences.
        first: the first statement of a text, or None.
    """

    text: str
    reader: SentenceReader
    first: Callable[[str], Statement | None]

    def read(self, start: int) -> tuple[str, int]:
        """The norm text that begins at a quote, and the place after it, or -1.

        Some texts quote every paragraph by itself: these are read as one block.

        Args:
            start: place of the opening quote.
        """
        pieces: list[str] = []
        place = start
        while True:
            end = quote_end(self.text, place)
            if end < 0 or not self._ends_line(end):
                break
            pieces.append(self.text[place + 1 : end])
            following = self._next(end)
            if not self._quotes_again(following):
                if len(pieces) > 1 and self._may_end(end):
                    return "\n".join(pieces), end + 1
                break
            place = following
        end = self._end(start)
        return (self.text[start + 1 : end], end + 1) if end > 0 else ("", -1)

    def _quotes_again(self, place: int) -> bool:
        """Whether another quoted paragraph follows, no clause that quotes words."""
        if self.text[place : place + 1] not in tuple(QUOTES):
            return False
        found = self.first(self._line(place))
        return found is not None and found.unknown

    def _end(self, start: int) -> int:
        """Place of the quote that closes the block, or -1."""
        pairs = quote_end(self.text, start)
        if pairs > 0 and self._may_end(pairs) and not self._swallows(start, pairs):
            return pairs
        for match in _BLOCK_END.finditer(self.text, start + 1):
            end = match.start()
            if self._may_end(end):
                clear = surplus(self.text[start + 1 : end]) <= 0
                return end if clear and not self._swallows(start, end) else -1
        return -1

    def after_unclosed(self, start: int) -> int:
        """Where the bill speaks again after a block without an end."""
        place = self.line_end(start) + 1
        while place < len(self.text):
            end = self.line_end(place)
            found = self.first(self.text[place:end])
            if found is not None and (found.contexts or found.orders or found.act):
                break
            place = end + 1
        return min(place, len(self.text))

    def line_end(self, place: int) -> int:
        """Place of the next line feed, or of the text's end."""
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    def _may_end(self, end: int) -> bool:
        return self._ends_line(end) and self._bill_goes_on(end)

    def _ends_line(self, end: int) -> bool:
        """Whether nothing follows on the line but the next sentence of the bill."""
        rest = self._rest(end)
        return not rest[:40].strip(_BETWEEN) or self._orders_after(rest)

    def _rest(self, end: int) -> str:
        """What stands on the line after a closing quote, as far as a sentence goes."""
        return self._line(end + 1)

    def _line(self, place: int) -> str:
        return self.text[place : min(self.line_end(place), place + _LONGEST)]

    def _orders_after(self, rest: str) -> bool:
        if not _NEXT_ORDER.match(rest) or not self.reader.has_verb(rest):
            return False
        found = self.first(rest.lstrip(_BETWEEN))
        return found is not None and bool(found.contexts or found.orders)

    def _next(self, end: int) -> int:
        """Place of the next letter or quote after a closing quote."""
        place = end + 1
        while place < len(self.text) and self.text[place] in _BETWEEN:
            place += 1
        return place

    def _bill_goes_on(self, end: int) -> bool:
        """Whether after a quote the bill speaks, or nothing is left."""
        place = self._next(end)
        line = self._line(place)
        if not line or self.reader.has_verb(line):
            return True
        found = self.first(line)
        return found is None or not found.unknown

    def _swallows(self, start: int, end: int) -> bool:
        """Whether quoted text holds what reads as an order: a lost closing quote."""
        block = self.text[start + 1 : end]
        if any(self._is_order(line) for line in block.split("\n")[1:]):
            return True
        ends = (start + 1 + match.start() for match in _INNER_END.finditer(block))
        return any(self._orders_after(self._rest(place)) for place in ends)

    def _is_order(self, line: str) -> bool:
        if not self.reader.has_verb(line):
            return False
        sentence = line.strip().rstrip(";.:")
        found = self.reader.understand(sentence, at_line_start=True)
        return found is not None and bool(found.orders)
