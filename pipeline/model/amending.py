"""Amending clauses: the sentences of a bill that order changes of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

from pipeline.model.identity import Lang, ProvisionPath
from pipeline.model.provision import Provision

ClauseStyle = Literal["units", "words"]
"""How a bill orders changes: whole units anew, or words alone where that is shorter."""

CLAUSE_STYLES: tuple[ClauseStyle, ...] = get_args(ClauseStyle)


class Operation(Enum):
    """What a clause orders; the value stands in reports."""

    REPLACE_WORDS = "replace-words"
    INSERT_WORDS = "insert-words"
    EXCLUDE_WORDS = "exclude-words"
    NEW_EDITION = "new-edition"
    INSERT_UNIT = "insert-unit"
    EXCLUDE_UNIT = "exclude-unit"
    REPLACE_HEADING = "replace-heading"
    REPLACE_PUNCTUATION = "replace-punctuation"
    RENUMBER = "renumber"
    """A unit bears another number; nothing in it changes."""
    NO_CHANGE = "no-change"
    """The clause says that the text in its language stays as it is."""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One printed line of a clause.

    Args:
        text: words of the line, with its own number or quotes.
        level: 0 for an act's item, 1 for an article's, 2 for what stands inside;
            payload lines have the level of the clause that brings them.
        is_payload: the line is quoted norm text.
    """

    text: str
    level: int
    is_payload: bool = False


@dataclass(frozen=True, slots=True)
class AmendingClause:
    """One ordered change of one act.

    Args:
        operation: what is ordered.
        target: address of the unit changed, inserted or excluded.
        lines: the clause as printed, without the article's context line.
        payload: the units that it brings (new edition, insertion).
    """

    operation: Operation
    target: ProvisionPath
    lines: tuple[ClauseLine, ...]
    payload: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class ActClauses:
    """All clauses for one act in one language, grouped as a bill prints them.

    Args:
        act: code of the act.
        lang: language of the clauses.
        lines: the printed text: context lines of articles with their clauses.
        clauses: the single orders, in the order of the text.
    """

    act: str
    lang: Lang
    lines: tuple[ClauseLine, ...]
    clauses: tuple[AmendingClause, ...]


_ADDITIONS = {Operation.INSERT_UNIT, Operation.INSERT_WORDS}


def count_amendments(acts: Iterable[ActClauses]) -> tuple[int, int]:
    """How many changes and how many additions a bill orders.

    Law on legal acts, Art. 26(1): its title speaks of both, in the number of each.
    """
    operations = [clause.operation for act in acts for clause in act.clauses]
    additions = sum(operation in _ADDITIONS for operation in operations)
    return len(operations) - additions, additions


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof that base + clauses = proposed text, for one act and language.

    Args:
        act: code of the act.
        lang: language.
        base: edition of the base text.
        alternative: id of the proposed text.
        base_sha256: hash of the base text's units.
        proposed_sha256: hash of the proposed text's units.
        result_sha256: hash of what the clauses made of the base.
        clauses: number of clauses.
    """

    act: str
    lang: Lang
    base: str
    alternative: str
    base_sha256: str
    proposed_sha256: str
    result_sha256: str
    clauses: int

    @property
    def holds(self) -> bool:
        """Whether the clauses made exactly the proposed text."""
        return self.proposed_sha256 == self.result_sha256
