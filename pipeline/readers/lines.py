"""Takes lines of an act's text apart: each is known by its own words.

What a line is among other lines is told later (`pipeline.readers.builder`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.identity import ProvisionKind
from pipeline.readers import letters
from pipeline.readers.line import Line, LineKind


def read_lines(rows: Iterable[tuple[int, str]]) -> Iterator[Line]:
    """Take lines apart; a line on which several units stand gives one for each."""
    for row, raw in rows:
        line = _read(row, raw)
        if line.kind is LineKind.NORM_NOTE and line.text:
            yield from _split_note(line)
        elif line.kind is LineKind.POINT and line.also:
            yield line
            for number in line.also:
                yield Line(LineKind.POINT, line.row, number=number, excluded=True)
        else:
            yield line


def _split_note(line: Line) -> Iterator[Line]:
    """«Примечания. 1. …»: a note without own words and its first unit."""
    first = _numbered(Line(LineKind.TEXT, line.row, text=line.text, after=line.after))
    if first is None:
        yield line
    else:
        yield replace(line, text="", after="", many=True)
        yield first


def _read(row: int, raw: str) -> Line:
    words = raw.rstrip()
    if not words.strip("\ufeff\u200b\u2060") or _is_anchor(words):
        return Line(LineKind.TRIVIA, row, after=raw)
    start = letters.INDENTATION.match(raw)
    cut = start.end() if start else 0
    line = Line(LineKind.TEXT, row, raw[:cut], "", words[cut:], raw[len(words) :])
    if line.text.startswith(">"):
        return _quotation(line)
    if letters.HASHES.match(line.text):
        return _hashed(line)
    return _bare(line)


def _is_anchor(words: str) -> bool:
    return len(words) <= letters.HEAD and bool(letters.ANCHOR.fullmatch(words))


def _advance(line: Line, count: int) -> Line:
    """The line with its first characters moved to the lead."""
    return replace(line, lead=line.lead + line.text[:count], text=line.text[count:])


def _quotation(line: Line) -> Line:
    mark = letters.QUOTATION.match(line.text)
    line = _without_stars(_advance(line, mark.end() if mark else 0))
    is_editors = letters.EDITORS.match(line.folded_head)
    kind = LineKind.EDITORS if is_editors else LineKind.QUOTATION
    return replace(line, kind=kind)


def _hashed(line: Line) -> Line:
    mark = letters.HASHES.match(line.text)
    line = _advance(line, mark.end() if mark else 0)
    starred = _without_stars(line)
    return _heading(starred, strict=False) or replace(
        line, kind=LineKind.UNKNOWN_HEADING
    )


def _bare(line: Line) -> Line:
    starred = _without_stars(line)
    has_stars = starred is not line
    head = starred.folded_head
    if letters.EDITORS.match(head):
        return replace(starred, kind=LineKind.EDITORS)
    heading = _heading(starred, strict=not has_stars)
    if heading is not None:
        return heading
    if has_stars:
        return _starred(line, starred)
    return _note(line) or _numbered(line) or _text(line)


def _starred(line: Line, starred: Line) -> Line:
    """Emphasis is an editors' remark or a slip that stays visible in the words."""
    for candidate in (_numbered(starred), _text(starred)):
        if candidate is not None and candidate.excluded:
            return candidate
    return _note(line) or _numbered(line) or _text(line)


def _text(line: Line) -> Line:
    if letters.EXCLUDED.match(line.folded_head):
        return replace(line, kind=LineKind.EDITORS, excluded=True)
    return line


def _without_stars(line: Line) -> Line:
    """The line with emphasis around all its words moved to the layout."""
    mark = letters.STARS.match(line.text)
    if mark is None:
        return line
    stars = mark[0]
    words = line.text
    if len(words) <= 2 * len(stars) or not words.endswith(stars):
        return line
    return replace(
        line,
        lead=line.lead + stars,
        text=words[len(stars) : -len(stars)].rstrip(),
        after=_tail_from(words, stars) + line.after,
    )


def _tail_from(words: str, stars: str) -> str:
    inner = words[: -len(stars)]
    return inner[len(inner.rstrip()) :] + stars


def _mark(line: Line, match: re.Match[str], kind: LineKind) -> Line:
    """The line with a matched number moved to the marker."""
    return replace(
        line,
        kind=kind,
        marker=line.text[: match.end()],
        text=line.text[match.end() :],
    )


def _heading(line: Line, *, strict: bool) -> Line | None:
    """The line as a heading.

    Args:
        line: the line without decoration.
        strict: nothing but the words says that this is a heading, so that a stop or
            the line's end must follow the number: «Статья 5 настоящего Кодекса» is
            the beginning of a sentence.
    """
    head = line.folded_head
    for eid, pattern in letters.HEADINGS.items():
        match = pattern.match(head)
        if match is None or (strict and not (match["stop"] or match["end"] == "")):
            continue
        number = letters.plain_number(match["number"] or match["kk_number"])
        marked = _mark(line, match, LineKind.HEADING)
        excluded = bool(letters.EXCLUDED.match(marked.folded_head))
        unit = ProvisionKind(eid)
        return replace(marked, unit=unit, number=number, excluded=excluded)
    return None


def _note(line: Line) -> Line | None:
    match = letters.NORM_NOTE.match(line.folded_head)
    if match is None:
        return None
    many = bool(match["many"] or match["more"])
    return replace(_mark(line, match, LineKind.NORM_NOTE), many=many)


def _numbered(line: Line) -> Line | None:
    head = line.folded_head
    several = letters.POINTS_EXCLUDED.match(head)
    if several is not None:
        first, *also = letters.listed_numbers(line.text[: several.end()])
        marked = _mark(line, several, LineKind.POINT)
        return replace(marked, number=first, excluded=True, also=tuple(also))
    for kind, pattern in (
        (LineKind.PARAGRAPH, letters.PARAGRAPH),
        (LineKind.POINT, letters.POINT),
    ):
        match = pattern.match(head)
        if match is not None:
            marked = _mark(line, match, kind)
            excluded = bool(letters.EXCLUDED.match(marked.folded_head))
            number = letters.plain_number(match["number"])
            return replace(marked, number=number, excluded=excluded)
    return None
