"""An act and its texts: works, expressions and their provisions.

`Act` is the work (FRBR), known by its code in the official database; `Redaction` is
one text of it: in force, proposed or alternative. A redaction is a forest of
`Provision`s. Every provision keeps its *layout*, so that printing a redaction gives
back the file that was read, byte for byte (`pipeline.readers.printer`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from pipeline.model.identity import Lang, Location, ProvisionKind, ProvisionPath, Step


class Rank(Enum):
    """Legal force, highest first (Law on legal acts, Art. 10); bills follow it."""

    CONSTITUTION = "constitution"
    CONSTITUTIONAL_LAW = "constitutional-law"
    CODE = "code"
    LAW = "law"


class Profile(Enum):
    """How an act calls its units (domain brief 4.3).

    `PARA` is the unit printed «1.», `POINT` the unit printed «1)».
    """

    CRIMINAL = "criminal"
    """CC, CPC: «1.» is бөлік/часть, «1)» is тармақ/пункт."""
    CODE = "code"
    """Other codes: «1.» is бөлік/часть, «1)» is тармақша/подпункт."""
    LAW = "law"
    """Constitution and laws: «1.» is тармақ/пункт, «1)» is тармақша/подпункт."""

    def unit(self, kind: ProvisionKind) -> str:
        """How acts of this profile call a unit: a key of `Locale.units`."""
        if kind is ProvisionKind.PARAGRAPH:
            return "point" if self is Profile.LAW else "part"
        if kind is ProvisionKind.POINT:
            return "point" if self is Profile.CRIMINAL else "subpoint"
        return _UNIT_WORDS[kind]


_UNIT_WORDS = {
    ProvisionKind.SECTION: "section",
    ProvisionKind.CHAPTER: "chapter",
    ProvisionKind.DIVISION: "division",
    ProvisionKind.ARTICLE: "article",
    ProvisionKind.SUBPARAGRAPH: "part",
    ProvisionKind.INDENT: "indent",
    ProvisionKind.NOTE: "note",
}


@dataclass(frozen=True, slots=True)
class Act:
    """The work: what does not change from edition to edition.

    Args:
        code: code in the official database, such as `K1400000226`.
        rank: legal force.
        profile: how its units are called.
        date: date of adoption.
        names: the act's name by language and case, such as `("ru", "acc")`;
            the entry `("ru", "title")` is its title without the form of the act.
        location: where the entry stands in `drafts/acts/acts.yaml`.
    """

    code: str
    rank: Rank
    profile: Profile
    date: dt.date
    names: tuple[tuple[tuple[Lang, str], str], ...]
    location: Location = Location()

    def name(self, lang: Lang, case: str) -> str:
        """The act's name in one language and case.

        Raises:
            KeyError: where `acts.yaml` has no such case.
        """
        return dict(self.names)[lang, case]


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around a unit's words in its file: kept, never interpreted.

    Args:
        before: whole lines before the unit (blank lines, anchors), with line ends.
        lead: from the line's start to the number or the first word: indentation,
            `### `, `**`.
        marker: the number as printed with all that belongs to it and the white
            space after it: `1. `, `18-1) `, `435-бап. `, `Статья 86.`.
        after: from the last word to the line's end, line end included.
    """

    before: str = ""
    lead: str = ""
    marker: str = ""
    after: str = "\n"


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A note of the database's editors («Ескерту.», «Сноска.»), not of the law."""

    text: str
    layout: Layout = Layout()
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of an act with the units inside it.

    Args:
        kind: kind of the unit, by the text.
        number: as printed, without dot or bracket (`1-1`). For the unnumbered
            (SUBPARAGRAPH, INDENT) it is the ordinal under the parent, where the
            parent's own text counts as the first.
        text: the unit's own words without its number: the heading of an article,
            the lead text of a unit that has children. White space inside is as
            printed.
        children: units inside, in the order of the text.
        notes: editors' notes that stand after the unit.
        excluded: the unit is vacant: only an editors' remark keeps its number.
        layout: what stands around the words in the file.
        location: place in the file.
    """

    kind: ProvisionKind
    number: str
    text: str = ""
    children: tuple[Provision, ...] = ()
    notes: tuple[EditorNote, ...] = ()
    excluded: bool = False
    layout: Layout = field(default_factory=Layout)
    location: Location = field(default_factory=Location)

    @property
    def step(self) -> Step:
        """This unit's own link of a path."""
        return Step(self.kind, self.number)

    def walk(
        self, parent: ProvisionPath = ProvisionPath()
    ) -> Iterator[tuple[ProvisionPath, Provision]]:
        """This unit and all inside it, in the order of the text, with addresses."""
        path = ProvisionPath((*parent.steps, self.step))
        yield path, self
        for child in self.children:
            yield from child.walk(path)

    def bare(self) -> Provision:
        """The unit's content alone: no layout, notes or places; for comparing."""
        return replace(
            self,
            children=tuple(child.bare() for child in self.children),
            notes=(),
            layout=Layout(),
            location=Location(),
        )


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

    def walk(self) -> Iterator[tuple[ProvisionPath, Provision]]:
        """All units with their addresses, in the order of the text.

        Articles are numbered through the act, so that an address begins with the
        article: sections and chapters are walked but do not enter the path of the
        articles inside them.
        """
        for provision in self.provisions:
            yield from _walk_from_article(provision)

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


_ABOVE_ARTICLE = {
    ProvisionKind.SECTION,
    ProvisionKind.CHAPTER,
    ProvisionKind.DIVISION,
}


def _walk_from_article(
    provision: Provision,
) -> Iterator[tuple[ProvisionPath, Provision]]:
    if provision.kind not in _ABOVE_ARTICLE:
        yield from provision.walk()
        return
    yield ProvisionPath((provision.step,)), provision
    for child in provision.children:
        yield from _walk_from_article(child)
