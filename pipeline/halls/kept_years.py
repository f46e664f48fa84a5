"""Calendars of years, kept from one run to the next."""

from __future__ import annotations

from functools import cache, partial

from pipeline.ledger import YearOf, year_of
from pipeline.model.calendar import Year
from pipeline.store import Store, digest, program


def kept_years(store: Store) -> YearOf:
    """Gives the calendar of a year; the version of `holidays` is part of the program.

    Args:
        store: where they are kept.
    """

    @cache
    def years(year: int) -> Year:
        key = digest(program(), str(year))
        return store.recall("years", key, Year, partial(year_of, year))

    return years
