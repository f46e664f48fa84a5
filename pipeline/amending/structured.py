"""Applies clauses as values; `apply_text` reads them from print instead."""

from __future__ import annotations

from pipeline.amending.edits import Edit, Insert, Remove, Restate, Retext, rebuild
from pipeline.amending.tree import Index
from pipeline.model.act import Redaction
from pipeline.model.amending import ActClauses, AmendingClause, Operation


def apply(base: Redaction, clauses: ActClauses) -> Redaction:
    """The base text with the clauses' whole-unit orders made."""
    index = Index.of(base)
    return rebuild(base, [_edit(clause, index) for clause in clauses.clauses])


def _edit(clause: AmendingClause, index: Index) -> Edit:
    match clause.operation:
        case Operation.EXCLUDE_UNIT:
            return Remove(clause.target)
        case Operation.INSERT_UNIT:
            return Insert(clause.target.parent, clause.payload[0])
        case Operation.REPLACE_HEADING:
            return Retext(clause.target, clause.payload[0].text)
        case Operation.NEW_EDITION:
            return _edition(clause, index)
        case _:
            raise NotImplementedError(clause.operation)


def _edition(clause: AmendingClause, index: Index) -> Edit:
    unit = clause.payload[0]
    if index.get(clause.target) is None or clause.target.steps[-1].kind != unit.kind:
        return Retext(clause.target.parent, unit.text)
    return Restate(clause.target, unit)
