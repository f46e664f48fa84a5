"""How much of a foreign file is read: files of other people are hostile (rule 8).

A table of 500 rows with a comment on each is far below every one of these.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a returned file may take.

    Args:
        file: bytes of the file.
        parts: parts of the archive.
        part: bytes of one part that is read, unpacked.
        whole: bytes of all parts together, as the archive declares them.
        ratio: how many times larger a part may be than its packed form.
        small: bytes below which the ratio is not asked.
        elements: elements of all parts that are read.
        depth: elements inside each other.
        marks: comments, tracked changes and filled cells; and as many remarks again
            that no mark shows.
        text: characters of one remark.
        cells: cells of a spreadsheet.
    """

    file: int = 48 * MEGABYTE
    parts: int = 4_000
    part: int = 48 * MEGABYTE
    whole: int = 384 * MEGABYTE
    ratio: int = 200
    small: int = MEGABYTE
    elements: int = 1_000_000
    depth: int = 200
    marks: int = 5_000
    text: int = 50_000
    cells: int = 200_000


LIMITS = Limits()
