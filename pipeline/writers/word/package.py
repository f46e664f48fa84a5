"""Puts further parts into a Word file that was taken apart (after ISO/IEC 29500-2).

python-docx could, too, but would read and write the whole file anew for it: half of the
time that a comparison table takes.
"""

from __future__ import annotations

import posixpath
from itertools import count

from lxml import etree

TYPES = "[Content_Types].xml"
"""The entry that says what kind of part each entry is."""

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Begins the name of what a part is to its owner."""

_TYPE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = f'<Relationships xmlns="{_RELATION}"/>'.encode()


def add_part(parts: dict[str, bytes], name: str, kind: str, content: bytes) -> None:
    """Add a part and its kind.

    Args:
        parts: what the entries of the file hold, by name.
        name: name of the entry.
        kind: its media type.
        content: what it holds.
    """
    parts[name] = content
    types = etree.fromstring(parts[TYPES])
    etree.SubElement(
        types, f"{{{_TYPE}}}Override", PartName=f"/{name}", ContentType=kind
    )
    parts[TYPES] = _bytes(types)


def relate(
    parts: dict[str, bytes], owner: str, name: str, relation: str, key: str = ""
) -> None:
    """Say that one part belongs to another.

    Args:
        parts: what the entries of the file hold, by name.
        owner: name of the entry that the part belongs to.
        name: name of the part's entry.
        relation: what it is to the owner.
        key: what the owner calls it by; the next free number by default.
    """
    folder, file = posixpath.split(owner)
    place = f"{folder}/_rels/{file}.rels"
    known = etree.fromstring(parts.get(place, _EMPTY))
    taken = {each.get("Id") for each in known}
    free = (f"rId{number}" for number in count(1))
    etree.SubElement(
        known,
        f"{{{_RELATION}}}Relationship",
        Id=key or next(each for each in free if each not in taken),
        Type=relation,
        Target=posixpath.relpath(name, folder),
    )
    parts[place] = _bytes(known)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
