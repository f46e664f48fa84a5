"""What a build is asked for, and what it answers.

An unchanged build must not load more than it needs, so this module and `unchanged` stay
away from everything that writes documents.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import EnvironmentLackError
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import LANGS, Lang
from pipeline.model.pack import Pack
from pipeline.model.problem import Problem
from pipeline.model.standing import Standing

Progress = Callable[[str, int, int], None]
"""Called with what is under way, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for.

    Args:
        root: the workspace, with `drafts/`, `templates/` and `outputs/`.
        directions: numbers; all where empty.
        packs: all that a direction has where empty.
        langs: languages of documents.
        pdf: whether PDFs are made.
        jobs: how many converters work side by side.
        as_of: day for which the drafts are judged.
        final: refuse everything that is not fit to leave the house.
    """

    root: Path
    as_of: dt.date
    directions: tuple[str, ...] = ()
    packs: tuple[Pack, ...] = ()
    langs: tuple[Lang, ...] = LANGS
    pdf: bool = True
    jobs: int = 1
    final: bool = False

    @property
    def templates(self) -> Path:
        """Folder of the Word shells."""
        return self.root / "templates" / "docx"

    @property
    def options(self) -> dict[str, str]:
        """What shapes the packs of a direction, besides the files."""
        return {
            "as of": self.as_of.isoformat(),
            "packs": " ".join(sorted(pack.value for pack in self.packs)),
            "langs": " ".join(self.langs),
            "pdf": str(self.pdf),
            "final": str(self.final),
        }

    def pack_folder(self, direction: str, pack: str) -> Path:
        """Where a pack is written."""
        return self.root / "outputs" / direction / pack


@dataclass(frozen=True, slots=True)
class Made:
    """The packs of one direction, as a build has left them.

    Args:
        standing: stage of the direction. Packs that it does not allow yet are working
            drafts.
        packs: digest of the names and hashes of each pack's files, by the pack's name.
        documents: number of documents, each in one language.
        files: number of files.
    """

    standing: Standing
    packs: Mapping[str, str]
    documents: int
    files: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    Args:
        problems: everything wrong in the drafts, by file and line.
        made: what was made of each direction, by number.
        refused: directions whose old packs were left as they were.
        lack: what the machine lacks, or None.
        names: official names of bodies and chambers, by id.
    """

    problems: tuple[Problem, ...]
    made: Mapping[str, Made]
    refused: tuple[str, ...]
    lack: EnvironmentLackError | None = None
    names: Mapping[str, Bilingual] = field(default_factory=dict)

    @property
    def documents(self) -> int:
        """Number of documents, each in one language."""
        return sum(each.documents for each in self.made.values())

    @property
    def files(self) -> int:
        """Number of files."""
        return sum(each.files for each in self.made.values())
