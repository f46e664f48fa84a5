"""A unit of a text with the units inside it.

Every provision keeps its *layout*, so that printing a redaction gives back the file
that was read, byte for byte (`pipeline.readers.printer`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.model.identity import (
    Location,
    ProvisionKind,
    ProvisionPath,
    Step,
    step_of,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around a unit's words in its file: kept, never interpreted.

    Args:
        before: whole lines before the unit (blank lines, anchors), with line ends.
        lead: from the line's start to the number or the first word: indentation,
            `### `, `**`.
        marker: the number as printed with all that belongs to it and the white
            space after it: `1. `, `18-1) `, `435-бап. `, `Статья 86.`.
        after: from the last word to the line's end, line end included.
    """

    before: str = ""
    lead: str = ""
    marker: str = ""
    after: str = "\n"


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A note of the database's editors («Ескерту.», «Сноска.»), not of the law."""

    text: str
    layout: Layout = Layout()
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of an act with the units inside it.

    Args:
        kind: kind of the unit, by the text.
        number: as printed, without dot or bracket (`1-1`). For the unnumbered
            (SUBPARAGRAPH, INDENT) it is the ordinal under the parent, where the
            parent's own text counts as the first.
        text: the unit's own words without its number: the heading of an article,
            the lead text of a unit that has children. White space inside is as
            printed.
        children: units inside, in the order of the text.
        notes: editors' notes that stand after the unit.
        excluded: the unit is vacant: only an editors' remark keeps its number.
        layout: what stands around the words in the file.
        location: place in the file.
    """

    kind: ProvisionKind
    number: str
    text: str = ""
    children: tuple[Provision, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    excluded: bool = False
    layout: Layout = field(default_factory=Layout)
    location: Location = field(default_factory=Location)

    @property
    def step(self) -> Step:
        """This unit's own link of a path."""
        return step_of(self.kind, self.number)

    def walk(
        self, parent: ProvisionPath = ProvisionPath()
    ) -> Iterator[tuple[ProvisionPath, Provision]]:
        """This unit and all inside it, in the order of the text, with addresses."""
        waiting = [(parent.steps, self)]
        while waiting:
            above, unit = waiting.pop()
            steps = (*above, unit.step)
            yield ProvisionPath(steps), unit
            waiting += [(steps, child) for child in reversed(unit.children)]

    def bare(self) -> Provision:
        """The unit's content alone: no layout, notes or places; for comparing."""
        return replace(
            self,
            children=tuple(child.bare() for child in self.children),
            notes=(),
            layout=Layout(),
            location=Location(),
        )
