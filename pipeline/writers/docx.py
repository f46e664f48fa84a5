"""Word files: a shell that a lawyer edits, with the document's blocks drawn into it.

The shell (`templates/docx/<name>.docx`) has the letterhead, the styles, headers and
footers, fields such as `{{ organisation }}`, and one paragraph `{{ body }}`. Fields are
filled by docxtpl; the body is drawn by `docx_body` with the shell's own named styles.
Whatever is changed in Word in the shell, the next file has it.

The language of the words is set from the document, over the shell's: without that, Word
would underline every Kazakh word in red.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docxtpl
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from pipeline.errors import DraftError
from pipeline.model.document import Document, Orientation
from pipeline.writers.anchors import Bookmarks, attach
from pipeline.writers.archive import settle
from pipeline.writers.docx_body import draw
from pipeline.writers.docx_table import Sheet
from pipeline.writers.properties import core_properties
from pipeline.writers.styles import STYLES, Styles, read_styles
from pipeline.writers.text import xml
from pipeline.writers.writer import Writer

PROOFING = {"kk": "kk-KZ", "ru": "ru-RU"}
"""Language of the words for Word's spelling. Word has no dictionary of its own for
`ru-KZ` (Windows gives that locale no fixed number), so Russian is plain Russian."""

BODY = "body"
"""The field that stands in the shell where the body comes."""

_PLACE = "\ue000body\ue000"
"""Stands at the body's place while fields are filled: no draft has these letters."""

_MARK = "body \ue000"
"""Comment that stands at the body's place while the file is saved."""


def write(document: Document, templates: Path) -> bytes:
    """The document as a Word file; same document and shell, same bytes.

    Args:
        document: what is to be written.
        templates: folder of the shells.

    Raises:
        DraftError: `shell-missing`, `shell-broken`, `shell-field-unknown`,
            `shell-style-missing` or `shell-without-body`.
    """
    shell = templates / f"{document.shell}.docx"
    word = _fill(shell, document)
    styles = _styles(shell, word)
    _turn(word.sections[-1], document.orientation)
    _mark_place(shell, word)
    sheet = Sheet(styles, _text_width(word.sections[-1]), Bookmarks(_free_id(word)))
    body = draw(sheet, document.blocks)
    _set_language(word, PROOFING[document.lang])
    attach(word.part, sheet.bookmarks.given)
    sheet.charts.attach(word.part)
    return _save(word, document, body)


def _save(word: WordDocument, document: Document, body: str) -> bytes:
    """The file's bytes, with the body set in as text.

    Handing over a big tree from one XML document to another takes lxml longer than
    all the rest of the writing.
    """
    part = word.part
    before, after = part.blob.split(f"<!--{_MARK}-->".encode())
    stream = io.BytesIO()
    word.save(stream)
    properties = part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return settle(
        stream.getvalue(),
        {
            part.partname.lstrip("/"): before + body.encode() + after,
            properties.partname.lstrip("/"): core_properties(document),
        },
    )


def _fill(shell: Path, document: Document) -> WordDocument:
    """The shell with its fields filled."""
    if not shell.is_file():
        raise _unfit(shell, "shell-missing")
    fields = {name: _field(text) for name, text in document.fields}
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = docxtpl.DocxTemplate(io.BytesIO(shell.read_bytes()))
    try:
        template.render({**fields, BODY: _PLACE}, environment, autoescape=True)
    except TemplateError as lack:
        raise _unfit(shell, "shell-field-unknown", reason=str(lack)) from lack
    except Exception as fault:
        # A file that is no Word file fails in many ways inside zip and XML readers.
        raise _unfit(shell, "shell-broken", reason=str(fault)) from fault
    word: WordDocument = template.docx
    return word


def _field(text: str) -> Markup:
    """A field's text as XML, since docxtpl would read `{_{` in it as `{{`."""
    return Markup(xml(text).replace("_", "&#95;"))  # noqa: S704  # escaped by `xml`


def _styles(shell: Path, word: WordDocument) -> Styles:
    styles = read_styles(word.styles.element)
    lacking = [name for name in STYLES if name.lower() not in styles.ids]
    if lacking:
        raise _unfit(shell, "shell-style-missing", styles=", ".join(lacking))
    return styles


def _mark_place(shell: Path, word: WordDocument) -> None:
    """Put a mark in place of the paragraph where the body comes."""
    for paragraph in word.element.body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        parent = paragraph.getparent()
        if words.strip() == _PLACE and parent is not None:
            parent.replace(paragraph, etree.Comment(_MARK))
            return
    raise _unfit(shell, "shell-without-body")


def _unfit(shell: Path, rule: str, **values: str) -> DraftError:
    return DraftError(rule, shell=str(shell), **values)


def _turn(section: Section, wanted: Orientation) -> None:
    """Lay the sheet as the document wants it; margins stay as the shell has them."""
    width, height = section.page_width, section.page_height
    if width is None or height is None:
        return
    landscape = wanted is Orientation.LANDSCAPE
    if (width > height) != landscape:
        section.page_width, section.page_height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT


def _text_width(section: Section) -> int:
    """Width between the margins, in twips; of an A4 sheet where the shell is silent."""
    measures = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (0 if each is None else each.twips for each in measures)
    return max(page - left - right, 0) or 9638


def _free_id(word: WordDocument) -> int:
    taken = (
        int(start.get(qn("w:id"), "0"))
        for start in word.element.iter(qn("w:bookmarkStart"))
    )
    return max(taken, default=0) + 1


def _set_language(word: WordDocument, language: str) -> None:
    for root in _roots(word):
        for mark in root.iter(qn("w:lang"), qn("w:themeFontLang")):
            mark.set(qn("w:val"), language)


def _roots(word: WordDocument) -> Iterator[etree._Element]:
    yield word.styles.element
    yield word.element
    yield word.settings.element
    for section in word.sections:
        for part in (section.header, section.first_page_header):
            if not part.is_linked_to_previous:
                yield part._element  # noqa: SLF001  # python-docx has no public way
        for foot in (section.footer, section.first_page_footer):
            if not foot.is_linked_to_previous:
                yield foot._element  # noqa: SLF001  # as above


DOCX = Writer("docx", ".docx", write)
