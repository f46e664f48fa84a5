"""The letters that a PDF must show, and bytes of a PDF that do not move."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

from pipeline.errors import EnvironmentLackError
from pipeline.writers.archive import EPOCH

_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_NOT_CYRILLIC = re.compile(r"[^а-яёәғқңөұүһі]+")
_DATE = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_NAMES = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
_TAIL = 600
"""The end of a file where its names stand: trailer and start of the last table."""


def letters_of_docx(file: Path) -> frozenset[str]:
    """The Cyrillic letters, small, that a Word file's text has.

    Raises:
        EnvironmentLackError: `docx-broken`, where it is no Word file.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            body = archive.read("word/document.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError) as fault:
        rule = "docx-broken"
        raise EnvironmentLackError(rule, file=file.name, reason=str(fault)) from fault
    return letters_of(b"".join(_WORDS.findall(body)).decode("utf-8", "replace"))


def settle_pdf(content: bytes) -> bytes:
    """The PDF with a fixed date, and names that come from its content alone.

    LibreOffice writes the moment of making, a random identity and a checksum; all
    else is the same whenever the same file is converted. Lengths do not change, so
    the tables of places inside the file stay true.
    """
    dated = _DATE.sub(f"{EPOCH:%Y%m%d%H%M%S}".encode(), content)
    body, tail = dated[:-_TAIL], dated[-_TAIL:]
    blank = _NAMES.sub(b"0" * 32, tail)
    name = hashlib.blake2s(body + blank, digest_size=16).hexdigest().upper().encode()
    return body + _NAMES.sub(name, tail)


def letters_of(text: str) -> frozenset[str]:
    """The Cyrillic letters of a text, small."""
    return frozenset(_NOT_CYRILLIC.sub("", text.casefold()))
