"""Standard streams that can take the letters of both languages.

A Russian Windows gives programs whose output goes into a file cp1251, which has no
«ә» and no «→», and an old terminal may have less. No command may end in a fault of the
encoding, and none may lose a letter that somebody is going to read from a file.
"""

from __future__ import annotations

import io
from typing import TextIO

_LETTERS = "әғқңөұүһі «ёЁ» – — → №"


def take_every_letter(stream: TextIO | None) -> None:
    """Make a stream take what its encoding lacks.

    A terminal shows question marks for it, since it could show nothing else; a file or
    another program gets UTF-8, as all files of the workspace are.

    Args:
        stream: standard output or error; None where the program was given none.
    """
    if not isinstance(stream, io.TextIOWrapper) or _knows_all(stream.encoding):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8")


def _knows_all(encoding: str) -> bool:
    try:
        _LETTERS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
