"""Walks pandoc's tree of a Word file and gathers its paragraphs.

Every word of the tree comes out in exactly one paragraph, or a doubt stands at the
place where it did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.readers.foreign import SHOWN, Look, Paragraph, heading_of

Node = dict[str, Any]
"""A node of pandoc's tree: `t` is its kind, `c` what it holds."""

_BREAK = "\n"
_SPACES = re.compile(r"[ \t]+")
_EDGES = " \u00a0\t\ufeff\u200b\u2060"
_MARKERS = {"Period": ".", "OneParen": ")"}
_DOUBTFUL = {
    "Note": "import-footnote",
    "Image": "import-picture",
    "Math": "import-picture",
    "Strikeout": "import-struck",
    "Superscript": "import-superscript",
    "RawInline": "import-raw",
}
_TRACKED = {"insertion", "deletion", "paragraph-insertion", "paragraph-deletion"}
_INLINE = {"Emph", "Strong", "Underline", "SmallCaps", "Subscript", "Superscript"}


@dataclass(slots=True)
class _Words:
    """The words of a paragraph while they are gathered."""

    parts: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    file: PurePath
    row: int = 0


def paragraphs_of(blocks: Sequence[Node], file: PurePath) -> Iterator[Paragraph]:
    """The paragraphs of a tree.

    Args:
        blocks: the tree's outermost nodes.
        file: the file's name, for places; a place is the number of a paragraph.
    """
    walk = _Walk(file)
    for block in blocks:
        yield from _block(walk, block, "")


def _block(walk: _Walk, block: Node, marker: str) -> Iterator[Paragraph]:
    """Paragraphs of one block; `marker` is the number of the list's item it begins."""
    kind, content = block["t"], _content(block)
    if kind in {"Para", "Plain"}:
        yield from _paragraph(walk, content, marker, Look.PLAIN)
    elif kind == "Header":
        yield from _paragraph(walk, content[2], marker, Look.HEADING)
    elif kind == "OrderedList":
        yield from _ordered(walk, content)
    elif kind == "Table":
        yield from _table(walk, content)
    elif kind != "HorizontalRule":
        yield from _others(walk, kind, content, marker)


def _content(node: Node) -> Any:  # noqa: ANN401 - the tree of another program
    return node.get("c")


def _others(walk: _Walk, kind: str, content: Any, marker: str) -> Iterator[Paragraph]:  # noqa: ANN401 - the tree of another program
    if kind in {"BlockQuote", "Div"}:
        inner = content[1] if kind == "Div" else content
        for index, block in enumerate(inner):
            yield from _block(walk, block, marker if index == 0 else "")
    elif kind == "LineBlock":
        for line in content:
            yield from _paragraph(walk, line, "", Look.PLAIN)
    elif kind == "BulletList":
        yield _doubtful(walk, "import-list-numbers", _flat(content))
    else:
        yield _doubtful(walk, "import-raw", _flat(content))


def _paragraph(
    walk: _Walk, inlines: Sequence[Node], marker: str, look: Look
) -> Iterator[Paragraph]:
    """A paragraph; a line end inside it parts it, unless it is one heading."""
    words = _Words()
    _gather(words, inlines, bold=False)
    lines = [_clean(line) for line in "".join(words.parts).split(_BREAK)]
    lines = [line for line in lines if line]
    if look is Look.PLAIN and lines and not _clean("".join(words.plain)):
        look = Look.BOLD
    if marker and lines:
        lines[0] = f"{marker} {lines[0]}"
    for line in _headings_joined(lines, look):
        walk.row += 1
        doubts = tuple(_problems(walk, words.doubts, line))
        yield Paragraph(line, walk.row, look, doubts=doubts)
    if not lines and words.doubts:
        yield _doubtful(walk, words.doubts[0], "")


def _headings_joined(lines: list[str], look: Look) -> list[str]:
    joined: list[str] = []
    for line in lines:
        goes_on = joined and look is not Look.PLAIN and heading_of(joined[-1], look)
        if goes_on and heading_of(line, look) is None:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _gather(words: _Words, inlines: Sequence[Node], *, bold: bool) -> None:
    for node in inlines:
        kind, content = node["t"], _content(node)
        if kind in _DOUBTFUL:
            words.doubts.append(_DOUBTFUL[kind])
        if kind == "Str":
            _say(words, content, bold=bold)
        elif kind in {"Space", "SoftBreak"}:
            _say(words, " ", bold=bold)
        elif kind == "LineBreak":
            _say(words, _BREAK, bold=bold)
        elif kind in _INLINE or kind == "Strikeout":
            _gather(words, content, bold=bold or kind == "Strong")
        else:
            _gather_others(words, kind, content, bold=bold)


def _gather_others(words: _Words, kind: str, content: Any, *, bold: bool) -> None:  # noqa: ANN401 - the tree of another program
    if kind == "Span":
        _span(words, content, bold=bold)
    elif kind == "Link":
        _gather(words, content[1], bold=bold)
    elif kind == "Quoted":
        marks = "''" if content[0]["t"] == "SingleQuote" else '""'
        _say(words, marks[0], bold=bold)
        _gather(words, content[1], bold=bold)
        _say(words, marks[1], bold=bold)
    elif kind == "Code":
        _say(words, content[1], bold=bold)
    elif kind not in _DOUBTFUL:
        words.doubts.append("import-raw")


def _span(words: _Words, content: Any, *, bold: bool) -> None:  # noqa: ANN401 - the tree of another program
    classes = set(content[0][1])
    if classes & _TRACKED:
        words.doubts.append("import-tracked-changes")
    if "comment-start" in classes:
        words.doubts.append("import-comment")
        return
    _gather(words, content[1], bold=bold)


def _say(words: _Words, text: str, *, bold: bool) -> None:
    words.parts.append(text)
    if not bold:
        words.plain.append(text)


def _ordered(walk: _Walk, content: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - the tree of another program
    (start, style, delimiter), items = content
    mark = _MARKERS.get(delimiter["t"], "")
    if style["t"] != "Decimal" or not mark:
        yield _doubtful(walk, "import-list-numbers", _flat(items))
        return
    for number, item in enumerate(items, start=start):
        for index, block in enumerate(item):
            yield from _block(walk, block, f"{number}{mark}" if index == 0 else "")


def _table(walk: _Walk, content: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - the tree of another program
    """A table, row by row: its cells in one paragraph."""
    _, caption, _, head, bodies, foot = content
    if _flat(caption):
        yield _doubtful(walk, "import-raw", _flat(caption))
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
    for row in (*rows, *foot[1]):
        yield from _row(walk, row)


def _row(walk: _Walk, row: Any) -> Iterator[Paragraph]:  # noqa: ANN401 - the tree of another program
    cells: list[str] = []
    doubts: list[Problem] = []
    for cell in row[1]:
        inner = [each for block in cell[4] for each in _block(walk, block, "")]
        cells.append(" ".join(each.text for each in inner))
        doubts += [doubt for each in inner for doubt in each.doubts]
    if any(cells) or doubts:
        text = f"| {' | '.join(cells)} |"
        yield Paragraph(text, walk.row, doubts=tuple(doubts))


def _doubtful(walk: _Walk, rule: str, text: str) -> Paragraph:
    walk.row += 1
    problem = error(rule, Location(walk.file, walk.row), text=text[:SHOWN])
    return Paragraph(text, walk.row, doubts=(problem,))


def _problems(walk: _Walk, rules: list[str], text: str) -> Iterator[Problem]:
    for rule in dict.fromkeys(rules):
        yield error(rule, Location(walk.file, walk.row), text=text[:SHOWN])


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip(_EDGES)


def _flat(content: Any) -> str:  # noqa: ANN401 - the tree of another program
    """All words below a node, for messages."""
    if isinstance(content, dict):
        return str(content["c"]) if content["t"] == "Str" else _flat(content.get("c"))
    if isinstance(content, list):
        return " ".join(filter(None, map(_flat, content)))
    return ""
