"""The words of a table's cell as strings of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from textwrap import wrap

from pipeline.model.document import Cell, Mark, Run
from pipeline.writers.text import legal, xml

TALLEST = 30
"""Lines that a cell of a spreadsheet can show: rows are at most 409 points high, and
what goes beyond is neither seen nor printed. Far below the 32,767 letters of a cell."""

FONT = (
    '<sz val="10"/><color rgb="FF{colour}"/>'
    '<{name} val="Times New Roman"/><family val="1"/><charset val="204"/>'
)
"""Letters of all cells; marked words must name them again."""

_BLACK = "000000"
_GREY = "595959"
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
_BOLD = frozenset({Mark.STRONG, Mark.INSERTED})
_BOLD_FILLS = 0.93
"""How many bold letters go where one plain letter goes."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Runs = list[Run]


def portions(cell: Cell, per_line: int) -> list[Runs]:
    """The cell's words; in portions, where they do not fit into one cell.

    Paragraphs become lines. An empty cell gives one empty portion. The portions
    together are the words, with nothing added and nothing left out.

    Args:
        cell: a table's cell.
        per_line: how many letters go into a line of the column.
    """
    runs = list(_runs(cell))
    text = "".join(run.text for run in runs)
    ends = list(_ends(text, per_line))
    return _cut(runs, ends) if len(ends) > 1 else [runs]


def lines(runs: Runs, per_line: int) -> int:
    """How many lines the words take, as far as that can be told beforehand.

    Lines end between words, and bold letters are wider. No row is made higher than
    spreadsheets have them.
    """
    text = "".join(run.text for run in runs)
    bold = sum(len(run.text) for run in runs if run.mark in _BOLD)
    letters = int(per_line * _BOLD_FILLS) if 2 * bold > len(text) else per_line
    counted = (_wrapped(line, max(letters, 1)) for line in text.split("\n"))
    return min(sum(counted), TALLEST + 1)


def _wrapped(line: str, letters: int) -> int:
    is_short = len(line) <= letters and "\t" not in line  # tabs are widened
    return 1 if is_short else len(wrap(line, letters)) or 1


def number(runs: Runs) -> str:
    """The words as a whole number, or empty where they are none.

    Row numbers are stored as numbers, so that a sorted table is in their order.
    """
    text = "".join(run.text for run in runs)
    return text if _NUMBER.fullmatch(text) and _is_plain(runs) else ""


@dataclass(slots=True)
class Strings:
    """The shared strings of a workbook, each kept once.

    Args:
        indexes: place of each string's XML in the list.
        count: how often the cells refer to them.
    """

    indexes: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def index(self, runs: Runs) -> int:
        """Place of the words in the list of strings."""
        self.count += 1
        return self.indexes.setdefault(_string(runs), len(self.indexes))

    def print(self) -> str:
        """Content of `xl/sharedStrings.xml`, without the declaration."""
        return (
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
            f' count="{self.count}" uniqueCount="{len(self.indexes)}">'
            f"{''.join(self.indexes)}</sst>"
        )


def _runs(cell: Cell) -> Iterator[Run]:
    for index, paragraph in enumerate(cell.paragraphs):
        if index:
            yield Run("\n")
        for run in paragraph:
            yield Run(legal(run.text), run.mark)


def _height(line: str, per_line: int) -> int:
    return max(-(-len(line) // per_line), 1)


def _ends(text: str, per_line: int) -> Iterator[int]:
    """Where the portions end: after a line, or after a word of one that is too long."""
    end = used = 0
    for line in text.splitlines(keepends=True):
        rest = line
        while _height(rest, per_line) > TALLEST:
            if used:
                yield end
            head = rest[: TALLEST * per_line]
            head = head[: head.rfind(" ") + 1] or head
            end, rest, used = end + len(head), rest[len(head) :], TALLEST
        if used + _height(rest, per_line) > TALLEST:
            yield end
            used = 0
        end, used = end + len(rest), used + _height(rest, per_line)
    yield end


def _cut(runs: Runs, ends: list[int]) -> list[Runs]:
    """The runs, cut where the portions end."""
    cut: list[Runs] = []
    start = 0
    for end in ends:
        portion: Runs = []
        place = 0
        for run in runs:
            text = run.text[max(start - place, 0) : max(end - place, 0)]
            place += len(run.text)
            if text:
                portion.append(Run(text, run.mark))
        cut.append(portion)
        start = end
    return cut


def _is_plain(runs: Iterable[Run]) -> bool:
    return all(run.mark is Mark.PLAIN for run in runs)


def _string(runs: Runs) -> str:
    if _is_plain(runs):
        return f"<si>{_text(''.join(run.text for run in runs))}</si>"
    parts = (f"<r>{_look(run.mark)}{_text(run.text)}</r>" for run in runs)
    return f"<si>{''.join(parts)}</si>"


def _text(text: str) -> str:
    """Text as a spreadsheet stores it, where `_x0041_` would mean the letter A."""
    return f'<t xml:space="preserve">{xml(_ESCAPE.sub("_x005F_", text))}</t>'


def _look(mark: Mark) -> str:
    match mark:
        case Mark.STRONG | Mark.INSERTED:
            look, colour = "<b/>", _BLACK
        case Mark.EMPHASIS:
            look, colour = "<i/>", _BLACK
        case Mark.DELETED:
            look, colour = "<strike/>", _BLACK
        case Mark.MUTED:
            look, colour = "", _GREY
        case Mark.PLAIN:
            look, colour = "", _BLACK
    return f"<rPr>{look}{FONT.format(colour=colour, name='rFont')}</rPr>"
