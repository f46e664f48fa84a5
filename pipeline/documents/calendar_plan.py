"""The calendar plan: a checkpoint for each quarter with a result to be measured.

Roadmap, section on organisation: a yearly plan with quarterly checkpoints and a list
of measurable results; deadlines as set for each direction, extended where needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pipeline.documents.grid import grid, numbered, row, rows_or_gap
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import heading_of_direction, paper
from pipeline.documents.requisites import (
    approval_mark,
    at_start,
    completion_words,
    first_review_words,
    person_words,
    protocol_days,
    signature_of,
)
from pipeline.model.deadline import DeadlineKind
from pipeline.model.direction import Checkpoint
from pipeline.model.document import (
    Block,
    Document,
    Items,
    Paragraph,
    Role,
    Table,
    TableRow,
    plain,
)
from pipeline.model.pack import Pack

KIND = "calendar-plan"
_WIDTHS = (7, 25, 35, 18, 15)
_MONTHS_OF_QUARTER = 3


def compose(brief: Brief) -> Document:
    """The plan that the Presidium approves."""
    heading = heading_of_direction(brief, "calendar_title")
    return paper(
        brief,
        KIND,
        heading,
        (
            approval_mark(brief),
            *heading.lines(brief),
            _checkpoints(brief),
            *_deadlines(brief),
            *_indicators(brief),
            signature_of(brief, brief.direction.responsible),
        ),
    )


def last_day(quarter: str) -> dt.date:
    """The last day of a quarter such as `2026-Q1`."""
    year, number = quarter.split("-Q")
    months = int(year) * 12 + int(number) * _MONTHS_OF_QUARTER
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def _checkpoints(brief: Brief) -> Table:
    term = brief.locale.term
    names = ("point", "result", "responsible", "mark")
    heads = [term("comparison_number"), *(term(f"calendar_{name}") for name in names)]
    rows = (
        _checkpoint(brief, number, each)
        for number, each in enumerate(brief.direction.calendar, start=1)
    )
    found = rows_or_gap(brief, rows, len(_WIDTHS))
    return grid(heads, found, _WIDTHS, term("calendar_title"))


def _checkpoint(brief: Brief, number: int, point: Checkpoint) -> TableRow:
    locale, day = brief.locale, last_day(point.quarter)
    year, quarter = point.quarter.split("-Q")
    name = locale.phrase("quarter", year=year, number=quarter)
    date = locale.phrase("date_short", day=day.day, month=day.month, year=day.year)
    until = locale.phrase("calendar_until", date=date)
    responsible = at_start(person_words(brief, brief.direction.responsible))
    result = point.result[brief.lang]
    return numbered(number, f"{name}\n{until}", result, responsible, "")


def _deadlines(brief: Brief) -> Iterator[Block]:
    term = brief.locale.term
    yield Paragraph(plain(term("calendar_deadlines")), Role.HEADING)
    within = brief.locale.phrase("due_within", **protocol_days(brief))
    due = {
        DeadlineKind.FIRST_REVIEW: first_review_words(brief),
        DeadlineKind.ACCOMPANYING_PROTOCOL: within,
        DeadlineKind.COMPLETION: completion_words(brief),
    }
    rows = (row(term(f"deadline_{kind.value}"), words) for kind, words in due.items())
    heads = (term("calendar_deadline"), term("calendar_due"))
    yield grid(heads, rows, (50, 50), term("calendar_deadlines"))


def _indicators(brief: Brief) -> Iterator[Block]:
    indicators = brief.direction.indicators
    if indicators:
        heading = brief.locale.term("calendar_indicators")
        yield Paragraph(plain(heading), Role.HEADING)
        yield Items(tuple(plain(f"{each[brief.lang]}.") for each in indicators))


CALENDAR_PLAN = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.PRESIDIUM}),
    scope=Scope.DIRECTION,
    compose=compose,
)
