"""Goes through a story of a Word file and lays out its words in order.

The first reader: lxml, one pass, no recursion. What it makes is a list of paragraphs
of pieces; a piece is a stretch of words with the tracked changes that lie on it.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.review.docx_recount import WORD
from pipeline.review.docx_table import TableCell
from pipeline.review.markup import attribute, local, namespace
from pipeline.review.word_story import Anchored, Piece, Story, Touch, WordParagraph

_INSIDE = {"ins": "ins", "moveTo": "move-to", "cellIns": "ins"}
"""Elements that bring words in, and how such a change is called."""
_OUTSIDE = {"del": "del", "moveFrom": "move-from", "cellDel": "del"}
"""Elements that take words out."""

_FORMATS = frozenset(
    f"{name}Change"
    for name in (
        *("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"),
        "numbering",
    )
)
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_WORDS = {"t", "delText"}
_PROPERTIES = {"rPr", "numPr", "trPr", "tcPr", "tabs", "pPr"}
"""Elements whose children are no content; `tab` there is a tab stop."""
_BOOKMARK = "_np_"
"""How the names of row bookmarks begin; see `pipeline.writers.word.anchors`."""


def walk(root: etree._Element, part: str, first_table: int = 0) -> Story:
    """The words of one part.

    Args:
        root: the part's root.
        part: its name.
        first_table: number of its first table among those of the whole file.
    """
    walker = _Walker(Story(part), first_table)
    walk_through = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk_through:
        name = local(element)
        if event == "start":
            if name == "Fallback" or name in _FORMATS:
                walk_through.skip_subtree()
            elif namespace(element) in WORD:
                walker.begin(name, element)
        elif namespace(element) in WORD:
            walker.end(name, element)
    return walker.finished()


Handler = Callable[["_Walker", etree._Element], None]  # noqa: SLF001 - lxml's only name


class _Walker:
    """What is known at one point of the way."""

    def __init__(self, story: Story, first_table: int) -> None:
        self.story = story
        self._open: list[int] = []
        self._into: list[Touch] = []
        self._out: list[Touch] = []
        self._cell = TableCell(first_table)
        self._properties = 0
        self._moves: dict[str, str] = {}
        self._ends: list[Piece] = []

    # -- what begins

    def begin(self, name: str, element: etree._Element) -> None:
        if name in _WORDS:
            self._add(element.text or "")
        elif name in _PROPERTIES:
            self._properties += 1
        elif name in _INSIDE or name in _OUTSIDE:
            self._change(name, element)
        elif name in _SIGNS and not self._properties:
            self._add(_SIGNS[name])
        elif name in _BEGIN:
            _BEGIN[name](self, element)
        else:
            self._cell.begin(name, element)

    def end(self, name: str, element: etree._Element) -> None:
        if name in _PROPERTIES:
            self._properties -= 1
        elif name == "p":
            self._close_paragraph()
        elif name == "tbl":
            self._cell.leave_table()
        elif name in _INSIDE and _is_content(element):
            self._into.pop()
        elif name in _OUTSIDE and _is_content(element):
            self._out.pop()

    def finished(self) -> Story:
        """The story; a comment that begins and never ends stands on no words."""
        for number, each in self.story.comments.items():
            each.end = max(each.end, each.start)
            self.story.ends[each.end] = number
        return self.story

    # -- paragraphs and words

    def paragraph(self, element: etree._Element) -> None:
        del element
        self._open.append(self._new_paragraph())
        self._ends.append(Piece("\n", is_end=True))

    def _new_paragraph(self) -> int:
        paragraphs = self.story.paragraphs
        paragraphs.append(WordParagraph(self.story.part, self._cell.spot))
        return len(paragraphs) - 1

    def _close_paragraph(self) -> None:
        self._put(self._ends.pop())
        self._open.pop()

    def symbol(self, element: etree._Element) -> None:
        code = attribute(element, "char")
        try:
            self._add(chr(int(code, 16)))
        except (ValueError, OverflowError):
            self._add("\N{REPLACEMENT CHARACTER}")

    def _add(self, text: str) -> None:
        into = self._into[-1] if self._into else None
        out = self._out[-1] if self._out else None
        self._put(Piece(text, into, out))

    def _put(self, piece: Piece) -> None:
        # A change outside of any paragraph gets one of its own.
        number = self._open[-1] if self._open else self._new_paragraph()
        piece.paragraph, piece.place = number, len(self.story.pieces)
        self.story.paragraphs[number].pieces.append(piece)
        self.story.pieces.append(piece)

    # -- changes

    def _change(self, name: str, element: etree._Element) -> None:
        touch = self._touch(name, element)
        if _is_content(element):
            (self._into if name in _INSIDE else self._out).append(touch)
            # A change may hold no words at all: it is not lost for that.
            self._add("")
        elif self._is_row(element):
            self.story.row_touches.setdefault(self._cell.row, []).append(touch)
        elif self._is_end(element):
            end = self._ends[-1]
            if name in _INSIDE and end.into is None:
                end.into = touch
            elif name in _OUTSIDE and end.out is None:
                end.out = touch
            else:
                self._lay(name, touch)
        else:
            self._lay(name, touch)

    def _lay(self, name: str, touch: Touch) -> None:
        """A change of something that is no words: a cell, a number, a formula."""
        is_in = name in _INSIDE
        self._put(Piece("", touch if is_in else None, None if is_in else touch))

    def _touch(self, name: str, element: etree._Element) -> Touch:
        kind = _INSIDE.get(name) or _OUTSIDE[name]
        move = self._moves.get(name, "") if kind.startswith("move") else ""
        author = attribute(element, "author")
        return Touch(kind, author, attribute(element, "date"), move)

    def _is_row(self, element: etree._Element) -> bool:
        return self._cell.is_outermost and _above(element) == ("trPr", "tr")

    def _is_end(self, element: etree._Element) -> bool:
        return bool(self._ends) and _above(element) == ("rPr", "pPr")

    def move(self, element: etree._Element) -> None:
        """A move is named where it begins; its ends are told by that name."""
        end = local(element).removesuffix("RangeStart")
        self._moves[end] = attribute(element, "name")

    # -- bookmarks and comments

    def bookmark(self, element: etree._Element) -> None:
        name = attribute(element, "name")
        if self._cell.is_in_table and name.startswith(_BOOKMARK):
            self.story.row_anchors.setdefault(self._cell.row, []).append(name)

    def comment_start(self, element: etree._Element) -> None:
        anchored = Anchored(len(self.story.pieces), -1, self._here())
        self.story.comments.setdefault(attribute(element, "id"), anchored)

    def comment_end(self, element: etree._Element) -> None:
        found = self.story.comments.get(attribute(element, "id"))
        if found is not None and found.end < 0:
            found.end = len(self.story.pieces)

    def comment_reference(self, element: etree._Element) -> None:
        """A comment without a range stands where it is referred to."""
        for touch in self._into[-1:]:
            self.story.carriers[touch] = attribute(element, "id")
        point = len(self.story.pieces)
        anchored = Anchored(point, point, self._here())
        self.story.comments.setdefault(attribute(element, "id"), anchored)

    def _here(self) -> int:
        """The paragraph that is open, or else the next one."""
        return self._open[-1] if self._open else len(self.story.paragraphs)


_BEGIN: dict[str, Handler] = {
    "p": _Walker.paragraph,
    "sym": _Walker.symbol,
    "bookmarkStart": _Walker.bookmark,
    "commentRangeStart": _Walker.comment_start,
    "commentRangeEnd": _Walker.comment_end,
    "commentReference": _Walker.comment_reference,
    "moveFromRangeStart": _Walker.move,
    "moveToRangeStart": _Walker.move,
}


def _above(element: etree._Element) -> tuple[str, str]:
    """Names of the parent and of its parent."""
    parent = element.getparent()
    if parent is None:
        return "", ""
    above = parent.getparent()
    return local(parent), "" if above is None else local(above)


def _is_content(element: etree._Element) -> bool:
    """Whether a change wraps content, and is no property of something."""
    if local(element) in {"cellIns", "cellDel"}:
        return False
    return _above(element)[0] not in {"rPr", "trPr", "numPr", "ctrlPr"}
