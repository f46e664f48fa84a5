"""An outgoing number is given once in the whole programme."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.checks.ledger_order import twice
from pipeline.model.problem import Problem, error


def find(case: Case) -> Iterator[Problem]:
    """Letters of any direction with the number of an earlier one."""
    ledgers = case.workspace.ledgers.values()
    letters = [letter for ledger in ledgers for letter in ledger.dispatches]
    for first, again in twice(letters, lambda each: each.register_key):
        yield error(
            "outgoing-number-twice",
            again.location,
            number=again.number,
            other=str(first.location),
        )


OUTGOING_NUMBERS = Check("outgoing-numbers", find, across=True)
