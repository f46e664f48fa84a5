"""Lines of a text layer, and what their widths tell of the paragraphs' ends.

The portal's PDFs are set line by line: a line is broken where the next word has no
room. So a line after which the next word *had* room ends its paragraph; and since the
first line of a paragraph has less room (its indentation), a line may also be too wide
to be a first one, or so narrow that it must be one. What room there is, is read from
the lines themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from pipeline.readers.foreign import heading_of, is_numbered
from pipeline.readers.glyphs import SPACE, width


class Indent(Enum):
    """Whether a line is set in, as the first of a paragraph."""

    UNKNOWN = auto()
    NONE = auto()
    FIRST = auto()


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text layer.

    Args:
        text: its words.
        row: its place: number of the line, or of the page.
        indent: whether it is set in.
        size: size of its letters; 0 where unknown.
        gap: an empty line, a page's end or a wider space stands above it.
        is_unclear: a letter in it has no name in the file.
    """

    text: str
    row: int
    indent: Indent = Indent.UNKNOWN
    size: float = 0
    gap: bool = False
    is_unclear: bool = False


_WORD = re.compile(r"\S*")
"""A word with its hyphens: some programs part lines at them, so that the whole word
having had room is what proves anything."""
_DEEPEST_INDENT = 4_000
"""Room that a first line may lack where its indentation is not known."""
_OUTLIER = 1.08
_COMMON = 0.95
_FEWEST = 8
"""First lines that must be known before widths say anything of them."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide lines may be; each bound is (surely not less, surely not more).

    Args:
        line: of a line inside a paragraph.
        first: of a first line; equal to 0 where too few are known.
    """

    line: tuple[int, int] = (0, 0)
    first: tuple[int, int] = (0, 0)

    def ends(self, line: str, following: str, *, is_first: bool) -> bool:
        """Whether the next word surely had room, so that a paragraph ended.

        Args:
            line: the line.
            following: the next line.
            is_first: the line is the first of its paragraph.
        """
        room = self.line[0]
        if is_first:
            room = self.first[0] if self.first[1] else room - _DEEPEST_INDENT
        return _with_next(line, following) <= room

    def is_inner(self, line: str) -> bool:
        """Whether a line is too wide to be the first of a paragraph."""
        return self.first[1] > 0 and width(line) > self.first[1]

    def is_first(self, line: str, following: str) -> bool:
        """Whether a line that goes on is too narrow to be an inner one."""
        return _with_next(line, following) <= self.line[0]

    def is_over(self, line: str) -> bool:
        """Whether a line is too wide to have been set as one."""
        return 0 < self.line[1] * _OUTLIER < width(line)


def room_of(lines: Sequence[TextLine]) -> Room:
    """The room that lines were set in, from the lines themselves.

    Args:
        lines: all lines of a text layer, headings included.
    """
    body = [*_body(lines)]
    widths = sorted(width(line.text) for line, _, _ in body)
    if not widths:
        return Room()
    limit = widths[int(len(widths) * _COMMON)] * _OUTLIER
    inner = _bounds(((line, after) for line, after, _ in body), limit)
    firsts = [(line, after) for line, after, is_first in body if is_first]
    first = _bounds(firsts, limit) if len(firsts) >= _FEWEST else (0, 0)
    return Room(inner, first if first[1] < inner[1] else (0, 0))


def usual_size(lines: Sequence[TextLine]) -> float:
    """The size in which most lines are set."""
    sizes = Counter(line.size for line in lines)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _bounds(
    pairs: Iterable[tuple[TextLine, TextLine | None]], limit: float
) -> tuple[int, int]:
    """The widest line, and the narrowest that went on only in the next one."""
    kept = [(line, after) for line, after in pairs if width(line.text) <= limit]
    low = max((width(line.text) for line, _ in kept), default=0)
    sums = (
        _with_next(line.text, after.text)
        for line, after in kept
        if after is not None and goes_on(line.text, after.text)
    )
    return low, min((total for total in sums if total > low), default=low)


def _body(
    lines: Sequence[TextLine],
) -> Iterator[tuple[TextLine, TextLine | None, bool]]:
    """Lines that are no headings, with the next line, and whether each is a first."""
    usual = usual_size(lines)
    in_heading = False
    for index, line in enumerate(lines):
        if heading_of(line.text) is not None:
            in_heading = True
        elif line.gap or is_numbered(line.text):
            in_heading = False
        if in_heading or line.size != usual:
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        before = lines[index - 1].text if index else ""
        numbered = is_numbered(line.text) and before.endswith((".", ";", ":"))
        yield line, after, numbered or line.indent is Indent.FIRST


def goes_on(line: str, following: str) -> bool:
    """Whether a sentence surely goes on from one line to the next."""
    if not line or not following or not following[0].islower():
        return False
    return line[-1].isalnum() or line[-1] == ","


def _with_next(line: str, following: str) -> int:
    word = _WORD.match(following)
    return width(line) + SPACE + width(word[0] if word else "")
