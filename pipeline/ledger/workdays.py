"""Working days by Kazakhstan's calendar.

Law on legal acts, Art. 14; Administrative Procedural Code, Art. 76(2), (5): a period
in days starts on the next day, days off do not count, and a last day that is a day
off moves to the next working day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.ledger.kz_holidays import YearOf, is_working, year_of
from pipeline.model.calendar import CalendarChanges

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workdays:
    """The calendar of the country with the changes of `calendar.yaml` over it.

    Args:
        days_off: further days off.
        working_days: days off on which work is done.
        years: gives the calendar of the country in a year.
    """

    days_off: frozenset[dt.date] = frozenset()
    working_days: frozenset[dt.date] = frozenset()
    years: YearOf = year_of

    @classmethod
    def over(cls, changes: CalendarChanges, years: YearOf = year_of) -> Workdays:
        """The calendar with recorded changes.

        Args:
            changes: what orders have changed.
            years: gives the calendar of the country in a year.
        """
        return cls(
            frozenset(each.date for each in changes.days_off),
            frozenset(each.date for each in changes.working_weekends),
            years,
        )

    def is_working(self, day: dt.date) -> bool:
        """Whether work is done on a day; a day off goes before a working day."""
        if day in self.days_off:
            return False
        return day in self.working_days or is_working(day, self.years)

    def moved(self, last: dt.date) -> dt.date:
        """A last day, moved to the next working day where it is a day off."""
        while not self.is_working(last):
            last += DAY
        return last

    def after(self, start: dt.date, count: int) -> dt.date:
        """The n-th working day after a day; that day itself does not count.

        Args:
            start: the day on which the period is set going.
            count: working days; with 0, the start itself, moved.
        """
        day = start
        for _ in range(count):
            day = self.moved(day + DAY)
        return self.moved(day)

    def span(self, start: dt.date, days: tuple[int, int]) -> tuple[dt.date, dt.date]:
        """Both ends of a range such as «10-15 working days»."""
        return self.after(start, days[0]), self.after(start, days[1])

    def between(self, start: dt.date, end: dt.date) -> int:
        """Working days from one day (excluded) to another (included).

        Negative where the second lies before the first.
        """
        if end < start:
            return -self.between(end, start)
        days = range(1, (end - start).days + 1)
        return sum(self.is_working(start + DAY * number) for number in days)
