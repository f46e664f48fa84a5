"""Prints units back to the text that they were read from, byte for byte.

Reads: provisions with their layout. Returns: text. A unit prints itself, the editors'
notes that follow it, then the units inside it, which is the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.provision import EditorNote, Provision
from pipeline.model.redaction import Redaction


def print_act(text: Redaction | Iterable[Provision], tail: str = "") -> str:
    """The text of a redaction or of some of its units.

    Args:
        text: a redaction, or units in the order of the text.
        tail: what stands after the last unit; a redaction brings its own.
    """
    if isinstance(text, Redaction):
        return print_act(text.provisions, text.tail)
    pieces: list[str] = []
    for provision in text:
        pieces.extend(_pieces(provision))
    return "".join(pieces) + tail


def _pieces(provision: Provision) -> Iterator[str]:
    layout = provision.layout
    yield layout.before + layout.lead + layout.marker + provision.text + layout.after
    for note in provision.notes:
        yield _note(note)
    for child in provision.children:
        yield from _pieces(child)


def _note(note: EditorNote) -> str:
    layout = note.layout
    return layout.before + layout.lead + layout.marker + note.text + layout.after
