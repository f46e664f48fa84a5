"""Puts the lines of a text layer together to paragraphs.

Where a paragraph ends is read from what is sure: the indentation where it is known,
the words (a heading, a number, an editors' note begin a paragraph; a comma never
does), and the room that a line still had (`text_lines`). Where none of these decides,
the place is a doubt, and its article is not taken in: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePath

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.readers.foreign import (
    SHOWN,
    Look,
    Paragraph,
    heading_of,
    is_editors,
    is_numbered,
)
from pipeline.readers.text_lines import Indent, TextLine, room_of, usual_size

_TERMINAL = (".", ";", ":", "!", "?")
_STOPS = (".", "!")
"""How the notes of the database's editors end."""
_GLUED_BEFORE = (",", ";", ":", ".", ")", "»", "”")
_GLUED_AFTER = ("(", "«", "„", "/")
_DASHES = ("–", "—", "-")
_WORD = re.compile(r"[\w-]+")
_LOST_HYPHEN = re.compile(r"(?P<number>№ ?[0-9]{1,4})(?P<roman>[IVXІХ]{1,6})(?!\w)")
_NEARLY_ALL = 0.8


class Edge(Enum):
    """What stands between two lines."""

    SPACE = auto()
    NOTHING = auto()
    PARAGRAPH = auto()
    DOUBT = auto()


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together."""

    text: str
    row: int
    look: Look
    doubts: list[Problem]
    lines: int = 1


class Joiner:
    """Puts lines together to paragraphs.

    Args:
        lines: the lines, in the order of the text.
        file: the file's name, for places.
    """

    def __init__(self, lines: Sequence[TextLine], file: PurePath) -> None:
        self._lines = lines
        self._file = file
        self._room = room_of(lines)
        self._words = {word for line in lines for word in _WORD.findall(line.text)}
        self._usual = usual_size(lines)
        self._gaps_end_headings = _gaps_end_headings(lines)

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs of the text."""
        found: list[_Open] = []
        for index, line in enumerate(self._lines):
            edge = self._edge(found[-1], index) if found else Edge.PARAGRAPH
            text, doubt = self._mended(line)
            if edge is Edge.DOUBT:
                found[-1].doubts.append(self._doubt("import-unclear-paragraph", line))
            if edge in {Edge.PARAGRAPH, Edge.DOUBT}:
                found.append(_Open(text, line.row, self._opens(line), doubt))
            else:
                self._join(found[-1], text, edge)
                found[-1].doubts += doubt
        return [
            Paragraph(each.text, each.row, each.look, doubts=tuple(each.doubts))
            for each in found
        ]

    def _look(self, line: TextLine) -> Look:
        """A line of another size than the text is a heading if it names a unit."""
        return Look.PLAIN if line.size == self._usual else Look.BOLD

    def _opens(self, line: TextLine) -> Look:
        """The look of the paragraph that a line opens: a heading stays one."""
        look = self._look(line)
        return Look.PLAIN if heading_of(line.text, look) is None else Look.BOLD

    def _doubt(self, rule: str, line: TextLine) -> Problem:
        place = Location(self._file, line.row)
        return error(rule, place, text=line.text[:SHOWN])

    def _join(self, last: _Open, text: str, edge: Edge) -> None:
        if edge is Edge.NOTHING and self._is_parted(last.text, text):
            last.text = last.text[:-1]
        last.lines += 1
        last.text += text if edge is Edge.NOTHING else f" {text}"

    def _is_parted(self, before: str, after: str) -> bool:
        """Whether the hyphen at a line's end only parts a word."""
        kept, parted = self._hyphenated(before, after)
        return bool(kept) and kept not in self._words and parted in self._words

    def _hyphenated(self, before: str, after: str) -> tuple[str, str]:
        """The word across a line's end with its hyphen and without; empty if none."""
        head, tail = _WORD.findall(before)[-1:], _WORD.match(after)
        if not before.endswith("-") or not head or not tail:
            return "", ""
        return head[0] + tail[0], head[0][:-1] + tail[0]

    def _edge(self, last: _Open, index: int) -> Edge:
        """What stands between the line before and this one."""
        line, before = self._lines[index], self._lines[index - 1]
        if heading_of(line.text, self._look(line)) is not None:
            return Edge.PARAGRAPH
        if line.text.startswith(_GLUED_BEFORE) or before.text.endswith(_GLUED_AFTER):
            return Edge.NOTHING
        if before.text.endswith("-") and not before.text.endswith(" -"):
            return self._at_hyphen(before.text, line.text)
        heading = heading_of(last.text, last.look)
        if heading is not None:
            return self._after_heading(heading[0], before, line, index)
        if line.indent is not Indent.UNKNOWN:
            return self._by_indent(last, before, line)
        return self._by_words(last, before, line, index)

    def _at_hyphen(self, before: str, after: str) -> Edge:
        kept, parted = self._hyphenated(before, after)
        is_compound = kept in self._words or not after[:1].islower()
        is_clear = is_compound or parted in self._words or kept[:1].isdigit()
        return Edge.NOTHING if is_clear else Edge.DOUBT

    def _after_heading(
        self, eid: str, before: TextLine, line: TextLine, index: int
    ) -> Edge:
        """Behind the first line of a heading: does the heading go on?"""
        if is_numbered(line.text) or is_editors(line.text):
            return Edge.PARAGRAPH
        if line.size and before.size != self._usual:
            return Edge.SPACE if line.size == before.size else Edge.PARAGRAPH
        if eid != "art":  # nothing else stands between chapter and article
            return Edge.SPACE
        if line.indent is not Indent.UNKNOWN:
            is_first = line.indent is Indent.FIRST
            return Edge.PARAGRAPH if is_first else Edge.SPACE
        if self._room.ends(before.text, line.text, is_first=False):
            return Edge.PARAGRAPH
        return Edge.SPACE if line.text[0].islower() else self._at_gap(line, index)

    def _at_gap(self, line: TextLine, index: int) -> Edge:
        """Behind a full line of a heading: the gap is its end, or that of a page."""
        goes_on = self._gap_follows(index)
        if not line.gap:
            return Edge.SPACE if goes_on else Edge.DOUBT
        is_end = self._gaps_end_headings and not goes_on
        return Edge.PARAGRAPH if is_end else Edge.DOUBT

    def _gap_follows(self, index: int) -> bool:
        """Whether the heading goes on up to the gap that ends headings here."""
        following = self._lines[index : index + 4]
        ends = [place for place, line in enumerate(following) if place and line.gap]
        if not self._gaps_end_headings or not ends:
            return False
        return not any(line.text.endswith(_TERMINAL) for line in following[: ends[0]])

    def _ends(self, last: _Open, before: TextLine, line: TextLine) -> bool:
        """Whether the paragraph ended with the line before: the next word had room."""
        return self._room.ends(before.text, line.text, is_first=last.lines == 1)

    def _by_indent(self, last: _Open, before: TextLine, line: TextLine) -> Edge:
        if line.indent is Indent.FIRST:
            return Edge.PARAGRAPH
        ended = before.text.endswith(_TERMINAL)
        if ended and self._ends(last, before, line):
            return Edge.DOUBT
        return Edge.SPACE

    def _by_words(
        self, last: _Open, before: TextLine, line: TextLine, index: int
    ) -> Edge:
        ended = before.text.endswith(_TERMINAL)
        begins = is_numbered(line.text) or is_editors(line.text)
        if is_editors(last.text) and not begins and not before.text.endswith(_STOPS):
            return Edge.SPACE
        if self._ends(last, before, line):
            sure = ended or begins or before.text.endswith(_DASHES)
            return Edge.PARAGRAPH if sure else Edge.DOUBT
        if not ended and not before.text.endswith(_DASHES):
            return Edge.SPACE
        if ended and begins:
            return Edge.PARAGRAPH
        if before.text.endswith(".") and line.text[0].islower():
            return Edge.SPACE
        return self._by_widths(line, index)

    def _by_widths(self, line: TextLine, index: int) -> Edge:
        """What the width of the line itself tells: inner, first, or nothing."""
        if self._room.is_inner(line.text):
            return Edge.SPACE
        following = self._lines[index + 1 : index + 2]
        goes_on = bool(following) and not (
            line.text.endswith((*_TERMINAL, *_DASHES))
            or heading_of(following[0].text) is not None
        )
        if goes_on and self._room.is_first(line.text, following[0].text):
            return Edge.PARAGRAPH
        return Edge.DOUBT

    def _mended(self, line: TextLine) -> tuple[str, list[Problem]]:
        """The line with a hyphen that the text layer lost; a doubt where unsure.

        Programs that write out text layers drop the hyphen at a line's end and pull the
        word together («№ 256VIII»), which makes the line wider than any other.
        """
        if line.is_unclear:
            return line.text, [self._doubt("import-unclear-letter", line)]
        is_over = not line.size and self._room.is_over(line.text)
        if not is_over or heading_of(line.text) is not None:
            return line.text, []
        mended, count = _LOST_HYPHEN.subn(r"\g<number>-\g<roman>", line.text)
        if count == 1:
            return mended, []
        return line.text, [self._doubt("import-lost-hyphen", line)]


def _gaps_end_headings(lines: Sequence[TextLine]) -> bool:
    """Whether a gap stands behind nearly all headings of articles."""
    ends = []
    for index, line in enumerate(lines):
        found = heading_of(line.text)
        if found is not None and found[0] == "art":
            ends.append(any(each.gap for each in lines[index + 1 : index + 4]))
    return bool(ends) and sum(ends) >= _NEARLY_ALL * len(ends)
