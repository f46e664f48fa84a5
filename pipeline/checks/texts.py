"""Prose has the blocks that its form asks for, and refers to facts that exist.

Law on legal acts, Art. 29(2)(1): need, aims, tasks and main provisions in the
explanatory note; Regulation of the Government, p. 93(18): by-laws.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.direction import Direction
from pipeline.model.facts import REFERENCE, Fact
from pipeline.model.identity import LANGS, Location
from pipeline.model.problem import Problem, error, warning
from pipeline.model.prose import Prose
from pipeline.model.standing import duties_of

MANDATORY = {
    "explanatory-note": ("need", "aims", "tasks", "provisions", "bylaws"),
    "legal-justification": (
        "law_in_force",
        "problem",
        "proposal",
        "risks",
        "conclusion",
    ),
    "redaction-commentary": (),
    "public-brief": ("essence", "effect"),
    "cover-letter-consultation": (),
    "cover-letter-submission": (),
}
"""Texts that every direction has, with the sections that they must have."""

_FACTS = {fact.value for fact in Fact}


def find(case: Case) -> Iterator[Problem]:
    """Missing texts, missing sections, unknown references."""
    for examined in case.examined:
        direction = examined.direction
        yield from _missing_texts(direction)
        for text in direction.texts:
            yield from _missing_sections(text)
        for words, place in _words(direction):
            yield from _unknown_facts(words, place)


def texts_of(direction: Direction) -> tuple[str, ...]:
    """Texts that a direction must have: those of all, and those of its own duties."""
    return (*MANDATORY, *duties_of(direction.number).texts)


def _missing_texts(direction: Direction) -> Iterator[Problem]:
    for document in texts_of(direction):
        for lang in LANGS:
            if direction.prose(document, lang) is None:
                yield warning(
                    "missing-text", direction.location, document=document, lang=lang
                )


def _missing_sections(text: Prose) -> Iterator[Problem]:
    present = {section.id for section in text.sections}
    for section in MANDATORY.get(text.document, ()):
        if section not in present:
            yield error("missing-section", text.location, section=section)


def _words(direction: Direction) -> Iterator[tuple[str, Location]]:
    """All words that may refer to facts, with their places."""
    for text in direction.texts:
        for section in text.sections:
            for paragraph in section.paragraphs:
                yield paragraph.text, paragraph.location
    for norm in direction.norms:
        for each in norm.rationales:
            yield f"{each.what} {each.why} {each.instruction}", each.location


def _unknown_facts(words: str, place: Location) -> Iterator[Problem]:
    for match in REFERENCE.finditer(words):
        if match[1] not in _FACTS:
            yield error("unknown-fact", place, fact=match[1])


TEXTS = Check("texts", find)
