"""Spoils ZIP archives, and Word files and spreadsheets among them."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

from hostile_markup import spoiled_markup
from hostile_mutations import spoiled

Parts = dict[str, bytes]


def spoiled_archive(luck: random.Random, content: bytes) -> bytes:
    """A ZIP archive that is spoiled, or one of whose parts is."""
    if luck.random() < 0.2:
        return spoiled(luck, content)
    try:
        parts = parts_of(content)
    except (*BROKEN, ValueError):  # spoiled already
        return spoiled(luck, content)
    for _ in range(luck.choice((1, 1, 2, 4))):
        change = luck.choice(ARCHIVE_MUTATIONS)
        change(luck, parts)
    method = luck.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, 0))
    packed = packed_of(parts, method)
    return spoiled(luck, packed) if luck.random() < 0.1 else packed


BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, KeyError)
"""What reading a spoiled archive raises."""
LARGEST = 4 * 1024 * 1024
"""Bytes of a part that is looked into; a bomb is left packed."""


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of an archive by name.

    Raises:
        ValueError: where it holds a bomb; one of `BROKEN`.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(part.file_size > LARGEST for part in archive.infolist()):
            raise ValueError(LARGEST)
        return {name: archive.read(name) for name in archive.namelist()}


def packed_of(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, method)
    return stream.getvalue()


def _spoil_part(luck: random.Random, parts: Parts) -> None:
    if parts:
        weights = [2 + len(part) // 2000 for part in parts.values()]
        (name,) = luck.choices(list(parts), weights)
        parts[name] = spoiled(luck, parts[name])


def _spoil_markup(luck: random.Random, parts: Parts) -> None:
    """Whole elements and attributes change, so that the XML stays well formed."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    if names:
        name = luck.choice(names)
        parts[name] = spoiled_markup(luck, parts[name])


def _drop_part(luck: random.Random, parts: Parts) -> None:
    if parts:
        del parts[luck.choice(list(parts))]


def _swap_parts(luck: random.Random, parts: Parts) -> None:
    if parts:
        one, other = luck.choice(list(parts)), luck.choice(list(parts))
        parts[one], parts[other] = parts[other], parts[one]


def _rename_part(luck: random.Random, parts: Parts) -> None:
    if parts:
        name = luck.choice(list(parts))
        other = luck.choice(
            (name.upper(), f"../{name}", f"/{name}", name + "/", "a\nb", "é" * 300)
        )
        parts[other] = parts.pop(name)


def _bomb(luck: random.Random, parts: Parts) -> None:
    """A part of a few kilobytes that is megabytes when it is unpacked."""
    name = luck.choice([*parts, "word/media/bomb.xml"])
    size = luck.choice((1, 8, 40)) * 1024 * 1024
    parts[name] = parts.get(name, b"") + luck.choice((b"\0", b" ", b"<a>")) * size


ARCHIVE_MUTATIONS = (
    *[_spoil_part] * 6,
    *[_spoil_markup] * 8,
    _drop_part,
    _swap_parts,
    _rename_part,
    _bomb,
)
