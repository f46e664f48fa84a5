"""Opens a returned file: a zip archive with an office document, and nothing else.

Nothing is ever unpacked to the disk: parts are read one by one, each under a limit.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from urllib.parse import unquote

from pipeline.errors import UsageError
from pipeline.review.limits import Limits

_CENTRAL = b"PK\x01\x02"
"""Begins each entry of an archive's list of contents."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins a `.doc` or `.xls`, and an office file that is locked with a password."""
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")
_DRIVE = 2
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # a later version of the form, an encrypted part
    ValueError,
)


@dataclass(slots=True)
class Container:
    """An opened archive.

    Args:
        file: name of the file, for messages.
        archive: the archive.
        limits: what may be read.
        names: the real name of each part, by its name in lower case.
    """

    file: str
    archive: zipfile.ZipFile
    limits: Limits
    names: dict[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """A part's bytes; empty where there is no such part.

        Raises:
            UsageError: `review-part-too-large`, `review-broken`.
        """
        real = self.names.get(name.lower())
        if real is None:
            return b""
        try:
            with self.archive.open(real) as stream:
                content = stream.read(self.limits.part + 1)
        except _BROKEN as bad:
            raise UsageError(
                "review-broken", file=self.file, part=real, reason=str(bad)
            ) from bad
        if len(content) > self.limits.part:
            raise UsageError(
                "review-part-too-large",
                file=self.file,
                part=real,
                limit=str(self.limits.part),
            )
        return content


def open_container(content: bytes, file: str, limits: Limits) -> Container:
    """Open a returned file.

    Args:
        content: its bytes.
        file: its name, for messages.
        limits: what may be read.

    Raises:
        UsageError: `review-too-large`, `review-is-pdf`, `review-is-old-office`,
            `review-not-office`, `review-broken`, `review-too-many-parts`,
            `review-bomb`, `review-bad-path`, `review-part-twice`,
            `review-encrypted`, `review-macros`.
    """
    if len(content) > limits.file:
        raise UsageError("review-too-large", file=file, limit=str(limits.file))
    _look_at_beginning(content, file)
    if content.count(_CENTRAL) > limits.parts:
        raise UsageError("review-too-many-parts", file=file, limit=str(limits.parts))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as bad:
        raise UsageError(
            "review-broken", file=file, part="zip", reason=str(bad)
        ) from bad
    container = Container(file, archive, limits)
    for entry in archive.infolist():
        _take_in(container, entry)
    _look_at_whole(container)
    return container


def _look_at_beginning(content: bytes, file: str) -> None:
    if content.lstrip()[:5] == b"%PDF-":
        raise UsageError("review-is-pdf", file=file)
    if content.startswith(_OLD_OFFICE):
        raise UsageError("review-is-old-office", file=file)
    if not content.startswith(b"PK"):
        raise UsageError("review-not-office", file=file)


def _take_in(container: Container, entry: zipfile.ZipInfo) -> None:
    file, name = container.file, entry.filename
    if _leads_out(entry):
        raise UsageError("review-bad-path", file=file, part=ascii(entry.orig_filename))
    if entry.is_dir():
        return
    if entry.flag_bits & _ENCRYPTED:
        raise UsageError("review-encrypted", file=file)
    if entry.compress_type not in _PACKED:
        raise UsageError("review-not-office", file=file)
    if posixpath.basename(name).lower() in _MACRO_PARTS:
        raise UsageError("review-macros", file=file, part=name)
    if name.lower() in container.names:
        raise UsageError("review-part-twice", file=file, part=name)
    if _is_bomb(entry, container.limits):
        raise UsageError("review-bomb", file=file, part=name)
    container.names[name.lower()] = name


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    """Whether a name would lead out of the folder that it were unpacked into."""
    name = entry.orig_filename
    if not name.isprintable() or "\\" in name or name.startswith("/"):
        return True
    return ".." in name.split("/") or name[1:_DRIVE] == ":"


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    if entry.file_size <= limits.small:
        return False
    return entry.file_size > limits.ratio * max(entry.compress_size, 1)


def _look_at_whole(container: Container) -> None:
    entries = container.archive.infolist()
    if sum(entry.file_size for entry in entries) > container.limits.whole:
        raise UsageError("review-bomb", file=container.file, part="zip")
    if not container.has("[Content_Types].xml"):
        raise UsageError("review-not-office", file=container.file)


def target_of(base: str, target: str) -> str:
    """The part that a relationship names, empty where it leads out of the archive.

    Args:
        base: the part whose relationship it is.
        target: as written there: relative to the part, or to the root with a `/`.
    """
    name = unquote(target)
    if not name.startswith("/"):
        name = posixpath.join("/", posixpath.dirname(base), name)
    path = posixpath.normpath(name)
    return "" if "/../" in path or "\\" in path else path.lstrip("/")


def relationships_name(part: str) -> str:
    """The part that holds the relationships of a part (empty: of the whole file)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
