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
    ends = [";"] * (len(lines) - 1) + ["."]
    items = (plain(line + end) for line, end in zip(lines, ends, strict=True))
    return Items(tuple(items), numbers)
