"""Kazakhstan's days off as the `holidays` package knows them; the only door to it."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from holidays import country_holidays

SATURDAY = 5


@lru_cache
def _days_off(year: int) -> frozenset[dt.date]:
    return frozenset(country_holidays("KZ", years=year))


@lru_cache
def _working_weekends(year: int) -> frozenset[dt.date]:
    return frozenset(country_holidays("KZ", years=year).weekend_workdays)


def is_working(day: dt.date) -> bool:
    """Whether work is done on a day, before any change by `calendar.yaml`.

    A day is off where it is a holiday, a day to which a holiday or a weekend was
    moved, or a Saturday or Sunday that was not made a working day.
    """
    if day in _days_off(day.year):
        return False
    return day.weekday() < SATURDAY or day in _working_weekends(day.year)
