"""Lists inside the sentence: «1) …;», «2) ….»."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.document import Items, plain


def listed(lines: Sequence[str]) -> Items:
    """Points that a semicolon parts and a full stop ends.

    Rules of documentation (31.10.2018 No 703), p. 29: points are numbered `1)`, no
    hyphens stand before them.
    """
    numbers = tuple(f"{number})" for number in range(1, len(lines) + 1))
    last = len(lines) - 1
    items = (
        plain(ended_line(line, is_last=index == last))
        for index, line in enumerate(lines)
    )
    return Items(tuple(items), numbers)


def ended_line(line: str, *, is_last: bool) -> str:
    """A point with its mark; after an abbreviation («л.») one full stop is enough."""
    if not is_last:
        return f"{line};"
    return line if line.endswith(".") else f"{line}."
