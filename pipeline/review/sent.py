"""What a table was when it went out, kept inside the Word file itself.

A custom XML part beside the list of anchors holds the table's texts. With it, a file
that comes back months later still says what its reader had before him, so that words
changed without tracking are seen, and words that have changed since are known as such.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from typing import get_args
from uuid import UUID

from lxml import etree

from pipeline.model.identity import LANGS
from pipeline.model.ledger_terms import AlternativeId, BodyId, NormId
from pipeline.model.sent_table import Column, Line, SentCell, SentRow, SentTable
from pipeline.review.markup import local

NAMESPACE = "urn:normpack:review"

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "word/document.xml"
_MAIN_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"


def attach(docx: bytes, table: SentTable) -> bytes:
    """A Word file of this program with the table's texts put in; times are not fixed.

    Args:
        docx: the file.
        table: what it holds.
    """
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    number = 1
    while f"customXml/item{number}.xml" in parts:
        number += 1
    item, properties = f"item{number}.xml", f"itemProps{number}.xml"
    listing = print_sent(table)
    parts[f"customXml/{item}"] = listing
    parts[f"customXml/{properties}"] = _properties(listing)
    parts[f"customXml/_rels/{item}.rels"] = _relations(properties)
    parts[_MAIN_RELATIONS] = _related(parts[_MAIN_RELATIONS], f"../customXml/{item}")
    parts[_TYPES] = _typed(parts[_TYPES], f"/customXml/{properties}")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def print_sent(table: SentTable) -> bytes:
    """The custom XML part."""
    root = etree.fromstring(f'<sent xmlns="{NAMESPACE}"/>')
    for name in ("direction", "lang", "kind", "alternative", "to", "date"):
        root.set(name, getattr(table, name))
    for column, alternative in table.columns:
        _child(root, "column", column=column.value, alternative=alternative)
    for head in table.heads:
        element = _child(root, "head")
        for text in head:
            _child(element, "cell").text = text
    for text in table.outside:
        _child(root, "outside").text = text
    for row in table.rows:
        _row(root, row)
    content: bytes = etree.tostring(root, encoding="utf-8")
    return _DECLARATION + content


def _row(root: etree._Element, row: SentRow) -> None:
    element = _child(root, "row", anchor=row.anchor)
    for cell in row.cells:
        inner = _child(
            element, "cell", column=cell.column.value, alternative=cell.alternative
        )
        for line in cell.lines:
            _child(inner, "line").text = line.text


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def read_sent(root: etree._Element) -> SentTable | None:
    """The table that a custom XML part holds, None where it is no such part."""
    if root.tag != f"{{{NAMESPACE}}}sent":
        return None
    said = {name: root.get(name, "") for name in ("direction", "kind", "alternative")}
    lang = next((each for each in LANGS if each == root.get("lang")), None)
    columns = [_column(each) for each in _named(root, "column")]
    if lang is None or None in columns:
        return None
    table = SentTable(
        lang=lang,
        columns=tuple(each for each in columns if each is not None),
        heads=tuple(
            tuple(cell.text or "" for cell in _named(head, "cell"))
            for head in _named(root, "head")
        ),
        rows=tuple(map(_read_row, _named(root, "row"))),
        outside=tuple(each.text or "" for each in _named(root, "outside")),
        to=root.get("to", ""),
        date=root.get("date", ""),
        **said,
    )
    return table if _is_possible(table) else None


def _is_possible(table: SentTable) -> bool:
    """Whether the names in it are such as this program gives.

    A file may say anything of itself; what it says becomes part of the record.
    """
    norms, alternatives, bodies = (
        get_args(each)[1].pattern for each in (NormId, AlternativeId, BodyId)
    )
    named = [table.alternative, *(alternative for _, alternative in table.columns)]
    return (
        all(re.fullmatch(norms, row.anchor) for row in table.rows)
        and all(re.fullmatch(alternatives, name) for name in named if name)
        and re.fullmatch(bodies, table.to or "nobody") is not None
    )


def _column(element: etree._Element) -> tuple[Column, str] | None:
    name = element.get("column", "")
    column = next((each for each in Column if each.value == name), None)
    return None if column is None else (column, element.get("alternative", ""))


def _read_row(element: etree._Element) -> SentRow:
    cells = []
    for inner in _named(element, "cell"):
        column = _column(inner)
        if column is not None:
            lines = tuple(Line(line.text or "") for line in _named(inner, "line"))
            cells.append(SentCell(column[0], lines, column[1]))
    return SentRow(element.get("anchor", ""), tuple(cells))


def _named(element: etree._Element, name: str) -> Iterable[etree._Element]:
    return (each for each in element if local(each) == name)


def _properties(listing: bytes) -> bytes:
    guid = UUID(bytes=hashlib.blake2s(listing, digest_size=16).digest())
    item = f"{{{str(guid).upper()}}}"
    content = (
        f'<ds:datastoreItem ds:itemID="{item}" xmlns:ds="{_CUSTOM}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
    return _DECLARATION + content.encode()


def _relations(properties: str) -> bytes:
    content = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/customXmlProps" Target="{properties}"/>'
        "</Relationships>"
    )
    return _DECLARATION + content.encode()


def _related(relations: bytes, target: str) -> bytes:
    root = etree.fromstring(relations)
    taken = {each.get("Id") for each in root}
    number = 1
    while f"rId{number}" in taken:
        number += 1
    new = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
    new.set("Id", f"rId{number}")
    new.set("Type", f"{_RELATIONS}/customXml")
    new.set("Target", target)
    content: bytes = etree.tostring(root, encoding="utf-8")
    return _DECLARATION + content


def _typed(types: bytes, part: str) -> bytes:
    root = etree.fromstring(types)
    new = etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Override")
    new.set("PartName", part)
    new.set("ContentType", _PROPERTIES_TYPE)
    content: bytes = etree.tostring(root, encoding="utf-8")
    return _DECLARATION + content
