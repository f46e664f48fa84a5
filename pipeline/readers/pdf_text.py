"""Reads the text layer of a PDF: hard line ends → the act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from pipeline.errors import UsageError
from pipeline.readers.assembly import assemble
from pipeline.readers.foreign import About, Converted, Paragraph
from pipeline.readers.line_joiner import Joiner
from pipeline.readers.text_lines import Indent, TextLine

_SPACES = re.compile(r"[ \t\u00a0]+")
_NUMBER_LINE = re.compile(r"\s*[0-9]{1,4}\s*")
_SET_IN = 3
"""Spaces at a line's beginning that set it in."""


def read_text_layer(text: str, name: str) -> Converted:
    """The act in a text layer that another program has written out.

    Args:
        text: the text, as `pdftotext` gives it.
        name: the file's name, for messages.

    Raises:
        UsageError: `import-no-act`.
    """
    return read_lines_of(_lines(text), name)


def read_lines_of(lines: Sequence[TextLine], name: str) -> Converted:
    """The act in lines of a text layer.

    Args:
        lines: the lines, in the order of the text.
        name: the file's name, for messages.

    Raises:
        UsageError: `import-no-act`.
    """
    file = PurePath(name)
    converted = assemble(paragraphs_of(lines, file), file, About())
    if not converted.is_act:
        raise UsageError("import-no-act", file=name)
    return converted


def paragraphs_of(lines: Sequence[TextLine], file: PurePath) -> list[Paragraph]:
    """The paragraphs of a text layer.

    Args:
        lines: the lines, in the order of the text.
        file: the file's name, for places.
    """
    return Joiner(lines, file).paragraphs()


def _lines(text: str) -> list[TextLine]:
    """The lines of a text, without page numbers; an empty line is a gap."""
    rows = text.replace("\f", "\n\n").split("\n")
    is_set_in = any(row.startswith(" " * _SET_IN) for row in rows)
    found: list[TextLine] = []
    gap = True
    for number, row in enumerate(rows, start=1):
        words = _SPACES.sub(" ", row).strip()
        if words:
            indent = Indent.UNKNOWN
            if is_set_in:
                set_in = row.startswith(" " * _SET_IN)
                indent = Indent.FIRST if set_in else Indent.NONE
            found.append(TextLine(words, number, indent, gap=gap))
        gap = not words
    return _without_page_numbers(found)


def _without_page_numbers(lines: list[TextLine]) -> list[TextLine]:
    """Lines without those that only count: 1, 2, 3 … at the pages' edges."""
    found = [index for index, each in enumerate(lines) if _counts(lines, index)]
    numbers = [int(lines[index].text) for index in found]
    steps = {after - before for before, after in pairwise(numbers)}
    if steps != {1}:
        return lines
    gone = set(found)
    kept = []
    for index, each in enumerate(lines):
        if index not in gone:
            above = index - 1 in gone
            kept.append(replace(each, gap=each.gap or above))
    return kept


def _counts(lines: Sequence[TextLine], index: int) -> bool:
    line = lines[index]
    if not _NUMBER_LINE.fullmatch(line.text):
        return False
    at_end = index + 1 == len(lines)
    return line.gap or at_end or lines[index + 1].gap
