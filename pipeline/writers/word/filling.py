"""Fills the fields of a Word shell and cuts it open where the body comes.

Fields are filled by docxtpl. Hundreds of documents of a build differ in their bodies
alone, so that a filled shell is kept, taken apart, and used again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
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
from pipeline.model.document import Orientation
from pipeline.writers.archive import unpack
from pipeline.writers.text import xml
from pipeline.writers.word.shell import Filled, Wanted, unfit
from pipeline.writers.word.styles import STYLES, Styles, read_styles

PROOFING = {"kk": "kk-KZ", "ru": "ru-RU"}
"""Language of the words for Word's spelling. Word has no dictionary of its own for
`ru-KZ` (Windows gives that locale no fixed number), so Russian is plain Russian."""

BODY = "body"
"""The field that stands in the shell where the body comes."""

_PLACE = "\ue000body\ue000"
"""Stands at the body's place while fields are filled: no draft has these letters."""

_MARK = "body \ue000"
"""Comment that stands at the body's place while the file is saved."""

_MOST = 64
"""Filled shells that are kept; a build has about six."""


@lru_cache(maxsize=_MOST)
def fill(wanted: Wanted) -> Filled:
    """The shell with its fields filled.

    Raises:
        DraftError: `shell-broken`, `shell-field-unknown`, `shell-style-missing` or
            `shell-without-body`.
    """
    try:
        return _filled(wanted)
    except (DraftError, MemoryError):
        raise
    except TemplateError as lack:
        raise unfit(wanted.shell, "shell-field-unknown", reason=str(lack)) from lack
    except Exception as fault:
        # What is no Word file, or half of one, fails in many ways inside the readers
        # of ZIP and XML, and some parts only as they are written again.
        raise unfit(wanted.shell, "shell-broken", reason=str(fault)) from fault


def _filled(wanted: Wanted) -> Filled:
    shell = wanted.shell
    word = _render(wanted)
    styles = _styles(shell, word)
    _turn(word.sections[-1], wanted.orientation)
    _mark_place(shell, word)
    _set_language(word, PROOFING[wanted.lang])
    before, after = word.part.blob.split(f"<!--{_MARK}-->".encode())
    stream = io.BytesIO()
    word.save(stream)
    package = word.part.package
    properties = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return Filled(
        parts=unpack(stream.getvalue()),
        body=word.part.partname.lstrip("/"),
        before=before,
        after=after,
        properties=properties.partname.lstrip("/"),
        styles=styles,
        width=_text_width(word.sections[-1]),
        free_id=_free_id(word),
    )


def _render(wanted: Wanted) -> WordDocument:
    """The shell with its fields filled."""
    fields = {name: _field(text) for name, text in wanted.fields}
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = docxtpl.DocxTemplate(io.BytesIO(wanted.content))
    template.render({**fields, BODY: _PLACE}, environment, autoescape=True)
    word: WordDocument = template.docx
    return word


def _field(text: str) -> Markup:
    """A field's text as XML, since docxtpl would read `{_{` in it as `{{`."""
    return Markup(xml(text).replace("_", "&#95;"))  # noqa: S704  # escaped by `xml`


def _styles(shell: Path, word: WordDocument) -> Styles:
    styles = read_styles(word.styles.element)
    lacking = [name for name in STYLES if name.lower() not in styles.ids]
    if lacking:
        raise unfit(shell, "shell-style-missing", styles=", ".join(lacking))
    return styles


def _mark_place(shell: Path, word: WordDocument) -> None:
    """Put a mark in place of the paragraph where the body comes."""
    for paragraph in word.element.body.iter(qn("w:p")):
        words = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        parent = paragraph.getparent()
        if words.strip() == _PLACE and parent is not None:
            parent.replace(paragraph, etree.Comment(_MARK))
            return
    raise unfit(shell, "shell-without-body")


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
