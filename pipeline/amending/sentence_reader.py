"""Understands single sentences of a bill: contexts, orders, what frames them."""

from __future__ import annotations

import re

from pipeline.amending.chunks import Sign
from pipeline.amending.clause_reader import read_context, read_orders
from pipeline.amending.lexicon import Lexicon, phrase, plain
from pipeline.amending.phrase_reader import read_chunks
from pipeline.amending.scan import tokens_of
from pipeline.amending.statements import UNNUMBERED, Statement
from pipeline.model.locale import Locale

ITEM = re.compile(r"\s*(?P<number>\d+(?:-\d+)?)\s?(?P<mark>[.)])\s*")
"""The number of an item of a bill; a Kazakh clause may begin like one: «2) тармақ»."""
BILL_ARTICLE = re.compile(r"\s*(?:статья\s+\d+|\d+\s?-\s?бап)\s*\.\s*", re.IGNORECASE)
"""The number of an article of the bill itself."""
_NO_WORD = re.compile(r"[^\w\s-]")


def item_level(sentence: str) -> int:
    """Level of a sentence by its number: 0 for «1.», 1 for «1)»."""
    item = ITEM.match(sentence)
    if item is None:
        return UNNUMBERED
    return 0 if item["mark"] == "." else 1


def _lexicon(locale: Locale) -> Lexicon:
    """The lexicon of a locale, turned round once: bills are read by the hundred."""
    known = _LEXICONS.get(id(locale))
    if known is None or known[0] is not locale:
        # The locale is kept too: the id of a living object is its own.
        known = _LEXICONS[id(locale)] = (locale, Lexicon.of(locale))
    return known[1]


_LEXICONS: dict[int, tuple[Locale, Lexicon]] = {}


class SentenceReader:
    """Reads sentences of one language.

    Args:
        locale: its wording.
    """

    def __init__(self, locale: Locale) -> None:
        self.lexicon = _lexicon(locale)
        self._frame = {
            name: [_padded(each) for each in wordings.split("|")]
            for name, wordings in locale.grammar["frame"].items()
        }
        verbs = locale.grammar["verbs"]["order"]
        self._verbs = tuple(plain(each) for each in verbs.split("|"))

    def understand(
        self, sentence: str, *, at_line_start: bool, opens: bool = False
    ) -> Statement | None:
        """The sentence as a context or as orders; None where it is neither.

        Args:
            sentence: without its closing mark.
            at_line_start: a number before it may be that of an item.
            opens: a colon closes it.
        """
        level = UNNUMBERED
        words = sentence
        if at_line_start:
            article = BILL_ARTICLE.match(sentence)
            if article is not None:
                words = sentence[article.end() :]
                level = -1
        tries = [(words, level)]
        item = ITEM.match(words)
        if item is not None:
            tries.append((words[item.end() :], item_level(words)))
        for each, found_level in tries:
            statement = self._read(each, sentence.strip(), found_level, opens=opens)
            if statement is not None:
                return statement
        return None

    def _read(
        self, words: str, whole: str, level: int, *, opens: bool
    ) -> Statement | None:
        tokens = tokens_of(words)
        chunks = read_chunks(tokens, self.lexicon) if tokens else ()
        if not chunks:
            return None
        contexts = read_context(chunks, opens=opens)
        if contexts:
            throughout = Sign("throughout") in chunks
            return Statement(whole, level, contexts=contexts, throughout=throughout)
        orders = read_orders(chunks, verb_last=self.lexicon.large_first)
        return Statement(whole, level, orders=orders) if orders else None

    def has_verb(self, text: str) -> bool:
        """Whether a text holds the verb of some order."""
        words = plain(text)
        return any(verb in words for verb in self._verbs)

    def names_act(self, sentence: str) -> bool:
        """Whether a sentence that ends with «:» names an amended act."""
        return self._has(sentence, "act")

    def frames(self, sentence: str) -> bool:
        """Whether a sentence carries a bill and orders nothing."""
        if self.has_verb(sentence):
            return False
        words = _padded(BILL_ARTICLE.sub("", sentence))
        starts = any(words.startswith(each) for each in self._frame["start"])
        empty = not sentence.strip(" -–—*#")
        carries = self.is_lead(sentence) or self._has(sentence, "entry")
        # «1. … Заңына өзгерістер енгізу туралы …»: an item names an act, no title.
        is_title = self._has(sentence, "title") and ITEM.match(sentence) is None
        return empty or starts or carries or is_title

    def frame_ends(self, sentence: str) -> tuple[bool, bool]:
        """Whether a framing sentence is the bill's lead, or its entry into force."""
        return self.is_lead(sentence), self._has(sentence, "entry")

    def is_lead(self, sentence: str) -> bool:
        """Whether a sentence names the kinds of amendments to an act."""
        kinds = (f" {each.strip()}" for each in self._frame["kinds"])
        words = _padded(sentence)
        return self._has(sentence, "lead") and any(each in words for each in kinds)

    def stays(self, sentence: str) -> bool:
        """Whether a sentence says that the text in its language is not changed."""
        return self._has(sentence, "unchanged") and not self.has_verb(sentence)

    def _has(self, sentence: str, *names: str) -> bool:
        words = _padded(sentence)
        return any(each in words for name in names for each in self._frame[name])


def _padded(text: str) -> str:
    """The words of a text alone, with a space on either side."""
    words = " ".join(phrase(_NO_WORD.sub(" ", text)))
    return f" {words} "
