"""Tracked changes of a story as edits: what a person did in one go is one edit.

An edit is a stretch of changes by one author with no untouched word between them,
inside one cell or one run of paragraphs outside tables. Every change belongs to
exactly one edit, so that the sum of their marks is the number of changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.model.homecoming import Found, Spot
from pipeline.model.remark import RemarkKind
from pipeline.review.word_story import Piece, Story, Touch, WordParagraph

_FARTHEST, _MOST_PIECES, _LONGEST = 100, 2_000, 20_000
"""Paragraphs that one edit may reach over and still be taken in as words; pieces and
letters of these paragraphs. No norm has as many."""


@dataclass(slots=True)
class _Stretch:
    """Pieces of an edit, with the changes that it is the first to have."""

    pieces: list[Piece] = field(default_factory=list)
    touches: list[Touch] = field(default_factory=list)


def edits(story: Story, given: Counter[str]) -> Iterator[Found]:
    """The edits of a story, in the order of its words.

    Args:
        story: the words.
        given: marks that belong to comments, by their numbers, are added here: setting
            a comment while changes are tracked is told as an insertion of nothing.
    """
    seen: set[Touch] = set()
    whole_rows = dict(story.row_touches)
    for place, group in groupby(story.paragraphs, _place):
        paragraphs = list(group)
        touches = whole_rows.pop(place, [])
        if touches:
            yield _row(place, paragraphs, touches, seen)
            continue
        for _, cell in groupby(paragraphs, lambda each: each.spot):
            yield from _cell(story, list(cell), seen, given)
    for place, touches in whole_rows.items():
        yield _row(place, (), touches, seen)


def _place(paragraph: WordParagraph) -> tuple[int, int]:
    return paragraph.spot.table, paragraph.spot.row


def _row(
    place: tuple[int, int],
    paragraphs: Sequence[WordParagraph],
    touches: Iterable[Touch],
    seen: set[Touch],
) -> Found:
    """A row inserted or deleted as a whole, with all that was changed inside it."""
    own = list(dict.fromkeys(touches))
    pieces = [piece for each in paragraphs for piece in each.pieces]
    inside = [touch for piece in pieces for touch in piece.touches]
    marks = [each for each in dict.fromkeys([*own, *inside]) if each not in seen]
    seen.update(marks)
    is_added = own[0].kind in {"ins", "move-to"}
    cells = [
        "".join(_now(p) if is_added else _sent(p) for e in cell for p in e.pieces)
        for _, cell in groupby(paragraphs, lambda each: each.spot)
    ]
    text = " | ".join(cell.strip() for cell in cells)
    return Found(
        RemarkKind.ROW_ADDED if is_added else RemarkKind.ROW_REMOVED,
        Spot(*place),
        marks=len(marks),
        text=text if is_added else "",
        words="" if is_added else text,
        author=own[0].author,
        written=own[0].date,
    )


def _cell(
    story: Story,
    paragraphs: list[WordParagraph],
    seen: set[Touch],
    given: Counter[str],
) -> Iterator[Found]:
    pieces = (piece for each in paragraphs for piece in each.pieces)
    for stretch in _joined_moves(list(_stretches(pieces, seen))):
        comment = _comment_set_by(story, stretch)
        if comment:
            given[comment] += len(stretch.touches)
            continue
        yield _edit(story, paragraphs[0].spot, stretch)


def _comment_set_by(story: Story, stretch: _Stretch) -> str:
    """The comment whose setting is all that a stretch without words tells of.

    LibreOffice puts such a change beside the end of the comment, Word around its sign.
    """
    if any(piece.text for piece in stretch.pieces):
        return ""
    for touch in stretch.touches:
        if touch in story.carriers:
            return story.carriers[touch]
    for piece in stretch.pieces:
        for place in (piece.place, piece.place + 1):
            if place in story.ends:
                return story.ends[place]
    return ""


def _stretches(pieces: Iterable[Piece], seen: set[Touch]) -> Iterator[_Stretch]:
    stretch = _Stretch()
    for piece in pieces:
        touches = piece.touches
        if not touches:
            if stretch.pieces and piece.text:
                yield from _finished(stretch)
                stretch = _Stretch()
            continue
        if stretch.pieces and not _goes_on(stretch.pieces[-1], piece):
            yield from _finished(stretch)
            stretch = _Stretch()
        stretch.pieces.append(piece)
        for touch in touches:
            if touch not in seen:
                seen.add(touch)
                stretch.touches.append(touch)
    yield from _finished(stretch)


def _finished(stretch: _Stretch) -> Iterator[_Stretch]:
    """A stretch that has changes of its own; else they are in an earlier edit."""
    if stretch.touches:
        yield stretch


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether two pieces that touch each other belong to one edit."""
    if set(before.touches) & set(piece.touches):
        return True
    return _author(before) == _author(piece)


def _author(piece: Piece) -> str:
    return piece.touches[-1].author


def _joined_moves(stretches: list[_Stretch]) -> list[_Stretch]:
    """Both ends of a move inside one cell are one edit."""
    joined: list[_Stretch] = []
    by_move: dict[str, _Stretch] = {}
    for stretch in stretches:
        moves = {touch.move for touch in stretch.touches if touch.move}
        other = next((by_move[move] for move in moves if move in by_move), None)
        if other is not None:
            other.pieces += stretch.pieces
            other.touches += stretch.touches
            continue
        by_move.update(dict.fromkeys(moves, stretch))
        joined.append(stretch)
    return joined


def _edit(story: Story, spot: Spot, stretch: _Stretch) -> Found:
    first = stretch.touches[0]
    before, after = _lines(story, spot, stretch)
    return Found(
        _kind(stretch),
        spot,
        marks=len(stretch.touches),
        words=_text(piece for piece in stretch.pieces if piece.into is None),
        text=_text(piece for piece in stretch.pieces if piece.out is None),
        before=before,
        after=after,
        author=first.author,
        written=first.date,
    )


def _lines(story: Story, spot: Spot, stretch: _Stretch) -> tuple[str, str]:
    """The paragraphs concerned, as sent and with this edit taken in and no other.

    Both empty where the edit reaches over too many: nobody can take that in as words.
    """
    own = {id(piece) for piece in stretch.pieces}
    numbers = [piece.paragraph for piece in stretch.pieces]
    first, last = min(numbers), max(numbers)
    if any(piece.is_end and piece.paragraph == last for piece in stretch.pieces):
        # A paragraph's end comes or goes: the next paragraph was, or will be, one
        # with it.
        following = story.paragraphs[last + 1 : last + 2]
        last += any(each.spot == spot for each in following)
    concerned = story.paragraphs[first : last + 1]
    if last - first > _FARTHEST or sum(len(p.pieces) for p in concerned) > _MOST_PIECES:
        return "", ""
    around = [piece for paragraph in concerned for piece in paragraph.pieces]
    before = _text(piece for piece in around if piece.into is None)
    after = _text(
        piece
        for piece in around
        if (piece.out is None if id(piece) in own else piece.into is None)
    )
    return (before, after) if len(before) + len(after) <= _LONGEST else ("", "")


def _kind(stretch: _Stretch) -> RemarkKind:
    """A move where only one of its ends is here."""
    kinds = {touch.kind for touch in stretch.touches}
    is_half = kinds <= {"move-from"} or kinds <= {"move-to"}
    return RemarkKind.MOVE if is_half else RemarkKind.EDIT


def _sent(piece: Piece) -> str:
    return piece.text if piece.into is None else ""


def _now(piece: Piece) -> str:
    return piece.text if piece.out is None else ""


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces).removesuffix("\n")
