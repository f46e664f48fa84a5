"""The rows' identities in a Word file: hidden bookmarks and one list of them.

A row's anchor (`K1400000226/art_435__para_1`) is too long and has letters that Word
does not allow in the name of a bookmark. So each anchored row begins with an empty
bookmark `_np_<hash of the anchor>` (Word hides bookmarks that begin with a line), and
a custom XML part of the file lists bookmark → anchor:

    <anchors xmlns="urn:normpack:anchors"><row bookmark="_np_…" anchor="…"/></anchors>

Bookmarks were chosen because Word and LibreOffice both keep them when a file is edited
and saved, and move them with their row; LibreOffice drops content controls around rows.
Where the list is lost on the way, whoever knows the anchors finds them by `bookmark`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from pipeline.writers.text import xml
from pipeline.writers.word.package import RELATIONS, add_part, relate

NAMESPACE = "urn:normpack:anchors"
PREFIX = "_np_"

_ITEM_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{{{guid}}}" xmlns:ds="http://schemas.openxmlformats'
    '.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{uri}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)
_PROPERTIES_TYPE = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def bookmark(anchor: str) -> str:
    """The bookmark's name of an anchor: 24 characters that Word allows."""
    digest = hashlib.blake2s(anchor.encode(), digest_size=10).hexdigest()
    return PREFIX + digest


@dataclass(slots=True)
class Bookmarks:
    """Gives out the bookmarks of one file, each with its own name and number.

    Args:
        next_id: first number that no bookmark of the shell has.
    """

    next_id: int
    given: dict[str, str] = field(default_factory=dict)

    def place(self, anchor: str) -> str:
        """XML of an empty bookmark for an anchored row; empty for no anchor.

        An anchor that occurs twice gets the name with `_2`, and so on.
        """
        if not anchor:
            return ""
        first = name = bookmark(anchor)
        count = 1
        while name in self.given:
            count += 1
            name = f"{first}_{count}"
        self.given[name] = anchor
        number, self.next_id = self.next_id, self.next_id + 1
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )


def attach(parts: dict[str, bytes], document: str, given: dict[str, str]) -> None:
    """Put the list of anchors into the file, where there are any.

    Args:
        parts: what the entries of the file hold, by name.
        document: name of the entry with the body.
        given: anchors by their bookmarks.
    """
    if not given:
        return
    rows = "".join(
        f'<row bookmark="{name}" anchor="{xml(anchor)}"/>'
        for name, anchor in given.items()
    )
    listing = f'<anchors xmlns="{NAMESPACE}">{rows}</anchors>'
    number = next(n for n in count(1) if f"customXml/item{n}.xml" not in parts)
    name, beside = (f"customXml/{each}{number}.xml" for each in ("item", "itemProps"))
    add_part(parts, name, "application/xml", _bytes(listing))
    relate(parts, document, name, f"{RELATIONS}/customXml")
    guid = UUID(bytes=hashlib.blake2s(listing.encode(), digest_size=16).digest())
    properties = _ITEM_PROPERTIES.format(guid=str(guid).upper(), uri=NAMESPACE)
    add_part(parts, beside, _PROPERTIES_TYPE, _bytes(properties))
    relate(parts, name, beside, f"{RELATIONS}/customXmlProps")


def _bytes(content: str) -> bytes:
    return (_DECLARATION + content).encode()
