"""Splits the front matter, the YAML between `---` lines, from a file's text."""

from __future__ import annotations

from dataclasses import dataclass

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two parts; `head + body` is the file.

    Args:
        head: the front matter with its fences; empty where there is none.
        yaml: what stands between the fences.
        body: the text.
        body_line: number of the body's first line in the file.
        is_open: the closing fence is missing.
    """

    head: str
    yaml: str
    body: str
    body_line: int = 1
    is_open: bool = False


def split_front_matter(text: str) -> Split:
    """Split a file's text.

    Args:
        text: the whole file. A front matter begins on its first line or not at all.
    """
    lines = text.split("\n")
    if lines[0].lstrip("\ufeff").rstrip() != _FENCE:
        return Split("", "", text)
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            head = "\n".join(lines[: index + 1])
            rest = text[len(head) :]
            if rest.startswith("\n"):
                head, rest = head + "\n", rest[1:]
            yaml = "\n".join(lines[1:index])
            return Split(head, yaml, rest, index + 2)
    return Split("", "", text, is_open=True)
