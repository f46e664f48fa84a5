"""What a build makes: which kinds go into which packs, and what each may show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.records import has_records
from pipeline.halls.shown import leading, shown_together
from pipeline.ledger import Workdays, YearOf, deadlines_of, sift, tally_of, year_of
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.deadline import Deadline
from pipeline.model.direction import Alternative, Direction
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.parties import PRESIDIUM, Addressee, Recipient
from pipeline.model.shares import Tally
from pipeline.model.standing import duties_of
from pipeline.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make."""

    kind: DocumentKind
    brief: Brief


@dataclass(frozen=True, slots=True, eq=False)
class PackPlan:
    """All documents of one pack: `letters` are made after `jobs` are counted.

    Letters and other papers about the pack list the `jobs` with their sheets. A plan
    is itself only: two plans are never compared by what they hold.
    """

    direction: Direction
    pack: Pack
    jobs: tuple[Job, ...]
    letters: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the records of a direction say on a day."""

    ledger: Ledger
    deadlines: tuple[Deadline, ...]
    positions: tuple[Position, ...]
    tally: Tally


class Planner:
    """Lays out the packs of prepared directions.

    Args:
        workspace: all drafts.
        locales: wording, by language.
        kinds: the documents that there are, by name.
        as_of: day for which they are made.
        years: gives the calendar of the country in a year.
    """

    def __init__(
        self,
        workspace: Workspace,
        locales: Mapping[Lang, Locale],
        kinds: Mapping[str, DocumentKind],
        as_of: dt.date,
        *,
        years: YearOf = year_of,
    ) -> None:
        self._years = years
        self._workspace = workspace
        self._locales = locales
        self._kinds = kinds
        self._as_of = as_of
        self._facts: dict[str, _Facts] = {}

    def plan(
        self, prepared: PreparedDirection, pack: Pack, langs: tuple[Lang, ...]
    ) -> PackPlan:
        """The documents of one pack in the given languages."""
        jobs: list[Job] = []
        letters: list[Job] = []
        for kind in self._kinds.values():
            if pack not in kind.packs:
                continue
            for lang in langs:
                for brief in self._briefs(prepared, pack, kind, lang):
                    (letters if kind.scope.is_last else jobs).append(Job(kind, brief))
        return PackPlan(prepared.direction, pack, tuple(jobs), tuple(letters))

    def _briefs(
        self,
        prepared: PreparedDirection,
        pack: Pack,
        kind: DocumentKind,
        lang: Lang,
    ) -> Iterator[Brief]:
        """What each document of a kind may know; none where its matter is missing."""
        if kind.prose and prepared.direction.prose(kind.prose, lang) is None:
            return
        if not has_records(self._facts_of(prepared.direction).ledger, kind.records):
            return
        for alternatives in shown_together(prepared.direction, pack, kind.scope):
            brief = self._brief(prepared, pack, lang, alternatives)
            for recipients in self._recipients(prepared.direction, pack, kind.scope):
                for variant in kind.variants or ("",):
                    yield replace(brief, recipients=recipients, variant=variant)

    def _brief(
        self,
        prepared: PreparedDirection,
        pack: Pack,
        lang: Lang,
        alternatives: tuple[Alternative, ...],
    ) -> Brief:
        direction = prepared.direction
        lead = leading(direction, alternatives)
        facts = self._facts_of(direction)
        return Brief(
            programme=self._workspace.programme,
            direction=direction,
            pack=pack,
            locale=self._locales[lang],
            acts=self._workspace.acts,
            alternatives=alternatives,
            comparisons=_comparisons(prepared, lang, alternatives),
            clauses=_clauses(prepared, lang, lead),
            bodies={each: self._all_bodies(direction, each) for each in Pack},
            ledger=facts.ledger,
            deadlines=facts.deadlines,
            positions=facts.positions,
            tally=facts.tally,
            names={**self._workspace.addressees, **self._workspace.chambers},
        )

    def _facts_of(self, direction: Direction) -> _Facts:
        """What is on record by the day, and what follows; the same for all briefs."""
        number = direction.number
        if number not in self._facts:
            now = self._workspace.ledgers.get(number, Ledger()).on(self._as_of)
            workdays = Workdays.over(self._workspace.calendar, self._years)
            asks = duties_of(number).asks_chambers
            chambers = self._workspace.chambers if asks else ()
            self._facts[number] = _Facts(
                ledger=now,
                deadlines=deadlines_of(direction, now, workdays, self._as_of),
                positions=sift(now).counted,
                tally=tally_of(now, chambers, self._as_of),
            )
        return self._facts[number]

    def _recipients(
        self, direction: Direction, pack: Pack, scope: Scope
    ) -> Iterator[tuple[Addressee, ...]]:
        """Who gets each document of a scope: nobody in particular, or each letter."""
        letters = self._letters(direction, pack)
        match scope:
            case Scope.RECIPIENT:
                yield from letters
            case Scope.PACK:
                yield next(iter(letters), ()) if pack is Pack.PRESIDIUM else ()
            case _:
                yield ()

    def _letters(
        self, direction: Direction, pack: Pack
    ) -> tuple[tuple[Addressee, ...], ...]:
        """The living bodies of each letter of a pack."""
        if pack is Pack.CHAMBERS:
            return tuple((each,) for each in self._workspace.chambers.values())
        named = direction.addressees.get(pack.value, ())
        if pack is Pack.PRESIDIUM:
            named = (Recipient((PRESIDIUM,)),)
        found = (self._bodies(recipient) for recipient in named)
        return tuple(bodies for bodies in found if bodies)

    def _all_bodies(self, direction: Direction, pack: Pack) -> tuple[Addressee, ...]:
        """All bodies of a pack, each once."""
        letters = self._letters(direction, pack)
        return tuple(dict.fromkeys(body for bodies in letters for body in bodies))

    def _bodies(self, recipient: Recipient) -> tuple[Addressee, ...]:
        """The living bodies of a letter: an ended one gives way to its successor."""
        found: dict[str, Addressee] = {}
        for body_id in recipient.ids:
            body = self._living(body_id)
            if body is not None:
                found[body.id] = body
        return tuple(found.values())

    def _living(self, body_id: str) -> Addressee | None:
        bodies = self._workspace.addressees
        seen: set[str] = set()
        body = bodies.get(body_id)
        while body is not None and not body.exists_on(self._as_of):
            if body.id in seen:
                return None
            seen.add(body.id)
            body = bodies.get(body.successor)
        return body


def _comparisons(
    prepared: PreparedDirection, lang: Lang, alternatives: tuple[Alternative, ...]
) -> tuple[Comparison, ...]:
    compared = prepared.comparisons.get(lang, ())
    if len(alternatives) > 1 or len(prepared.direction.alternatives) == 1:
        return compared
    index = prepared.direction.alternatives.index(alternatives[0])
    single = (comparison.only(index) for comparison in compared)
    return tuple(each for each in single if each.has_changes)


def _clauses(
    prepared: PreparedDirection, lang: Lang, alternative: Alternative
) -> tuple[ActClauses, ...]:
    derived = prepared.derived.get((lang, alternative.id), ())
    return tuple(each.clauses for each in derived)
