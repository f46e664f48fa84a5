"""Working days by Kazakhstan's calendar, against the tables of the domain brief."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_helpers import day

from pipeline.ledger import Workdays, calendar_problems
from pipeline.ledger.kz_holidays import is_working
from pipeline.model.calendar import CalendarChanges, CalendarDay

CASES = Path(__file__).parent / "cases"
PLAIN = Workdays()


def rows(name):
    with (CASES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.mark.parametrize(
    "row", rows("workday-cases.csv"), ids=lambda row: "+".join(row.values())
)
def test_the_nth_working_day_is_that_of_the_table(row):
    found = PLAIN.after(day(row["start_exclusive"]), int(row["n"]))
    assert found == day(row["nth_working_day"])


def test_the_days_off_are_those_of_the_table():
    listed = rows("kz-holidays-2025-2027.csv")
    off = {day(row["date"]) for row in listed if row["kind"] != "workday"}
    on = {day(row["date"]) for row in listed if row["kind"] == "workday"}
    first, last = dt.date(2025, 1, 1), dt.date(2027, 12, 31)
    for number in range((last - first).days + 1):
        date = first + dt.timedelta(days=number)
        weekday = date.weekday() < 5
        assert is_working(date) is (date in on or (weekday and date not in off)), date


@pytest.mark.parametrize(("year", "days"), [(2025, 246), (2026, 247), (2027, 247)])
def test_a_year_has_as_many_working_days_as_the_brief_says(year, days):
    assert PLAIN.between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31)) == days


def test_a_range_keeps_both_ends():
    span = PLAIN.span(day("2025-12-31"), (10, 15))
    assert span == (day("2026-01-19"), day("2026-01-26"))


def test_a_last_day_off_moves_to_the_next_working_day():
    assert PLAIN.moved(day("2026-05-09")) == day(
        "2026-05-12"
    )  # Saturday, moved to Monday
    assert PLAIN.moved(day("2026-12-31")) == day("2026-12-31")


def test_the_start_day_does_not_count_be_it_off_or_working():
    assert PLAIN.after(day("2026-11-20"), 1) == day("2026-11-23")  # Friday
    assert PLAIN.after(day("2026-11-21"), 1) == day("2026-11-23")  # Saturday


def test_days_left_count_the_last_day_and_not_today():
    assert PLAIN.between(day("2026-12-30"), day("2026-12-31")) == 1
    assert PLAIN.between(day("2026-12-31"), day("2026-12-31")) == 0
    assert (
        PLAIN.between(day("2027-01-05"), day("2026-12-31")) == -1
    )  # 1, 2, 4 January off


def changed(off=(), working=()):
    return CalendarChanges(
        tuple(CalendarDay(day(each), "бұйрық") for each in off),
        tuple(CalendarDay(day(each), "бұйрық") for each in working),
    )


def test_the_calendar_file_stands_over_the_package():
    workdays = Workdays.over(changed(["2026-08-31"], ["2026-09-05"]))
    assert not workdays.is_working(day("2026-08-31"))
    assert workdays.is_working(day("2026-09-05"))
    assert workdays.after(day("2026-08-28"), 5) == day("2026-09-05")
    assert PLAIN.after(day("2026-08-28"), 5) == day("2026-09-04")


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        (changed(["2026-08-31"], ["2026-09-05"]), []),
        (
            changed(["2026-08-30"]),
            ["calendar-day-off-anyway"],
        ),  # a Sunday: meant the 31st
        (changed(["2027-01-04"]), ["calendar-day-off-anyway"]),
        (changed([], ["2026-09-04"]), ["calendar-working-anyway"]),
        (
            changed(["2026-08-31"], ["2026-08-31"]),
            ["calendar-day-twice", "calendar-working-anyway"],
        ),
        (changed(["2026-08-31", "2026-08-31"]), ["calendar-day-twice"]),
    ],
)
def test_changes_that_contradict_or_change_nothing_are_told(changes, rules):
    assert [problem.rule for problem in calendar_problems(changes)] == rules


DATES = st.dates(dt.date(2021, 1, 1), dt.date(2039, 12, 31))
CALENDARS = st.builds(
    Workdays,
    st.frozensets(DATES, max_size=8),
    st.frozensets(DATES, max_size=8),
)


@given(CALENDARS, DATES, st.integers(0, 40))
def test_a_deadline_never_falls_on_a_day_off(workdays, start, count):
    due = workdays.after(start, count)
    assert workdays.is_working(due)
    assert due not in workdays.days_off
    assert is_working(due) or due in workdays.working_days


@given(CALENDARS, DATES, st.integers(1, 40))
def test_the_nth_working_day_has_n_working_days_up_to_it(workdays, start, count):
    assert workdays.between(start, workdays.after(start, count)) == count


@given(CALENDARS, DATES, DATES, st.integers(0, 20), st.integers(0, 20))
def test_later_starts_and_longer_periods_never_end_earlier(workdays, one, other, n, m):
    early, late = sorted((one, other))
    assert workdays.after(early, n) <= workdays.after(late, n)
    assert workdays.after(one, n) <= workdays.after(one, n + m)


@given(DATES, DATES)
def test_days_between_change_their_sign_with_the_direction(one, other):
    assert PLAIN.between(one, other) == -PLAIN.between(other, one)
