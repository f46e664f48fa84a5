"""Puts the paragraphs of a foreign file together: Markdown in the corpus' layout.

An article that holds a place which cannot be read surely is left out with an error;
the articles around it are taken in. What stands outside the articles (preamble, table
of contents, signature, annexes) is left out too, and a notice says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Literal

from pipeline.model.identity import Lang, Location, number_key
from pipeline.model.problem import Problem, error, notice, warning
from pipeline.readers import letters
from pipeline.readers.foreign import (
    SHOWN,
    About,
    Converted,
    Look,
    Paragraph,
    ends_act,
    heading_of,
    is_editors,
    is_vacancy,
)

_LEVELS = {"sec": "#", "chp": "##", "dvs": "###", "art": "###"}
_UNKNOWN = "?"
"""Stands for the kind of a heading that names no unit."""
_SIGNS = ("#", ">", "<", "*", "_", ":::", "---")
"""What Markdown or the drafts' own layout would read as something else."""


@dataclass(slots=True)
class _Block:
    """A heading with all that follows it up to the next heading.

    Args:
        heading: the heading.
        eid: kind of the unit that it names.
        number: the unit's number.
        body: what follows.
        stray: what follows, but belongs to no article.
    """

    heading: Paragraph
    eid: str
    number: str
    body: list[Paragraph] = field(default_factory=list)
    stray: list[Paragraph] = field(default_factory=list)


def assemble(
    paragraphs: Iterable[Paragraph], file: PurePath, about: About
) -> Converted:
    """The paragraphs of a foreign file as Markdown.

    Args:
        paragraphs: all paragraphs, in the order of the file.
        file: the file's name, for places.
        about: what the file says of itself.
    """
    first, *blocks = _blocks(paragraphs)
    contents = _contents(blocks)
    problems = list(_left_out(first.stray, file))
    problems += _left_out([block.heading for block in contents], file)
    taken = []
    for block in blocks[len(contents) :]:
        doubts = _doubts(block, file)
        problems += [*doubts, *_left_out(block.stray, file), *_late(block, file)]
        if not doubts:
            taken.append(block)
    if not any(block.eid == "art" for block in taken):
        taken = []
    lines = [line for block in taken for line in _lines(block)]
    return Converted(
        "\n\n".join(lines) + "\n" if lines else "",
        replace(about, lang=about.lang or _language(taken)),
        tuple(problems),
    )


def _blocks(paragraphs: Iterable[Paragraph]) -> list[_Block]:
    """Headings with what follows; the first block holds what precedes them all."""
    parts = list(paragraphs)
    end = _end(parts)
    blocks = [_Block(Paragraph("", 0), "", "")]
    for index, each in enumerate(parts):
        is_over = index >= end
        found = None if is_over else _heading(each, is_first=len(blocks) == 1)
        last = blocks[-1]
        if found is not None:
            blocks.append(_Block(each, *found))
        elif is_over or _is_stray(last, each):
            last.stray.append(each)
        else:
            last.body.append(each)
    return blocks


def _end(parts: Sequence[Paragraph]) -> int:
    """Where signature or annexes begin.

    «Президент» is a heading of the Constitution, too: what looks like a signature ends
    the act only where the articles do not go on behind it.
    """
    articles = [
        (index, number_key(found[1]))
        for index, each in enumerate(parts)
        if (found := heading_of(each.text, each.look)) is not None and found[0] == "art"
    ]
    for index, each in enumerate(parts):
        above = [number for place, number in articles if place < index]
        if above and ends_act(each):
            below = [number for place, number in articles if place > index]
            if not below or below[0] <= above[-1]:
                return index
    return len(parts)


def _heading(each: Paragraph, *, is_first: bool) -> tuple[str, str] | None:
    """Kind and number of a heading; a kind of its own for one that names no unit."""
    found = heading_of(each.text, each.look)
    if found is None and each.look is Look.HEADING and not is_first:
        return _UNKNOWN, ""
    return found


def _is_stray(block: _Block, each: Paragraph) -> bool:
    """Whether a paragraph under a heading stands in no article."""
    if block.eid in {"art", _UNKNOWN}:
        return False
    return not block.eid or not (each.note or is_editors(each.text))


def _contents(blocks: Sequence[_Block]) -> Sequence[_Block]:
    """The table of contents: headings without text whose articles come later."""
    later = {block.number for block in blocks if block.eid == "art" and block.body}
    size = 0
    for index, block in enumerate(blocks):
        if block.body:
            break
        if block.eid == "art" and block.number in later:
            size = index + 1
    return blocks[:size]


def _left_out(paragraphs: Sequence[Paragraph], file: PurePath) -> Iterator[Problem]:
    """One notice for a run of paragraphs that belongs to no article."""
    if paragraphs:
        yield notice(
            "import-left-out",
            Location(file, paragraphs[0].row),
            count=str(len(paragraphs)),
            text=paragraphs[0].text[:SHOWN],
        )


def _late(block: _Block, file: PurePath) -> Iterator[Problem]:
    """Articles behind the signature or in an annex: they are not the act's own."""
    for each in block.stray:
        found = heading_of(each.text, each.look)
        if found is not None and found[0] == "art":
            place = Location(file, each.row)
            yield error("import-late-article", place, article=found[1])


def _doubts(block: _Block, file: PurePath) -> list[Problem]:
    """Why a unit cannot be taken in; empty where it can."""
    place = Location(file, block.heading.row)
    if block.eid == _UNKNOWN:
        return [_unknown_heading(block, place)]
    doubts = [doubt for part in (block.heading, *block.body) for doubt in part.doubts]
    doubts += [
        error(wrong, Location(file, part.row), text=part.text[:SHOWN])
        for part in block.body
        if (wrong := _unprintable(part))
    ]
    if doubts:
        unit = f"{block.eid}_{block.number}"
        return [
            replace(doubt, values=(*doubt.values, ("unit", unit))) for doubt in doubts
        ]
    if block.eid == "art" and not block.body and not is_vacancy(block.heading.text):
        return [warning("import-article-empty", place, article=block.number)]
    return []


def _unknown_heading(block: _Block, place: Location) -> Problem:
    """A heading that names no unit; an error where text would be lost with it."""
    text = block.heading.text[:SHOWN]
    if block.body or block.heading.doubts:
        return error("import-unknown-heading", place, text=text)
    return notice("import-left-out", place, count="1", text=text)


def _unprintable(part: Paragraph) -> str:
    """Why a paragraph has no place in Markdown; empty where it has one."""
    if part.note and not is_editors(part.text) and not is_vacancy(part.text):
        return "import-unknown-note"
    if part.text.startswith(_SIGNS):
        return "import-sign"
    is_sentence = part.text.endswith((".", ";", ":", ",", ")", "–", "-"))
    is_heading = heading_of(part.text, Look.BOLD) is not None
    return "import-unclear-heading" if is_heading and not is_sentence else ""


def _lines(block: _Block) -> Iterator[str]:
    yield f"{_LEVELS[block.eid]} {block.heading.text}"
    for part in block.body:
        yield f"> *{part.text}*" if is_editors(part.text) else part.text


def _language(blocks: Sequence[_Block]) -> Lang | Literal[""]:
    """The language that all headings of articles speak; empty where they differ."""
    headings = [block.heading.text for block in blocks if block.eid == "art"]
    russian = [letters.fold(text).lower().startswith("стат") for text in headings]
    if not headings or any(russian) != all(russian):
        return ""
    return "ru" if all(russian) else "kk"
