"""The comparison: what every proposed redaction does to every unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.comparison.align import Alignment, align
from pipeline.comparison.rows import RowNode, RowTree
from pipeline.comparison.units import ROOT, Unit, Units
from pipeline.comparison.variants import ABSENT, Outcome, answered, dropped, newcomer
from pipeline.model.comparison import Comparison, ComparisonRow, Noise
from pipeline.model.redaction import Redaction


def compare(current: Redaction, proposed: Sequence[Redaction]) -> Comparison:
    """Compare the text in force with one to three proposed texts.

    Every unit of every text stands in exactly one row, in the order of the current
    text; what comes in stands behind its preceding sibling, what moved at its old
    place. Inserted units of several alternatives share a row if their address is the
    same.

    * A unit whose address changed only because the unit around it moved, or because an
      unnumbered one came in before it, is `UNCHANGED`; `RENUMBERING` is said of the
      unit that moved itself.
    * Look-alike letters, spaces, quotes and dashes are `noise`, no change; kept
      segments have the spelling of the text in force (`text_diff` says why).
    * Editors' notes are not compared, nor is what an editor wrote in place of an
      excluded unit. A unit that is excluded in the proposed text is a `REPEAL`; one
      that takes the number of an excluded unit is an `INSERTION` in a row of its own.
      A vacant number that the proposed text leaves out is no change.

    Args:
        current: text in force, cut to the touched articles.
        proposed: proposed texts of the same act and language, cut likewise; they may
            hold articles that the current text lacks, or lack some.
    """
    old = Units(current)
    texts = tuple(_Aligned(units, align(old, units)) for units in map(Units, proposed))
    tree = RowTree(old, [text.units for text in texts])
    for number, text in enumerate(texts):
        tree.add(number, text.alignment)
    noise: dict[Noise, None] = {}
    rows = tuple(_row(node, old, texts, noise) for node in tree.rows())
    return Comparison(current, tuple(proposed), rows, tuple(noise))


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A proposed text and how it answers to the current one."""

    units: Units
    alignment: Alignment


def _row(
    node: RowNode, old: Units, texts: Sequence[_Aligned], noise: dict[Noise, None]
) -> ComparisonRow:
    """One row; what is only noise in it is added to `noise`, each thing once."""
    current = None if node.is_new else old[node.current]
    variants = []
    units = [current]
    for index, text in zip(node.proposed, texts, strict=True):
        unit = None if index == ROOT else text.units[index]
        units.append(unit)
        is_moved = node.current in text.alignment.moved
        outcome = _outcome(current, unit, is_moved=is_moved)
        variants.append(outcome.variant)
        noise.update(dict.fromkeys(outcome.noise))
    kind = next(unit.provision.kind for unit in units if unit is not None)
    return ComparisonRow(kind, current.text if current else None, tuple(variants))


def _outcome(current: Unit | None, proposed: Unit | None, *, is_moved: bool) -> Outcome:
    if current is None:
        return Outcome(newcomer(proposed) if proposed else ABSENT)
    if proposed is None:
        return Outcome(dropped(current))
    return answered(current, proposed, is_moved=is_moved)
