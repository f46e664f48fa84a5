"""Zip archives whose bytes depend on their content alone."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""The day that a zip archive counts from: stands for every date inside a file, so
that files made on different days can be compared byte by byte."""

_FIRST = "[Content_Types].xml"


def settle(archive: bytes, instead: Mapping[str, bytes]) -> bytes:
    """The archive with fixed times and its entries in one fixed order.

    Args:
        archive: a zip archive.
        instead: content for entries, by name, in place of what they hold.
    """
    return pack({**unpack(archive), **instead})


def unpack(archive: bytes) -> dict[str, bytes]:
    """What the entries of an archive hold, by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def pack(entries: Mapping[str, bytes]) -> bytes:
    """An archive of entries with fixed times, in one fixed order.

    The list of content types comes first: programs that guess a file's type from
    its first bytes look for it there.

    Args:
        entries: what they hold, by name.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(entries, key=lambda name: (name != _FIRST, name)):
            target.writestr(_entry(name), entries[name])
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
