"""Reads a draft's bytes: limits, encoding, hash.

A file that cannot be read is a problem at its place, never an end of the reading.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error

LARGEST = 16 * 1024 * 1024
"""Bytes of one draft file."""
LONGEST_PARAGRAPH = 100_000
"""Characters of one line; the longest paragraphs of the law have some thousands."""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A file as read.

    Args:
        path: as messages show it: `drafts/2.4/direction.yaml`.
        text: its words; empty where it could not be read.
        sha256: hash of its bytes, empty where there are none.
        problems: why it could not be read.
    """

    path: PurePath
    text: str = ""
    sha256: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether there is a text to look at."""
        return not self.problems

    @property
    def location(self) -> Location:
        """The file as a place."""
        return Location(self.path)


def read_file(path: Path, drafts: Path) -> DraftFile:
    """Read a file of the workspace.

    Args:
        path: the file.
        drafts: the folder `drafts/`; places are named from its parent.
    """
    shown = PurePath(drafts.name) / path.relative_to(drafts)
    try:
        # `Path.resolve` makes two paths of it, and a build asks for hundreds.
        home = os.path.realpath(drafts)
        if os.path.commonpath((home, os.path.realpath(path))) != home:
            return _refused(shown, "file-outside")
        if path.stat().st_size > LARGEST:
            return _refused(shown, "file-too-large", limit=str(LARGEST))
        data = path.read_bytes()
    except OSError as fault:
        return _refused(shown, "file-unreadable", reason=fault.strerror or "")
    return read_bytes(data, shown)


def read_bytes(data: bytes, shown: PurePath) -> DraftFile:
    """Decode a file and look at the length of its paragraphs."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        row = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        place = Location(shown, row, column)
        return DraftFile(shown, "", digest, (error("not-utf8", place),))
    for row, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_PARAGRAPH:
            problem = error(
                "paragraph-too-long",
                Location(shown, row, 1),
                length=str(len(line)),
                limit=str(LONGEST_PARAGRAPH),
            )
            return DraftFile(shown, "", digest, (problem,))
    return DraftFile(shown, text, digest)


def _refused(shown: PurePath, rule: str, **values: str) -> DraftFile:
    return DraftFile(shown, problems=(error(rule, Location(shown), **values),))
