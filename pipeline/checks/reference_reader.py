"""References of a norm's text to units: «подпунктом 1) пункта 2 настоящей статьи».

Russian names the smaller unit first and what it belongs to last («пункта 4 статьи 44
настоящего Закона»), Kazakh the other way («осы Заңның 44-бабы 4-тармағының 1)
тармақшасы»). Read, both are the same: a context and chains of units, large first.
Law on legal acts, Art. 25: units are named by their numbers, in figures or words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.checks.letters import fold_small
from pipeline.checks.reference_words import Kind, Token, Vocabulary
from pipeline.model.act import Act
from pipeline.model.identity import Lang

THIS_ACT = "this-act"
"""Context of a reference inside the act: «настоящего Кодекса»."""


@dataclass(frozen=True, slots=True)
class Link:
    """A unit's word with the numbers that it is said of."""

    unit: str
    numbers: tuple[str, ...]


Chain = tuple[Link, ...]
_ReadLink = Callable[[list[Token], int], tuple[Link | None, int]]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference, or several that share a context.

    Args:
        context: `THIS_ACT`, the code of another act, or the name of a unit
            («настоящей статьи»).
        chains: units, large first; the later ones may go on from a unit of the
            earlier («44-бабының 1-тармағында және 2-тармағында»).
        start: place of the first character.
        end: place after the last one.
    """

    context: str
    chains: tuple[Chain, ...]
    start: int
    end: int


class ReferenceReader:
    """Reads references of one language.

    Args:
        words: the vocabulary of the language.
        acts: the known acts, to tell references to them.
        lang: the language.
    """

    def __init__(self, words: Vocabulary, acts: tuple[Act, ...], lang: Lang) -> None:
        self._words = words
        self._names = tuple(
            (name, act.code) for act in acts for name in _names(act, lang, words)
        )

    def read(self, text: str) -> Iterator[Reference]:
        """All references in the order of the text."""
        folded = fold_small(text)
        tokens = self._words.tokens(folded)
        read = self._large_first if self._words.large_first else self._small_first
        yield from read(tokens, folded)

    def _large_first(self, tokens: list[Token], folded: str) -> Iterator[Reference]:
        at = 0
        while at < len(tokens):
            context, after = _this(tokens, at)
            if not context and tokens[at].kind is Kind.NUMBER:
                context, after = self._named_before(folded, tokens[at].start), at
            if not context:
                at += 1
                continue
            chains, end = _chains_after(tokens, after)
            if chains or end > at:
                start, last = tokens[at].start, tokens[max(end, at + 1) - 1].end
                yield Reference(context, chains, start, last)
            at = max(end, at + 1)

    def _small_first(self, tokens: list[Token], folded: str) -> Iterator[Reference]:
        at = 0
        while at < len(tokens):
            chains, after = _chains_before(tokens, at)
            context, end = _this(tokens, after)
            if not context and chains and after < len(tokens):
                context, end = self._named_after(folded, tokens[after].start), after
            if context:
                start = tokens[at].start
                yield Reference(context, chains, start, tokens[end - 1].end)
            at = max(end, after, at + 1)

    def _named_before(self, folded: str, place: int) -> str:
        before = folded[:place].rstrip()
        return next((code for name, code in self._names if before.endswith(name)), "")

    def _named_after(self, folded: str, place: int) -> str:
        return next(
            (code for name, code in self._names if folded.startswith(name, place)), ""
        )


def _names(act: Act, lang: Lang, words: Vocabulary) -> Iterator[str]:
    """How a reference names an act, with the country or without it."""
    cases = dict(act.names)
    for case in ("gen", "nom") if words.large_first else ("gen",):
        name = fold_small(cases.get((lang, case), ""))
        if name:
            long, short = words.country
            yield name
            yield name.replace(long, short)


def _this(tokens: list[Token], at: int) -> tuple[str, int]:
    """«настоящей статьи», «осы Кодекстің» and the place after it."""
    if at + 1 >= len(tokens) or tokens[at].kind is not Kind.THIS:
        return "", at
    what = tokens[at + 1]
    if what.kind is Kind.ACT:
        return THIS_ACT, at + 2
    return (what.name, at + 2) if what.kind is Kind.UNIT else ("", at)


def _chains_after(tokens: list[Token], at: int) -> tuple[tuple[Chain, ...], int]:
    """Chains that follow a context, and the place after them."""
    chains: list[Chain] = []
    end = at
    while True:
        chain, after = _chain(tokens, at, _link_number_first)
        if not chain:
            return tuple(chains), end
        chains.append(chain)
        end, at = after, _after_joins(tokens, after)
        if at == end:
            return tuple(chains), end


def _chains_before(tokens: list[Token], at: int) -> tuple[tuple[Chain, ...], int]:
    """Chains that may stand before a context, last first, and the place after."""
    chains: list[Chain] = []
    end = at
    while True:
        chain, after = _chain(tokens, at, _link_unit_first)
        if not chain:
            return tuple(chains[::-1]), end
        chains.append(chain[::-1])
        end, at = after, _after_joins(tokens, after)
        if at == end:
            return tuple(chains[::-1]), end


def _chain(tokens: list[Token], at: int, read: _ReadLink) -> tuple[Chain, int]:
    """Units named one right after another."""
    links: list[Link] = []
    while True:
        link, after = read(tokens, at)
        if link is None:
            return tuple(links), at
        links.append(link)
        at = after


def _link_unit_first(tokens: list[Token], at: int) -> tuple[Link | None, int]:
    """«пунктах 1 и 2», «частью первой»."""
    if at >= len(tokens) or tokens[at].kind is not Kind.UNIT:
        return None, at
    numbers, after = _numbers(tokens, at + 1, many=tokens[at].many)
    return (Link(tokens[at].name, numbers), after) if numbers else (None, at)


def _link_number_first(tokens: list[Token], at: int) -> tuple[Link | None, int]:
    """«2 және 3-тармақтарында», «бірінші бөлігінің»."""
    numbers, after = _numbers(tokens, at, many=True)
    if not numbers or after >= len(tokens):
        return None, at
    if tokens[after].kind is Kind.DASH:
        after += 1
    if after < len(tokens) and tokens[after].kind is Kind.UNIT:
        return Link(tokens[after].name, numbers), after + 1
    return None, at


def _numbers(
    tokens: list[Token], at: int, *, many: bool
) -> tuple[tuple[str, ...], int]:
    """Numbers in a row; one alone where the unit's word is singular.

    Numbers with a bracket and without one are no row: «1) и 2) пункта 3».
    """
    numbers: list[str] = []
    end = at
    while _goes_on(tokens, at, numbers):
        numbers.append(tokens[at].name)
        end = at + 1
        at = _after_joins(tokens, end)
        if at < len(tokens) and at == end and tokens[at].kind is Kind.DASH:
            at += 1
        if not many or at == end:
            break
    return tuple(number.rstrip(")") for number in numbers), end


def _goes_on(tokens: list[Token], at: int, numbers: list[str]) -> bool:
    if at >= len(tokens) or tokens[at].kind is not Kind.NUMBER:
        return False
    bracketed = [each.endswith(")") for each in (*numbers, tokens[at].name)]
    return all(bracketed) or not any(bracketed)


def _after_joins(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].kind is Kind.JOIN:
        at += 1
    return at
