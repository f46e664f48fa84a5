"""The public quarterly report on the whole programme.

Roadmap, «reporting and openness» and «monitoring»: every quarter the Bar's site shows
the readiness of proposals, the number of documents prepared and of consultations held,
the share of agreed positions and of drafts considered. Each number stands with its
numerator and denominator; the entries behind it are listed at the end. No person is
named but the Chair, who signs.

It is no `DocumentKind`: it belongs to no direction and to no pack.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.report_charts import quarters_chart, readiness_chart
from pipeline.documents.report_deadlines import chambers, deadlines
from pipeline.documents.report_entries import entries
from pipeline.documents.report_parts import (
    DASH,
    ReportBrief,
    heading,
    share_value,
    table,
    value,
)
from pipeline.model.deadline import DeadlineState
from pipeline.model.document import (
    Block,
    Document,
    Mark,
    Paragraph,
    Role,
    Run,
    Signature,
    plain,
)
from pipeline.model.report import DirectionReport, QuarterShares
from pipeline.model.shares import Measure

KIND = "quarterly-report"
_ORDER = (
    Measure.DOCUMENTS,
    Measure.CONSULTATIONS,
    Measure.AGREED,
    Measure.CONSIDERED,
)


def compose(brief: ReportBrief) -> Document:
    """The report of a quarter in one language."""
    locale = brief.locale
    title = locale.term("report_title")
    subtitle = locale.phrase(
        "report_subtitle", quarter=brief.quarter(brief.report.quarter)
    )
    words = locale.phrase("doc_title", title=title, subtitle=subtitle)
    organisation = brief.programme.organisation
    return Document(
        kind=KIND,
        lang=brief.lang,
        title=" ".join(words.split()),
        author=organisation.name[brief.lang],
        shell=brief.programme.look.shell_document,
        blocks=tuple(_blocks(brief, title, subtitle)),
        subject=str(brief.report.quarter),
    )


def _blocks(brief: ReportBrief, title: str, subtitle: str) -> Iterator[Block]:
    organisation = brief.programme.organisation
    name = Run(organisation.name[brief.lang], Mark.STRONG)
    yield Paragraph((name,), Role.SUBTITLE)
    yield Paragraph(plain(title), Role.TITLE)
    yield Paragraph(plain(subtitle), Role.SUBTITLE)
    yield from _as_of(brief)
    yield from _summary(brief)
    yield from _readiness(brief)
    yield from _measures(brief)
    yield from _quarters(brief)
    yield from deadlines(brief)
    yield from chambers(brief)
    chair = organisation.chair
    yield Signature(chair.post[brief.lang], brief.locale.placeholder(chair.name))
    yield from entries(brief)


def _as_of(brief: ReportBrief) -> Iterator[Block]:
    day = brief.locale.date_in_words(brief.report.as_of)
    words = brief.locale.phrase("report_as_of", date=day)
    yield Paragraph(plain(words), Role.REQUISITE)
    if not brief.report.is_over:
        interim = Run(brief.term("report_interim"), Mark.STRONG)
        yield Paragraph((interim,), Role.REQUISITE)


def _summary(brief: ReportBrief) -> Iterator[Block]:
    """The measures of all directions together, with what they count."""
    yield heading(brief, "report_summary")
    rows = [_summed(brief, measure) for measure in _ORDER]
    deadlines = [line for each in brief.report.directions for line in each.deadlines]
    late = sum(line.state is DeadlineState.OVERDUE for line in deadlines)
    named = _named(brief, "report_overdue_count", "counted_deadlines")
    rows.append((named, *_numbers(brief, late, len(deadlines))))
    times = brief.report.sums.share(Measure.CONSULTATIONS).happenings
    rows.append((brief.term("report_times"), str(times), DASH, DASH))
    heads = ("measure", "numerator", "denominator", "share")
    yield table(
        [brief.term(f"report_{head}") for head in heads],
        rows,
        (55, 15, 15, 15),
        name=brief.term("report_summary"),
    )


def _summed(brief: ReportBrief, measure: Measure) -> tuple[str, str, str, str]:
    share = brief.report.sums.share(measure)
    named = _named(brief, f"measure_{measure.value}", f"counted_{measure.value}")
    return (named, *_numbers(brief, share.numerator, share.denominator))


def _named(brief: ReportBrief, name: str, counted: str) -> str:
    return brief.locale.phrase(
        "report_point", name=brief.term(name), value=brief.term(counted)
    )


def _numbers(brief: ReportBrief, have: int, of: int) -> tuple[str, str, str]:
    percent = round(100 * have / of) if of else 0
    said = brief.locale.phrase("report_percent", percent=percent)
    return str(have), str(of), said if of else DASH


def _readiness(brief: ReportBrief) -> Iterator[Block]:
    yield heading(brief, "report_readiness")
    yield readiness_chart(brief)
    heads = ("number", "direction", "stage", "since", "steps")
    yield table(
        [brief.term(f"report_{head}") for head in heads],
        [_ready(brief, each) for each in brief.report.directions],
        (7, 39, 20, 15, 19),
        name=brief.term("report_readiness"),
        words=3,
    )


def _ready(brief: ReportBrief, each: DirectionReport) -> tuple[str, ...]:
    standing, readiness = each.standing, each.readiness
    return (
        each.direction.number,
        each.direction.titles[brief.lang],
        brief.term(f"stage_{standing.stage.value}"),
        brief.day(standing.since),
        value(brief, readiness.done, readiness.of),
    )


_MEASURE_HEADS = ("documents", "consultations", "times", "agreed", "considered")
_MEASURE_WIDTHS = (16, 17, 18, 16, 16, 17)


def _measures(brief: ReportBrief) -> Iterator[Block]:
    yield heading(brief, "report_measures")
    rows = [
        (each.direction.number, *_values(brief, each))
        for each in brief.report.directions
    ]
    rows.append((brief.term("report_sum"), *_values(brief, brief.report.sums)))
    yield table(
        [brief.term(f"report_{head}") for head in ("direction", *_MEASURE_HEADS)],
        rows,
        _MEASURE_WIDTHS,
        name=brief.term("report_measures"),
    )


def _values(
    brief: ReportBrief, each: DirectionReport | QuarterShares
) -> tuple[str, ...]:
    """The measures as a row, with the number of consultations after the bodies."""
    said = {measure: share_value(brief, each.share(measure)) for measure in _ORDER}
    times = str(each.share(Measure.CONSULTATIONS).happenings)
    return (
        said[Measure.DOCUMENTS],
        said[Measure.CONSULTATIONS],
        times,
        said[Measure.AGREED],
        said[Measure.CONSIDERED],
    )


def _quarters(brief: ReportBrief) -> Iterator[Block]:
    yield heading(brief, "report_quarters")
    yield quarters_chart(brief)
    rows = [
        (brief.quarter(each.quarter), *_values(brief, each))
        for each in brief.report.quarters
    ]
    yield table(
        [brief.term(f"report_{head}") for head in ("quarter", *_MEASURE_HEADS)],
        rows,
        _MEASURE_WIDTHS,
        name=brief.term("report_quarters"),
    )
