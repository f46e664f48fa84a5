"""What a clause speaks of: a unit or a part of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from pipeline.model.identity import ProvisionKind, ProvisionPath


class Reach(Enum):
    """How much of a unit is meant."""

    UNIT = auto()
    """All of it."""
    LEAD = auto()
    """Its own words: «абзац первый»."""
    FIRST_PART = auto()
    """Its own words and what stands before its second part: «часть первая»."""
    HEADING = auto()
    """The heading of an article or of what stands above."""
    BODY = auto()
    """All that stands under its heading: «в тексте статьи»."""
    SENTENCE = auto()
    """One sentence of its own words."""


@dataclass(frozen=True, slots=True)
class Target:
    """A unit or a part of one, found in the text.

    Args:
        path: address of the unit.
        reach: how much of it.
        sentence: number of the sentence, for that reach.
    """

    path: ProvisionPath
    reach: Reach = Reach.UNIT
    sentence: int = 0

    @property
    def address(self) -> ProvisionPath:
        """The address that reports show."""
        if self.reach is Reach.LEAD:
            is_indent = self.path.steps[-1].kind is ProvisionKind.INDENT
            first = self.path.child(ProvisionKind.INDENT, "1")
            return self.path if is_indent else first
        if self.reach is Reach.FIRST_PART:
            return self.path.child(ProvisionKind.SUBPARAGRAPH, "1")
        return self.path
