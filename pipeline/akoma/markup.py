"""Elements of Akoma Ntoso and how they become bytes.

The vocabulary has two sorts of elements: those that hold elements only, which are
set one under another, and those that hold words, inside which no white space may be
added, since it would be part of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast

from lxml import etree

from pipeline.errors import DraftError

# lxml-stubs gives elements a private name only.
Element = etree._Element  # noqa: SLF001
Content = Element | str

PROVENANCE = "urn:normpack:provenance"
"""Namespace of what Akoma Ntoso has no element for: sources and their hashes."""
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

# The default namespace has no prefix, which lxml-stubs does not know of.
_DEFAULT = cast("Mapping[str, str]", {None: NAMESPACE})
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, not even as a reference (section 2.2, Char)."""
_SHOWN = 40
"""Characters before an unfit one that the message shows."""
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_STEP_IN = "  "
_WORDS = frozenset(
    etree.QName(NAMESPACE, name).text
    for name in (
        "docStage",
        "docTitle",
        "docType",
        "heading",
        "mod",
        "num",
        "p",
        "quotedText",
        "remark",
        "signature",
    )
)


def element(name: str, /, *content: Content, **attributes: str) -> Element:
    """An element of the vocabulary.

    Args:
        name: name of the element.
        *content: words and elements, in the order of the text; empty words are left
            out.
        **attributes: attributes, in the order in which they are printed; empty ones
            are left out.

    Raises:
        DraftError: `akoma-character` where words hold a character that no XML file
            can hold.
    """
    made = etree.Element(etree.QName(NAMESPACE, name), nsmap=_DEFAULT)
    for key, value in attributes.items():
        if value:
            made.set(key, _fit(value))
    for part in content:
        if isinstance(part, str):
            _add_words(made, part)
        else:
            made.append(part)
    return made


def own(name: str, text: str = "", /, **attributes: str) -> Element:
    """An element of our own vocabulary, for `proprietary`."""
    made = etree.Element(etree.QName(PROVENANCE, name))
    made.text = _fit(text) or None
    for key, value in attributes.items():
        if value:
            made.set(key, _fit(value))
    return made


def paragraphs(lines: Iterable[str]) -> list[Element]:
    """One `p` for each line."""
    return [element("p", line) for line in lines]


def to_bytes(document: Element) -> bytes:
    """The file: UTF-8, one block on a line, the same bytes for the same elements."""
    root = element("akomaNtoso", document)
    _lay_out(root, "\n")
    etree.cleanup_namespaces(root, top_nsmap={"np": PROVENANCE})
    text: bytes = etree.tostring(root, encoding="UTF-8")
    return _DECLARATION + text + b"\n"


def _add_words(parent: Element, words: str) -> None:
    words = _fit(words)
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + words
    elif words:
        parent.text = (parent.text or "") + words


def _fit(words: str) -> str:
    unfit = _UNFIT.search(words)
    if unfit is None:
        return words
    start = max(0, unfit.start() - _SHOWN)
    raise DraftError(
        "akoma-character",
        character=f"U+{ord(unfit.group()):04X}",
        text=words[start : unfit.start()],
    )


def _lay_out(parent: Element, line: str) -> None:
    """Set the elements inside an element one under another."""
    inner = line + _STEP_IN
    holds_words = parent.tag in _WORDS
    for child in parent:
        _lay_out(child, inner)
        if not holds_words:
            child.tail = inner
    if len(parent) and not holds_words:
        parent.text = inner
        parent[-1].tail = line
