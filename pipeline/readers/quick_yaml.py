"""A quick way through the YAML that the program itself has written.

`remarks.yaml` grows to thousands of lines, and a full YAML reader takes seconds for it.
The program writes it in a small part of YAML: one list of flat mappings, one value a
line. Such a text becomes the same tree of words with places here, many times faster;
where a single line is of another form (a lawyer may write what YAML allows), nothing
is guessed: the answer is None, and the full reader reads the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from pipeline.model.identity import Location
from pipeline.readers.yaml_nodes import Items, Mapping, Node, Scalar

_HEAD = re.compile(r"([a-z]+):\s*(?:\[\s*\])?\s*")
_LINE = re.compile(r"(?P<start>- {1,3}|  +)(?P<key>[a-z_]+):(?: +(?P<value>.*\S))?\s*")
_PLAIN = re.compile(r"[\w./+:…–-]*[\w./+…–-]")
_QUOTED = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_PLAIN_PAIR = re.compile(r"(?P<key>[a-z_]+): +(?P<value>.*\S) *")
_NULLS = {"", "~", "null"}
_PAIR = re.compile(r"\s*([a-z]+):\s+")
_COMMA = re.compile(r"\s*(,|$)\s*")


class _OtherFormError(Exception):
    """The text is YAML of another form."""


def quick_tree(text: str, file: PurePath) -> Mapping | None:
    """The tree of a text in the program's own form, None where it is not in it.

    Args:
        text: a list of flat mappings under one key.
        file: the file, for places.
    """
    try:
        return _tree(text, file)
    except _OtherFormError:
        return None


def quick_pairs(text: str, file: PurePath, first_line: int) -> Mapping | None:
    """The tree of plain keys and values, None where a line is anything else.

    The front matter of norms is of that form. What cannot be seen, or stands for
    another letter, is left to the full reader, which refuses some of it.

    Args:
        text: one key and its value a line.
        file: the file, for places.
        first_line: number of the text's first line in the file.
    """
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for number, line in enumerate(text.rstrip("\n").split("\n"), start=first_line):
        match = _PLAIN_PAIR.fullmatch(line)
        if match is None or match["key"] in pairs or match["value"] in _NULLS:
            return None
        if not line.isprintable() or "\\" in line:
            return None
        key = Scalar(match["key"], Location(file, number, 1))
        place = Location(file, number, match.start("value") + 1)
        try:
            pairs[key.text] = (key, _scalar(match["value"], place))
        except _OtherFormError:
            return None
    return Mapping(tuple(pairs.values()), Location(file, first_line, 1))


def _tree(text: str, file: PurePath) -> Mapping:
    rows = [
        (Location(file, number, 1), line)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]
    head = _HEAD.fullmatch(rows[0][1]) if rows else None
    if head is None:
        raise _OtherFormError
    key = Scalar(head[1], rows[0][0])
    entries = Items(tuple(_entries(rows[1:])), key.location)
    return Mapping(((key, entries),), key.location)


def _entries(rows: Iterable[tuple[Location, str]]) -> Iterator[Mapping]:
    pairs: list[tuple[Scalar, Node]] = []
    for place, line in rows:
        name, value, is_first = _pair(line, place)
        if is_first and pairs:
            yield Mapping(tuple(pairs), pairs[0][0].location)
        if is_first:
            pairs = []
        elif not pairs or any(name.text == each.text for each, _ in pairs):
            raise _OtherFormError
        pairs.append((name, value))
    if pairs:
        yield Mapping(tuple(pairs), pairs[0][0].location)


def _pair(line: str, place: Location) -> tuple[Scalar, Node, bool]:
    """Key and value of a line, and whether an entry begins with it."""
    match = _LINE.fullmatch(line)
    if match is None or "\t" in line:
        raise _OtherFormError
    column = match.start("key") + 1
    key = Scalar(match["key"], Location(place.file, place.line, column))
    start = match.start("value") + 1 if match["value"] else column
    value = _value(match["value"] or "", Location(place.file, place.line, start))
    return key, value, match["start"].startswith("-")


def _value(text: str, place: Location) -> Node:
    if text.startswith("["):
        return Items(tuple(_items(_inside(text, "]"), place)), place)
    if text.startswith("{"):
        return Mapping(tuple(_pairs(_inside(text, "}"), place)), place)
    return _scalar(text, place)


def _inside(text: str, end: str) -> str:
    if not text.endswith(end):
        raise _OtherFormError
    return text[1:-1].strip()


def _scalar(text: str, place: Location) -> Scalar:
    if text in _NULLS:
        return Scalar("", place, is_null=True)
    if _QUOTED.fullmatch(text):
        return Scalar(json.loads(text), place)
    if _PLAIN.fullmatch(text) and not text.startswith("-") and text[-1] != ":":
        return Scalar(text, place)
    raise _OtherFormError


def _items(text: str, place: Location) -> Iterator[Scalar]:
    while text:
        value, text = _next(text, place)
        yield value


def _pairs(text: str, place: Location) -> Iterator[tuple[Scalar, Scalar]]:
    while text:
        match = _PAIR.match(text)
        if match is None:
            raise _OtherFormError
        value, text = _next(text[match.end() :], place)
        yield Scalar(match[1], place), value


def _next(text: str, place: Location) -> tuple[Scalar, str]:
    """The first value of a listing, and what follows its comma."""
    match = _QUOTED.match(text) or _PLAIN.match(text)
    if match is None:
        raise _OtherFormError
    comma = _COMMA.match(text, match.end())
    if comma is None:
        raise _OtherFormError
    return _scalar(match[0], place), text[comma.end() :]
