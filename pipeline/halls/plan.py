"""What a build makes: which kinds go into which packs, and what each may show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.documents.kind import Attachment, Brief, DocumentKind, Pack, Scope
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.records import has_records
from pipeline.ledger import Workdays, deadlines_of, sift, tally_of
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.deadline import Deadline
from pipeline.model.direction import Alternative, Direction
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.locale import Locale
from pipeline.model.parties import PRESIDIUM, Addressee, Recipient
from pipeline.model.shares import Tally
from pipeline.model.standing import duties_of
from pipeline.model.workspace import Workspace

ENCLOSED_FIRST = (
    "amending-bill",
    "explanatory-note",
    "comparison-table",
    "alternatives-table",
    "redaction-commentary",
    "legal-justification",
    "regulation",
    "positions-protocol",
    "response-table",
    "chamber-decision-form",
    "working-group",
    "calendar-plan",
    "materials-list",
    "consultation-format",
    "presidium-decision",
)
"""Order of enclosures: the bill and its papers as Law on legal acts 29(2) has them,
then what explains them, then the papers of the house."""


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


def packs_of(direction: Direction) -> tuple[Pack, ...]:
    """The packs that a direction has.

    Without a chosen alternative nothing is made for the world outside: an
    alternative that was not chosen must never leave the house.
    """
    packs = [Pack.PRESIDIUM, Pack.CONSULTATION]
    if direction.chosen_alternative:
        if duties_of(direction.number).asks_chambers:
            packs.append(Pack.CHAMBERS)
        packs += [Pack.SUBMISSION, Pack.PUBLIC]
    return tuple(packs)


class Planner:
    """Lays out the packs of prepared directions."""

    def __init__(
        self,
        workspace: Workspace,
        locales: Mapping[Lang, Locale],
        kinds: Mapping[str, DocumentKind],
        as_of: dt.date,
    ) -> None:
        self._workspace = workspace
        self._locales = locales
        self._kinds = kinds
        self._as_of = as_of

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
        if not has_records(self._records(prepared.direction), kind.records):
            return
        for alternatives in _shown_together(prepared.direction, pack, kind.scope):
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
        leading = _leading(direction, alternatives)
        now = self._records(direction)
        return Brief(
            programme=self._workspace.programme,
            direction=direction,
            pack=pack,
            locale=self._locales[lang],
            acts=self._workspace.acts,
            alternatives=alternatives,
            comparisons=_comparisons(prepared, lang, alternatives),
            clauses=_clauses(prepared, lang, leading),
            bodies={each: self._all_bodies(direction, each) for each in Pack},
            ledger=now,
            deadlines=self._deadlines(direction, now),
            positions=sift(now).counted,
            tally=self._tally(direction, now),
            names={**self._workspace.addressees, **self._workspace.chambers},
        )

    def _records(self, direction: Direction) -> Ledger:
        """What is on record by the day."""
        ledger = self._workspace.ledgers.get(direction.number, Ledger())
        return ledger.on(self._as_of)

    def _deadlines(self, direction: Direction, now: Ledger) -> tuple[Deadline, ...]:
        workdays = Workdays.over(self._workspace.calendar)
        return deadlines_of(direction, now, workdays, self._as_of)

    def _tally(self, direction: Direction, now: Ledger) -> Tally:
        asks = duties_of(direction.number).asks_chambers
        chambers = self._workspace.chambers if asks else ()
        return tally_of(now, chambers, self._as_of)

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


def attachments_of(
    plan: PackPlan, lang: Lang, pages: Mapping[str, int]
) -> tuple[Attachment, ...]:
    """What a letter of a pack encloses: the pack's other documents in its language.

    Args:
        plan: the pack.
        lang: language of the letter.
        pages: sheets of each document by its stem; 0 or absent where unknown.
    """
    enclosed = [
        Attachment(
            job.kind.name,
            document_alternative(job),
            pages.get(stem_of(job), 0),
            job.brief.variant,
        )
        for job in plan.jobs
        if job.brief.lang == lang
    ]
    return tuple(sorted(enclosed, key=_enclosure_order))


def _enclosure_order(attachment: Attachment) -> tuple[str, int]:
    kind = attachment.kind
    last = len(ENCLOSED_FIRST)
    place = ENCLOSED_FIRST.index(kind) if kind in ENCLOSED_FIRST else last
    return attachment.alternative or "~", place


def document_alternative(job: Job) -> str:
    """The alternative that the file name of a document carries, or empty."""
    one = job.kind.scope is Scope.ALTERNATIVE and job.brief.pack.shows_alternatives
    return job.brief.alternative.id if one else ""


def stem_of(job: Job) -> str:
    """File name of a document without its ending."""
    named = (job.kind.name, job.brief.variant, document_alternative(job))
    parts = (*named, job.brief.lang)
    return ".".join(part for part in parts if part)


def _shown(direction: Direction, pack: Pack) -> tuple[Alternative, ...]:
    if pack.shows_alternatives:
        return direction.alternatives
    chosen = direction.chosen_alternative
    return tuple(each for each in direction.alternatives if each.id == chosen)


def _shown_together(
    direction: Direction, pack: Pack, scope: Scope
) -> tuple[tuple[Alternative, ...], ...]:
    """The alternatives that each document of a scope shows."""
    shown = _shown(direction, pack)
    match scope:
        case Scope.DIRECTION:
            return (shown,)
        case Scope.ALTERNATIVE:
            return tuple((each,) for each in shown)
        case Scope.PACK | Scope.RECIPIENT:
            return ((_leading(direction, shown),),)


def _leading(direction: Direction, shown: tuple[Alternative, ...]) -> Alternative:
    """The chosen one of some alternatives, else the first."""
    chosen = direction.chosen_alternative
    return next((each for each in shown if each.id == chosen), shown[0])


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
