"""Quarters of years, as reports and calendar plans name them: `2026-Q4`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_FORM = re.compile(r"(?P<year>[0-9]{4})-Q(?P<number>[1-4])")
_DAY = dt.timedelta(days=1)
_IN_YEAR = 4
_MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year; `number` from 1 to 4."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read the printed form.

        Args:
            text: year and number: `2026-Q4`.

        Raises:
            ValueError: where the text is not of that form.
        """
        match = _FORM.fullmatch(text)
        if match is None or not dt.MINYEAR <= int(match["year"]) < dt.MAXYEAR:
            raise ValueError(text)
        return cls(int(match["year"]), int(match["number"]))

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    def __str__(self) -> str:
        """The printed form, such as `2026-Q4`."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def first_day(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return self.following.first_day - _DAY

    @property
    def following(self) -> Quarter:
        """The quarter after it."""
        if self.number == _IN_YEAR:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    def until(self, last: Quarter) -> Iterator[Quarter]:
        """This quarter and those that follow, up to another and with it."""
        quarter = self
        while quarter <= last:
            yield quarter
            quarter = quarter.following
