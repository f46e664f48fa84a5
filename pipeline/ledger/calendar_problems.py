"""What is wrong with `calendar.yaml`: days that contradict or change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.ledger.kz_holidays import is_working
from pipeline.model.calendar import CalendarChanges, CalendarDay
from pipeline.model.problem import Problem, error, warning


def calendar_problems(changes: CalendarChanges) -> Iterator[Problem]:
    """Days listed twice, days both off and working, days that are so anyway.

    A day that is off anyway is nearly always a slip of the pen: the day that was
    meant stays a working day.
    """
    yield from _repeated((*changes.days_off, *changes.working_weekends))
    for day in changes.days_off:
        if not is_working(day.date):
            date = day.date.isoformat()
            yield warning("calendar-day-off-anyway", day.location, date=date)
    for day in changes.working_weekends:
        if is_working(day.date):
            date = day.date.isoformat()
            yield warning("calendar-working-anyway", day.location, date=date)


def _repeated(days: tuple[CalendarDay, ...]) -> Iterator[Problem]:
    seen: dict[str, CalendarDay] = {}
    for day in days:
        text = day.date.isoformat()
        first = seen.setdefault(text, day)
        if first is not day:
            yield error(
                "calendar-day-twice", day.location, date=text, other=str(first.location)
            )
