"""How alike two texts are, by their words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff\u00ad]+")
_SHORTEST = 3

Words = frozenset[str]


def words_of(text: str) -> Words:
    """The words of a text in small letters; the shortest say nothing, numbers do."""
    found = _WORD.findall(text.lower())
    return frozenset(w for w in found if len(w) >= _SHORTEST or w.isdigit())


def likeness(one: Words, other: Words) -> float:
    """Share of common words, from 0 to 1."""
    both = len(one | other)
    return len(one & other) / both if both else 0.0


def squashed(text: str) -> str:
    """The text without any white space: office programs do what they like with it."""
    return _BLANK.sub("", text)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Finds the texts that share the most telling words with another."""

    texts: tuple[Words, ...]
    weights: dict[str, float]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Nearest:
        """Words that stand in few of the texts tell more."""
        sets = tuple(map(words_of, texts))
        counts = Counter(word for words in sets for word in words)
        weights = {w: math.log((1 + len(sets)) / n) for w, n in counts.items()}
        return cls(sets, weights)

    def to(self, text: str, most: int) -> Sequence[int]:
        """Numbers of the nearest texts, nearest first; no common word, not near."""
        words = words_of(text)
        scores = [
            (sum(self.weights[word] for word in words & mine), -number)
            for number, mine in enumerate(self.texts)
        ]
        best = sorted((score for score in scores if score[0] > 0), reverse=True)
        return [-number for _, number in best[:most]]
