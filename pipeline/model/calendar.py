"""`drafts/calendar.yaml`: what orders have changed in the calendar of the country.

The holidays themselves come from the `holidays` package; orders on transfers come
late in the year, so the lawyer records them here. As with the ledger, the records
are the one definition of the file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.model.identity import Location


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One changed day.

    Args:
        date: the day.
        reason: the order that changed it.
        location: place in the file.
    """

    date: dt.date
    reason: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """All changes.

    Args:
        days_off: days that became days off.
        working_weekends: days off on which work is done.
    """

    days_off: tuple[CalendarDay, ...] = ()
    working_weekends: tuple[CalendarDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The calendar of the country in one year, before any change.

    Args:
        days_off: holidays, and days to which a holiday or a weekend was moved.
        working_weekends: Saturdays and Sundays that were made working days.
    """

    days_off: frozenset[dt.date]
    working_weekends: frozenset[dt.date]
