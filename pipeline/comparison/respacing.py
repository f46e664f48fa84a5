"""Words that only a lost or an added space tells apart: «баптардыңнегізінде»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.comparison.anchors import Gap
from pipeline.comparison.spans import Span
from pipeline.comparison.tokens import squeeze


def respaced(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Span]:
    """Stretches at the ends of a gap that are the same but for spaces.

    Args:
        old: keys of the old text's tokens.
        new: keys of the new text's tokens.
        gap: what the two have there instead of each other.
    """
    old_size, new_size = _common(old[gap.old], new[gap.new])
    old_from, new_from = gap.old.start + old_size, gap.new.start + new_size
    if old_size:
        yield Span(slice(gap.old.start, old_from), slice(gap.new.start, new_from))
    old_tail, new_tail = _common(
        [key[::-1] for key in old[old_from : gap.old.stop][::-1]],
        [key[::-1] for key in new[new_from : gap.new.stop][::-1]],
    )
    if old_tail:
        yield Span(
            slice(gap.old.stop - old_tail, gap.old.stop),
            slice(gap.new.stop - new_tail, gap.new.stop),
        )


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens at the beginning of each spell the same letters."""
    common = (0, 0)
    counts = [0, 0]
    rests = ["", ""]
    while True:
        side = 0 if len(rests[0]) <= len(rests[1]) else 1
        tokens = (old, new)[side]
        if counts[side] == len(tokens):
            break
        rests[side] += tokens[counts[side]]
        counts[side] += 1
        shared = min(map(len, rests))
        if rests[0][:shared] != rests[1][:shared]:
            break
        rests = [rest[shared:] for rest in rests]
        if not any(rests) and all(counts):
            common = (counts[0], counts[1])
    same = squeeze(old[: common[0]]) == squeeze(new[: common[1]])
    return common if same else (0, 0)
