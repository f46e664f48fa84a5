"""What changed between redactions: computed once, used by every document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.redaction import Redaction


class SegmentKind(Enum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text; its ends fall between words, never inside one."""

    kind: SegmentKind
    text: str


@dataclass(frozen=True, slots=True)
class TextDiff:
    """Word-level difference of two texts; both are derived from it."""

    segments: tuple[Segment, ...] = ()

    @property
    def before(self) -> str:
        """The old text: what was kept and what was deleted."""
        return self._without(SegmentKind.INSERTED)

    @property
    def after(self) -> str:
        """The new text: what was kept and what was inserted."""
        return self._without(SegmentKind.DELETED)

    @property
    def is_change(self) -> bool:
        """Whether any word was deleted or inserted."""
        return any(part.kind is not SegmentKind.KEPT for part in self.segments)

    def _without(self, kind: SegmentKind) -> str:
        return "".join(part.text for part in self.segments if part.kind is not kind)


class ChangeKind(Enum):
    """Kinds of modification of one unit, after `textualMod` of Akoma Ntoso."""

    UNCHANGED = "unchanged"
    SUBSTITUTION = "substitution"
    """The unit's own words differ."""
    INSERTION = "insertion"
    """The unit stands in the proposed text only."""
    REPEAL = "repeal"
    """The unit stands in the current text only."""
    RENUMBERING = "renumbering"
    """The unit stands in both under other addresses; its words may differ too."""


@dataclass(frozen=True, slots=True)
class Noise:
    """A difference that is none: look-alike letters, spaces, quotes, dashes."""

    path: ProvisionPath
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class UnitText:
    """A unit's own words with its address and number as they stand in one text.

    Args:
        path: address of the unit.
        marker: number as printed, with dot or bracket and no white space at its
            ends: `1.`, `18-1)`, `435-бап.`; empty for the unnumbered.
        text: the unit's own words.
        is_lead: the unit has units inside it, so that these words are its first
            абзац (or first part) only.
    """

    path: ProvisionPath
    marker: str
    text: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """What one proposed redaction does to one unit.

    Args:
        kind: kind of the modification.
        unit: the unit as proposed; None where it is repealed or absent.
        diff: difference of the unit's own words.
    """

    kind: ChangeKind
    unit: UnitText | None
    diff: TextDiff = TextDiff()

    @property
    def is_change(self) -> bool:
        """Whether the proposed redaction changes this unit."""
        return self.kind is not ChangeKind.UNCHANGED


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One unit across the current and all proposed redactions.

    Args:
        kind: kind of the unit.
        current: the unit as it is in force; None for an inserted one.
        variants: one for each proposed redaction, in the order of
            `Comparison.proposed`. In a row of an inserted unit that a redaction
            does not have, its variant is UNCHANGED without a unit.
    """

    kind: ProvisionKind
    current: UnitText | None
    variants: tuple[Variant, ...]

    @property
    def path(self) -> ProvisionPath:
        """Address of the row: of the current unit, else of the first proposed one."""
        if self.current is not None:
            return self.current.path
        units = (variant.unit for variant in self.variants)
        return next(unit.path for unit in units if unit is not None)

    @property
    def is_change(self) -> bool:
        """Whether any redaction changes this unit."""
        return any(variant.is_change for variant in self.variants)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One act in one language: current text beside 1 to 3 proposed ones.

    Args:
        current: the redaction in force (only the articles that are touched).
        proposed: the proposed redactions, in the order of the alternatives.
        rows: every unit of all texts, each in exactly one row, in the order of
            the text.
        noise: differences that are no changes.
    """

    current: Redaction
    proposed: tuple[Redaction, ...]
    rows: tuple[ComparisonRow, ...]
    noise: tuple[Noise, ...] = field(default=())

    @property
    def has_changes(self) -> bool:
        """Whether any proposed redaction changes any unit."""
        return any(row.is_change for row in self.rows)

    def only(self, index: int) -> Comparison:
        """The same comparison with one proposed redaction: a table for one text."""
        rows = (
            ComparisonRow(row.kind, row.current, (row.variants[index],))
            for row in self.rows
        )
        kept = tuple(
            row for row in rows if row.current is not None or row.variants[0].unit
        )
        return Comparison(self.current, (self.proposed[index],), kept, self.noise)
