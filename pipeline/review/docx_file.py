"""The first reader of Word files: stories, comments, edits, rows and what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from pipeline.errors import UsageError
from pipeline.model.homecoming import Found, Spot
from pipeline.model.remark import RemarkKind
from pipeline.model.sent_table import SentTable
from pipeline.review.container import Container, relationships_name, target_of
from pipeline.review.docx_comments import WordComment, read_comments
from pipeline.review.docx_edits import edits
from pipeline.review.docx_walk import walk
from pipeline.review.grid import Grid, GridCell, GridRow, plain
from pipeline.review.limits import MEGABYTE
from pipeline.review.markup import attribute, local, parse
from pipeline.review.returned import Returned
from pipeline.review.sent import read_sent
from pipeline.review.word_story import Anchored, Piece, Story, WordParagraph

ANCHORS = "{urn:normpack:anchors}anchors"
"""Root of the list of anchors; see `pipeline.writers.word.anchors`."""

_BESIDE = ("header", "footer", "footnotes", "endnotes")
_LONGEST_WORDS = 2_000
_CUT = " …"
_LARGEST_CUSTOM = 8 * MEGABYTE


def read_docx(container: Container) -> Returned:
    """Read a Word file.

    Raises:
        UsageError: `review-not-office`, and where a part is broken.
    """
    main = _main(container)
    related = list(_related(container, main))
    stories = _stories(container, main, related)
    comments = _comments(container, related)
    given: Counter[str] = Counter()
    edited = [edit for story in stories for edit in edits(story, given)]
    found = [*_placed_comments(stories, comments, given), *edited]
    anchors, sent = _custom(container, related)
    return Returned(
        grids=tuple(_grids(stories[0])),
        found=tuple(found),
        outside=tuple(_outside(stories[0])),
        anchors=anchors,
        sent=sent,
    )


def _main(container: Container) -> str:
    for kind, part in _related(container, ""):
        if kind == "officeDocument":
            return part
    raise UsageError("review-not-office", file=container.file)


def _related(container: Container, part: str) -> Iterator[tuple[str, str]]:
    """Kinds and names of the parts that a part is related to, each once."""
    root = parse(container, relationships_name(part))
    seen: set[str] = set()
    for element in () if root is None else root:
        if local(element) != "Relationship" or element.get("TargetMode") == "External":
            continue
        target = target_of(part, element.get("Target", ""))
        if container.has(target) and target not in seen:
            seen.add(target)
            yield element.get("Type", "").rpartition("/")[2], target


def _stories(
    container: Container, main: str, related: Iterable[tuple[str, str]]
) -> list[Story]:
    """The main story first; tables are numbered through all of them."""
    parts = [main, *(part for kind, part in related if kind in _BESIDE)]
    stories: list[Story] = []
    for part in parts:
        root = parse(container, part)
        if root is not None:
            stories.append(walk(root, part, first_table=_tables(stories)))
        elif part == main:  # there, and nothing in it
            raise UsageError("review-not-office", file=container.file)
    return stories


def _tables(stories: Iterable[Story]) -> int:
    spots = (each.spot.table for story in stories for each in story.paragraphs)
    return max(spots, default=-1) + 1


def _comments(
    container: Container, related: Iterable[tuple[str, str]]
) -> list[WordComment]:
    parts = dict(related_by_kind(related))
    roots = [
        parse(container, parts[kind]) if kind in parts else None
        for kind in ("comments", "commentsExtended")
    ]
    return read_comments(*roots)


def related_by_kind(
    related: Iterable[tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    """The last part of each kind wins in a dictionary, so the first is given last."""
    yield from reversed(list(related))


def _placed_comments(
    stories: Iterable[Story], comments: Sequence[WordComment], given: Counter[str]
) -> Iterator[Found]:
    places = {
        number: (story, anchored)
        for story in reversed(list(stories))
        for number, anchored in story.comments.items()
    }
    parents = {comment.number: comment.parent for comment in comments}
    for comment in comments:
        spot, words = Spot(), ""
        anchor = _anchor(comment.number, places, parents)
        if anchor:
            spot, words = _stands_on(*places[anchor])
        yield Found(
            RemarkKind.REPLY if comment.parent else RemarkKind.COMMENT,
            spot,
            marks=1 + len(comment.touches) + given.pop(comment.number, 0),
            words=words,
            text=comment.text,
            author=comment.author,
            written=comment.date,
            key=comment.number,
            parent=comment.parent,
            resolved=comment.resolved,
        )
    for marks in given.values():
        # The comment that these changes set is gone: they are all that is left of it.
        yield Found(RemarkKind.EDIT, marks=marks)


def _anchor(
    number: str, places: Mapping[str, object], parents: Mapping[str, str]
) -> str:
    """The comment at whose place another stands: its own, or what it answers."""
    seen: set[str] = set()
    while number and number not in places and number not in seen:
        seen.add(number)
        number = parents.get(number, "")
    return number if number in places else ""


def _stands_on(story: Story, anchored: Anchored) -> tuple[Spot, str]:
    """Where a comment stands, and the words under it."""
    under = story.pieces[anchored.start : anchored.end]
    first = next((piece for piece in under if piece.text.strip()), None)
    number = anchored.place if first is None else first.paragraph
    if number >= len(story.paragraphs):
        return Spot(), ""
    return story.paragraphs[number].spot, _words(under)


def _words(pieces: Iterable[Piece]) -> str:
    """Words as sent; those of an insertion where there are no others."""
    kept = list(pieces)
    words = _cut(piece.text for piece in kept if piece.into is None)
    return words or _cut(piece.text for piece in kept)


def _cut(texts: Iterable[str]) -> str:
    words = ""
    for text in texts:
        words += text
        if len(words) > _LONGEST_WORDS:
            return words[:_LONGEST_WORDS] + _CUT
    return words.strip()


def _grids(story: Story) -> Iterator[Grid]:
    inside = (each for each in story.paragraphs if each.spot.is_in_table)
    for table, rows in groupby(inside, lambda each: each.spot.table):
        yield tuple(
            _row(story, table, number, list(paragraphs))
            for number, paragraphs in groupby(rows, lambda each: each.spot.row)
        )


def _row(
    story: Story, table: int, number: int, paragraphs: list[WordParagraph]
) -> GridRow:
    cells = tuple(
        _cell(column, list(inside))
        for column, inside in groupby(paragraphs, lambda each: each.spot.column)
    )
    anchors = tuple(story.row_anchors.get((table, number), ()))
    return GridRow(cells, anchors, is_tracked=(table, number) in story.row_touches)


def _cell(column: int, paragraphs: Iterable[WordParagraph]) -> GridCell:
    pieces = [piece for each in paragraphs for piece in each.pieces]
    sent = "".join(piece.text for piece in pieces if piece.into is None)
    now = "".join(piece.text for piece in pieces if piece.out is None)
    return GridCell(column, _split(sent), _split(now))


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.removesuffix("\n").split("\n"))


def _outside(story: Story) -> Iterator[str]:
    """Lines outside the tables, as they were before anything was tracked."""
    for paragraph in story.paragraphs:
        if not paragraph.spot.is_in_table:
            words = (piece.text for piece in paragraph.pieces if piece.into is None)
            text = plain("".join(words))
            if text:
                yield text


def _custom(
    container: Container, related: Iterable[tuple[str, str]]
) -> tuple[dict[str, str], SentTable | None]:
    """The list of anchors and what was sent, where the file still has them."""
    anchors: dict[str, str] = {}
    sent: SentTable | None = None
    for kind, part in related:
        root = _root(container, part) if kind == "customXml" else None
        if root is None:
            continue
        if root.tag == ANCHORS:
            for element in root:
                anchors[attribute(element, "bookmark")] = attribute(element, "anchor")
        sent = sent or read_sent(root)
    return anchors, sent


def _root(container: Container, part: str) -> etree._Element | None:
    """A part of somebody's own making: broken or very large, it is none of ours."""
    try:
        small = len(container.read(part)) <= _LARGEST_CUSTOM
        return parse(container, part) if small else None
    except UsageError:
        return None
