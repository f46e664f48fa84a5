"""The properties of an office file (title, author, language), written by hand.

python-docx and openpyxl both have an interface for them, but one is spoiled by
docxcompose (which changes python-docx's table of namespaces on import) and the other
puts the time of saving into the file.
"""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.writers.archive import EPOCH
from pipeline.writers.text import xml

LANGUAGE = {"kk": "kk-KZ", "ru": "ru-KZ"}
"""Language in the file's properties: the locale's tag."""

_LONGEST = 255
"""Office programs read no more letters of a property."""


def core_properties(document: Document) -> bytes:
    """Content of `docProps/core.xml`, with `archive.EPOCH` for every date."""
    moment = f"{EPOCH:%Y-%m-%dT%H:%M:%SZ}"
    title, subject, author = (
        xml(text[:_LONGEST])
        for text in (document.title, document.subject, document.author)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>"
        f"<dc:creator>{author}</dc:creator>"
        f"<dc:language>{LANGUAGE[document.lang]}</dc:language>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    ).encode()
