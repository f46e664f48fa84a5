"""Word files: a shell that a lawyer edits, with the document's blocks drawn into it.

The body is drawn by `word.body` with the named styles of the shell (`word.shells`).
Whatever is changed in Word in the shell, the next file has it.

The language of the words is set from the document, over the shell's: without that, Word
would underline every Kazakh word in red.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.document import Document
from pipeline.writers.archive import pack
from pipeline.writers.properties import core_properties
from pipeline.writers.word.anchors import Bookmarks, attach
from pipeline.writers.word.body import draw
from pipeline.writers.word.shell import Filled
from pipeline.writers.word.shells import Shells
from pipeline.writers.word.table import Sheet
from pipeline.writers.writer import Writer


def write(document: Document, shells: Shells) -> bytes:
    """The document as a Word file; same document and shell, same bytes.

    The body is set in as text: handing over a big tree from one XML document to
    another takes lxml longer than all the rest of the writing.

    Args:
        document: what is to be written.
        shells: the Word shells.

    Raises:
        DraftError: `shell-missing`, `shell-broken`, `shell-field-unknown`,
            `shell-style-missing` or `shell-without-body`.
    """
    shell = shells.filled(document)
    sheet = Sheet(shell.styles, shell.width, Bookmarks(shell.free_id))
    body = draw(sheet, document.blocks)
    return pack(
        {
            **_parts(shell, sheet),
            shell.body: shell.before + body.encode() + shell.after,
            shell.properties: core_properties(document),
        }
    )


def _parts(shell: Filled, sheet: Sheet) -> Mapping[str, bytes]:
    """The entries of the file, with those that the drawn body needs beside it."""
    parts = dict(shell.parts)
    attach(parts, shell.body, sheet.bookmarks.given)
    sheet.charts.attach(parts, shell.body)
    return parts


DOCX = Writer("docx", ".docx", write)
