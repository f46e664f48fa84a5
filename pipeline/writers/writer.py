"""The room's contract: a writer turns a document into the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.writers.word.shells import Shells


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format; a module of this room defines one of these.

    Args:
        name: name of the format: `docx`.
        suffix: ending of its files, with the dot: `.docx`.
        write: makes the bytes of a file from a document and the Word shells. Same
            arguments, same bytes.
    """

    name: str
    suffix: str
    write: Callable[[Document, Shells], bytes]
