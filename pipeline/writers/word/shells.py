"""The Word shells of a workspace, each file read once.

A shell (`templates/docx/<name>.docx`) has the letterhead, the styles, headers and
footers, fields such as `{{ organisation }}`, and one paragraph `{{ body }}`. A lawyer
edits it in Word.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.model.document import Document
from pipeline.writers.word.shell import Filled, Keeper, Wanted, unfit


class Shells:
    """The shells of a folder, as they are when each is first asked for.

    Args:
        folder: `templates/docx`.
        keeper: where filled shells are kept longer; nowhere by default.
    """

    def __init__(self, folder: Path, keeper: Keeper | None = None) -> None:
        self._folder = folder
        self._keeper = keeper
        self._filled: dict[object, Filled] = {}
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
        wanted = Wanted(
            self._path(document.shell),
            self._content(document.shell),
            document.fields,
            document.lang,
            document.orientation,
        )
        # Its path is enough to tell a shell here: each is read once.
        key = (wanted.shell, wanted.fields, wanted.lang, wanted.orientation)
        if key not in self._filled:
            self._filled[key] = self._fill(wanted)
        return self._filled[key]

    def _fill(self, wanted: Wanted) -> Filled:
        def fill() -> Filled:
            # docxtpl and what it stands on take longer to load than a kept shell.
            from pipeline.writers.word import filling  # noqa: PLC0415

            return filling.fill(wanted)

        return fill() if self._keeper is None else self._keeper.recall(wanted, fill)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.docx"

    def _content(self, name: str) -> bytes:
        if name not in self._contents:
            path = self._path(name)
            if not path.is_file():
                raise unfit(path, "shell-missing")
            self._contents[name] = path.read_bytes()
        return self._contents[name]
