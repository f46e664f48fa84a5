"""The manifest of a pack: which files it has, the hash of each, and its own seal.

The seal is the hash of the manifest with an empty seal. It shows a manifest that was
damaged or touched up by hand; it is no signature: who wants to forge a whole pack can.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.artifact import Artifact

MANIFEST = "manifest.json"
RECEIPT = "receipt.json"
SEAL = "seal"

_LONGEST = 255
"""Bytes of a file's name, on every disk in use."""


def sha256(content: bytes) -> str:
    """Hash of a file's content, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def to_json(value: Mapping[str, object]) -> bytes:
    """A value as JSON text for people and programs: sorted, with a line end."""
    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def print_manifest(
    artifacts: Sequence[Artifact], receipt: bytes, extras: Mapping[str, object]
) -> bytes:
    """Content of `manifest.json`.

    Args:
        artifacts: the files of the pack.
        receipt: content of its receipt, which is hashed too.
        extras: further entries at the top of the manifest.
    """
    files = [
        {
            "kind": artifact.kind,
            "language": artifact.lang,
            "file": artifact.name,
            "sha256": sha256(artifact.content),
            "pages": artifact.pages,
        }
        for artifact in sorted(artifacts, key=lambda artifact: artifact.name)
    ]
    proof = {"file": RECEIPT, "sha256": sha256(receipt)}
    return to_json(sealed({**extras, "files": files, "receipt": proof}))


def sealed(manifest: Mapping[str, object]) -> Mapping[str, object]:
    """A manifest with its seal; an old seal counts for nothing."""
    return {**manifest, SEAL: sha256(to_json({**manifest, SEAL: ""}))}


class ChangedError(ValueError):
    """The manifest is not byte for byte as it was sealed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as the manifest has it: name and hash."""

    file: str
    sha256: str


def read_manifest(content: bytes) -> tuple[Entry, ...]:
    """The files that a manifest lists, the receipt among them.

    Raises:
        ValueError: where it is not such a manifest, or names a file outside of its
            own folder.
        ChangedError: where the seal does not hold.
    """
    try:
        manifest: dict[str, Any] = json.loads(content)
        listed = [*manifest["files"], manifest["receipt"]]
        entries = tuple(Entry(each["file"], each["sha256"]) for each in listed)
    except (KeyError, TypeError, RecursionError) as lack:
        raise ValueError(repr(lack)) from lack
    for entry in entries:
        if not is_plain(entry.file) or not isinstance(entry.sha256, str):
            raise ValueError(str(entry.file))
    if to_json(sealed(manifest)) != content:
        raise ChangedError(SEAL)
    return entries


def is_plain(name: object) -> bool:
    """Whether a value is the bare name of a file, with no way into other folders."""
    return (
        isinstance(name, str)
        and name not in {"", ".", ".."}
        and Path(name).name == name
        and not set(name) & set("\\/:\0")
        and len(name.encode("utf-8", "surrogatepass")) <= _LONGEST
    )
