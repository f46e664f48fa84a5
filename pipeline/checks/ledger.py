"""Records of the ledger name what exists, and positions have their evidence.

Bodies stand in `addressees.yaml`, chambers in `chambers.yaml`, alternatives in
`direction.yaml`, norms in the drafts. Roadmap, section 2: positions are put on
record; one that nothing proves does not count.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.checks.check import Case, Check
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Direction
from pipeline.model.identity import Location, ProvisionPath
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Dispatch, Position
from pipeline.model.pack import Pack
from pipeline.model.parties import Addressee
from pipeline.model.problem import Problem, error, warning
from pipeline.model.workspace import Workspace


def find(case: Case) -> Iterator[Problem]:
    """Unknown names, bodies that did not exist, positions without evidence."""
    for examined in case.examined:
        direction = examined.direction
        ledger = case.workspace.ledgers.get(direction.number, Ledger())
        yield from _bodies(case.workspace, ledger)
        yield from _letters(case.workspace, ledger)
        yield from _chambers(case.workspace.chambers, ledger)
        yield from _alternatives(direction, ledger)
        for position in ledger.positions:
            yield from _norm(case.workspace, direction, position)
            yield from _evidence(position)


@dataclass(frozen=True, slots=True)
class _Named:
    """A body as a record names it."""

    id: str
    date: dt.date
    location: Location


def _bodies(workspace: Workspace, ledger: Ledger) -> Iterator[Problem]:
    named = [
        *(
            _Named(body, each.date, each.location)
            for each in ledger.consultations
            for body in each.bodies
        ),
        *(_Named(each.body, each.date, each.location) for each in ledger.positions),
        *(_Named(each.body, each.date, each.location) for each in ledger.registrations),
    ]
    for each in named:
        yield from _living(each, workspace.addressees)


def _letters(workspace: Workspace, ledger: Ledger) -> Iterator[Problem]:
    """Chambers get the chambers' pack, bodies all others."""
    for letter in ledger.dispatches:
        chambers = letter.pack is Pack.CHAMBERS
        known = workspace.chambers if chambers else workspace.addressees
        for recipient in letter.to:
            if chambers and recipient not in known:
                yield _unknown_chamber(letter.location, recipient, known)
            else:
                yield from _living(_to(letter, recipient), known)


def _to(letter: Dispatch, recipient: str) -> _Named:
    return _Named(recipient, letter.date, letter.location)


def _living(named: _Named, known: Mapping[str, Addressee]) -> Iterator[Problem]:
    body = known.get(named.id)
    if body is None:
        yield error("unknown-addressee", named.location, body=named.id)
    elif not body.exists_on(named.date):
        yield error(
            "absent-body",
            named.location,
            body=body.id,
            date=f"{named.date:%d.%m.%Y}",
            successor=body.successor,
        )


def _chambers(known: Mapping[str, Addressee], ledger: Ledger) -> Iterator[Problem]:
    for vote in ledger.votes:
        if vote.chamber not in known:
            yield _unknown_chamber(vote.location, vote.chamber, known)


def _unknown_chamber(place: Location, name: str, known: Iterable[str]) -> Problem:
    near = _nearest(name, known)
    return error("unknown-chamber", place, chamber=name, nearest=near)


def _nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a misspelt one; empty where none is near."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), "")


def _alternatives(direction: Direction, ledger: Ledger) -> Iterator[Problem]:
    known = [each.id for each in direction.alternatives]
    named = [
        *((each.alternative, each.location) for each in ledger.decisions),
        *((each.alternative, each.location) for each in ledger.positions),
    ]
    for alternative, place in named:
        if alternative and alternative not in known:
            yield error(
                "unknown-alternative",
                place,
                alternative=alternative,
                known=", ".join(known),
                nearest=_nearest(alternative, known),
            )


def _norm(
    workspace: Workspace, direction: Direction, position: Position
) -> Iterator[Problem]:
    """The norm stands in force or in a proposal of this direction."""
    code, _, address = position.provision.partition("/")
    try:
        path = ProvisionPath.parse(address)
    except ValueError:
        known: Container[ProvisionPath] = ()
        path = ProvisionPath()
    else:
        known = set(_paths(workspace, direction, code))
    if path not in known:
        provision = position.provision
        yield error("unknown-norm", position.location, provision=provision)


def _paths(
    workspace: Workspace, direction: Direction, code: str
) -> Iterator[ProvisionPath]:
    for norm in direction.norms:
        if norm.act != code:
            continue
        in_force = workspace.edition(code, norm.lang, norm.base)
        for text in (norm.redaction, in_force):
            for path, _ in text.walk() if text else ():
                if path.steps and path.steps[0].number == norm.article:
                    yield path


def _evidence(position: Position) -> Iterator[Problem]:
    values = {"body": position.body, "provision": position.provision}
    if position.evidence is None:
        yield warning("position-without-evidence", position.location, **values)
    for words in (position.proposed, position.argument, position.answer):
        lacking = _lacking(words)
        if lacking:
            yield warning(
                "words-in-one-language", words.location, lang=lacking, **values
            )


def _lacking(words: Bilingual) -> str:
    """The language in which words are missing though the other has them."""
    if bool(words.kk) == bool(words.ru):
        return ""
    return "ru" if words.kk else "kk"


LEDGER = Check("ledger", find)
