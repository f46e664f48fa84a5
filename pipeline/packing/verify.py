"""Holding a pack against its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.model.identity import Location
from pipeline.model.problem import Problem, error
from pipeline.packing.manifest import MANIFEST, Entry, read_manifest, sha256
from pipeline.packing.pack import restore


def verify_pack(folder: Path) -> tuple[Problem, ...]:
    """Hash every file of a pack again and name what is not as it was built.

    Args:
        folder: a pack's folder.

    Returns:
        Nothing for a whole pack; else `manifest-missing`, `manifest-broken`,
        `pack-file-missing`, `pack-file-differs`, `pack-file-extra`, by file name.
    """
    restore(folder)
    manifest = folder / MANIFEST
    place = Location(manifest)
    if not manifest.is_file():
        return (error("manifest-missing", place, file=MANIFEST),)
    try:
        entries = read_manifest(manifest.read_bytes())
    except ValueError as fault:
        return (error("manifest-broken", place, file=MANIFEST, reason=str(fault)),)
    problems = [*_lacks(folder, entries), *_extras(folder, entries)]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def _lacks(folder: Path, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """What is missing or differs."""
    for entry in entries:
        path = folder / entry.file
        if path.is_symlink() or not path.is_file():
            yield error("pack-file-missing", Location(path), file=entry.file)
            continue
        found = sha256(path.read_bytes())
        if found != entry.sha256:
            yield error(
                "pack-file-differs",
                Location(path),
                file=entry.file,
                expected=entry.sha256,
                found=found,
            )


def _extras(folder: Path, entries: tuple[Entry, ...]) -> Iterator[Problem]:
    """What lies in the folder without being in the manifest."""
    known = {MANIFEST, *(entry.file for entry in entries)}
    for path in folder.iterdir():
        if path.name not in known:
            yield error("pack-file-extra", Location(path), file=path.name)
