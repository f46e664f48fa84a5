"""What a build makes: which kinds go into which packs, and what each may show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.documents.kind import Attachment, Brief, DocumentKind, Pack, Scope
from pipeline.halls.prepare import PreparedDirection
from pipeline.model.amending import ActClauses
from pipeline.model.comparison import Comparison
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.package import (
    Addressee,
    Alternative,
    Direction,
    Recipient,
    Workspace,
)

ENCLOSED_FIRST = ("amending-bill", "explanatory-note", "comparison-table")
"""Order of a letter's enclosures: the bill first, as Law on legal acts 29(2) has it."""

CHAMBERS_ASKED = frozenset({"2.6", "2.7"})
"""Directions on which all territorial chambers are asked (roadmap, 2.6 and 2.7)."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make."""

    kind: DocumentKind
    brief: Brief


@dataclass(frozen=True, slots=True, eq=False)
class PackPlan:
    """All documents of one pack: `letters` are made after `jobs` are counted.

    A plan is itself only: two plans are never compared by what they hold.
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
        if direction.number in CHAMBERS_ASKED:
            packs.append(Pack.CHAMBERS)
        packs.append(Pack.SUBMISSION)
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
                    last = kind.scope is Scope.RECIPIENT
                    (letters if last else jobs).append(Job(kind, brief))
        return PackPlan(prepared.direction, pack, tuple(jobs), tuple(letters))

    def _briefs(
        self,
        prepared: PreparedDirection,
        pack: Pack,
        kind: DocumentKind,
        lang: Lang,
    ) -> Iterator[Brief]:
        direction = prepared.direction
        if kind.prose and direction.prose(kind.prose, lang) is None:
            return
        if kind.scope is Scope.DIRECTION:
            yield self._brief(prepared, pack, lang, direction.alternatives)
            return
        shown = _shown(direction, pack)
        if kind.scope is Scope.ALTERNATIVE:
            for alternative in shown:
                yield self._brief(prepared, pack, lang, (alternative,))
            return
        chosen = next(
            (a for a in shown if a.id == direction.chosen_alternative), shown[0]
        )
        for recipient in direction.addressees.get(pack.value, ()):
            bodies = self._bodies(recipient)
            if bodies:
                yield self._brief(prepared, pack, lang, (chosen,), bodies)

    def _brief(
        self,
        prepared: PreparedDirection,
        pack: Pack,
        lang: Lang,
        alternatives: tuple[Alternative, ...],
        recipients: tuple[Addressee, ...] = (),
    ) -> Brief:
        return Brief(
            programme=self._workspace.programme,
            direction=prepared.direction,
            pack=pack,
            locale=self._locales[lang],
            acts=self._workspace.acts,
            alternatives=alternatives,
            comparisons=_comparisons(prepared, lang, alternatives),
            clauses=_clauses(prepared, lang, alternatives[0]),
            recipients=recipients,
        )

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
        Attachment(job.kind.name, document_alternative(job), pages.get(stem_of(job), 0))
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
    parts = (job.kind.name, document_alternative(job), job.brief.lang)
    return ".".join(part for part in parts if part)


def _shown(direction: Direction, pack: Pack) -> tuple[Alternative, ...]:
    if pack.shows_alternatives:
        return direction.alternatives
    chosen = direction.chosen_alternative
    return tuple(each for each in direction.alternatives if each.id == chosen)


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
