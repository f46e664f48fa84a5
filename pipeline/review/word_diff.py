"""Exact word-level differences: every letter counts, look-alikes too.

The comparison of norms hides look-alike letters, since no reader sees them; where a
body's words are taken into a draft, or a redline must give both texts back letter by
letter, nothing may be hidden.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.comparison import Segment, SegmentKind, TextDiff

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_MOST = 4_000_000
"""Pairs of tokens above which a stretch without a common word counts as replaced."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of both sequences: kept where `same`, else replaced."""

    old: slice
    new: slice
    same: bool


def tokens(text: str) -> list[str]:
    """Words, signs and blanks; together they are the text."""
    return _TOKEN.findall(text)


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Span]:
    """The difference of two sequences, stretch by stretch."""
    start = 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield Span(slice(0, start), slice(0, start), same=True)
    old_end, new_end = len(old) - end, len(new) - end
    yield from _middle(old, new, slice(start, old_end), slice(start, new_end))
    if end:
        yield Span(slice(old_end, len(old)), slice(new_end, len(new)), same=True)


def _middle(
    old: Sequence[Hashable], new: Sequence[Hashable], mine: slice, theirs: slice
) -> Iterator[Span]:
    left, right = old[mine], new[theirs]
    if not left and not right:
        return
    if len(left) * len(right) > _MOST:
        yield Span(mine, theirs, same=False)
        return
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield Span(
            slice(mine.start + a, mine.start + b),
            slice(theirs.start + c, theirs.start + d),
            same=tag == "equal",
        )


def text_diff(before: str, after: str) -> TextDiff:
    """The difference of two texts; both come back from it letter by letter."""
    old, new = tokens(before), tokens(after)
    segments: list[Segment] = []
    for span in spans(old, new):
        taken, given = "".join(old[span.old]), "".join(new[span.new])
        if span.same:
            segments.append(Segment(SegmentKind.KEPT, taken))
            continue
        segments += [Segment(SegmentKind.DELETED, taken)] if taken else []
        segments += [Segment(SegmentKind.INSERTED, given)] if given else []
    return TextDiff(tuple(segments))


@dataclass(frozen=True, slots=True)
class Splice:
    """Letters from `start` to before `end` become `text`."""

    start: int
    end: int
    text: str

    def apply(self, text: str) -> str:
        """A text with the splice in it."""
        return text[: self.start] + self.text + text[self.end :]


def splice_of(before: str, after: str) -> Splice:
    """The one stretch of words in which two texts differ, widened to whole words."""
    old, new = tokens(before), tokens(after)
    changed = [span for span in spans(old, new) if not span.same]
    if not changed:
        return Splice(len(before), len(before), "")
    first, last = changed[0], changed[-1]
    start = len("".join(old[: first.old.start]))
    end = len("".join(old[: last.old.stop]))
    return Splice(start, end, "".join(new[first.new.start : last.new.stop]))


def carried_over(splice: Splice, base: str, current: str) -> Splice | None:
    """The splice of a base text, in a text that the base has become since.

    None where the words concerned, or those beside them, are not the same any more.

    Args:
        splice: a change of `base`.
        base: the text that it was made in.
        current: what the text is now.
    """
    if base == current:
        return splice
    old, new = tokens(base), tokens(current)
    place = 0
    starts = [0]
    for token in old:
        place += len(token)
        starts.append(place)
    lengths = [0]
    for token in new:
        lengths.append(lengths[-1] + len(token))
    for span in spans(old, new):
        begin, finish = starts[span.old.start], starts[span.old.stop]
        if span.same and begin <= splice.start and splice.end <= finish:
            if _at_torn_edge(splice, begin, finish, base):
                return None
            shift = lengths[span.new.start] - begin
            return Splice(splice.start + shift, splice.end + shift, splice.text)
    return None


def _at_torn_edge(splice: Splice, begin: int, finish: int, base: str) -> bool:
    """Whether the change touches words that have changed since."""
    at_start = splice.start == begin and begin > 0
    at_end = splice.end == finish and finish < len(base)
    return at_start or at_end
