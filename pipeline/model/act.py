"""An act as a work (FRBR): what does not change from edition to edition.

Its texts are redactions (`pipeline.model.redaction`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from pipeline.model.identity import Lang, Location, ProvisionKind


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
