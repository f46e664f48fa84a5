"""Cases of checks made from the real drafts, with one thing changed."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.checks.check import Case, Examined
from pipeline.locales.catalog import load_locales
from pipeline.readers import read_workspace

DRAFTS = Path(__file__).parents[2] / "drafts"


@cache
def workspace():
    return read_workspace(DRAFTS, load_locales())


def case_of(number, **changes):
    """What checks look at: one direction of the drafts, not compared."""
    mine = next(each for each in workspace().directions if each.number == number)
    examined = Examined(replace(mine, **changes), {})
    return Case(workspace(), (examined,), dt.date(2026, 11, 24))
