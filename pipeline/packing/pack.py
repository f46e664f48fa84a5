"""Writing a pack, so that there is a whole one at every moment.

The new pack is written beside the old one (`.<name>.new`), brought to the disk, and
then the two change places by renaming. A crash while writing leaves the old pack as it
was; a crash between the two renamings leaves it under `.<name>.old`, from where the
next `write_pack` or `verify_pack` brings it back (`restore`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.model.artifact import Artifact
from pipeline.packing.manifest import (
    MANIFEST,
    RECEIPT,
    is_plain,
    print_manifest,
    to_json,
)

Receipt = Mapping[str, object]
"""What a pack was made from; the hall knows."""

_NOTHING: Mapping[str, object] = {}


def write_pack(
    folder: Path,
    artifacts: Sequence[Artifact],
    receipt: Receipt,
    extras: Mapping[str, object] = _NOTHING,
) -> None:
    """Write a pack: its files, `manifest.json` and `receipt.json`, and nothing else.

    Files of an older pack that the new one does not have are gone afterwards.

    Args:
        folder: the pack's folder; its parents are made where missing.
        artifacts: its files.
        receipt: what it was made from; values that JSON can hold.
        extras: further entries at the top of the manifest.

    Raises:
        PipelineError: `pack-file-name`, `pack-file-twice`.
        OSError: where the disk is full or the folder may not be written; the old
            pack is untouched then.
    """
    proof = to_json(receipt)
    files = {
        **_contents(artifacts),
        RECEIPT: proof,
        MANIFEST: print_manifest(artifacts, proof, extras),
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    restore(folder)
    fresh = _beside(folder, "new")
    _remove(fresh)
    fresh.mkdir()
    try:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        _sync(fresh / name for name in files)
        _sync([fresh])
    except OSError:
        _remove(fresh)
        raise
    _change_places(folder, fresh)


def restore(folder: Path) -> None:
    """Bring back a pack that a crash left under its old pack's name."""
    aside = _beside(folder, "old")
    if not aside.is_dir():
        return
    if folder.exists():
        _remove(aside)
    else:
        aside.rename(folder)


def _contents(artifacts: Iterable[Artifact]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for artifact in artifacts:
        name = artifact.name
        if not is_plain(name) or name in {MANIFEST, RECEIPT}:
            rule = "pack-file-name"
            raise PipelineError(rule, file=name)
        if name in contents:
            rule = "pack-file-twice"
            raise PipelineError(rule, file=name)
        contents[name] = artifact.content
    return contents


def _beside(folder: Path, mark: str) -> Path:
    return folder.with_name(f".{folder.name}.{mark}")


def _change_places(folder: Path, fresh: Path) -> None:
    aside = _beside(folder, "old")
    if folder.exists():
        folder.rename(aside)
    fresh.rename(folder)
    _sync([folder.parent])
    _remove(aside)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def _sync(paths: Iterable[Path]) -> None:
    """Bring files or folders to the disk, so that a power cut finds them whole."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
