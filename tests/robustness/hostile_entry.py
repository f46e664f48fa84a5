"""What a way in is, and the good files from which spoiled ones are made."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from hostile_archives import spoiled_archive
from hostile_mutations import spoiled

from pipeline.locales.catalog import load_locales
from pipeline.readers import read_acts, read_bytes

DRAFTS = Path(__file__).parents[2] / "drafts"
LOCALES = load_locales()


@dataclass(frozen=True)
class Entry:
    """One way in.

    Args:
        name: what comes in there.
        seeds: files as they should be.
        read: reads a file; it may return or raise a `PipelineError`, and anything
            else is a fault.
        is_archive: the file is a ZIP archive.
        tries: how many spoiled files the tests try; few where one takes long.
    """

    name: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes], object]
    is_archive: bool = False
    tries: int = 60

    def spoiled(self, luck: random.Random, content: bytes | None = None) -> bytes:
        """A file of this entry with something wrong in it.

        Args:
            luck: chooses what is wrong.
            content: the file; one of the seeds by default.
        """
        if content is None:
            content = luck.choice(self.seeds())
        if self.is_archive:
            return spoiled_archive(luck, content)
        made = spoiled(luck, content)
        # Most readers look no further than the first byte that is not UTF-8.
        return made if luck.random() < 0.2 else made.decode("utf-8", "ignore").encode()


def bytes_of(name):
    return (DRAFTS / name).read_bytes()


def draft(name, content):
    return read_bytes(content, PurePath("drafts") / name)


def some(pattern, most=6):
    """Some of the drafts that a pattern finds, spread over all of them."""
    found = [path.read_bytes() for path in sorted(DRAFTS.glob(pattern))]
    return lambda: found[:: max(1, len(found) // most)]


def one(name):
    return lambda: [bytes_of(name)]


@functools.cache
def known_acts():
    return read_acts(draft("acts/acts.yaml", bytes_of("acts/acts.yaml")))[0]


def newest_edition(code, lang="ru"):
    """Text of an act in force, without its front matter."""
    content = max((DRAFTS / "acts" / code).glob(f"*.{lang}.md"))
    return content.read_text("utf-8").split("---\n", 2)[2]
