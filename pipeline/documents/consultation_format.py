"""How consultations are held: with whom, in which forms, on what, until when.

Roadmap, 2.x: a plan of interaction with the state's bodies; working meetings and
letters; agreed positions and disagreements are put on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.change_table import act_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.lists import listed
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.requisites import (
    approval_mark,
    chair_words,
    completion_words,
    protocol_days,
)
from pipeline.model.changes import changed_groups
from pipeline.model.comparison import Comparison
from pipeline.model.document import Block, Document, Paragraph, Role, plain
from pipeline.model.pack import Pack
from pipeline.model.standing import duties_of

KIND = "consultation-format"


def compose(brief: Brief) -> Document:
    """The format that the Presidium approves."""
    heading = heading_of_direction(brief, "format_title")
    return paper(
        brief,
        KIND,
        heading,
        (
            approval_mark(brief),
            *heading.lines(brief),
            *_chapters(brief),
        ),
    )


def _chapters(brief: Brief) -> Iterator[Block]:
    bodies = (each.nominative[brief.lang] for each in brief.bodies[Pack.CONSULTATION])
    forms = (each[brief.lang] for each in brief.direction.consultation_format)
    yield from _list(brief, "format_bodies", bodies)
    if duties_of(brief.direction.number).asks_chambers:
        yield Paragraph(plain(brief.locale.term("format_bodies_of_chambers")))
    yield from _list(brief, "format_forms", forms)
    yield from _list(brief, "format_topics", _topics(brief))
    yield Paragraph(plain(brief.locale.term("format_order")), Role.HEADING)
    yield from (Paragraph(plain(text)) for text in _order(brief))


def _list(brief: Brief, heading: str, lines: Iterable[str]) -> Iterator[Block]:
    yield Paragraph(plain(brief.locale.term(heading)), Role.HEADING)
    found = tuple(lines)
    if not found:
        yield Paragraph(plain(brief.locale.term("not_filled")))
        return
    yield listed(found)


def _topics(brief: Brief) -> Iterator[str]:
    """The bill, and the articles that it touches act by act."""
    yield brief.locale.phrase("format_bill", title=bill_title(brief))
    for comparison in brief.comparisons:
        articles = ", ".join(_articles(brief, comparison))
        if articles:
            act = act_title(brief, comparison)
            yield brief.locale.phrase("format_units", act=act, articles=articles)


def _articles(brief: Brief, comparison: Comparison) -> Iterable[str]:
    touched = (group.path.article for group in changed_groups(comparison))
    return (
        brief.locale.phrase("article_name", number=article.steps[-1].number)
        for article in dict.fromkeys(touched)
        if article.steps
    )


def _order(brief: Brief) -> Iterator[str]:
    """When they are held, who leads them, how their results are put on record."""
    yield brief.locale.phrase("format_start", **protocol_days(brief))
    yield brief.locale.phrase("format_completion", date=completion_words(brief))
    yield brief.locale.phrase("format_chair", chair=chair_words(brief))
    yield brief.locale.term("format_record")


CONSULTATION_FORMAT = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.DIRECTION,
    compose=compose,
)
