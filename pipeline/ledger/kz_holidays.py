"""Kazakhstan's days off as the `holidays` package knows them; the only door to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache

from pipeline.model.calendar import Year

SATURDAY = 5

YearOf = Callable[[int], Year]


@lru_cache
def year_of(year: int) -> Year:
    """The calendar of a year."""
    # The package loads the holidays of every country: a quarter of a second.
    from holidays import country_holidays  # noqa: PLC0415

    found = country_holidays("KZ", years=year)
    return Year(frozenset(found), frozenset(found.weekend_workdays))


def is_working(day: dt.date, years: YearOf = year_of) -> bool:
    """Whether work is done on a day, before any change by `calendar.yaml`.

    A day is off where it is a holiday, a day to which a holiday or a weekend was
    moved, or a Saturday or Sunday that was not made a working day.

    Args:
        day: the day.
        years: gives the calendar of a year.
    """
    year = years(day.year)
    if day in year.days_off:
        return False
    return day.weekday() < SATURDAY or day in year.working_weekends
