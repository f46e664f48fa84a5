"""The words of a part of a Word file, in order, with what was tracked on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.homecoming import Spot


@dataclass(frozen=True, slots=True, eq=False)
class Touch:
    """A tracked change: one element of the file; each is itself only.

    Args:
        kind: `ins`, `del`, `move-from` or `move-to`.
        author: who made it.
        date: when.
        move: name of the move that it belongs to.
    """

    kind: str
    author: str
    date: str
    move: str = ""


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of words.

    Args:
        text: the words; empty for a change that holds none.
        into: the change that brought it in, None for what was sent.
        out: the change that takes it out, None for what stays.
        is_end: it is the end of a paragraph.
        paragraph: number of its paragraph in the story.
        place: its own number in the story.
    """

    text: str
    into: Touch | None = None
    out: Touch | None = None
    is_end: bool = False
    paragraph: int = -1
    place: int = -1

    @property
    def touches(self) -> tuple[Touch, ...]:
        """The changes that lie on it."""
        return tuple(each for each in (self.into, self.out) if each is not None)


@dataclass(slots=True, eq=False)
class WordParagraph:
    """A paragraph: its place and its pieces, the paragraph's end the last of them."""

    part: str
    spot: Spot
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Anchored:
    """Where a comment stands: the pieces from `start` to before `end` of the story."""

    start: int
    end: int
    place: int
    """Number of the paragraph in which it begins."""


@dataclass(slots=True)
class Story:
    """A part's words.

    Args:
        part: name of the part.
        paragraphs: its paragraphs, those inside tables too.
        pieces: all pieces of all paragraphs, in order.
        comments: where each comment stands, by its number in the file.
        row_touches: changes of whole rows.
        row_anchors: bookmarks that begin in each row.
        carriers: changes in which a comment was set, with the comment's number.
        ends: numbers of comments by the place of the piece after them.
    """

    part: str
    paragraphs: list[WordParagraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    comments: dict[str, Anchored] = field(default_factory=dict)
    row_touches: dict[tuple[int, int], list[Touch]] = field(default_factory=dict)
    row_anchors: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    carriers: dict[Touch, str] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
