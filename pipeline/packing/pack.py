"""Writing a pack, so that there is a whole one at every moment.

The new pack is written beside the old one, brought to the disk, and then the two
folders change places in one step of the system. A kill leaves the old pack or the new
one, and beside it a folder that the next build sweeps away (`tidy`).

Where the system has no such step (another one than Linux, some shares), the old pack
steps aside by one renaming and the new one comes by a second. A kill between the two
leaves the old one as `.<name>.old`, from where the next build brings it back.

A link in the pack's place, turned to the new folder, would be one step everywhere. But
lawyers open packs from Windows over a share, copy them to sticks and attach them:
there a link is an error, a second copy or nothing. A pack is a plain folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.disk import (
    exchange,
    fresh_folder,
    link_same,
    named,
    remove,
    sweep,
    sync_files,
    sync_folder,
)
from pipeline.errors import PipelineError
from pipeline.model.artifact import Artifact
from pipeline.packing.manifest import (
    MANIFEST,
    RECEIPT,
    is_plain,
    print_manifest,
    sha256,
    to_json,
)

Receipt = Mapping[str, object]
"""What a pack was made from; the hall knows."""

_NOTHING: Mapping[str, object] = {}
_ASIDE = ".old"


def write_pack(
    folder: Path,
    artifacts: Sequence[Artifact],
    receipt: Receipt,
    extras: Mapping[str, object] = _NOTHING,
) -> dict[str, str]:
    """Write a pack: its files, `manifest.json` and `receipt.json`, and nothing else.

    Files of an older pack that the new one does not have are gone afterwards; those
    that are the same in both stay the files that they are, with their times. A pack
    that holds the very same already is left alone.

    Args:
        folder: the pack's folder; its parents are made where missing.
        artifacts: its files.
        receipt: what it was made from; values that JSON can hold.
        extras: further entries at the top of the manifest.

    Returns:
        The hash of each of its files, by name.

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
    hashes = {name: sha256(content) for name, content in files.items()}
    with named(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        restore(folder)
        sweep(folder.parent)
        if _holds(folder, files):
            return hashes
        with fresh_folder(folder) as fresh:
            written = []
            for name, content in files.items():
                with named(folder / name):
                    if not link_same(folder / name, fresh / name, content):
                        (fresh / name).write_bytes(content)
                        written.append(fresh / name)
            sync_files(written)
            sync_folder(fresh)
            change_places(folder, fresh)
    return hashes


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds these files and nothing else."""
    try:
        return {path.name for path in folder.iterdir()} == files.keys() and all(
            (folder / name).read_bytes() == content for name, content in files.items()
        )
    except OSError:
        return False


def tidy(outputs: Path) -> None:
    """Take away what killed builds have left, and bring back packs that stepped aside.

    Args:
        outputs: the folder of all packs; nobody else may be building in it.
    """
    sweep(outputs, deep=True)
    for aside in sorted(outputs.rglob(f".*{_ASIDE}")) if outputs.is_dir() else ():
        with suppress(OSError):  # not ours to change; the pack can be read all the same
            restore(aside.with_name(aside.name[1 : -len(_ASIDE)]))


def restore(folder: Path) -> None:
    """Bring back a pack that a kill left aside, unless the new one has come."""
    aside = _aside(folder)
    if not aside.is_dir():
        return
    if folder.exists():
        remove(aside)
    else:
        aside.rename(folder)


def change_places(folder: Path, fresh: Path) -> None:
    """Put a folder in the place of another, which then lies where the first one lay.

    Args:
        folder: the place; it may be free.
        fresh: a folder beside it, brought to the disk.
    """
    if not folder.exists():
        fresh.rename(folder)
    elif not exchange(fresh, folder):
        _step_aside(folder, fresh)
    sync_folder(folder.parent)


def _step_aside(folder: Path, fresh: Path) -> None:
    """The same in two steps, for a system that has no exchange."""
    aside = _aside(folder)
    folder.rename(aside)
    fresh.rename(folder)
    remove(aside)


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


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}{_ASIDE}")
