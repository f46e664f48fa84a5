"""Reads the whole workspace: every draft, every mistake.

Reads: the folder `drafts/`. Returns: `Workspace`. A broken file never hides the
others: it is left out or has stand-ins, and its problems stand in the workspace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.errors import DraftError
from pipeline.model.act import Act, Profile
from pipeline.model.calendar import CalendarChanges
from pipeline.model.direction import Direction
from pipeline.model.glossary import Term
from pipeline.model.identity import Lang, Location
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.norm import Norm
from pipeline.model.parties import Addressee
from pipeline.model.problem import Problem, error, warning
from pipeline.model.prose import Prose
from pipeline.model.redaction import Redaction
from pipeline.model.workspace import Workspace
from pipeline.readers.across_files import (
    alternatives_unknown,
    given_twice,
    saved_aside,
    without_twin,
)
from pipeline.readers.direction import read_direction
from pipeline.readers.edition import read_edition
from pipeline.readers.fields import nearest
from pipeline.readers.files import DraftFile
from pipeline.readers.glossary import read_glossary
from pipeline.readers.ledger import read_calendar, read_ledger
from pipeline.readers.memory import Memory
from pipeline.readers.norm import read_norm
from pipeline.readers.programme import read_addressees, read_programme
from pipeline.readers.prose import read_prose
from pipeline.readers.works import read_acts

EVIDENCE = "evidence"
"""Folder of `ledger/` with papers as they came: returned files."""


def read_workspace(
    drafts: Path, locales: Mapping[Lang, Locale], memory: Memory | None = None
) -> Workspace:
    """All drafts with all that is wrong in reading them.

    Args:
        drafts: the folder of drafts.
        locales: locales of the drafts' languages.
        memory: what an earlier reading of the same folder left, where there was one.

    Raises:
        DraftError: `no-workspace`, where there is no `programme.yaml`.
    """
    if not (drafts / "programme.yaml").is_file():
        raise DraftError("no-workspace", folder=str(drafts))
    desk = _Desk(drafts, locales, memory or Memory())
    programme, problems = desk.recall(read_programme, desk.open("programme.yaml"))
    desk.problems += problems
    addressees = desk.bodies("addressees")
    chambers = desk.bodies("chambers")
    calendar = desk.calendar()
    glossary = desk.glossary()
    acts = desk.acts()
    editions = desk.editions(acts)
    directions = tuple(desk.directions(acts))
    ledgers = {each.number: desk.ledger(each.number) for each in directions}
    desk.problems += saved_aside(drafts)
    desk.memory.forget_unasked()
    return Workspace(
        programme=programme,
        addressees=addressees,
        acts=acts,
        editions=editions,
        directions=directions,
        problems=tuple(sorted(desk.problems, key=lambda each: each.order)),
        inputs=dict(sorted(desk.inputs.items())),
        chambers=chambers,
        calendar=calendar,
        ledgers=ledgers,
        glossary=glossary,
        brought=frozenset(
            (norm.act, norm.article)
            for direction in directions
            for norm in direction.norms
            if norm.after
        ),
    )


class _Desk:
    """Where files are opened: their hashes and problems gather here."""

    def __init__(
        self, drafts: Path, locales: Mapping[Lang, Locale], memory: Memory
    ) -> None:
        self.drafts = drafts
        self.locales = locales
        self.memory = memory
        self.recall = memory.recall
        self.problems: list[Problem] = []
        self.inputs: dict[str, str] = {}

    def open(self, name: str, *, required: bool = True) -> DraftFile:
        """A file by its path under `drafts/`."""
        path = self.drafts / name
        if not required and not path.exists():
            return DraftFile(Path(self.drafts.name) / name)
        file = self.memory.file(path, self.drafts)
        if file.sha256:
            self.inputs[name] = file.sha256
        return file

    def bodies(self, name: str) -> Mapping[str, Addressee]:
        """`addressees.yaml` or `chambers.yaml`."""
        bodies, problems = self.recall(read_addressees, self.open(f"{name}.yaml"), name)
        self.problems += problems
        return bodies

    def calendar(self) -> CalendarChanges:
        """`calendar.yaml`; none are needed."""
        file = self.open("calendar.yaml", required=False)
        changes, problems = self.recall(read_calendar, file)
        self.problems += problems
        return changes

    def glossary(self) -> tuple[Term, ...]:
        """`glossary.yaml`; none is needed."""
        file = self.open("glossary.yaml", required=False)
        terms, problems = self.recall(read_glossary, file)
        self.problems += problems
        return terms

    def ledger(self, name: str) -> Ledger:
        """What happened to a direction: `ledger/*.yaml`."""
        files = tuple(self._files(f"{name}/ledger", ".yaml", beside=(EVIDENCE,)))
        ledger, problems = self.recall(read_ledger, files)
        self.problems += problems
        return ledger

    def acts(self) -> Mapping[str, Act]:
        """`acts/acts.yaml`."""
        acts, problems = self.recall(read_acts, self.open("acts/acts.yaml"))
        self.problems += problems
        return acts

    def editions(
        self, acts: Mapping[str, Act]
    ) -> dict[tuple[str, Lang], tuple[Redaction, ...]]:
        """All texts in force, oldest first."""
        found: dict[tuple[str, Lang], tuple[Redaction, ...]] = {}
        for folder in self._folders("acts"):
            profile = self._profile(folder, acts)
            for file in self._files(f"acts/{folder}"):
                redaction, problems = self.recall(read_edition, file, profile)
                self.problems += problems
                if redaction is not None:
                    key = (redaction.act, redaction.lang)
                    found[key] = (*found.get(key, ()), redaction)
        return found

    def _profile(self, code: str, acts: Mapping[str, Act]) -> Profile:
        if code in acts:
            return acts[code].profile
        place = Location(Path(self.drafts.name) / "acts" / code)
        near = nearest(code, acts)
        self.problems.append(error("unknown-act", place, act=code, nearest=near))
        return Profile.LAW

    def directions(self, acts: Mapping[str, Act]) -> Iterator[Direction]:
        """All directions with their norms and texts, in the order of their numbers."""
        names = [name for name in self._folders("") if _is_direction(name)]
        for name in sorted(names, key=_order):
            direction, problems = self.recall(
                read_direction, self.open(f"{name}/direction.yaml")
            )
            self.problems += problems
            norms = tuple(self._norms(name, acts))
            texts = tuple(self._texts(name))
            self.problems += given_twice(norms)
            if direction is not None:
                self.problems += alternatives_unknown(direction, norms, texts)
                yield replace(direction, norms=norms, texts=texts)

    def _norms(self, name: str, acts: Mapping[str, Act]) -> Iterator[Norm]:
        files = list(self._files(f"{name}/norms"))
        self.problems += without_twin(files)
        for file in files:
            norm, problems = self.recall(read_norm, file, self.locales, acts)
            self.problems += problems
            if norm is not None:
                yield norm

    def _texts(self, name: str) -> Iterator[Prose]:
        files = list(self._files(f"{name}/texts"))
        self.problems += without_twin(files)
        for file in files:
            prose, problems = self.recall(read_prose, file)
            self.problems += problems
            if prose is not None:
                yield prose

    def _folders(self, name: str) -> list[str]:
        folder = self.drafts / name
        if not folder.is_dir():
            return []
        return sorted(each.name for each in folder.iterdir() if each.is_dir())

    def _files(
        self, name: str, suffix: str = ".md", beside: tuple[str, ...] = ()
    ) -> Iterator[DraftFile]:
        """The files of one kind in a folder; other files are told of, not read.

        Args:
            name: the folder.
            suffix: ending of the files.
            beside: what may stand in the folder too.
        """
        folder = self.drafts / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.name.startswith((".", "~")) or path.name.endswith("~"):
                continue
            if path.name in beside:
                continue
            if path.suffix == suffix and not path.is_dir():
                yield self.open(f"{name}/{path.name}")
            else:
                place = Location(Path(self.drafts.name) / name / path.name)
                self.problems.append(warning("stray-file", place, name=path.name))


def _is_direction(name: str) -> bool:
    return all(part.isascii() and part.isdigit() for part in name.split("."))


def _order(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split("."))
