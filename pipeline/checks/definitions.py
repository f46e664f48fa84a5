"""Terms and definitions follow the Kazakh alphabet.

Law on legal acts, Art. 23(7): definitions stand in the order of the Kazakh text's
alphabet; the Russian text follows that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from pipeline.checks.check import Case, Check
from pipeline.checks.in_force import article_in_force, chains
from pipeline.checks.letters import fold_small, listed
from pipeline.model.identity import ProvisionKind
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, warning
from pipeline.model.provision import Provision

_TERM = re.compile(r"(.{2,120}?)\s+[–-]\s")
"""«адвокат – …»: the term stands before the first dash."""
_FEWEST = 2


def find(case: Case) -> Iterator[Problem]:
    """Terms that stand after one that follows them in the alphabet."""
    for _, norm in case.norms():
        locale = case.locales.get(norm.lang)
        if locale is None or not locale.grammar["definitions"]["order"]:
            continue
        settled = set(_pairs(article_in_force(case, norm), locale))
        for article in norm.redaction.articles():
            for pair in _pairs(article, locale):
                if pair not in settled:
                    yield from _problem(pair, article, locale)


def _pairs(article: Provision | None, locale: Locale) -> Iterator[tuple[str, str]]:
    """Neighbouring terms of every list of definitions."""
    if article is None:
        return
    for chain in chains(article):
        points = [c for c in chain[-1].children if c.kind is ProvisionKind.POINT]
        terms = [match[1] for c in points if (match := _TERM.match(c.text))]
        lead = "\n".join(unit.text for unit in chain)
        if len(terms) >= _FEWEST and _is_definitions(lead, locale):
            yield from pairwise(terms)


def _is_definitions(lead: str, locale: Locale) -> bool:
    words = fold_small(lead)
    return any(each in words for each in listed(locale.grammar["definitions"]["lead"]))


def _problem(
    pair: tuple[str, str], article: Provision, locale: Locale
) -> Iterator[Problem]:
    order = {
        letter: index
        for index, letter in enumerate(locale.grammar["definitions"]["order"], start=1)
    }
    previous, term = pair
    if _key(term, order) < _key(previous, order):
        place = next(
            chain[-1].location
            for chain in chains(article)
            if chain[-1].text.startswith(term)
        )
        yield warning("definition-order", place, term=term, previous=previous)


def _key(term: str, order: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """Order key: word by word, letters by the alphabet, other marks left out."""
    return tuple(
        tuple(order[letter] for letter in word if letter in order)
        for word in re.split(r"[\s-]+", fold_small(term))
    )


DEFINITIONS = Check("definitions", find)
