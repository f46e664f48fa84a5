"""Reads a prose text: sections under `## …` headings, paragraphs between blank lines.

Reads: `drafts/<direction>/texts/<document>.<lang>.md`. Returns: `Prose`.

    ## Жобаны қабылдау қажеттігі {#need}
    ## Негізгі ережелері {#provisions .v1}

Everything else is text: `{{ }}`, `<`, `&`, emphasis mean nothing here. A paragraph is
a run of lines; `1.`, `2)` or `-` at a line's start begins a new one, and the number is
kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from pipeline.model.identity import LANGS, Lang, Location
from pipeline.model.problem import Problem, error
from pipeline.model.prose import Prose, ProseParagraph, ProseSection
from pipeline.readers.files import DraftFile
from pipeline.readers.line import split_rows

_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<words>\S.*)")
_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_NUMBER = re.compile(r"[ \t]*(?P<number>[0-9]{1,3}(?:-[0-9]{1,3})*[.)]|-)[ \t]+(?=\S)")
_SECTION_LEVEL = "##"


@dataclass(slots=True)
class _Section:
    """A section while it is being read."""

    id: str
    heading: str
    alternative: str
    location: Location
    paragraphs: list[ProseParagraph] = field(default_factory=list)

    def finished(self) -> ProseSection:
        return ProseSection(
            self.id,
            self.heading,
            self.alternative,
            tuple(self.paragraphs),
            self.location,
        )


def read_prose(file: DraftFile) -> tuple[Prose | None, tuple[Problem, ...]]:
    """One prose text, None where it cannot be told what the file is.

    Args:
        file: the file as read.
    """
    name = _read_name(file.path)
    if name is None:
        return None, (error("text-file-name", file.location, name=file.path.name),)
    if not file.is_readable:
        return None, file.problems
    problems: list[Problem] = []
    sections = list(_sections(file, problems))
    problems += _repeated(sections)
    document, lang = name
    return Prose(document, lang, tuple(sections), file.location), tuple(problems)


def _read_name(path: PurePath) -> tuple[str, Lang] | None:
    document, _, rest = path.name.partition(".")
    for lang in LANGS:
        if rest == f"{lang}.md" and _WORD.fullmatch(document):
            return document, lang
    return None


def _sections(file: DraftFile, problems: list[Problem]) -> Iterator[ProseSection]:
    section = _Section("", "", "", file.location)
    gathered: list[tuple[int, str]] = []
    for row, raw in split_rows(file.text.removeprefix("\ufeff")):
        match = _HEADING.match(raw.rstrip())
        if match is not None or not raw.strip() or _NUMBER.match(raw):
            _end_paragraph(section, gathered, file.path)
        if match is not None:
            if section.id or section.paragraphs:
                yield section.finished()
            section = _open(match, Location(file.path, row, 1), problems)
        elif raw.strip():
            gathered.append((row, raw))
    _end_paragraph(section, gathered, file.path)
    if section.id or section.heading or section.paragraphs:
        yield section.finished()


def _end_paragraph(
    section: _Section, gathered: list[tuple[int, str]], file: PurePath
) -> None:
    if not gathered:
        return
    row, first = gathered[0]
    match = _NUMBER.match(first)
    start = match.end() if match else len(first) - len(first.lstrip())
    words = [first[start:].strip(), *(raw.strip() for _, raw in gathered[1:])]
    section.paragraphs.append(
        ProseParagraph(
            " ".join(words),
            match["number"] if match else "",
            Location(file, row, start + 1),
        )
    )
    gathered.clear()


def _open(match: re.Match[str], place: Location, problems: list[Problem]) -> _Section:
    words = match["words"].rstrip()
    brace = words.rfind("{") if words.endswith("}") else len(words)
    heading = words[:brace].rstrip()
    if match["level"] != _SECTION_LEVEL:
        problems.append(error("heading-level", place, heading=heading))
    marks = words[brace + 1 : -1].split()
    ids = [mark[1:] for mark in marks if mark.startswith("#")]
    classes = [mark[1:] for mark in marks if mark.startswith(".")]
    if len(ids) != 1 or not _WORD.fullmatch(ids[0]):
        problems.append(error("section-without-id", place, heading=heading))
    if len(classes) > 1 or len(marks) != len(ids) + len(classes):
        problems.append(error("section-marks", place, marks=" ".join(marks)))
    return _Section("".join(ids[:1]), heading, "".join(classes[:1]), place)


def _repeated(sections: list[ProseSection]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for section in sections:
        key = (section.id, section.alternative)
        if section.id and key in seen:
            yield error("duplicate-section", section.location, section=section.id)
        seen.add(key)
