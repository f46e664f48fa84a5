"""Who takes part: the Bar, the bodies that it writes to, and people with a post."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Location

PRESIDIUM = "rka_presidium"
"""Id in `addressees.yaml` of the body that decides on every direction."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a post; the name may be a placeholder such as «[аты-жөні]»."""

    post: Bilingual
    name: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One or more bodies (four at most) that get one letter; ids of addressees."""

    ids: tuple[str, ...]
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Addressee:
    """A body that letters go to, by language and case, with its life span.

    Args:
        id: stable name, such as `moj`.
        nominative: official name.
        dative: official name in the dative (барыс септігі).
        valid_from: first day of its existence, as far as it matters here.
        valid_until: last day; None while it exists.
        successor: id of the body that follows an ended one, else empty.
        status: what of its names was verified, in words.
        location: place in `addressees.yaml`.
    """

    id: str
    nominative: Bilingual
    dative: Bilingual
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: str = ""
    status: str = ""
    location: Location = Location()

    def exists_on(self, day: dt.date) -> bool:
        """Whether the body exists on a day."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The Bar itself, as its documents name it."""

    name: Bilingual
    place: Bilingual
    chair: Person
    executor: Person
    contacts: Bilingual
