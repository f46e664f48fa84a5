"""Looks at a Word file before anything opens it: archive, sizes, depth, entities.

A `.docx` is a ZIP archive of XML parts. Here every part is unpacked once, in pieces
that are counted and thrown away, so that neither a bomb nor a lie about sizes gets
further, and the XML is looked through for entities and for its depth.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from pipeline.errors import UsageError

LARGEST_UNPACKED = 128 * 1024 * 1024
"""Bytes of all parts together; a code of 500 articles has some ten million."""
MOST_PARTS = 2_000
DEEPEST = 100
"""Elements inside one another; a table in a text box in a table has some forty."""
MAIN_PART = "word/document.xml"

_PIECE = 256 * 1024
_XML = (".xml", ".rels")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,  # an encrypted part
    ValueError,
)


def is_archive(content: bytes) -> bool:
    """Whether a file is a ZIP archive, by its first bytes."""
    return content.startswith(b"PK\x03\x04")


def refuse_bad_word(content: bytes, name: str) -> None:
    """Look through a Word file.

    Args:
        content: the file.
        name: its name, for messages.

    Raises:
        UsageError: `import-not-word`, `import-word-bomb`, `import-word-entities`,
            `import-too-deep`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _refuse_table(parts, name)
            rest = LARGEST_UNPACKED
            for part in parts:
                rest = _count(archive, part, rest, name)
    except _BROKEN:
        raise UsageError("import-not-word", file=name) from None


def _refuse_table(parts: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse by the archive's own table, before anything is unpacked."""
    names = [part.filename for part in parts]
    if MAIN_PART not in names or len(names) != len(set(names)):
        raise UsageError("import-not-word", file=name)
    declared = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or declared > LARGEST_UNPACKED:
        raise UsageError("import-word-bomb", file=name, limit=str(LARGEST_UNPACKED))


def _count(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, rest: int, name: str
) -> int:
    """Unpack one part piece by piece; what is left of the limit."""
    look = _Look(name) if part.filename.endswith(_XML) else None
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            rest -= len(piece)
            if rest < 0:
                limit = str(LARGEST_UNPACKED)
                raise UsageError("import-word-bomb", file=name, limit=limit)
            if look is not None:
                look.feed(piece)
    if look is not None:
        look.feed(b"", is_last=True)
    return rest


class _Look:
    """Follows the XML of a part: its depth, and that it declares nothing.

    Args:
        name: the file's name, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._enter
        self._parser.EndElementHandler = self._leave
        self._parser.StartDoctypeDeclHandler = self._declare

    def feed(self, piece: bytes, *, is_last: bool = False) -> None:
        """Follow a piece of the part."""
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError:
            raise UsageError("import-not-word", file=self._name) from None

    def _enter(self, _tag: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UsageError("import-too-deep", file=self._name, limit=str(DEEPEST))

    def _leave(self, _tag: str) -> None:
        self._depth -= 1

    def _declare(self, *_words: object) -> None:
        raise UsageError("import-word-entities", file=self._name)
