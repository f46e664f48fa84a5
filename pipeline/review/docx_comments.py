"""Comments of a Word file: what they say, whom they answer, whether they are closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from pipeline.review.docx_recount import WORD
from pipeline.review.docx_walk import walk
from pipeline.review.markup import attribute, local, namespace
from pipeline.review.word_story import Touch


@dataclass(slots=True)
class WordComment:
    """A comment.

    Args:
        number: its number in the file.
        author: who wrote it; initials where there is no name.
        date: when.
        text: what it says, without what was deleted in it.
        parent: number of the comment that it answers, empty for the first.
        resolved: the thread is closed.
        touches: tracked changes inside it: parts of the same remark.
    """

    number: str
    author: str
    date: str
    text: str
    parent: str = ""
    resolved: bool = False
    touches: set[Touch] = field(default_factory=set)


def read_comments(
    comments: etree._Element | None, extended: etree._Element | None
) -> list[WordComment]:
    """The comments of a file, in its order.

    Args:
        comments: root of the part with the comments.
        extended: root of the part that says which answers which (`commentsExtended`).
    """
    if comments is None:
        return []
    found: list[WordComment] = []
    by_paragraph: dict[str, WordComment] = {}
    for element in comments:
        if local(element) != "comment" or namespace(element) not in WORD:
            continue
        comment = _comment(element)
        found.append(comment)
        for paragraph in element.iter():
            if local(paragraph) == "p":
                by_paragraph[attribute(paragraph, "paraId").upper()] = comment
    by_paragraph.pop("", None)
    _thread(by_paragraph, extended)
    return found


def _comment(element: etree._Element) -> WordComment:
    story = walk(element, "comments")
    touches = {touch for piece in story.pieces for touch in piece.touches}
    for row in story.row_touches.values():
        touches.update(row)
    words = (piece.text for piece in story.pieces if piece.out is None)
    return WordComment(
        number=attribute(element, "id"),
        author=attribute(element, "author") or attribute(element, "initials"),
        date=attribute(element, "date"),
        text="".join(words).strip(),
        touches=touches,
    )


def _thread(
    by_paragraph: Mapping[str, WordComment], extended: etree._Element | None
) -> None:
    """Tell each comment what it answers; a comment is known by its last paragraph."""
    if extended is None:
        return
    for element in extended:
        mine = by_paragraph.get(attribute(element, "paraId").upper())
        if local(element) != "commentEx" or mine is None:
            continue
        above = by_paragraph.get(attribute(element, "paraIdParent").upper())
        if above is not None and above is not mine:
            mine.parent = above.number
        if attribute(element, "done") in {"1", "true", "on"}:
            mine.resolved = True
