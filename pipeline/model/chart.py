"""A chart before it is drawn: names and numbers, no picture.

A writer that can draw shows it in its own way: a Word file as a chart that can be
edited, a page as lines and boxes; a writer that cannot leaves it out, so the numbers
of a chart always stand in a table beside it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ChartForm(Enum):
    """How a chart is built."""

    BARS = "bars"
    """A lying bar for each category; one series."""
    STACKED = "stacked"
    """A lying bar for each category, made of the series one after another."""
    COLUMNS = "columns"
    """A group of standing columns for each category, one column for each series."""


class Tone(Enum):
    """What the colour of a series says; the colour is the writer's affair."""

    FIRST = "first"
    SECOND = "second"
    GOOD = "good"
    FAIR = "fair"
    OPEN = "open"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers: its name, a number for each category, its tone."""

    name: str
    values: tuple[int, ...]
    tone: Tone = Tone.FIRST


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Args:
        title: what it shows, in a few words; read out by screen readers.
        description: what is to be seen on it, in words, for those who do not see it.
        form: how it is built.
        categories: names along the axis.
        series: the numbers.
        most: end of the axis of numbers.
        unit: what follows a number: `%`; empty for plain counts.
    """

    title: str
    description: str
    form: ChartForm
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    most: int
    unit: str = ""
