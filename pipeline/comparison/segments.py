"""Collects the segments of a difference, stretch by stretch, from left to right."""

from __future__ import annotations

from pipeline.comparison.tokens import leading_blank, trailing_blank
from pipeline.model.comparison import Segment, SegmentKind, TextDiff


class Segments:
    """A difference in the making; `noise` are pairs of old and new spelling."""

    def __init__(self) -> None:
        self.noise: list[tuple[str, str]] = []
        self._parts: list[tuple[SegmentKind, list[str]]] = []

    def keep(self, text: str) -> None:
        """Both texts have this."""
        self._add(SegmentKind.KEPT, text)

    def replace(self, old: str, new: str) -> None:
        """The new stands where the old stood; either may be empty."""
        self._add(SegmentKind.DELETED, old)
        self._add(SegmentKind.INSERTED, new)

    def change(self, old: str, new: str) -> None:
        """What lies between two kept words of both texts: spaces at least.

        White space at the ends is kept where both sides have some, so that a change
        begins and ends with a word.
        """
        old_head, new_head = leading_blank(old), leading_blank(new)
        if old_head == len(old) and new_head == len(new):
            self._keep_space(old, new)
            return
        if old_head and new_head:
            self._keep_space(old[:old_head], new[:new_head])
            old, new = old[old_head:], new[new_head:]
        old_tail, new_tail = trailing_blank(old), trailing_blank(new)
        if not (old_tail and new_tail):
            old_tail = new_tail = 0
        old_end, new_end = len(old) - old_tail, len(new) - new_tail
        self.replace(old[:old_end], new[:new_end])
        self._keep_space(old[old_end:], new[new_end:])

    def append(self, other: Segments) -> None:
        """Add all of another difference, whose texts follow on ours."""
        for kind, texts in other._parts:
            self._add(kind, "".join(texts))
        self.noise += other.noise

    def diff(self) -> TextDiff:
        """The difference so far; no segment is empty, no two neighbours alike."""
        return TextDiff(
            tuple(Segment(kind, "".join(texts)) for kind, texts in self._parts)
        )

    def _keep_space(self, old: str, new: str) -> None:
        """A space that differs is noise; `noise_between` tells of those in words."""
        self.keep(old)
        if old != new:
            self.noise.append((old, new))

    def _add(self, kind: SegmentKind, text: str) -> None:
        if not text:
            return
        if self._parts and self._parts[-1][0] is kind:
            self._parts[-1][1].append(text)
        else:
            self._parts.append((kind, [text]))
