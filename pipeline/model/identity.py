"""Who is who: provisions of an act and places in a file.

A `ProvisionPath` is the address of a unit inside one act, in the manner of the
eIds of Akoma Ntoso 3.0 (OASIS LegalDocML, naming convention, section 5):

    >>> path = ProvisionPath.parse("art_435__para_2__point_1-1")
    >>> str(path.article)
    'art_435'
    >>> [step.number for step in path.steps]
    ['435', '2', '1-1']

The kinds are those of the *text*, not of the local word for them: the unit printed
«2.» is `para` everywhere, be it called «бөлік/часть» (codes) or «тармақ/пункт»
(laws); the unit printed «1)» is `point`. The words come from the act's profile
(`pipeline.model.act.Profile`) and the locale.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, total_ordering
from pathlib import PurePath
from typing import Literal

Lang = Literal["kk", "ru"]
"""Languages of drafts and documents."""

LANGS: tuple[Lang, Lang] = ("kk", "ru")


class ProvisionKind(Enum):
    """Kinds of units, from large to small; the value is the eId prefix."""

    SECTION = "sec"
    """бөлім / раздел."""
    CHAPTER = "chp"
    """тарау / глава."""
    DIVISION = "dvs"
    """параграф, a part of a chapter in the codes."""
    ARTICLE = "art"
    """бап / статья."""
    PARAGRAPH = "para"
    """The unit printed «1.»: бөлік / часть in codes, тармақ / пункт in laws."""
    SUBPARAGRAPH = "subpara"
    """Unnumbered part of a law's unit: бөлік / часть, cited by an ordinal."""
    POINT = "point"
    """The unit printed «1)»: тармақ / пункт in CC and CPC, else тармақша / подпункт."""
    INDENT = "indent"
    """абзац: unnumbered, counted with the lead text of its parent as the first."""
    NOTE = "note"
    """Ескертпе / примечание that is part of the norm (not an editor's note)."""

    # A kind is the same only as itself; to hash its name takes ten times as long, and
    # every address of a text is hashed.
    __hash__ = object.__hash__


ABOVE_ARTICLE = frozenset(
    {ProvisionKind.SECTION, ProvisionKind.CHAPTER, ProvisionKind.DIVISION}
)
"""Units whose articles are counted through the act: no address of those names them."""

POSITIONAL = frozenset({ProvisionKind.SUBPARAGRAPH, ProvisionKind.INDENT})
"""Kinds without a printed number: the place under the parent is their number, and
moves when one is put before them."""


_STEP = re.compile(r"(?P<kind>[a-z]+)_(?P<number>[0-9]+(?:-[0-9]+)*)")


def number_key(number: str) -> tuple[int, ...]:
    """Order key of a printed number: 5 < 5-1 < 5-1-1 < 6."""
    return tuple(int(part) for part in number.split("-"))


@total_ordering
@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path: a kind and a number as printed, without bracket or dot."""

    kind: ProvisionKind
    number: str

    def __str__(self) -> str:
        """The eId form, such as `point_1-1`."""
        return f"{self.kind.value}_{self.number}"

    def __lt__(self, other: Step) -> bool:
        """Order as in the act: by number, then by kind."""
        mine = (number_key(self.number), self.kind.value)
        return mine < (number_key(other.number), other.kind.value)


step_of = lru_cache(maxsize=1 << 12)(Step)
"""The link of a kind and a number; few are different among the units of an act."""


@total_ordering
@dataclass(frozen=True, slots=True)
class ProvisionPath:
    """Address of a provision inside an act; parsing and printing are inverse."""

    steps: tuple[Step, ...] = ()

    @classmethod
    def parse(cls, text: str) -> ProvisionPath:
        """Read the printed form.

        Args:
            text: steps joined by two underscores: `art_22__para_2__point_1`.

        Raises:
            ValueError: where the text is not of that form.
        """
        steps = []
        for part in text.split("__"):
            match = _STEP.fullmatch(part)
            if match is None:
                raise ValueError(text)
            steps.append(Step(ProvisionKind(match["kind"]), match["number"]))
        return cls(tuple(steps))

    def __str__(self) -> str:
        """The eId form, such as `art_22__para_2__point_1`."""
        return "__".join(map(str, self.steps))

    def __lt__(self, other: ProvisionPath) -> bool:
        """Order as in the act; a unit stands before the units inside it."""
        return self.steps < other.steps

    def child(self, kind: ProvisionKind, number: str) -> ProvisionPath:
        """The address of a unit inside this one."""
        return ProvisionPath((*self.steps, step_of(kind, number)))

    @property
    def parent(self) -> ProvisionPath:
        """The address of the enclosing unit; empty for the outermost."""
        return ProvisionPath(self.steps[:-1])

    @property
    def article(self) -> ProvisionPath:
        """The address cut after the article (empty where there is none)."""
        if self.steps[:1] and self.steps[0].kind is ProvisionKind.ARTICLE:
            return ProvisionPath(self.steps[:1])
        for index, step in enumerate(self.steps):
            if step.kind is ProvisionKind.ARTICLE:
                return ProvisionPath(self.steps[: index + 1])
        return ProvisionPath()

    def is_within(self, other: ProvisionPath) -> bool:
        """Whether this unit is the other one or stands inside it."""
        return self.steps[: len(other.steps)] == other.steps


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file, as an editor shows it: line and column count from 1."""

    file: PurePath = PurePath()
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, without the parts that are unknown."""
        parts = [self.file.as_posix()]
        parts += [str(part) for part in (self.line, self.column) if part]
        return ":".join(parts)
