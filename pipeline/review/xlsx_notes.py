"""Notes and threaded comments of a spreadsheet's sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.review.markup import attribute, local
from pipeline.review.xlsx_sheet import place_of, rich_text

TWIN = "tc="
"""How the author of a note is called that stands in for a threaded comment."""


@dataclass(frozen=True, slots=True)
class CellNote:
    """A note or a threaded comment on a cell."""

    row: int
    column: int
    author: str
    text: str
    date: str = ""
    key: str = ""
    parent: str = ""
    resolved: bool = False


def read_notes(root: etree._Element | None) -> Iterator[CellNote]:
    """Notes of the old form; those that stand in for threaded comments are left out."""
    if root is None:
        return
    authors = [each.text or "" for each in root.iter() if local(each) == "author"]
    for element in root.iter():
        if local(element) != "comment":
            continue
        index = attribute(element, "authorId")
        known = index.isascii() and index.isdigit() and int(index[:9]) < len(authors)
        author = authors[int(index)] if known else ""
        if author.startswith(TWIN):
            continue
        row, column = place_of(attribute(element, "ref"))
        words = (rich_text(each) for each in element if local(each) == "text")
        yield CellNote(row, column, author, "".join(words).strip())


def read_threads(
    root: etree._Element | None, people: Mapping[str, str]
) -> Iterator[CellNote]:
    """Threaded comments with their answers.

    Args:
        root: root of the part.
        people: names by the ids that the comments give.
    """
    for element in () if root is None else root:
        if local(element) != "threadedComment":
            continue
        row, column = place_of(attribute(element, "ref"))
        words = (each.text or "" for each in element if local(each) == "text")
        yield CellNote(
            row,
            column,
            people.get(attribute(element, "personId"), ""),
            "".join(words).strip(),
            date=attribute(element, "dT"),
            key=attribute(element, "id"),
            parent=attribute(element, "parentId"),
            resolved=attribute(element, "done") in {"1", "true"},
        )


def read_people(root: etree._Element | None) -> dict[str, str]:
    """Names of those who comment, by id."""
    return {
        attribute(each, "id"): attribute(each, "displayName")
        for each in (() if root is None else root)
        if local(each) == "person"
    }
