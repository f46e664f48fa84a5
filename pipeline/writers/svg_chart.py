"""Charts as SVG for a page: pure functions from numbers to lines, boxes and words.

Colours are classes of the page's style sheet, so that light, dark and printed pages
each have their own. Each drawing has a title and a description for screen readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.chart import Chart, ChartForm, Series
from pipeline.writers.text import xml

WIDTH = 760
_LETTER = 7.4
"""Mean width of a letter, to guess how wide words are."""
_ROW, _BAR = 36, 22
_LEFT, _RIGHT, _TOP = 12, 52, 8
_LEGEND = 26
_PLOT = 220
"""Height of the plot of standing columns."""
_GRID = (0, 25, 50, 75, 100)


def svg(chart: Chart, name: str) -> str:
    """The drawing of a chart.

    Args:
        chart: what it shows.
        name: an id that no other drawing of the page has.
    """
    standing = chart.form is ChartForm.COLUMNS
    body, height = _columns(chart) if standing else _bars(chart)
    legend, below = _legend(chart.series, height)
    return (
        f'<svg viewBox="0 0 {WIDTH} {below}" role="img"'
        f' aria-labelledby="{name}-title {name}-text"'
        f' xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-title">{xml(chart.title)}</title>'
        f'<desc id="{name}-text">{xml(chart.description)}</desc>'
        f"{''.join(body)}{legend}</svg>"
    )


def _bars(chart: Chart) -> tuple[list[str], int]:
    """Lying bars: names at the left, a bar or a row of parts for each."""
    longest = max((len(name) for name in chart.categories), default=0)
    start = round(min(_LEFT + longest * _LETTER + 12, WIDTH * 0.55))
    scale = (WIDTH - start - _RIGHT) / max(chart.most, 1)
    parts: list[str] = []
    for index, name in enumerate(chart.categories):
        top = _TOP + index * _ROW
        parts.append(_text(start - 10, top + 16, name, "name end"))
        parts += _bar(chart, index, start, top, scale)
    bottom = _TOP + len(chart.categories) * _ROW
    parts.append(_line(start, _TOP, start, bottom - (_ROW - _BAR), "axis"))
    return parts, bottom


def _bar(chart: Chart, index: int, start: int, top: int, scale: float) -> Iterator[str]:
    stacked = chart.form is ChartForm.STACKED
    left = float(start)
    for series in chart.series:
        value = series.values[index]
        width = value * scale
        if value:
            yield _box(left, top, width, _BAR, series)
        label = f"{value}{chart.unit}"
        if not stacked:
            yield _text(left + width + 7, top + 16, label, "value")
        elif value:
            middle = left + width / 2
            yield _text(middle, top + 16, label, f"inside {series.tone.value}")
        left += width


def _columns(chart: Chart) -> tuple[list[str], int]:
    """Standing columns in groups, over lines at every quarter of the whole."""
    left, base = 58, _TOP + 16 + _PLOT
    scale = _PLOT / max(chart.most, 1)
    parts = []
    for share in _GRID:
        mark = chart.most * share / 100
        level = base - mark * scale
        parts.append(_line(left, level, WIDTH - _LEFT, level, "grid"))
        parts.append(_text(left - 8, level + 4, f"{mark:g}{chart.unit}", "tick end"))
    group = (WIDTH - left - _LEFT) / max(len(chart.categories), 1)
    for index, name in enumerate(chart.categories):
        middle = left + group * (index + 0.5)
        parts.append(_text(middle, base + 20, name, "name middle"))
        parts += _group(chart, index, middle, group, base)
    parts.append(_line(left, base, WIDTH - _LEFT, base, "axis"))
    return parts, base + 30


def _group(
    chart: Chart, index: int, middle: float, room: float, base: int
) -> Iterator[str]:
    count = max(len(chart.series), 1)
    width = min(room * 0.7 / count, 46)
    left = middle - width * count / 2
    for series in chart.series:
        value = series.values[index]
        height = value * _PLOT / max(chart.most, 1)
        if value:
            yield _box(left + 1, base - height, width - 2, height, series)
        label = f"{value}{chart.unit}"
        yield _text(left + width / 2, base - height - 5, label, "value middle")
        left += width


def _legend(series: Sequence[Series], top: int) -> tuple[str, int]:
    """Names of the series under a chart, in lines that do not run over the edge."""
    if len(series) == 1:
        return "", top
    parts = []
    left, line = _LEFT, top + 18
    for each in series:
        width = 26 + len(each.name) * _LETTER + 18
        if left + width > WIDTH and left > _LEFT:
            left, line = _LEFT, line + _LEGEND
        parts.append(_box(left, line - 11, 14, 14, each))
        parts.append(_text(left + 22, line + 1, each.name, "name"))
        left += round(width)
    return "".join(parts), line + 14


def _box(left: float, top: float, width: float, height: float, series: Series) -> str:
    return (
        f'<rect class="tone-{series.tone.value}" x="{left:.1f}" y="{top:.1f}"'
        f' width="{width:.1f}" height="{height:.1f}"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line class="{look}" {ends}/>'


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text class="{look}" x="{x:.1f}" y="{y:.1f}">{xml(words)}</text>'
