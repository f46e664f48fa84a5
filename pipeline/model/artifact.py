"""Produced files before they reach the disk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """One produced file.

    Args:
        name: file name with ending, such as `comparison-table.v1.kk.docx`.
        content: its bytes.
        kind: kind of the document.
        lang: its language.
        pages: sheets, as the PDF counts them; 0 where unknown.
    """

    name: str
    content: bytes
    kind: str
    lang: str
    pages: int = 0
