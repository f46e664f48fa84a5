"""Holding a pack against its manifest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.packing.manifest import MANIFEST, ChangedError, Entry, read_manifest


def packs_under(folder: Path) -> tuple[Path, ...]:
    """The packs in a folder, itself among them.

    A folder of files that has lost its manifest is one too, so that the loss is seen;
    what a build is writing at this moment is none.

    Args:
        folder: a pack's folder, or one above.
    """
    return tuple(_packs(folder)) or (folder,)


def _packs(folder: Path) -> list[Path]:
    if (folder / MANIFEST).exists():
        return [folder]
    inside = [each for each in sorted(folder.iterdir()) if each.name[0] != "."]
    folders = [each for each in inside if each.is_dir() and not each.is_symlink()]
    found = [pack for each in folders for pack in _packs(each)]
    return found or ([folder] if len(inside) > len(folders) else [])


def verify_pack(folder: Path) -> tuple[Problem, ...]:
    """Hash every file of a pack again and name what is not as it was built.

    Nothing is changed. A build that puts a new pack in place meanwhile does no harm:
    the new one is looked at then.

    Args:
        folder: a pack's folder.

    Returns:
        Nothing for a whole pack; else `manifest-missing`, `manifest-broken`,
        `manifest-changed`, `pack-file-missing`, `pack-file-differs`,
        `pack-file-extra`, by file name.
    """
    while True:
        before = _identity(folder)
        try:
            problems = _look(folder)
        except FileNotFoundError:  # one that was there a moment ago
            if _identity(folder) == before:
                raise
            continue
        if not problems or _identity(folder) == before:
            return problems


def _look(folder: Path) -> tuple[Problem, ...]:
    manifest = folder / MANIFEST
    place = Location(manifest)
    if manifest.is_symlink() or not manifest.is_file():
        return (error("manifest-missing", place, file=MANIFEST),)
    try:
        entries = read_manifest(manifest.read_bytes())
    except ChangedError:
        return (error("manifest-changed", place, file=MANIFEST),)
    except ValueError as fault:
        return (error("manifest-broken", place, file=MANIFEST, reason=str(fault)),)
    problems = [*_lacks(folder, entries), *_extras(folder, entries)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _lacks(folder: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """What is missing or differs."""
    for entry in entries:
        path = folder / entry.file
        if path.is_symlink() or not path.is_file():
            yield error("pack-file-missing", Location(path), file=entry.file)
            continue
        found = _sha256_of(path)
        if found != entry.sha256:
            yield error(
                "pack-file-differs",
                Location(path),
                file=entry.file,
                expected=entry.sha256,
                found=found,
            )


def _extras(folder: Path, entries: Iterable[Entry]) -> Iterator[Problem]:
    """What lies in the folder without being in the manifest."""
    known = {MANIFEST, *(entry.file for entry in entries)}
    for path in folder.iterdir():
        if path.name not in known:
            yield error("pack-file-extra", Location(path), file=path.name)


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _identity(folder: Path) -> tuple[int, int]:
    """Which folder has this name now; another one after a build."""
    try:
        found = os.stat(folder)  # noqa: PTH116 - the system's own numbers
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)
