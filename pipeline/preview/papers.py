"""The documents of the packs: what is there, and nothing from anywhere else."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}
_MANIFEST = "manifest.json"


Naming = Callable[[str, str], str]
"""Name of a kind of document in a language; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a pack.

    Args:
        kind: its kind.
        name: what it is called, in its own language; its kind where it has no name.
        detail: what tells it from others of its kind: variant, alternative, addressee.
        stem: name of its files without ending.
        lang: its language.
        suffixes: the endings that there are.
    """

    kind: str
    name: str
    detail: str
    stem: str
    lang: str
    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackPapers:
    """The documents of one pack, with the day of the last build."""

    pack: str
    made: dt.datetime
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of a direction."""

    direction: str
    packs: tuple[PackPapers, ...]


def papers_of(
    outputs: Path, direction: str, packs: tuple[str, ...], naming: Naming
) -> Papers:
    """The documents of a direction, pack by pack.

    Args:
        outputs: the folder of all packs.
        direction: number of the direction.
        packs: names of the packs, in their order.
        naming: names of the documents.
    """
    found = []
    for pack in packs:
        with suppress(OSError):  # there is none, or a build replaces it just now
            found.append(_pack(outputs / direction / pack, pack, naming))
    return Papers(direction, tuple(each for each in found if each.papers))


def _pack(folder: Path, pack: str, naming: Naming) -> PackPapers:
    papers: dict[str, list[str]] = {}
    manifest = folder / _MANIFEST
    made = dt.datetime.fromtimestamp(manifest.stat().st_mtime).astimezone()
    for path in sorted(folder.iterdir()):
        if path.suffix in TYPES and path.is_file() and not path.is_symlink():
            stem = path.name.removesuffix(path.suffix).removesuffix(".akn")
            papers.setdefault(stem, []).append(path.name.removeprefix(stem))
    kinds = _kinds(manifest)
    return PackPapers(
        pack,
        made,
        tuple(
            _paper(stem, kinds.get(stem, ""), tuple(suffixes), naming)
            for stem, suffixes in papers.items()
        ),
    )


def _paper(stem: str, kind: str, suffixes: tuple[str, ...], naming: Naming) -> Paper:
    kind = kind or stem.split(".", maxsplit=1)[0]
    lang = stem.rpartition(".")[2]
    detail = stem.removeprefix(kind).removesuffix(lang).strip(".")
    return Paper(
        kind=kind,
        name=naming(kind, lang) or kind,
        detail=detail.replace(".", " · "),
        stem=stem,
        lang=lang,
        suffixes=tuple(sorted(suffixes, key=_order)),
    )


def _order(suffix: str) -> tuple[int, str]:
    known = [".docx", ".pdf", ".xlsx"]
    return (known.index(suffix) if suffix in known else len(known), suffix)


def _kinds(manifest: Path) -> dict[str, str]:
    """Kind of each document by its name without ending, as the manifest has it."""
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))
        files = listed["files"] if isinstance(listed, dict) else listed
        return {
            each["file"].rsplit(".", 1)[0].removesuffix(".akn"): each["kind"]
            for each in files
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def paper_file(outputs: Path, direction: str, pack: str, name: str) -> Path | None:
    """A document by its address; None for everything that is no document of a pack."""
    parts = (direction, pack, name)
    if any(not part or part.startswith(".") or "/" in part for part in parts):
        return None
    root = outputs.resolve()
    path = root.joinpath(*parts)
    is_inside = path.resolve() == path
    return path if is_inside and path.suffix in TYPES and path.is_file() else None
