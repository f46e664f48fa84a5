"""Reads what happened: `ledger/*.yaml` of a direction, and `calendar.yaml`.

Returns: `Ledger`, `CalendarChanges`. Each file of the ledger is called as its list,
and the list as its field in `Ledger`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.model.calendar import CalendarChanges
from pipeline.model.ledger import Ledger
from pipeline.model.problem import Problem, error
from pipeline.readers.answers import answered
from pipeline.readers.fields import nearest
from pipeline.readers.files import DraftFile
from pipeline.readers.records import hints_of, read_lists
from pipeline.readers.remarks import REMARKS, read_remarks

LEDGER_FILES = tuple(hints_of(Ledger))
"""Names of the files, without ending: `consultations`, `positions` …"""


def read_ledger(files: Iterable[DraftFile]) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger of one direction; a missing file has no records.

    Args:
        files: the files of `ledger/`, as read.
    """
    lists: dict[str, Any] = {}
    problems: list[Problem] = []
    for file in files:
        name = file.path.stem
        if name not in LEDGER_FILES:
            near = nearest(name, LEDGER_FILES)
            wrong = error("unknown-ledger-file", file.location, name=name, nearest=near)
            problems.append(wrong)
            continue
        read = read_remarks if name == REMARKS else read_lists
        found, told = read(file, Ledger, (name,))
        problems += told
        lists |= found
    ledger = Ledger(**lists)
    positions = answered(ledger.positions, ledger.remarks)
    return replace(ledger, positions=positions), tuple(problems)


def read_calendar(file: DraftFile) -> tuple[CalendarChanges, tuple[Problem, ...]]:
    """`calendar.yaml`: extra days off and working weekends."""
    found, problems = read_lists(file, CalendarChanges)
    lists: dict[str, Any] = dict(found)
    return CalendarChanges(**lists), problems
