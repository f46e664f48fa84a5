"""The wall around diff-match-patch: untyped behind it, `Run`s before it.

diff-match-patch compares characters. Items of any kind become characters by numbering
them: the first 6,400 distinct items get the private-use characters from U+E000, later
ones whatever code point follows. Python strings know no surrogate pairs, so that one
item is always one character. Its cleanups look at letters and are not used.

`Diff_Timeout` is 0: the result depends on the texts, never on the clock.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from diff_match_patch import diff_match_patch

from pipeline.comparison.anchors import Run

_FIRST = 0xE000
_CODE_POINTS = 0x110000


def shortest_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Common runs that leave the fewest items over, in order.

    Takes time by the square of what differs: for short sequences only
    (`pipeline.comparison.runs` sees to that).
    """
    numbers: dict[Hashable, int] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    pieces: list[tuple[int, str]] = engine.diff_main(
        _as_characters(old, numbers),
        _as_characters(new, numbers),
        False,  # noqa: FBT003 - no line mode: the items are no letters
    )
    runs = []
    old_at = new_at = 0
    for operation, piece in pieces:
        size = len(piece)
        if operation == engine.DIFF_EQUAL:
            runs.append(Run(old_at, new_at, size))
        old_at += size if operation != engine.DIFF_INSERT else 0
        new_at += size if operation != engine.DIFF_DELETE else 0
    return runs


def _as_characters(items: Sequence[Hashable], numbers: dict[Hashable, int]) -> str:
    codes = (numbers.setdefault(item, len(numbers)) for item in items)
    return "".join(chr((_FIRST + code) % _CODE_POINTS) for code in codes)
