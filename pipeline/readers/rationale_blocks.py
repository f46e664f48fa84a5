"""Rationale blocks of norm files: lifted out of the text, taken apart, bound.

    ::: обоснование
    суть: Что меняется.
    довод: Почему; продолжение
      с отступом.
    поручение: На основании чего.
    :::

The words come from the locale (`Locale.grammar["rationale"]`). A block explains the
unit that stands just before it, with everything inside; before the first unit of the
article it explains the article; a path after the word names a unit that the proposal
excludes and that therefore no longer stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.model.identity import Location, ProvisionPath
from pipeline.model.norm import Rationale
from pipeline.model.problem import Problem, error
from pipeline.model.provision import Provision
from pipeline.readers import letters
from pipeline.readers.fields import nearest

_OPENING = re.compile(r":{3,}[ \t]*(?P<word>[^\s:]+)[ \t]*(?P<path>\S*)[ \t]*$")
_CLOSING = re.compile(r":{3,}[ \t]*$")
_KEY = re.compile(r"(?P<key>\w{1,40})[ \t]*:[ \t]*")
_PARTS = ("what", "why", "instruction")


@dataclass(frozen=True, slots=True)
class _Block:
    """A block: its first line's number, the path named there, and its lines."""

    row: int
    path: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Lifted:
    """A norm's lines without its blocks.

    Args:
        rows: the lines of the norm's text, with their numbers.
        blocks: the blocks, in the order of the file.
        problems: what is wrong with the fences.
    """

    rows: tuple[tuple[int, str], ...]
    blocks: tuple[_Block, ...]
    problems: tuple[Problem, ...]


def lift(
    rows: Iterable[tuple[int, str]], words: Mapping[str, str], file: PurePath
) -> Lifted:
    """Take the blocks out of a text.

    A block with the blank line after it leaves the text, so that the rest reads as if
    it had never stood there. A block that is not closed ends at the first blank line.

    Args:
        rows: the file's lines with their numbers.
        words: the locale's words, by `fence`, `what`, `why`, `instruction`.
        file: the file, for places.
    """
    lines = list(rows)
    kept: list[tuple[int, str]] = []
    blocks: list[_Block] = []
    problems: list[Problem] = []
    index = 0
    while index < len(lines):
        row, raw = lines[index]
        if not raw.lstrip().startswith(":::"):
            kept.append((row, raw))
            index += 1
            continue
        path = _opening(Location(file, row, 1), raw.strip(), words, problems)
        end, is_closed = _end(lines, index)
        if not is_closed:
            problems.append(error("rationale-open", Location(file, row, 1)))
        blocks.append(_Block(row, path, tuple(lines[index + 1 : end])))
        index = end + is_closed
        if index < len(lines) and not lines[index][1].strip():
            index += 1
    return Lifted(tuple(kept), tuple(blocks), tuple(problems))


def _end(lines: Sequence[tuple[int, str]], start: int) -> tuple[int, bool]:
    """Index of a block's last line, and whether that line closes it."""
    blank = 0
    for index in range(start + 1, len(lines)):
        line = lines[index][1].strip()
        if line.startswith(":::"):
            if _CLOSING.match(line):
                return index, True
            return blank or index, False
        if not line and not blank:
            blank = index
    return blank or len(lines), False


def _opening(
    place: Location, line: str, words: Mapping[str, str], problems: list[Problem]
) -> str:
    """The path that a block's first line names; empty where it names none."""
    match = _OPENING.match(line)
    word = match["word"] if match else line.strip(": ")
    fence = words.get("fence", "")
    if match is None or _same(word) != _same(fence):
        problems.append(error("unknown-block", place, word=word, fence=fence))
    return match["path"] if match else ""


def _same(word: str) -> str:
    return letters.fold(word).casefold()


def bind(
    lifted: Lifted,
    article: Provision,
    words: Mapping[str, str],
    file: PurePath,
) -> tuple[tuple[Rationale, ...], tuple[Problem, ...]]:
    """Rationales with the addresses of the units that they explain.

    Args:
        lifted: the blocks.
        article: the article that the file holds.
        words: the locale's words.
        file: the file, for places.
    """
    problems: list[Problem] = []
    units = [(unit.location.line, path) for path, unit in article.walk()]
    found = [
        _rationale(block, _path(block, units, file, problems), words, file, problems)
        for block in lifted.blocks
    ]
    return tuple(found), tuple(problems)


def _path(
    block: _Block,
    units: Sequence[tuple[int, ProvisionPath]],
    file: PurePath,
    problems: list[Problem],
) -> ProvisionPath:
    own = units[0][1]
    if not block.path:
        before = [path for row, path in units if row < block.row]
        return before[-1] if before else own
    place = Location(file, block.row, 1)
    try:
        path = ProvisionPath.parse(block.path)
    except ValueError:
        problems.append(error("bad-path", place, path=block.path))
        return own
    if path.article != own:
        problems.append(error("foreign-path", place, path=block.path, article=str(own)))
    return path


def _rationale(
    block: _Block,
    path: ProvisionPath,
    words: Mapping[str, str],
    file: PurePath,
    problems: list[Problem],
) -> Rationale:
    place = Location(file, block.row, 1)
    parts = _parts(block, words, file, problems)
    problems += [
        error("rationale-lacks", place, key=words.get(name, name))
        for name in ("what", "why")
        if not parts[name]
    ]
    return Rationale(path, parts["what"], parts["why"], parts["instruction"], place)


def _parts(
    block: _Block,
    words: Mapping[str, str],
    file: PurePath,
    problems: list[Problem],
) -> dict[str, str]:
    """The block's words by part; a line without a key goes on the part before it."""
    names = {_same(words.get(name, name)): name for name in _PARTS}
    gathered: dict[str, list[str]] = {name: [] for name in _PARTS}
    current: list[str] = []
    for row, raw in block.lines:
        match = _KEY.match(raw)
        name = names.get(_same(match["key"])) if match else None
        if match is None:
            current.append(raw.strip())
        elif name is None:
            near = nearest(match["key"], [words.get(part, part) for part in _PARTS])
            place = Location(file, row, 1)
            problems.append(error("unknown-key", place, key=match["key"], nearest=near))
        else:
            current = gathered[name]
            current.append(raw[match.end() :].strip())
    return {name: " ".join(filter(None, lines)) for name, lines in gathered.items()}
