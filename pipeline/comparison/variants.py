"""What one proposed redaction does to one unit."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.comparison.text_diff import word_diff
from pipeline.comparison.units import Unit
from pipeline.model.comparison import (
    ChangeKind,
    Noise,
    Segment,
    SegmentKind,
    TextDiff,
    Variant,
)

ABSENT = Variant(ChangeKind.UNCHANGED, None)
"""An alternative's newcomer that this redaction does not have."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A variant, and the differences left out of it that are none."""

    variant: Variant
    noise: tuple[Noise, ...] = ()


def newcomer(unit: Unit) -> Variant:
    """A unit that stands in the proposed text only; a vacant number changes nothing."""
    if unit.provision.excluded:
        return Variant(ChangeKind.UNCHANGED, unit.text)
    diff = _whole(SegmentKind.INSERTED, unit.provision.text)
    return Variant(ChangeKind.INSERTION, unit.text, diff)


def dropped(unit: Unit) -> Variant:
    """A unit that stands in the current text only; a vacant number was none before."""
    text = unit.provision.text
    if unit.provision.excluded:
        return Variant(ChangeKind.UNCHANGED, None, _whole(SegmentKind.KEPT, text))
    return Variant(ChangeKind.REPEAL, None, _whole(SegmentKind.DELETED, text))


def answered(current: Unit, proposed: Unit, *, is_moved: bool) -> Outcome:
    """A unit that stands in both texts.

    Args:
        current: the unit in the text in force.
        proposed: the unit that answers to it.
        is_moved: it stands under another address for its own part.
    """
    before, after = current.provision, proposed.provision
    if before.excluded:
        diff = _whole(SegmentKind.KEPT, before.text)
        return Outcome(Variant(ChangeKind.UNCHANGED, proposed.text, diff))
    if after.excluded:
        return Outcome(dropped(current))
    words = word_diff(before.text, after.text)
    kind = ChangeKind.UNCHANGED
    if is_moved:
        kind = ChangeKind.RENUMBERING
    elif words.diff.is_change:
        kind = ChangeKind.SUBSTITUTION
    noise = tuple(Noise(current.path, *pair) for pair in words.noise)
    return Outcome(Variant(kind, proposed.text, words.diff), noise)


def _whole(kind: SegmentKind, text: str) -> TextDiff:
    return TextDiff((Segment(kind, text),)) if text else TextDiff()
