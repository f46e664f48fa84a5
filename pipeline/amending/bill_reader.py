"""Reads the text of a bill into statements.

The text is taken sentence by sentence. A sentence ends with «;», «.» or «:» outside
quotes and brackets, or with the line where nothing more can be read on the next one
(text layers of PDF files break lines inside sentences).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.amending.quoted_blocks import BlockFinder
from pipeline.amending.scan import QUOTES, bracket_end, quote_end
from pipeline.amending.sentence_reader import (
    BILL_ARTICLE,
    ITEM,
    SentenceReader,
    item_level,
)
from pipeline.amending.statements import UNNUMBERED, Statement
from pipeline.model.locale import Locale

_ENDS = ";.:"
_BEFORE_BLOCK = ":; \t\r\n\u00a0"
_BETWEEN = " \t\r\n;:.,\u00a0"
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\Z")
_LONGEST_QUOTE = 5000
"""No quoted words are longer; norm text is, but it is looked for elsewhere."""
_MOST_LINES = 8
"""No sentence of a bill is broken into more lines."""


def read_bill(text: str, locale: Locale) -> Iterator[Statement]:
    """All statements of a bill or of a part of it, in its order.

    Titles before the lead and signatures after the entry into force are left out.

    Args:
        text: the bill.
        locale: its language.
    """
    statements = list(_BillReader(text, SentenceReader(locale)).statements())
    first = next((i for i, each in enumerate(statements) if each.opens_bill), 0)
    ends = (i for i, each in enumerate(statements) if each.closes_bill)
    last = next(ends, len(statements))
    for place, each in enumerate(statements):
        if not (each.loose and (place < first or place > last)):
            yield each


class _BillReader:
    """Reads one bill.

    Args:
        text: the bill.
        reader: understands its sentences.
        skims: quoted norm text is passed over, for a look at a single sentence: the
            end of a quote is found by such looks, which must not look for others.
    """

    def __init__(
        self, text: str, reader: SentenceReader, *, skims: bool = False
    ) -> None:
        self.text = text
        self.reader = reader
        self.skims = skims
        self.blocks = BlockFinder(text, reader, self._first_of)
        self.place = 0

    def _first_of(self, text: str) -> Statement | None:
        return next(_BillReader(text, self.reader, skims=True).statements(), None)

    def statements(self) -> Iterator[Statement]:
        """All statements, in the order of the text."""
        while True:
            self._skip(_BETWEEN)
            if self.place >= len(self.text):
                return
            yield self._statement()

    def _skip(self, chars: str) -> None:
        while self.place < len(self.text) and self.text[self.place] in chars:
            self.place += 1

    def _statement(self) -> Statement:
        start = self.place
        line_start = self.text.rfind("\n", 0, start) + 1
        at_line_start = not self.text[line_start:start].strip()
        end = start
        for end, must in self._ends(start):
            sentence = self.text[start:end]
            opens = self.text[end : end + 1] == ":"
            found = self.reader.understand(
                sentence, at_line_start=at_line_start, opens=opens
            )
            if found is not None:
                self.place = end
                return self._with_payload(found)
            if must:
                break
        return self._unknown(start, end, at_line_start=at_line_start)

    def _ends(self, start: int) -> Iterator[tuple[int, bool]]:
        """Places where a sentence may end; the last one where it must."""
        place, lines = start, 0
        while place < len(self.text):
            char = self.text[place]
            if char in QUOTES:
                end = quote_end(self.text, place, _LONGEST_QUOTE)
                if end < 0:
                    break
                place = end
            elif char == "(":
                place = bracket_end(self.text, place) - 1
            elif char == "\n":
                lines += 1
                must = lines >= _MOST_LINES or self._new_item(place + 1)
                yield place, must
                if must:
                    return
            elif char in _ENDS and not self._inside_number(place, start):
                yield place, True
                return
            place += 1
        yield min(place, len(self.text)), True

    def _inside_number(self, place: int, start: int) -> bool:
        """Whether a stop belongs to an item's number or a shortened word."""
        if self.text[place] != ".":
            return False
        before = self.text[start:place].strip()
        if before.isdigit() or BILL_ARTICLE.fullmatch(before + "."):
            return True
        if _INITIAL.search(self.text, max(start, place - 2), place):
            return True
        return self.text[place + 1 : place + 2].isalnum()

    def _new_item(self, place: int) -> bool:
        line = self.text[place : self.blocks.line_end(place)]
        return not line.strip() or bool(ITEM.match(line) or BILL_ARTICLE.match(line))

    def _unknown(self, start: int, end: int, *, at_line_start: bool) -> Statement:
        end = end if end > start else self.blocks.line_end(start)
        whole = self.text[start:end].strip()
        self.place = max(end, start + 1)
        level = item_level(whole) if at_line_start else UNNUMBERED
        opens = self.text[end : end + 1] == ":"
        if opens and self.reader.names_act(whole):
            return Statement(whole, level, act=whole, opens_bill=True)
        if self.reader.stays(whole):
            return Statement(whole, level, stays=True)
        if self.reader.frames(whole):
            lead, entry = self.reader.frame_ends(whole)
            return Statement(whole, level, opens_bill=lead, closes_bill=entry)
        has_verb = self.reader.has_verb(whole)
        if opens and not self.skims and self._pass_block():
            return Statement(whole, level, unknown=True)
        loose = not (opens or has_verb)
        return Statement(whole, level, unknown=True, loose=loose, opens_unknown=opens)

    def _pass_block(self) -> bool:
        """Whether quoted norm text followed a sentence that cannot be read.

        «… действует в следующей редакции: «2. …»»: what it holds is no order of the
        bill. A line that begins with quoted words and orders something is one.
        """
        start = self.place
        self._skip(_BEFORE_BLOCK)
        is_quoted = self.text.startswith(tuple(QUOTES), self.place)
        line = self.text[self.place : self.blocks.line_end(self.place)]
        is_norm = is_quoted and not self.reader.has_verb(line)
        _, end = self.blocks.read(self.place) if is_norm else ("", -1)
        self.place = end if end > 0 else start
        return end > 0

    def _with_payload(self, found: Statement) -> Statement:
        if self.skims or not (found.orders and found.orders[-1].needs_payload):
            return found
        sentence_end = self.place
        self._skip(_BEFORE_BLOCK)
        start = self.place
        if start >= len(self.text) or self.text[start] not in QUOTES:
            self.place = sentence_end
            return found
        payload, end = self.blocks.read(start)
        if end < 0:
            self.place = self.blocks.after_unclosed(start)
            return replace(found, unclosed=True)
        self.place = end
        return replace(found, payload=payload, has_payload=True)
