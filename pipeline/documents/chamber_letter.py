"""The letter to a territorial chamber: consider the initiative, send a decision.

Roadmap, 2.6 and 2.7: the Chair asks all chambers to consider the initiative at a
conference, a sitting of the presidium or a general meeting; at least two thirds must
support it by official decisions that their chairs have signed. Form as of any letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.letter_parts import (
    closing,
    dispatch_of,
    letter,
    opening,
    topic,
)
from pipeline.documents.paper import about_direction
from pipeline.documents.requisites import day_in_words, decision_words
from pipeline.documents.resolutions import support_words
from pipeline.model.document import Block, Document, Paragraph, plain
from pipeline.model.pack import Pack

KIND = "chamber-letter"


def compose(brief: Brief) -> Document:
    """The letter to one chamber."""
    heading = about_direction(brief, "chamber_heading")
    return letter(brief, KIND, heading, tuple(_blocks(brief, heading)))


def _blocks(brief: Brief, heading: str) -> Iterator[Block]:
    yield from opening(brief)
    yield topic(heading)
    yield from (Paragraph(plain(text)) for text in _texts(brief))
    yield from closing(brief)


def _texts(brief: Brief) -> Iterator[str]:
    locale, direction = brief.locale, brief.direction
    yield locale.phrase(
        "chamber_send",
        direction=direction.titles[brief.lang],
        number=direction.number,
        decision=decision_words(brief),
        chamber=" ".join(each.dative[brief.lang] for each in brief.recipients),
        title=bill_title(brief),
    )
    yield locale.phrase("chamber_goal", goal=direction.goals[brief.lang])
    yield locale.term("chamber_ask")
    sent = dispatch_of(brief)
    answer_by = day_in_words(brief, sent.answer_by if sent else None)
    yield locale.phrase("chamber_answer", date=answer_by)
    yield locale.phrase("chamber_support", **support_words(brief))


CHAMBER_LETTER = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.CHAMBERS}),
    scope=Scope.RECIPIENT,
    compose=compose,
)
