"""Provisions as the hierarchy of Akoma Ntoso; eIds are the paths of the house.

A unit that has others inside it keeps its own words in `intro`. Its eId is what a
clause calls these words: the first абзац (`art_435__para_2__indent_1`) or, where
nothing but further parts follows, the first part (`art_68__para_2__subpara_1`).

Sections and chapters are numbered through the act and articles are addressed without
them, so their eIds stand alone; a division (параграф) is counted anew in each
chapter, so its eId begins with the chapter's.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.akoma.markup import Content, Element, element
from pipeline.akoma.notes import Notes
from pipeline.errors import DraftError
from pipeline.model.identity import ABOVE_ARTICLE, POSITIONAL, ProvisionKind, Step
from pipeline.model.provision import Provision

_ELEMENTS: Mapping[ProvisionKind, str] = {
    ProvisionKind.SECTION: "section",
    ProvisionKind.CHAPTER: "chapter",
    ProvisionKind.DIVISION: "division",
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.PARAGRAPH: "paragraph",
    ProvisionKind.SUBPARAGRAPH: "subparagraph",
    ProvisionKind.POINT: "point",
    ProvisionKind.INDENT: "indent",
    ProvisionKind.NOTE: "hcontainer",
}
_HEADED = {*ABOVE_ARTICLE, ProvisionKind.ARTICLE}

LEADS = (Step(ProvisionKind.INDENT, "1"), Step(ProvisionKind.SUBPARAGRAPH, "1"))
"""How a clause calls the words of a unit before its inner units."""


def hierarchy(
    kind: ProvisionKind, *content: Content, eid: str, status: str = ""
) -> Element:
    """The element of a unit."""
    name = "note" if kind is ProvisionKind.NOTE else ""
    return element(_ELEMENTS[kind], *content, eId=eid, name=name, status=status)


def heading_of(eid: str) -> str:
    """The eId of a unit's heading."""
    return f"{eid}__heading"


def lead_of(eid: str, inner: tuple[Provision, ...] = ()) -> str:
    """The eId of the words of a unit that stand before the units inside it.

    Args:
        eid: the unit's eId.
        inner: the units inside it that are not vacant.
    """
    indent, part = LEADS
    is_part = bool(inner) and inner[0].kind is part.kind
    return f"{eid}__{part if is_part else indent}"


def living(unit: Provision) -> tuple[Provision, ...]:
    """The units inside one that are not vacant."""
    return tuple(child for child in unit.children if not child.excluded)


def own_words(unit: Provision, eid: str, words: list[Content]) -> list[Element]:
    """A unit's own words in their place: heading, intro or content."""
    if unit.kind in _HEADED:
        name = heading_of(eid) if eid else ""
        return [element("heading", *words, eId=name)] if words else []
    if unit.children:
        name = lead_of(eid, living(unit)) if eid else ""
        return [element("intro", element("p", *words), eId=name)] if words else []
    return [element("content", element("p", *words))]


def number_of(unit: Provision) -> str:
    """The unit's number as printed, with dot, bracket and the unit's name."""
    printed = unit.layout.marker.strip()
    if printed or unit.kind in POSITIONAL:
        return printed
    ending = {ProvisionKind.PARAGRAPH: ".", ProvisionKind.POINT: ")"}
    return unit.number + ending.get(unit.kind, "")


class Printer:
    """Turns the units of one text into elements.

    Args:
        notes: gathers the editors' notes.
    """

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._taken: set[str] = set()

    def units(
        self, units: tuple[Provision, ...], parent: Provision | None, eid: str
    ) -> list[Element]:
        """Units that stand side by side.

        Args:
            units: the units.
            parent: the unit around them, None for the outermost.
            eid: its eId, or empty.

        Raises:
            DraftError: `akoma-address-taken` where two units in force have one
                address.
        """
        alive = {unit.step for unit in units if not unit.excluded}
        return [
            # A number that was given again: the vacant unit has no address left.
            self._vacant(unit, "")
            if unit.excluded and unit.step in alive
            else self._unit(unit, _eid(unit, parent, eid))
            for unit in units
        ]

    def _unit(self, unit: Provision, eid: str) -> Element:
        if eid and eid in self._taken:
            place = str(unit.location)
            raise DraftError("akoma-address-taken", unit=eid, place=place)
        self._taken.add(eid)
        if unit.excluded:
            return self._vacant(unit, eid)
        marks = self._notes.add(unit.notes, eid)
        return self._hierarchy(unit, eid, [unit.text, *marks], status="")

    def _vacant(self, unit: Provision, eid: str) -> Element:
        """An excluded unit: its number, and what an editor wrote in its place.

        Of an article the heading may stand, where a note below tells of the
        exclusion.
        """
        marks = self._notes.add(unit.notes, eid)
        is_heading = unit.kind in _HEADED and bool(unit.notes)
        words: list[Content] = [unit.text]
        if unit.text and not is_heading:
            words = [element("remark", unit.text, status="editorial")]
        return self._hierarchy(unit, eid, [*words, *marks], status="removed")

    def _hierarchy(
        self, unit: Provision, eid: str, words: list[Content], *, status: str
    ) -> Element:
        number = number_of(unit)
        spoken = [part for part in words if part != ""]
        parts: list[Content] = [element("num", number)] if number else []
        if unit.kind is ProvisionKind.ARTICLE and not unit.text:
            # Articles of the Constitution have no heading; marks go to the number.
            parts = [element("num", number, *spoken)]
            spoken = []
        parts += own_words(unit, eid, spoken)
        parts += self.units(unit.children, unit, eid)
        return hierarchy(unit.kind, *parts, eid=eid, status=status)


def _eid(unit: Provision, parent: Provision | None, eid: str) -> str:
    own = str(unit.step)
    if parent is None:
        return own
    if not eid:
        return ""
    if parent.kind in ABOVE_ARTICLE and unit.kind is not ProvisionKind.DIVISION:
        return own
    return f"{eid}__{own}"
