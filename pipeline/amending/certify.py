"""The proof that base + clauses = proposed text.

The proof goes through print: the clauses' lines are read as anybody would read them,
and the units that the clauses were made from are not looked at.
"""

from __future__ import annotations

from pipeline.amending.apply import apply
from pipeline.amending.payload_reader import Parse
from pipeline.amending.tree import digest
from pipeline.model.act import Act
from pipeline.model.amending import ActClauses, Certificate
from pipeline.model.locale import Locale
from pipeline.model.redaction import Redaction


def certify(  # noqa: PLR0913 - the parts of one proof
    base: Redaction,
    proposed: Redaction,
    clauses: ActClauses,
    act: Act,
    locale: Locale,
    *,
    parse: Parse | None = None,
) -> Certificate:
    """Apply the printed clauses to the base and compare with the proposed text.

    Args:
        base: the text in force that the clauses speak of.
        proposed: what they must make of it.
        clauses: the clauses of one act in one language.
        act: the work.
        locale: the language.
        parse: reads norm text inside a unit; a simple reader where none is given.
    """
    result = apply(base, clauses, act, locale, parse=parse)
    return Certificate(
        act=base.act,
        lang=base.lang,
        base=base.label,
        alternative=proposed.label,
        base_sha256=digest(base),
        proposed_sha256=digest(proposed),
        result_sha256=digest(result.redaction),
        clauses=len(clauses.clauses),
    )
