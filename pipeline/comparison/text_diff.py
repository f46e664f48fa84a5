"""The difference of two texts in whole words.

Decision: what a kept segment holds
-----------------------------------
Texts of the database differ in look-alike letters, lost spaces, quotes and dashes
that no reader sees. Such *noise* is kept, not changed; but then a kept stretch is
spelled in two ways, and a segment can hold only one. It holds **the spelling of the
text in force**, since that is what remains in the law where a bill does not touch it,
and what an amending clause must quote. So

* `diff.before` is the old text exactly, always;
* `diff.after` is the new text exactly where there is no noise;
* with noise, `fold(diff.after) == fold(new text)`, every deviation stands in
  `WordDiff.noise`, and the new text itself stays in `Variant.unit.text`.

`word_diff` checks the third promise before it returns; if it could not be kept (noise
right beside a change can glue words together), the whole text counts as replaced, and
then both sides are exact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparison.anchors import Run, gaps
from pipeline.comparison.cleaning import well_placed, without_confetti
from pipeline.comparison.noise import noise_between
from pipeline.comparison.pieces import pieces_of
from pipeline.comparison.respacing import respaced
from pipeline.comparison.runs import Work, common_runs
from pipeline.comparison.segments import Segments
from pipeline.comparison.spans import Span, spans_of, touching_joined
from pipeline.comparison.tokens import fold, solid_tokens
from pipeline.model.comparison import Segment, SegmentKind, TextDiff

_LONG = 60_000
"""Letters from which a text is first compared by lines of words."""
_TOO_LONG = 400_000
"""Letters of a stretch without a common line above which it counts as replaced."""


@dataclass(frozen=True, slots=True)
class WordDiff:
    """A difference and the noise that was left out of it, as pairs old, new."""

    diff: TextDiff
    noise: tuple[tuple[str, str], ...] = ()


def text_diff(before: str, after: str) -> TextDiff:
    """The difference of two texts in whole words; noise is not shown."""
    return word_diff(before, after).diff


def word_diff(before: str, after: str) -> WordDiff:
    """The difference of two texts in whole words, with the noise left out of it.

    Args:
        before: text in force; kept segments have its spelling.
        after: proposed text.
    """
    if before == after:
        kept = Segment(SegmentKind.KEPT, before)
        return WordDiff(TextDiff((kept,) if before else ()))
    if max(len(before), len(after)) > _LONG:
        segments = _compare_long(before, after)
    else:
        segments = _compare_stretch(before, after)
    return WordDiff(segments.diff(), tuple(segments.noise))


def _compare_long(before: str, after: str) -> Segments:
    """Lines of words first: only what differs between common lines is read closer."""
    old, new = pieces_of(before), pieces_of(after)
    runs = common_runs(old.keys, new.keys, Work())
    segments = Segments()
    around = gaps(runs, len(old.keys), len(new.keys))
    for gap, run in zip(around, [*runs, Run(0, 0, 0)], strict=True):
        segments.append(
            _compare_stretch(before[old.span(gap.old)], after[new.span(gap.new)])
        )
        for step in range(run.size):
            _keep_line(
                before[old.span(slice(run.old + step, run.old + step + 1))],
                after[new.span(slice(run.new + step, run.new + step + 1))],
                segments,
            )
    return segments


def _keep_line(before: str, after: str, segments: Segments) -> None:
    """A line of words that both texts have, but for look-alikes."""
    segments.keep(before)
    if before != after:
        segments.noise += noise_between(
            before, after, solid_tokens(before), solid_tokens(after)
        )


def _compare_stretch(before: str, after: str) -> Segments:
    """The difference of two texts that are not too long, checked."""
    segments = Segments()
    if before == after:
        segments.keep(before)
        return segments
    if max(len(before), len(after)) <= _TOO_LONG:
        _compare_words(before, after, segments)
        if not segments.noise or _holds(segments.diff(), after):
            return segments
        segments = Segments()
    segments.replace(before, after)
    return segments


def _compare_words(before: str, after: str, segments: Segments) -> None:
    old, new = solid_tokens(before), solid_tokens(after)
    kept = _kept_spans([token.key for token in old], [token.key for token in new])
    old_end = new_end = 0
    for span in kept:
        old_kept, new_kept = old[span.old], new[span.new]
        segments.change(
            before[old_end : old_kept[0].start], after[new_end : new_kept[0].start]
        )
        old_end, new_end = old_kept[-1].end, new_kept[-1].end
        kept_text = before[old_kept[0].start : old_end]
        segments.keep(kept_text)
        if kept_text != after[new_kept[0].start : new_end]:
            segments.noise += noise_between(before, after, old_kept, new_kept)
    segments.change(before[old_end:], after[new_end:])


def _holds(diff: TextDiff, after: str) -> bool:
    """Whether the derived new text is the proposed one up to noise, cut at words."""
    derived = diff.after
    if fold(derived) != fold(after):
        return False
    tokens = solid_tokens(derived)
    starts = [token.start for token in tokens]
    cut = 0
    for part in diff.segments:
        if part.kind is SegmentKind.DELETED:
            continue
        cut += len(part.text)
        index = bisect_left(starts, cut) - 1
        if index >= 0 and cut < tokens[index].end:
            return False
    return True


def _kept_spans(old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """What is kept of two texts, cleaned for reading."""
    runs = well_placed(common_runs(old, new, Work()), old, new)
    spans: list[Span] = []
    around = gaps(runs, len(old), len(new))
    for gap, span in zip(around, [*spans_of(runs), None], strict=True):
        spans += respaced(old, new, gap)
        spans += [span] if span is not None else []
    return without_confetti(touching_joined(spans), old, new)
