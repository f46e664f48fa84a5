"""Phrases of a clause: places, quoted words, verbs; the grammar below sentences.

    place    = unit-phrase { owner }            «абзаце первом части второй статьи 143»
    unit-phrase = numbers unit | unit numbers   «2) және 3) тармақтар», «пункты 2) и 3)»
    words    = noun quotes | quotes «деген» noun

A chunk that cannot be read makes the whole sentence unknown: nothing is skipped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from pipeline.amending.units import Locator


class Role(Enum):
    """What a place or quoted words do in a clause."""

    WHERE = auto()
    """«в статье 5», «5-бапта», «5-баптағы»: something is changed inside it."""
    TARGET = auto()
    """«статью 5», «5-бап»: it is itself changed, extended or excluded."""
    ADDED = auto()
    """«статьей 5», «5-баппен»: it is new."""
    AFTER = auto()
    """Something is put after it."""
    BEFORE = auto()
    """Something is put before it."""
    OLD = auto()
    """Words that go."""
    NEW = auto()
    """Words that come."""
    EXCEPT = auto()
    """«за исключением статьи 5»: what is said of the whole text is not said of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Units named by a locator, the largest first.

    Args:
        locator: the chain.
        role: what it does in the clause.
        may_be_where: its word's form allows it to be a place of changes.
    """

    locator: Locator
    role: Role
    may_be_where: bool = False

    def as_where(self) -> Place:
        """The same units as a place of changes."""
        return replace(self, role=Role.WHERE, may_be_where=True)


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words; `at_end` says that they are marks at the unit's end."""

    items: tuple[str, ...]
    role: Role
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A verb or another word that steers a clause, by its name in `reading`."""

    name: str


@dataclass(frozen=True, slots=True)
class Break:
    """A comma, a dash or «и» between phrases.

    Args:
        joins_nouns: «мен», which gives all that it joins the case of the last.
        is_comma: a comma, which may also part a large unit from one inside it.
    """

    joins_nouns: bool = False
    is_comma: bool = False


Chunk = Place | Words | Sign | Break

VERBS = frozenset({"replace", "exclude", "edition", "insert", "renumber"})
