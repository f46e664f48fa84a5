"""One order of a bill before it is printed: what is done to which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from pipeline.amending.sentence_changes import SentenceChange
from pipeline.amending.units import HEADING, Form, Link, Locator, Naming
from pipeline.model.amending import Operation
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision


class Scope(Enum):
    """How much of the unit an order speaks of."""

    UNIT = "unit"
    """The unit with all inside it."""
    LEAD = "lead"
    """Its own words only: «абзац первый»."""
    HEADING = "heading"
    """The heading of an article."""


class Parts(Enum):
    """What the own words of a unit are called, where it has further parts."""

    NONE = "none"
    """It has none: the own words are the first абзац."""
    FIRST_PART = "first-part"
    """They are the first part, for a second one follows at once."""
    BEGINNING = "beginning"
    """They are the first абзац of the first part."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """A change of some words of one unit.

    Args:
        operation: replacement, insertion, exclusion or a punctuation mark.
        old: words replaced or excluded; for an insertion, the words that it follows.
        new: words that come; empty for an exclusion.
    """

    operation: Operation
    old: str
    new: str = ""

    @property
    def kinds(self) -> tuple[bool, bool]:
        """Whether the old and the new words are digits alone."""
        return is_digits(self.old), is_digits(self.new)


_DIGITS = re.compile(r"[\d\s.,%–-]*\d[\d\s.,%–-]*")


def is_digits(words: str) -> bool:
    """Quoted words that are called «цифры», not «слова»."""
    return bool(_DIGITS.fullmatch(words))


@dataclass(frozen=True, slots=True)
class Order:
    """One order.

    Args:
        operation: what is ordered.
        path: address of the unit.
        scope: how much of it.
        unit: the unit as it comes; None for an exclusion or a change of words.
        words: changes of words, in the order of the text.
        sentence: a change of whole sentences of the unit's own words.
        parts: what the own words are called, for the scope of the lead.
    """

    operation: Operation
    path: ProvisionPath
    scope: Scope = Scope.UNIT
    unit: Provision | None = None
    words: tuple[WordChange, ...] = ()
    sentence: SentenceChange | None = None
    parts: Parts = Parts.NONE

    @property
    def target(self) -> ProvisionPath:
        """The address that reports show: the first абзац is a unit of its own."""
        if self.scope is not Scope.LEAD or self.is_indent:
            return self.path
        is_part = self.parts is Parts.FIRST_PART
        kind = ProvisionKind.SUBPARAGRAPH if is_part else ProvisionKind.INDENT
        return self.path.child(kind, "1")

    @property
    def is_indent(self) -> bool:
        """An абзац names its own words alone, without the list under it."""
        return self.path.steps[-1].kind is ProvisionKind.INDENT

    def locator(self, naming: Naming) -> Locator:
        """The chain of units that names the target."""
        if self.sentence is not None:
            numbers = tuple(map(str, self.sentence.numbers))
            link = Link("sentence", numbers, Form.ORDINAL)
            return (*self._unit_locator(naming), link)
        return self._unit_locator(naming)

    def _unit_locator(self, naming: Naming) -> Locator:
        chain = naming.chain(self.path)
        if self.scope is Scope.HEADING:
            return (*chain, HEADING)
        if self.scope is Scope.LEAD and not self.is_indent:
            first = Link("indent", ("1",), Form.ORDINAL)
            part = Link("part", ("1",), Form.ORDINAL)
            added = {
                Parts.NONE: (first,),
                Parts.FIRST_PART: (part,),
                Parts.BEGINNING: (part, first),
            }
            return (*chain, *added[self.parts])
        return chain


_JOINABLE = {Operation.NEW_EDITION, Operation.INSERT_UNIT, Operation.EXCLUDE_UNIT}


def go_together(one: Order, other: Order) -> bool:
    """Whether two neighbouring orders make one clause: «пункты 2) и 3) исключить»."""
    return (
        one.operation is other.operation
        and one.operation in _JOINABLE
        and one.scope is other.scope is Scope.UNIT
        and one.path.parent == other.path.parent
        and one.path.steps[-1].kind is other.path.steps[-1].kind
        and _numbered_alike(one, other)
    )


def _numbered_alike(one: Order, other: Order) -> bool:
    """Ordinals and digits do not mix in one list: «часть вторую», «часть 2-1»."""
    if one.path.steps[-1].kind is not ProvisionKind.PARAGRAPH:
        return True
    return ("-" in one.path.steps[-1].number) == ("-" in other.path.steps[-1].number)
