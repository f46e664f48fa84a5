"""What makes PDFs on this machine, told without starting it.

A PDF follows from the Word file, from LibreOffice and from the fonts; where one of them
changes, what an earlier one has made counts no more.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import EnvironmentLackError

_NAMES = ("soffice", "libreoffice")
_PARTS = ("versionrc", "soffice.bin")
"""Files beside the program that another version has otherwise."""
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts")
_OWN_FONTS = (".fonts", ".local/share/fonts", ".config/fontconfig")


def find_soffice() -> Path:
    """The program of LibreOffice.

    Raises:
        EnvironmentLackError: `no-libreoffice`.
    """
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    rule = "no-libreoffice"
    raise EnvironmentLackError(rule)


def converter() -> str:
    """Digest of the program and of the fonts that it finds.

    Raises:
        EnvironmentLackError: `no-libreoffice`.
    """
    program = find_soffice().resolve()
    told = hashlib.sha256()
    for line in (*_traces(program), *_fonts()):
        told.update(f"{line}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()


def _traces(program: Path) -> Iterator[str]:
    for name in (program.name, *_PARTS):
        path = program.with_name(name)
        if path.is_file():
            found = path.stat()
            yield f"{path} {found.st_size} {found.st_mtime_ns}"


def _fonts() -> Iterator[str]:
    """The folders of fonts: one that gets or loses a file has a new time."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - `Path.home` fails without one
    for folder in (*map(Path, _FONTS), *(home / name for name in _OWN_FONTS)):
        for above, inside, files in os.walk(folder):
            inside.sort()
            yield f"{above} {os.stat(above).st_mtime_ns} {len(files)}"  # noqa: PTH116
