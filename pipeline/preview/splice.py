"""Writes a record into a YAML list, and leaves every other byte of the file alone.

A lawyer keeps comments and an order of their own in the ledger, so the file is not
written anew: the lines of one record are put in or replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError


class FormNotKeptError(Exception):
    """The list is written in a way in which one record cannot be replaced."""


def with_record(
    text: str, name: str, record: Mapping[str, object], line: int = 0
) -> str:
    """The file's text with one record more, or with one changed.

    Args:
        text: the file.
        name: key of the list.
        record: keys and values; a key with an empty value is taken out.
        line: line of the record to change, from 1; 0 for a new record.

    Raises:
        FormNotKeptError: where the file is broken, or the list is in flow style.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    found = _list_of(text, name)
    if line:
        start, end, indent = _item(found, line, lines)
        block = _changed(lines[start:end], indent, record)
        return newline.join([*lines[:start], *block, *lines[end:]])
    start, indent, head = _place_for_new(found, name, lines)
    block = [*head, *_dumped([_full(record)], indent)]
    return newline.join([*lines[:start], *block, *lines[start:]])


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10**6
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _list_of(text: str, name: str) -> Any:  # noqa: ANN401 - ruamel's nodes are untyped
    """Key and value of the list as nodes of the parser; None where there is none."""
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as fault:
        raise FormNotKeptError from fault
    if root is None:
        return None
    for key, value in root.value if root.id == "mapping" else ():
        if key.value == name:
            return key, value
    return None


def _item(found: Any, line: int, lines: list[str]) -> tuple[int, int, int]:  # noqa: ANN401
    """First line, line after the last one and indent of the item at a line."""
    value = found[1] if found else None
    if value is None or value.id != "sequence" or value.flow_style:
        raise FormNotKeptError
    for item in value.value:
        if item.start_mark.line == line - 1:
            end = _last_line(item, lines) + 1
            return line - 1, end, value.start_mark.column
    raise FormNotKeptError


def _last_line(node: Any, lines: list[str]) -> int:  # noqa: ANN401
    """Last line that holds words of a node: comments below are not its own."""
    last: int = node.end_mark.line
    if node.end_mark.column == 0 or last >= len(lines):
        last -= 1
    while last > node.start_mark.line and _is_aside(lines[last]):
        last -= 1
    if node.id == "mapping" and not node.flow_style and node.value:
        inner = node.value[-1][1]
        if inner.id == "scalar" and inner.style in {None, "", '"', "'"}:
            return int(inner.end_mark.line)
        if inner.id != "scalar":
            return min(last, _last_line(inner, lines))
    if node.flow_style:
        return int(node.end_mark.line)
    return last


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _place_for_new(
    found: Any,  # noqa: ANN401
    name: str,
    lines: list[str],
) -> tuple[int, int, list[str]]:
    """Where a new item goes, its indent, and lines to put before it."""
    if found is None:
        while lines and not lines[-1].strip():
            lines.pop()
        lines.append("")
        return len(lines) - 1, 0, [f"{name}:"]
    key, value = found
    if value.id == "sequence" and value.value and not value.flow_style:
        column = value.start_mark.column
        return _last_line(value.value[-1], lines) + 1, column, []
    if value.value:
        raise FormNotKeptError
    row = key.start_mark.line
    before = lines[row][: key.end_mark.column]
    rest = lines[row][key.end_mark.column :].lstrip(" :").removeprefix("[]")
    lines[row] = f"{before}: {rest}".rstrip()
    if row + 1 == len(lines):
        lines.append("")
    return row + 1, 0, []


def _changed(block: list[str], indent: int, record: Mapping[str, object]) -> list[str]:
    """The lines of an item with other values in it, its own comments kept."""
    bare = "\n".join(each[indent:] for each in block)
    items = _yaml().load(bare)
    _merge(items[0], record)
    return _dumped(items, indent)


def _merge(old: Any, new: Mapping[str, object]) -> None:  # noqa: ANN401
    for key, value in new.items():
        if not value:
            old.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(old.get(key), dict):
            _merge(old[key], value)
            if not old[key]:
                old.pop(key)
        elif isinstance(value, Mapping):
            old[key] = _full(value)
        elif old.get(key) != value:
            old[key] = value


def _full(record: Mapping[str, object]) -> dict[str, object]:
    """The keys that say something."""
    full: dict[str, object] = {}
    for key, value in record.items():
        inner = _full(value) if isinstance(value, Mapping) else value
        if inner:
            full[key] = inner
    return full


def _dumped(items: Any, indent: int) -> list[str]:  # noqa: ANN401
    out = StringIO()
    _yaml().dump(items, out)
    return [" " * indent + line if line else "" for line in out.getvalue().splitlines()]
