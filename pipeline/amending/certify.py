"""The proof that base + clauses = proposed text."""

from __future__ import annotations

from pipeline.amending.structured import apply
from pipeline.amending.tree import digest
from pipeline.model.act import Act, Redaction
from pipeline.model.amending import ActClauses, Certificate
from pipeline.model.locale import Locale


def certify(
    base: Redaction,
    proposed: Redaction,
    clauses: ActClauses,
    act: Act,
    locale: Locale,
) -> Certificate:
    """Apply the clauses to the base and compare with the proposed text.

    Args:
        base: the text in force that the clauses speak of.
        proposed: what they must make of it.
        clauses: the clauses of one act in one language.
        act: the work.
        locale: the language.
    """
    del act, locale  # needed once the proof goes through the printed text
    result = apply(base, clauses)
    return Certificate(
        act=base.act,
        lang=base.lang,
        base=base.label,
        alternative=proposed.label,
        base_sha256=digest(base),
        proposed_sha256=digest(proposed),
        result_sha256=digest(result),
        clauses=len(clauses.clauses),
    )
