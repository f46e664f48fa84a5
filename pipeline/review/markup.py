"""Parses a part as XML: no entities, no network, bounded depth.

OPC allows UTF-8 and UTF-16 only; everything becomes UTF-8 first, so that a document
type cannot hide behind an encoding.
"""

from __future__ import annotations

import re

from lxml import etree

from pipeline.errors import UsageError
from pipeline.review.container import Container

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_UTF8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF8_BOM = b"\xef\xbb\xbf"


def utf8(container: Container, name: str) -> bytes:
    """A part's bytes in UTF-8, with neither byte order mark nor document type.

    Raises:
        UsageError: `review-doctype`, `review-encoding`, and those of reading a part.
    """
    content = container.read(name)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                content = content[len(mark) :].decode(encoding).encode()
            except UnicodeDecodeError as bad:
                raise UsageError(
                    "review-encoding", file=container.file, part=name
                ) from bad
            break
    else:
        content = content.removeprefix(_UTF8_BOM)
        declared = _DECLARED.match(content)
        if declared and declared[1].lower() not in _UTF8:
            raise UsageError("review-encoding", file=container.file, part=name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UsageError("review-doctype", file=container.file, part=name)
    return content


def parse(container: Container, name: str) -> etree._Element | None:
    """The root of a part, None where there is no such part.

    Raises:
        UsageError: `review-broken-xml`, and those of `utf8`.
    """
    content = utf8(container, name)
    if not content:
        return None
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as bad:
        raise UsageError(
            "review-broken-xml", file=container.file, part=name, reason=str(bad)
        ) from bad


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """An element's namespace."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none.

    Word writes its attributes in its namespace, whose name differs between the two
    forms of the standard; no element has two of one local name.
    """
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return ""
