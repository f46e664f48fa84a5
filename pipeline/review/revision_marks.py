"""Tracked changes as WordprocessingML: runs, paragraphs and rows with marks on them."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from pipeline.errors import UsageError

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPLIT = re.compile("([\n\t])")
_SIGNS = {"\n": "br", "\t": "tab"}
_SILENT = {"bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak"}


def w(name: str) -> str:
    """A name in Word's namespace."""
    return f"{{{MAIN}}}{name}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one look; `look` is the XML of the run's properties, or empty."""

    text: str
    look: bytes = b""


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph: its element, its words, what stands in it that is no words."""

    element: etree._Element
    words: tuple[Words, ...]
    silent: tuple[etree._Element, ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(each.text for each in self.words)


def read_paragraph(element: etree._Element, file: str) -> ReadParagraph:
    """A paragraph of a document of ours.

    Args:
        element: the paragraph.
        file: name of the file, for messages.

    Raises:
        UsageError: `review-redline-content` where it holds what no bill or table of
            this program has: pictures, fields, changes of its own.
    """
    words: list[Words] = []
    silent: list[etree._Element] = []
    for child in element:
        if child.tag == w("r"):
            words.append(_run(child, file))
        elif child.tag in map(w, _SILENT):
            silent.append(child)
        elif child.tag != w("pPr"):
            raise UsageError("review-redline-content", file=file, content=_name(child))
    return ReadParagraph(element, tuple(words), tuple(silent))


def _run(element: etree._Element, file: str) -> Words:
    text, look = "", b""
    for child in element:
        if child.tag == w("rPr"):
            look = etree.tostring(child)
        elif child.tag == w("t"):
            text += child.text or ""
        elif child.tag in {w("br"), w("cr")} and not child.attrib:
            text += "\n"
        elif child.tag == w("tab"):
            text += "\t"
        elif _name(child) not in _SILENT:
            raise UsageError("review-redline-content", file=file, content=_name(child))
    return Words(text, look)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


@dataclass(slots=True)
class Marker:
    """Gives out tracked changes of one author and day, each with its number.

    Args:
        author: who is named.
        date: the day, as Word writes it.
        next_id: first number that nothing in the file has.
    """

    author: str
    date: str
    next_id: int
    _spent: int = field(default=0)

    def mark(self, name: str) -> etree._Element:
        """An empty change: `ins`, `del` or `rPrChange`."""
        element = etree.Element(w(name))
        element.set(w("id"), str(self.next_id))
        element.set(w("author"), self.author)
        element.set(w("date"), self.date)
        self.next_id += 1
        return element

    def runs(self, words: Iterable[Words], change: str = "") -> list[etree._Element]:
        """Words as runs, all inside one change where one is named."""
        made = [run for each in words for run in _runs(each, change)]
        if not change or not made:
            return made
        wrapper = self.mark(change)
        wrapper.extend(made)
        return [wrapper]

    def kept(self, words: Words, before: bytes) -> list[etree._Element]:
        """Words that stay, with a change of look where they looked otherwise."""
        made = list(_runs(words, ""))
        if _canonical(words.look) == _canonical(before):
            return made
        for run in made:
            look = run.find(w("rPr"))
            if look is None:
                look = etree.Element(w("rPr"))
                run.insert(0, look)
            change = self.mark("rPrChange")
            was = etree.fromstring(before) if before else etree.Element(w("rPr"))
            change.append(was)
            look.append(change)
        return made

    def end(self, paragraph: etree._Element, change: str) -> None:
        """Marks the end of a paragraph as brought in or taken out."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(w("rPr"))
        if look is None:
            look = etree.Element(w("rPr"))
            _insert_before(properties, look, ("sectPr", "pPrChange"))
        look.insert(0, self.mark(change))

    def row(self, row: etree._Element, change: str) -> None:
        """Marks a row as brought in or taken out, with all its words."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            # The schema asks for one property at least: this one says nothing new.
            etree.SubElement(properties, w("cantSplit")).set(w("val"), "off")
            _insert_after(row, properties, ("tblPrEx",))
        properties.append(self.mark(change))


def _insert_before(
    parent: etree._Element, child: etree._Element, names: Sequence[str]
) -> None:
    for each in parent:
        if each.tag in map(w, names):
            each.addprevious(child)
            return
    parent.append(child)


def _insert_after(
    parent: etree._Element, child: etree._Element, names: Sequence[str]
) -> None:
    place = 0
    for number, each in enumerate(parent):
        if each.tag in map(w, names):
            place = number + 1
    parent.insert(place, child)


def _runs(words: Words, change: str) -> Iterator[etree._Element]:
    if not words.text:
        return
    run = etree.Element(w("r"))
    if words.look:
        run.append(etree.fromstring(words.look))
    for piece in filter(None, _SPLIT.split(words.text)):
        if piece in _SIGNS:
            etree.SubElement(run, w(_SIGNS[piece]))
            continue
        text = etree.SubElement(run, w("delText" if change == "del" else "t"))
        text.text = piece
        text.set(_SPACE, "preserve")
    yield run


def _canonical(look: bytes) -> bytes:
    """The look without declarations of names, so that equal ones are equal."""
    if not look:
        return b""
    element = etree.fromstring(look)
    if not len(element):
        return b""
    content: bytes = etree.tostring(element, method="c14n")
    return content


def fresh(element: etree._Element) -> etree._Element:
    """A copy of an element without what follows it."""
    copied = copy.deepcopy(element)
    copied.tail = None
    return copied
