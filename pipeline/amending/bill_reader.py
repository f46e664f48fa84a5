"""Reads the text of a bill into statements: contexts, orders, what frames them.

The text is taken sentence by sentence. A sentence ends with «;», «.» or «:» outside
quotes and brackets, or with the line where nothing more can be read on the next one
(text layers of PDF files break lines inside sentences).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.amending.clause_reader import ReadOrder, read_context, read_orders
from pipeline.amending.lexicon import Lexicon, phrase, plain
from pipeline.amending.phrase_reader import read_chunks
from pipeline.amending.scan import (
    QUOTES,
    bracket_end,
    quote_end,
    surplus,
    tokens_of,
)
from pipeline.amending.units import Locator
from pipeline.model.locale import Locale

UNNUMBERED = 2
"""Level of sentences without a number."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, understood.

    Args:
        text: the sentence as it stands, with its number.
        level: 0 under «1.», 1 under «1)», 2 without a number.
        contexts: places that the sentences after it stand in.
        orders: what it orders.
        payload: quoted norm text after it, without the outer quotes.
        has_payload: whether quoted text follows at all.
        unclosed: the quoted text after it does not end.
        act: it names an act that is amended; the words that name it.
        unknown: it is none of the forms that are known.
        opens_unknown: it names a place that cannot be read, for the sentences after it.
    """

    text: str
    level: int = UNNUMBERED
    contexts: tuple[Locator, ...] = ()
    orders: tuple[ReadOrder, ...] = ()
    payload: str = ""
    has_payload: bool = False
    unclosed: bool = False
    act: str = ""
    unknown: bool = False
    opens_unknown: bool = False


_ITEM = re.compile(r"\s*(?P<number>\d+(?:-\d+)?)\s?(?P<mark>[.)])\s*")
_ARTICLE = re.compile(r"\s*(?:статья\s+\d+|\d+\s?-\s?бап)\s*\.\s*", re.IGNORECASE)
_ENDS = ";.:"
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]\Z")
_BLOCK_END = re.compile(r"[»”\"](?=[;.,]*[ \t]*(?:\n|\Z))")
_MOST_LINES = 8
"""No sentence of a bill is broken into more lines."""


@dataclass(slots=True)
class BillReader:
    """Reads one bill.

    Args:
        text: the bill or a part of it.
        locale: its language.
    """

    text: str
    locale: Locale
    lexicon: Lexicon = field(init=False)
    place: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Turn the vocabulary round once."""
        self.lexicon = Lexicon.of(self.locale)

    def statements(self) -> Iterator[Statement]:
        """All statements, in the order of the text."""
        while True:
            self._skip_space()
            if self.place >= len(self.text):
                return
            yield self._statement()

    def _skip_space(self) -> None:
        while (
            self.place < len(self.text) and self.text[self.place] in " \t\r\n;:.,\u00a0"
        ):
            self.place += 1

    def _statement(self) -> Statement:
        start = self.place
        at_line_start = not self.text[:start].rpartition("\n")[2].strip()
        for end, last in self._ends(start):
            sentence = self.text[start:end]
            found = self._understood(sentence, at_line_start=at_line_start)
            if found is not None:
                self.place = end
                return self._with_payload(found)
            if last:
                break
        return self._unknown(start, at_line_start=at_line_start)

    def _ends(self, start: int) -> Iterator[tuple[int, bool]]:
        """Places where a sentence may end; the last one where it must."""
        place, lines = start, 0
        while place < len(self.text):
            char = self.text[place]
            if char in QUOTES:
                end = quote_end(self.text, place)
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
        if before.isdigit() or _ARTICLE.fullmatch(before + "."):
            return True
        if _INITIAL.search(self.text, max(start, place - 2), place):
            return True
        return self.text[place + 1 : place + 2].isalnum()

    def _new_item(self, place: int) -> bool:
        line = self.text[place : place + 200].split("\n", 1)[0]
        return not line.strip() or bool(_ITEM.match(line) or _ARTICLE.match(line))

    def _understood(self, sentence: str, *, at_line_start: bool) -> Statement | None:
        level = UNNUMBERED
        if at_line_start:
            article = _ARTICLE.match(sentence)
            if article is not None:
                sentence = sentence[article.end() :]
                level = -1
        tries = [(sentence, level)]
        item = _ITEM.match(sentence)
        if item is not None:
            tries.append((sentence[item.end() :], 0 if item["mark"] == "." else 1))
        for words, found_level in tries:
            statement = self._read(words, sentence.strip(), found_level)
            if statement is not None:
                return statement
        return None

    def _read(self, words: str, whole: str, level: int) -> Statement | None:
        tokens = tokens_of(words)
        if not tokens:
            return None
        chunks = read_chunks(tokens, self.lexicon)
        if not chunks:
            return None
        contexts = read_context(chunks)
        if contexts:
            return Statement(whole, level, contexts=contexts)
        orders = read_orders(chunks, verb_last=self.lexicon.large_first)
        return Statement(whole, level, orders=orders) if orders else None

    def _with_payload(self, found: Statement) -> Statement:
        if not (found.orders and found.orders[-1].needs_payload):
            return found
        place = self.place
        while place < len(self.text) and self.text[place] in ":; \t\r\n\u00a0":
            place += 1
        if place >= len(self.text) or self.text[place] not in QUOTES:
            return found
        end = self._payload_end(place)
        if end < 0:
            self._skip_norm_text(place)
            return _payload(found, "", unclosed=True)
        self.place = end + 1
        return _payload(found, self.text[place + 1 : end])

    def _skip_norm_text(self, start: int) -> None:
        """Go on where the bill speaks again after quoted text without an end."""
        place = self._line_end(start) + 1
        while place < len(self.text):
            end = self._line_end(place)
            line = self.text[place:end]
            first = next(BillReader(line, self.locale).statements(), None)
            if first is not None and (first.contexts or first.orders or first.act):
                break
            place = end + 1
        self.place = min(place, len(self.text))

    def _payload_end(self, start: int) -> int:
        """Where quoted norm text ends, or -1.

        Its own quotes may not be in pairs, as official texts go. A closing one too many
        is none of ours as long as lines of norm text follow; after an opening one too
        many nobody can tell whose the last closing quote is, so that no end is found.
        """
        pairs = quote_end(self.text, start)
        if pairs > 0 and self._may_end(pairs) and not self._swallows(start, pairs):
            return pairs
        for match in _BLOCK_END.finditer(self.text, start + 1):
            end = match.start()
            if self._may_end(end):
                clear = surplus(self.text[start + 1 : end]) <= 0
                return end if clear and not self._swallows(start, end) else -1
        return -1

    def _may_end(self, end: int) -> bool:
        return self._closes_block(end) and self._bill_goes_on(end)

    def _closes_block(self, end: int) -> bool:
        rest = self.text[end + 1 : end + 40].split("\n", 1)[0].strip()
        return not rest.strip(";.,")

    def _bill_goes_on(self, end: int) -> bool:
        """Whether after a quote the bill speaks, or nothing is left."""
        following = self.text[end + 1 :].lstrip(" \t\r\n;.,\u00a0")
        line = following.split("\n", 1)[0]
        if not line or any(verb in plain(line) for verb in self._verbs()):
            return True
        first = next(BillReader(line, self.locale).statements(), None)
        return first is None or not first.unknown

    def _swallows(self, start: int, end: int) -> bool:
        """Whether quoted text holds what reads as an order: a lost closing quote."""
        block = self.text[start + 1 : end]
        lines = block.split("\n")[1:]
        return any(self._is_instruction(line) for line in lines)

    def _is_instruction(self, line: str) -> bool:
        words = plain(line)
        if not any(verb in words for verb in self._verbs()):
            return False
        found = self._understood(line.strip().rstrip(";.:"), at_line_start=True)
        return found is not None and bool(found.orders)

    def _verbs(self) -> tuple[str, ...]:
        table = self.locale.grammar["reading"]
        wordings = "|".join(table[name] for name in ("replace", "exclude", "insert"))
        edition = table["edition"].split("|")[0].split()
        verb = edition[-1] if self.lexicon.large_first else edition[0]
        return tuple(plain(each) for each in (*wordings.split("|"), verb))

    def _line_end(self, place: int) -> int:
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end

    def _unknown(self, start: int, *, at_line_start: bool) -> Statement:
        end = self._rough_end(start)
        whole = self.text[start:end].strip()
        self.place = max(end, start + 1)
        level = UNNUMBERED
        item = _ITEM.match(whole)
        if item is not None and at_line_start:
            level = 0 if item["mark"] == "." else 1
        named = self._names_act(whole, end)
        if named:
            return Statement(whole, level, act=whole)
        unknown = not self._frames(whole)
        opens = unknown and self.text[end : end + 1] == ":"
        return Statement(whole, level, unknown=unknown, opens_unknown=opens)

    def _rough_end(self, start: int) -> int:
        ends = [end for end, must in self._ends(start) if must]
        line = self._line_end(start)
        first = ends[0] if ends else line
        return first if first > start else line

    def _names_act(self, whole: str, end: int) -> bool:
        closes = self.text[end : end + 1] == ":"
        return closes and self._has_phrase(whole, "act")

    def _frames(self, whole: str) -> bool:
        words = plain(whole)
        if any(verb in words for verb in self._verbs()):
            return False
        empty = not words.strip(" -–—*#")
        return empty or self._has_phrase(whole, "lead", "other") or self._starts(whole)

    def _starts(self, whole: str) -> bool:
        """Titles, forms of acts and signatures are known by their first words."""
        words = _padded(_ARTICLE.sub("", whole))
        return any(words.startswith(each) for each in self._wordings("start"))

    def _has_phrase(self, whole: str, *names: str) -> bool:
        words = _padded(whole)
        return any(each in words for name in names for each in self._wordings(name))

    def _wordings(self, name: str) -> list[str]:
        table = self.locale.grammar["frame"]
        return [_padded(each) for each in table[name].split("|")]


_NO_WORD = re.compile(r"[^\w\s-]")


def _padded(text: str) -> str:
    """The words of a text alone, with a space on either side."""
    words = " ".join(phrase(_NO_WORD.sub(" ", text)))
    return f" {words} "


def _payload(found: Statement, text: str, *, unclosed: bool = False) -> Statement:
    return Statement(
        found.text,
        found.level,
        orders=found.orders,
        payload=text,
        has_payload=not unclosed,
        unclosed=unclosed,
    )
