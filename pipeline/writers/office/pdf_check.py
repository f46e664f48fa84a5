"""What a PDF must show before it counts as one.

LibreOffice makes a PDF of anything, even of a file that it could not read, and says
that all went well. So each PDF is held against the Word file that it was made from.
"""

from __future__ import annotations

import io
import re

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, NullObject, PdfObject, StreamObject

from pipeline.errors import EnvironmentLackError
from pipeline.writers.office.pdf_bytes import letters_of

_MAPPED = re.compile(rb"<[0-9A-F]+>\s*<((?:[0-9A-F]{4})+)>\s*$", re.MULTILINE)
"""A line of a font's table: glyph, letters (PDF 32000-1, 9.10.3)."""


def count_pages(content: bytes, letters: frozenset[str], file: str) -> int:
    """The sheets of a PDF that shows all the letters.

    A font that lacks Kazakh letters, an empty sheet, a file that was not read: each
    shows in a letter that is not there.

    Args:
        content: the PDF.
        letters: the letters that must be found in its text.
        file: name of the Word file, for the message.

    Raises:
        EnvironmentLackError: `pdf-broken`, `pdf-lacks-letters`.
    """
    try:
        pages = PdfReader(io.BytesIO(content)).pages
        count = len(pages)
        lacking = letters
        # The letters of the fonts come first: to lay out a page takes ten times longer.
        for look in (_in_fonts, PageObject.extract_text):
            for page in pages:
                if lacking:
                    lacking -= letters_of(look(page))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError) as fault:
        # pypdf answers a broken file with whatever its parser stumbles upon.
        rule = "pdf-broken"
        raise EnvironmentLackError(rule, file=file, reason=str(fault)) from fault
    if count == 0 or lacking:
        rule = "pdf-lacks-letters"
        shown = " ".join(sorted(lacking))
        raise EnvironmentLackError(rule, file=file, letters=shown)
    return count


def _in_fonts(page: PageObject) -> str:
    """The letters of the fonts that a page draws with.

    LibreOffice puts no more into a font than what is drawn with it.
    """
    resources = page.get("/Resources", NullObject()).get_object()
    fonts = (
        resources.get("/Font", {}) if isinstance(resources, DictionaryObject) else {}
    )
    return "".join(map(_mapped, fonts.values()))


def _mapped(font: PdfObject) -> str:
    """The letters of one font's table."""
    described = font.get_object()
    table = (
        described.get("/ToUnicode") if isinstance(described, DictionaryObject) else None
    )
    stream = table.get_object() if table is not None else None
    if not isinstance(stream, StreamObject):
        return ""
    codes = b"".join(_MAPPED.findall(stream.get_data()))
    return bytes.fromhex(codes.decode()).decode("utf-16-be", "replace")
