"""The roadmap's measures with their working shown (section 2, monitoring).

* agreed positions: of the newest positions that have evidence, silence included,
  those that agree;
* drafts considered: of the bodies to which a draft was sent, those that answered or
  took it up in a plan or register;
* documents prepared: of the documents of the direction's packs, those that left;
* consultations held: of the bodies to be consulted, those that were.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pipeline.ledger.positions import name_of, sift
from pipeline.model.direction import Direction
from pipeline.model.identity import Location
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Dispatch
from pipeline.model.ledger_terms import Stance
from pipeline.model.pack import Pack
from pipeline.model.shares import Counted, Measure, Share

OUTSIDE = frozenset({Pack.CONSULTATION, Pack.SUBMISSION})
"""Packs that bring a draft before a state body."""


def shares_of(
    direction: Direction,
    ledger: Ledger,
    planned: Iterable[tuple[str, str]],
    as_of: dt.date,
) -> tuple[Share, ...]:
    """All measures of one direction as of a day.

    Args:
        direction: its drafts.
        ledger: its records.
        planned: pack and kind of each document that the direction's packs hold.
        as_of: later records do not count.
    """
    now = ledger.on(as_of)
    return (
        _agreed(now),
        Share(Measure.CONSIDERED, tuple(_considered(direction, now))),
        Share(Measure.DOCUMENTS, tuple(_documents(direction, now, planned))),
        _consultations(direction, now),
    )


def summed(shares: Iterable[Share]) -> tuple[Share, ...]:
    """The measures of several directions in sum: all entries together."""
    every = tuple(shares)
    return tuple(
        Share(
            measure,
            tuple(entry for share in mine for entry in share.entries),
            tuple(entry for share in mine for entry in share.left_out),
            sum(share.happenings for share in mine),
        )
        for measure in Measure
        for mine in ([share for share in every if share.measure is measure],)
    )


def _agreed(now: Ledger) -> Share:
    sifted = sift(now)
    entries = tuple(
        Counted(name_of(each), each.stance is Stance.AGREED, each.location)
        for each in sifted.counted
    )
    return Share(Measure.AGREED, entries, sifted.left_out)


def _considered(direction: Direction, now: Ledger) -> Iterator[Counted]:
    heard = sift(now).heard()
    taken_up = {each.body for each in now.registrations}
    letters = [each for each in now.sent if each.pack in OUTSIDE]
    for body, letter in _first_letters(letters).items():
        considered = body in heard or body in taken_up
        yield Counted(f"{direction.number} {body}", considered, letter.location)


def _first_letters(letters: Iterable[Dispatch]) -> dict[str, Dispatch]:
    """The first letter to each body."""
    first: dict[str, Dispatch] = {}
    for letter in letters:
        for body in letter.to:
            first.setdefault(body, letter)
    return first


def _documents(
    direction: Direction, now: Ledger, planned: Iterable[tuple[str, str]]
) -> Iterator[Counted]:
    """A document is prepared once its pack has left: a file that lies about is not."""
    left = {each.pack.value: each for each in reversed(now.sent)}
    for pack, kind in planned:
        letter = left.get(pack)
        place = letter.location if letter else Location()
        yield Counted(f"{direction.number} {pack}/{kind}", letter is not None, place)


def _consultations(direction: Direction, now: Ledger) -> Share:
    held = sorted(now.consultations, key=lambda each: each.date)
    places: dict[str, Location] = {}
    for consultation in held:
        for body in consultation.bodies:
            places.setdefault(body, consultation.location)
    recipients = direction.addressees.get(Pack.CONSULTATION.value, ())
    bodies = dict.fromkeys(body for each in recipients for body in each.ids)
    entries = tuple(
        Counted(f"{direction.number} {body}", body in places, places.get(body, none))
        for none in (Location(),)
        for body in (*bodies, *(each for each in places if each not in bodies))
    )
    return Share(Measure.CONSULTATIONS, entries, happenings=len(held))
