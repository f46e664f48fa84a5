"""Deadlines and support of the chambers, as the quarterly report shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.documents.report_charts import deadlines_chart
from pipeline.documents.report_parts import DASH, ReportBrief, heading, table
from pipeline.model.deadline import Deadline, DeadlineKind, DeadlineState
from pipeline.model.document import Block
from pipeline.model.report import DirectionReport
from pipeline.model.standing import duties_of


def deadlines(brief: ReportBrief) -> Iterator[Block]:
    """The section on deadlines: due, overdue, met, extended."""
    yield heading(brief, "report_deadlines")
    yield deadlines_chart(brief)
    rows = [
        row for each in brief.report.directions for row in _deadline_rows(brief, each)
    ]
    heads = ("number", "deadline", "original", "due", "state", "extended")
    yield table(
        [brief.term(f"report_{head}") for head in heads],
        rows,
        (7, 29, 15, 17, 17, 15),
        name=brief.term("report_deadlines"),
        words=2,
    )


def _deadline_rows(
    brief: ReportBrief, each: DirectionReport
) -> Iterator[tuple[str, ...]]:
    """The roadmap's deadlines one by one; answers to letters in sum."""
    number = each.direction.number
    answers = [line for line in each.deadlines if line.kind is DeadlineKind.ANSWER]
    for line in each.deadlines:
        if line.kind is not DeadlineKind.ANSWER:
            yield (number, *_deadline(brief, line))
    if answers:
        counts = Counter(line.state for line in answers)
        states = "; ".join(
            f"{brief.term(f'state_{state.value}')}: {counts[state]}"
            for state in DeadlineState
            if counts[state]
        )
        yield (number, brief.term("report_answers"), DASH, DASH, states, DASH)


def _deadline(brief: ReportBrief, line: Deadline) -> tuple[str, ...]:
    extended = "; ".join(
        brief.locale.phrase(
            "report_extension", number=each.number, date=brief.day(each.date)
        )
        for each in line.extensions
    )
    return (
        brief.term(f"deadline_{line.kind.value}"),
        brief.day(line.original),
        brief.day(line.due),
        brief.term(f"state_{line.state.value}"),
        extended or DASH,
    )


def chambers(brief: ReportBrief) -> Iterator[Block]:
    """Support of the chambers, where the roadmap asks for it."""
    asked = [
        each
        for each in brief.report.directions
        if duties_of(each.direction.number).asks_chambers
    ]
    if not asked:
        return
    yield heading(brief, "report_chambers")
    heads = ("direction", "supporting", "needed", "all_chambers", "reached")
    yield table(
        [brief.term(f"report_{head}") for head in heads],
        [_support(brief, each) for each in asked],
        (20, 20, 20, 20, 20),
        name=brief.term("report_chambers"),
    )


def _support(brief: ReportBrief, each: DirectionReport) -> tuple[str, ...]:
    tally = each.tally
    reached = brief.term("tally_yes" if tally.passes else "tally_no")
    numbers = (len(tally.supporting), tally.needed, len(tally.chambers))
    return (each.direction.number, *map(str, numbers), reached)
