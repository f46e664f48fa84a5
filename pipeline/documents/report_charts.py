"""The charts of the quarterly report; each has its numbers in a table beside it."""

from __future__ import annotations

from collections import Counter

from pipeline.documents.report_parts import ReportBrief, percent_of
from pipeline.model.chart import Chart, ChartForm, Series, Tone
from pipeline.model.deadline import DeadlineState
from pipeline.model.report import DirectionReport
from pipeline.model.shares import Measure

_WHOLE = 100
_TONES = {
    DeadlineState.MET: Tone.GOOD,
    DeadlineState.MET_LATE: Tone.FAIR,
    DeadlineState.DUE: Tone.OPEN,
    DeadlineState.OVERDUE: Tone.BAD,
}
"""States that a chart shows, from done to undone; what has not begun is left out."""
_SHARES = {Measure.AGREED: Tone.FIRST, Measure.CONSIDERED: Tone.SECOND}


def readiness_chart(brief: ReportBrief) -> Chart:
    """How far each direction is: steps done of the steps of its way."""
    directions = brief.report.directions
    names = tuple(_with_stage(brief, each) for each in directions)
    values = tuple(
        round(_WHOLE * each.readiness.done / max(each.readiness.of, 1))
        for each in directions
    )
    name = brief.term("report_axis_steps")
    return Chart(
        title=brief.locale.phrase("report_chart_readiness"),
        description=_described(brief, names, values),
        form=ChartForm.BARS,
        categories=names,
        series=(Series(name, values, Tone.FIRST),),
        most=_WHOLE,
        unit="%",
    )


def _with_stage(brief: ReportBrief, each: DirectionReport) -> str:
    stage = brief.term(f"stage_{each.standing.stage.value}")
    return brief.locale.phrase("report_bar", number=each.direction.number, stage=stage)


def _described(
    brief: ReportBrief, names: tuple[str, ...], values: tuple[int, ...]
) -> str:
    """A chart's numbers in words."""
    points = (
        brief.locale.phrase(
            "report_point",
            name=name,
            value=brief.locale.phrase("report_percent", percent=value),
        )
        for name, value in zip(names, values, strict=True)
    )
    return "; ".join(points) + "."


def quarters_chart(brief: ReportBrief) -> Chart:
    """Shares of agreed positions and of considered drafts, quarter by quarter."""
    quarters = brief.report.quarters
    names = tuple(
        brief.quarter(each.quarter, "report_quarter_short") for each in quarters
    )
    series = tuple(
        Series(
            brief.term(f"measure_{measure.value}"),
            tuple(percent_of(each.share(measure)) for each in quarters),
            tone,
        )
        for measure, tone in _SHARES.items()
    )
    described = (
        f"{each.name}: {_described(brief, names, each.values)}" for each in series
    )
    return Chart(
        title=brief.locale.phrase("report_chart_quarters"),
        description=" ".join(described),
        form=ChartForm.COLUMNS,
        categories=names,
        series=series,
        most=_WHOLE,
        unit="%",
    )


def deadlines_chart(brief: ReportBrief) -> Chart:
    """How many deadlines of each direction were met, run, or are overdue."""
    directions = brief.report.directions
    counts = [Counter(line.state for line in each.deadlines) for each in directions]
    names = tuple(each.direction.number for each in directions)
    series = tuple(
        Series(
            brief.term(f"state_{state.value}"),
            tuple(count[state] for count in counts),
            tone,
        )
        for state, tone in _TONES.items()
    )
    totals = (sum(count[state] for state in _TONES) for count in counts)
    return Chart(
        title=brief.locale.phrase("report_chart_deadlines"),
        description=" ".join(_counted(names, each) for each in series),
        form=ChartForm.STACKED,
        categories=names,
        series=series,
        most=max(totals, default=1),
    )


def _counted(names: tuple[str, ...], series: Series) -> str:
    points = (
        f"{name} – {value}"
        for name, value in zip(names, series.values, strict=True)
        if value
    )
    return f"{series.name}: {', '.join(points) or 0}."
