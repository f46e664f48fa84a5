"""Every remark that counts has the Bar's answer: the response table shows it.

Roadmap, 2.x: disagreements are put on record; a table of answers without an answer
must not leave the house.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.problem import Problem, warning

_OPEN = {Stance.PARTLY, Stance.DISAGREED}


def find(case: Case) -> Iterator[Problem]:
    """Positions against a norm, with evidence, that nobody has answered."""
    for examined in case.examined:
        number = examined.direction.number
        ledger = case.workspace.ledgers.get(number, Ledger())
        for position in ledger.positions:
            if _is_unanswered(position):
                yield warning(
                    "remark-without-answer",
                    position.location,
                    body=position.body,
                    provision=position.provision,
                )


def _is_unanswered(position: Position) -> bool:
    answer = position.answer
    proved = position.evidence is not None and position.stance in _OPEN
    return proved and not (answer.kk or answer.ru)


ANSWERS = Check("answers", find)
