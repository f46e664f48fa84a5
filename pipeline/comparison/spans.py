"""Stretches that two texts share, though they may be spelled or cut differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparison.anchors import Run


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch kept in both texts: tokens of the old and tokens of the new."""

    old: slice
    new: slice


def spans_of(runs: Sequence[Run]) -> list[Span]:
    """Runs as stretches of both texts."""
    return [
        Span(slice(run.old, run.old + run.size), slice(run.new, run.new + run.size))
        for run in runs
    ]


def touching_joined(spans: Sequence[Span]) -> list[Span]:
    """The stretches with neighbours that touch in both texts made one."""
    result: list[Span] = []
    for span in spans:
        last = result[-1] if result else None
        if last and (last.old.stop, last.new.stop) == (span.old.start, span.new.start):
            result[-1] = Span(
                slice(last.old.start, span.old.stop),
                slice(last.new.start, span.new.stop),
            )
        else:
            result.append(span)
    return result
