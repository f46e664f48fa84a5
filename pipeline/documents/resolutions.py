"""What the Presidium resolves, point by point, for both outcomes.

Roadmap, 2.x: approve or return for rework; approve working group, calendar plan and
responsible people; 10-15 working days for the accompanying protocol; 2.6, 2.7: letters
to all chambers, two thirds must support. After consultations the final text is
approved, sent to the bodies and explained to the profession.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.kind import Brief
from pipeline.documents.paper import about_direction
from pipeline.documents.requisites import (
    chair_words,
    completion_words,
    people,
    protocol_days,
    subject_of,
)
from pipeline.model.ledger_terms import Outcome, Subject
from pipeline.model.pack import Pack
from pipeline.model.parties import Addressee
from pipeline.model.shares import Tally
from pipeline.model.standing import duties_of


def resolutions(brief: Brief) -> Iterator[str]:
    """The points of the decision whose outcome the brief's variant names."""
    if Outcome(brief.variant) is Outcome.RETURN:
        yield from _return(brief)
    elif subject_of(brief) is Subject.INITIATIVE:
        yield from _approve_initiative(brief)
    else:
        yield from _approve_final_text(brief)
    yield brief.locale.phrase("resolve_control", chair=chair_words(brief))


def support_words(brief: Brief) -> dict[str, str]:
    """How many chambers there are and how many of them must support."""
    tally = Tally(tuple(each.id for each in brief.bodies[Pack.CHAMBERS]))
    return {"count": str(len(tally.chambers)), "needed": str(tally.needed)}


def _approve_initiative(brief: Brief) -> Iterator[str]:
    phrase = brief.locale.phrase
    yield about_direction(brief, "resolve_approve_initiative")
    yield from _choice(brief)
    yield brief.locale.term("resolve_group")
    yield phrase("resolve_people", **people(brief))
    yield phrase("resolve_protocol", **protocol_days(brief))
    if duties_of(brief.direction.number).asks_chambers:
        yield phrase("resolve_chambers", **support_words(brief))
    yield from _with_bodies(brief, "resolve_consult", Pack.CONSULTATION)
    yield phrase("resolve_completion", date=completion_words(brief))


def _approve_final_text(brief: Brief) -> Iterator[str]:
    yield about_direction(brief, "resolve_approve_final-text")
    yield from _choice(brief)
    yield from _with_bodies(brief, "resolve_submit", Pack.SUBMISSION)
    yield brief.locale.term("resolve_publish")
    yield brief.locale.phrase("resolve_completion", date=completion_words(brief))


def _return(brief: Brief) -> Iterator[str]:
    term, phrase = brief.locale.term, brief.locale.phrase
    yield about_direction(brief, "resolve_return")
    yield phrase("resolve_remarks", remarks=term("no_remarks"))
    yield phrase("resolve_rework", **people(brief))
    yield phrase("resolve_again", date=term("no_date"))


def _choice(brief: Brief) -> Iterator[str]:
    """Which of several alternatives is taken; a single one needs no choice."""
    chosen = brief.recommended
    if len(brief.direction.alternatives) == 1:
        return
    if chosen is None:
        yield brief.locale.term("resolve_choice_open")
        return
    yield brief.locale.phrase(
        "resolve_choice",
        index=brief.index_of(chosen.id),
        title=chosen.titles[brief.lang],
    )


def _with_bodies(brief: Brief, phrase: str, pack: Pack) -> Iterator[str]:
    bodies = brief.bodies[pack]
    if bodies:
        yield brief.locale.phrase(phrase, bodies=names(brief, bodies))


def names(brief: Brief, bodies: tuple[Addressee, ...]) -> str:
    """Names of bodies in one line."""
    return "; ".join(each.nominative[brief.lang] for each in bodies)
