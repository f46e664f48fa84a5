"""The text of a Word file with all its tracked changes accepted, or all rejected.

This is how the redline is proved: it shares nothing with the writing of changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.review.markup import local

Text = tuple[tuple[str, str], ...]
"""Stretches of words, each with the look that it has."""
Blocks = tuple[object, ...]
"""Paragraphs as texts, tables as rows of cells of blocks."""

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n"}
_WORDS = {"t", "delText"}


def view(container: etree._Element, *, is_accepted: bool) -> Blocks:
    """What a body or a cell says.

    Args:
        container: a body or a cell.
        is_accepted: with all changes accepted, else with all rejected.
    """
    blocks: list[object] = []
    open_text: list[tuple[str, str]] = []
    for child in container:
        name = local(child)
        if name == "p":
            open_text += _words(child, is_accepted=is_accepted)
            if _stays(child, "pPr/rPr", is_accepted=is_accepted):
                blocks.append(_joined(open_text))
                open_text = []
        elif name == "tbl":
            if open_text:
                blocks.append(_joined(open_text))
                open_text = []
            rows = tuple(_rows(child, is_accepted=is_accepted))
            blocks += [rows] if rows else []
    if open_text:
        blocks.append(_joined(open_text))
    return tuple(blocks)


def _rows(table: etree._Element, *, is_accepted: bool) -> Iterator[object]:
    for row in table:
        if local(row) == "tr" and _stays(row, "trPr", is_accepted=is_accepted):
            yield tuple(
                view(cell, is_accepted=is_accepted)
                for cell in row
                if local(cell) == "tc"
            )


def _stays(element: etree._Element, path: str, *, is_accepted: bool) -> bool:
    """Whether a paragraph's end or a row is there in this view."""
    places = [element]
    for name in path.split("/"):
        places = [child for each in places for child in each if local(child) == name]
    gone = "del" if is_accepted else "ins"
    return not any(local(mark) == gone for each in places for mark in each)


def _words(
    paragraph: etree._Element, *, is_accepted: bool
) -> Iterator[tuple[str, str]]:
    gone = "del" if is_accepted else "ins"
    for child in paragraph:
        name = local(child)
        if name == "r":
            yield _run(child, is_accepted=is_accepted)
        elif name in {"ins", "del"} and name != gone:
            for run in child:
                yield _run(run, is_accepted=is_accepted)


def _run(run: etree._Element, *, is_accepted: bool) -> tuple[str, str]:
    text = look = ""
    for child in run:
        name = local(child)
        if name == "rPr":
            look = _look(child, is_accepted=is_accepted)
        elif name in _WORDS:
            text += child.text or ""
        else:
            text += _SIGNS.get(name, "")
    return text, look


def _look(properties: etree._Element, *, is_accepted: bool) -> str:
    """The look as one word; before a change of look, where changes are rejected."""
    found = [each for each in properties if local(each) != "rPrChange"]
    if not is_accepted:
        for change in properties:
            if local(change) == "rPrChange":
                found = [inner for was in change for inner in was]
    return " ".join(
        f"{local(each)}={'/'.join(map(str, each.attrib.values()))}" for each in found
    )


def _joined(words: list[tuple[str, str]]) -> Text:
    """Neighbouring stretches of one look as one."""
    joined: list[tuple[str, str]] = []
    for text, look in words:
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + text, look)
        elif text:
            joined.append((text, look))
    return tuple(joined)
