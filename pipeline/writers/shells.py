"""The Word shells of a workspace, each file read once.

A shell (`templates/docx/<name>.docx`) has the letterhead, the styles, headers and
footers, fields such as `{{ organisation }}`, and one paragraph `{{ body }}`. A lawyer
edits it in Word.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.model.document import Document
from pipeline.writers.shell_filling import Filled, Wanted, fill, unfit


class Shells:
    """The shells of a folder, as they are when each is first asked for.

    Args:
        folder: `templates/docx`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._contents: dict[str, bytes] = {}
        self._hashes: dict[str, str] = {}

    def sha256(self, name: str) -> str:
        """Hash of a shell.

        Raises:
            DraftError: `shell-missing`.
        """
        if name not in self._hashes:
            self._hashes[name] = hashlib.sha256(self._content(name)).hexdigest()
        return self._hashes[name]

    def hashes(self) -> dict[str, str]:
        """The hash of every shell in the folder, by its file's name, for receipts."""
        found = sorted(self._folder.glob("*.docx"))
        return {file.name: self.sha256(file.stem) for file in found}

    def filled(self, document: Document) -> Filled:
        """The shell of a document, with fields, language and orientation set.

        Raises:
            DraftError: `shell-missing`, `shell-broken`, `shell-field-unknown`,
                `shell-style-missing` or `shell-without-body`.
        """
        return fill(
            Wanted(
                self._path(document.shell),
                self._content(document.shell),
                document.fields,
                document.lang,
                document.orientation,
            )
        )

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.docx"

    def _content(self, name: str) -> bytes:
        if name not in self._contents:
            path = self._path(name)
            if not path.is_file():
                raise unfit(path, "shell-missing")
            self._contents[name] = path.read_bytes()
        return self._contents[name]
