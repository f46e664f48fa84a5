"""YAML as a tree of words with places, and nothing else.

YAML's guesses about types are not wanted here: `number: 2.10` is the direction 2.10,
and `article: 435` is an article, so every scalar stays the text that was typed, with
its line and column. Anchors and aliases are refused (they can grow without limit),
so are deep nesting and long files.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error

LONGEST = 512 * 1024
"""Characters of one YAML text; the longest front matter has a few thousand."""
DEEPEST = 16
"""Levels of nesting; drafts use five."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """Words, as typed; `is_null` where nothing was typed (`key:` or `key: ~`)."""

    text: str
    location: Location
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple[Node, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    location: Location


Node = Scalar | Items | Mapping


def read_yaml(
    text: str, file: PurePath, *, first_line: int = 1
) -> tuple[Node, tuple[Problem, ...]]:
    """The tree of a YAML text; an empty mapping where it cannot be read.

    Args:
        text: one YAML document.
        file: the file, for places.
        first_line: number of the text's first line in the file.
    """
    if len(text) > LONGEST:
        start = Location(file, first_line, 1)
        lack = error("yaml-too-long", start, limit=str(LONGEST))
        return Mapping((), start), (lack,)
    # What drafts mostly are, `quick_yaml` reads: this is not loaded for them.
    from pipeline.readers.yaml_events import parse  # noqa: PLC0415

    return parse(text, file, first_line)
