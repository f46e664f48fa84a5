"""One text of an act (FRBR expression), in force or proposed: provisions in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from pipeline.model.identity import (
    ABOVE_ARTICLE,
    Lang,
    Location,
    ProvisionKind,
    ProvisionPath,
    Step,
)
from pipeline.model.provision import Provision


class Status(Enum):
    """Standing of a redaction."""

    CURRENT = "current"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where one imported text came from.

    Args:
        article: number of the article that the text holds, empty for a whole act.
        file: name of the imported file.
        sha256: hash of the imported file, lower-case hexadecimal.
        origin: where that file was taken from: a link, or repository, path, commit.
        edition_note: the edition in the source's own words.
        fetched: day on which it was taken, in ISO form, empty where unknown.
        notes: remarks that came with it.
    """

    article: str
    file: str
    sha256: str
    origin: str = ""
    edition_note: str = ""
    fetched: str = ""
    notes: tuple[str, ...] = ()


VERIFIED = "verified-against-official"
"""The standing of a snapshot that somebody has held against the official text."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """One text of an act in one language.

    Args:
        act: code of the act.
        lang: language of the text.
        status: in force or proposed.
        label: edition in ISO form for a current text, alternative's id for a
            proposed one.
        title: title of the act in this text.
        provisions: articles (and what stands above them), in the order of the text.
        verification: `VERIFIED` or what hinders it, as the front matter says.
        sources: where the text came from.
        location: the file.
        tail: what stands in the file after the last unit.
    """

    act: str
    lang: Lang
    status: Status
    label: str
    title: str = ""
    provisions: tuple[Provision, ...] = ()
    verification: str = ""
    sources: tuple[SourceRef, ...] = ()
    location: Location = field(default_factory=Location)
    tail: str = ""

    def walk(
        self, is_wanted: Callable[[Provision], object] | None = None
    ) -> Iterator[tuple[ProvisionPath, Provision]]:
        """The units with their addresses, in the order of the text.

        Articles are numbered through the act, so that an address begins with the
        article: sections and chapters are walked but do not enter the path of the
        articles inside them.

        Args:
            is_wanted: only the units that it holds of; all by default. An address is
                made for these alone.
        """
        waiting: list[tuple[tuple[Step, ...], Provision]]
        waiting = [((), unit) for unit in reversed(self.provisions)]
        while waiting:
            above, unit = waiting.pop()
            steps = (*above, unit.step)
            if is_wanted is None or is_wanted(unit):
                yield ProvisionPath(steps), unit
            inner = () if unit.kind in ABOVE_ARTICLE else steps
            waiting += [(inner, child) for child in reversed(unit.children)]

    def articles(self) -> Iterator[Provision]:
        """The articles, wherever they stand."""
        for path, provision in self.walk():
            if provision.kind is ProvisionKind.ARTICLE and len(path.steps) == 1:
                yield provision

    def find(self, path: ProvisionPath) -> Provision | None:
        """The unit at an address, or None where the text has none."""
        for found, provision in self.walk():
            if found == path:
                return provision
        return None
