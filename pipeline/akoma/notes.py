"""Editors' notes: kept apart from the law, in `meta/notes`, with a mark in its place.

Akoma Ntoso tells notes of the lawgiver (`authorialNote`, in the text) from notes of
editors (`note`, in `meta/notes`). «Ескерту» and «Сноска» of the official database
are of the second sort.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.akoma.markup import Element, element, paragraphs
from pipeline.model.provision import EditorNote


class Notes:
    """Gathers the notes of a text while its units are printed."""

    def __init__(self) -> None:
        self._notes: list[Element] = []

    def add(self, notes: Iterable[EditorNote], unit: str) -> list[Element]:
        """Take up a unit's notes; the marks that point to them come back.

        Args:
            notes: notes that stand after a unit.
            unit: the unit's eId, or empty.
        """
        return [self._add(note, unit) for note in notes]

    def _add(self, note: EditorNote, unit: str) -> Element:
        number = str(len(self._notes) + 1)
        name = f"ednote_{number}"
        self._notes.append(
            element(
                "note",
                *paragraphs(note.text.splitlines() or [""]),
                eId=name,
                marker=number,
                placementBase=f"#{unit}" if unit else "",
            )
        )
        return element("noteRef", href=f"#{name}", marker=number)

    def element(self) -> list[Element]:
        """`meta/notes`, or nothing where there were none."""
        if not self._notes:
            return []
        return [element("notes", *self._notes, source="#editor")]
