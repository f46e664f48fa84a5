"""Goes through a part once with expat: bounds what the part holds, and counts.

This is the way of the second reader: it builds no tree and shares no code with the
first one, which uses lxml. It goes first, so that nothing too large reaches a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from pipeline.errors import UsageError
from pipeline.review.container import Container
from pipeline.review.markup import utf8

_SEPARATOR = "\x1f"

Attributes = Mapping[str, str]
"""Attributes by their names without namespaces."""
Visit = Callable[[str, str, Attributes], bool]
"""Called with namespace, local name and attributes of each element that begins; tells
whether what is inside the element is to be visited too."""
Leave = Callable[[str, str], None]
"""Called with local name and words of each element that ends and holds no others."""


def _nothing(name: str, words: str) -> None:
    del name, words


@dataclass(slots=True)
class Scanner:
    """Goes through the parts of one file; what was seen is bounded for all together.

    Args:
        container: the file.
        elements: how many elements were seen.
        marks: how many marks were told of by `mark`.
    """

    container: Container
    elements: int = 0
    marks: int = 0

    def mark(self) -> None:
        """Tell of a mark.

        Raises:
            UsageError: `review-too-many-marks`.
        """
        self.marks += 1
        if self.marks > self.container.limits.marks:
            raise self._refusal("review-too-many-marks", self.container.limits.marks)

    def scan(self, part: str, visit: Visit, leave: Leave = _nothing) -> None:
        """Visit the elements of a part; none where there is no such part.

        Args:
            part: name of the part.
            visit: what is done with each element that begins.
            leave: what is done with each one that ends.

        Raises:
            UsageError: `review-too-much`, `review-too-deep`, `review-broken-xml`, and
                those of reading a part.
        """
        content = utf8(self.container, part)
        if not content:
            return
        walk = _Walk(self, visit, leave)
        parser = expat.ParserCreate("utf-8", _SEPARATOR)
        parser.StartElementHandler = walk.begin
        parser.EndElementHandler = walk.end
        parser.CharacterDataHandler = walk.words.append
        try:
            parser.Parse(content, True)  # noqa: FBT003 - expat's own way
        except expat.ExpatError as bad:
            raise UsageError(
                "review-broken-xml",
                file=self.container.file,
                part=part,
                reason=str(bad),
            ) from bad

    def step(self, depth: int) -> None:
        """Tell of an element.

        Raises:
            UsageError: `review-too-much`, `review-too-deep`.
        """
        self.elements += 1
        limits = self.container.limits
        if self.elements > limits.elements:
            raise self._refusal("review-too-much", limits.elements)
        if depth > limits.depth:
            raise self._refusal("review-too-deep", limits.depth)

    def _refusal(self, rule: str, limit: int) -> UsageError:
        return UsageError(rule, file=self.container.file, limit=str(limit))


class _Walk:
    """One way through one part."""

    def __init__(self, scanner: Scanner, visit: Visit, leave: Leave) -> None:
        self.words: list[str] = []
        self._scanner = scanner
        self._visit = visit
        self._leave = leave
        self._depth = 0
        self._skipped_at = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.words.clear()
        self._scanner.step(self._depth)
        if self._skipped_at:
            return
        space, _, local = name.rpartition(_SEPARATOR)
        plain = {
            key.rpartition(_SEPARATOR)[2]: text for key, text in attributes.items()
        }
        if not self._visit(space, local, plain):
            self._skipped_at = self._depth

    def end(self, name: str) -> None:
        if self._skipped_at == self._depth:
            self._skipped_at = 0
        if not self._skipped_at:
            self._leave(name.rpartition(_SEPARATOR)[2], "".join(self.words))
        self.words.clear()
        self._depth -= 1
