"""Requisites that the papers of the house share: marks, dates, numbers, people.

Rules of documentation (31.10.2018 No 703): decisions and protocols are dated in words
(p. 21), the mark of approval stands at the top right (p. 32-36), a collegial body
signs by its chair and its secretary (p. 31). What is not on record yet has a
placeholder in square brackets.
"""

from __future__ import annotations

import datetime as dt

from pipeline.documents.kind import Brief
from pipeline.model.deadline import Deadline, DeadlineKind
from pipeline.model.document import Mark, Paragraph, Role, Run, Runs, Signature, plain
from pipeline.model.ledger_records import Decision
from pipeline.model.ledger_terms import Outcome, Subject
from pipeline.model.parties import Person


def approval_of(brief: Brief) -> Decision | None:
    """The Presidium's approval of the initiative in force, None while there is none."""
    subject = Subject.INITIATIVE
    mine = [each for each in brief.ledger.decisions if each.subject is subject]
    newest = max(mine, key=lambda each: each.date, default=None)
    approves = newest is not None and newest.outcome is Outcome.APPROVE
    return newest if approves else None


def subject_of(brief: Brief) -> Subject:
    """What the Presidium is asked about next: it sees a direction twice."""
    return Subject.FINAL_TEXT if approval_of(brief) else Subject.INITIATIVE


def day_in_words(brief: Brief, day: dt.date | None) -> str:
    """A date in words, or its placeholder."""
    return brief.locale.date_in_words(day) if day else brief.locale.term("no_date")


def decision_words(brief: Brief) -> str:
    """The approval of the initiative as other papers name it."""
    return brief.locale.phrase("decision_words", **_date_and_number(brief))


def approval_mark(brief: Brief) -> Paragraph:
    """The mark at the top right of what a decision of the Presidium approves."""
    words = brief.locale.phrase("approved_mark", **_date_and_number(brief))
    return Paragraph(plain(words), Role.CAPTION)


def _date_and_number(brief: Brief) -> dict[str, str]:
    approval = approval_of(brief)
    return {
        "date": day_in_words(brief, approval.date if approval else None),
        "number": approval.number if approval else brief.locale.term("no_number"),
    }


def organisation_line(brief: Brief) -> Paragraph:
    """Name of the Bar over the title of its own paper."""
    return Paragraph((Run(brief.organisation, Mark.STRONG),), Role.SUBTITLE)


def place_line(brief: Brief) -> Paragraph:
    """The place where a paper is made."""
    return Paragraph(
        plain(brief.programme.organisation.place[brief.lang]), Role.REQUISITE
    )


def numbered_line(brief: Brief, day: dt.date | None, number: str) -> Paragraph:
    """Date and number of a paper of the house, or their placeholders."""
    words = brief.locale.phrase(
        "act_of_own",
        date=day_in_words(brief, day),
        number=number or brief.locale.term("no_number"),
    )
    return Paragraph(plain(words), Role.REQUISITE)


def labelled(brief: Brief, label: str, text: str, role: Role = Role.BODY) -> Paragraph:
    """A paragraph that begins with its label in bold.

    Args:
        brief: what the paper may know.
        label: the locale's term for the label, with its colon.
        text: what follows.
        role: role of the paragraph.
    """
    words = Run(f"{brief.locale.term(label)} ", Mark.STRONG)
    return Paragraph((words, *plain(text)), role)


def strong(text: str) -> Runs:
    """Words in bold."""
    return (Run(text, Mark.STRONG),)


def at_start(text: str) -> str:
    """Words that begin a line or a cell: with a capital letter."""
    return text[:1].upper() + text[1:]


def person_words(brief: Brief, person: Person) -> str:
    """Post and name of somebody."""
    return brief.locale.phrase(
        "person", post=person.post[brief.lang], name=brief.name_of(person)
    )


def people(brief: Brief) -> dict[str, str]:
    """The two who answer for a direction, for phrases that name both."""
    return {
        "responsible": person_words(brief, brief.direction.responsible),
        "coordinator": person_words(brief, brief.direction.coordinator),
    }


def chair_words(brief: Brief) -> str:
    """Post and name of the Chair."""
    return person_words(brief, brief.programme.organisation.chair)


def signature_of(brief: Brief, person: Person) -> Signature:
    """Signature of somebody by post and name."""
    return Signature(at_start(person.post[brief.lang]), brief.name_of(person))


def protocol_days(brief: Brief) -> dict[str, str]:
    """Both ends of the working days in which the accompanying protocol is opened."""
    first, last = brief.direction.deadlines.accompanying_protocol
    return {"first": str(first), "last": str(last)}


def due_words(brief: Brief, kind: DeadlineKind, original: dt.date) -> str:
    """A deadline in words: as it was set, and as a decision has moved it.

    Args:
        brief: what the paper may know.
        kind: which deadline.
        original: the day that the drafts set.
    """
    deadline = brief.deadline(kind)
    if deadline is None or not deadline.extensions:
        return brief.locale.date_in_words(original)
    return _extended(brief, deadline, original)


def _extended(brief: Brief, deadline: Deadline, original: dt.date) -> str:
    decision = deadline.extensions[-1]
    return brief.locale.phrase(
        "due_extended",
        date=brief.locale.date_in_words(decision.until),
        original=brief.locale.date_in_words(original),
        decision=brief.locale.date_in_words(decision.date),
        number=decision.number,
    )


def completion_words(brief: Brief) -> str:
    """The day by which the direction's work ends, in words."""
    completion = brief.direction.deadlines.completion
    return due_words(brief, DeadlineKind.COMPLETION, completion)


def first_review_words(brief: Brief) -> str:
    """The day by which the Presidium first decides, in words."""
    review = brief.direction.deadlines.first_review
    return due_words(brief, DeadlineKind.FIRST_REVIEW, review)
