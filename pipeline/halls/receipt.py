"""The receipt of a pack: what it was made from, with which versions, and the proof.

It holds no time and no absolute path, so that the same inputs give the same receipt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from pipeline import VERSION
from pipeline.halls.derive import PreparedDirection
from pipeline.halls.plan import PackPlan
from pipeline.halls.prepare import Prepared
from pipeline.model.problem import Severity
from pipeline.model.redaction import VERIFIED
from pipeline.writers.word.shells import Shells

Receipt = Mapping[str, object]


def receipt_of(
    prepared: Prepared, mine: PreparedDirection, plan: PackPlan, shells: Shells
) -> Receipt:
    """The receipt of one pack.

    Args:
        prepared: the direction with what it stands on.
        mine: the direction, with the alternative that was decided.
        plan: the pack.
        shells: the Word shells that its files were written with.
    """
    return {
        "direction": plan.direction.number,
        "pack": plan.pack.value,
        "normpack": VERSION,
        "inputs": _inputs(prepared, mine),
        "templates": shells.hashes(),
        "texts_in_force": _texts(mine),
        "certificates": _certificates(mine, plan),
        "unfit_for_final": _unfit(prepared, mine),
    }


def _inputs(prepared: Prepared, mine: PreparedDirection) -> dict[str, str]:
    """Hashes of the files that the direction stands on, and of no others."""
    own = f"{mine.direction.number}/"
    quoted = {
        comparison.current.location.file.name
        for comparisons in mine.comparisons.values()
        for comparison in comparisons
    }
    codes = {
        comparison.current.act
        for comparisons in mine.comparisons.values()
        for comparison in comparisons
    }

    def stands_on(path: str) -> bool:
        parts = path.split("/")
        if parts[0] == "acts" and len(parts) > 2:  # noqa: PLR2004 - acts/code/file
            return parts[1] in codes and parts[2] in quoted
        return path.startswith(own) or path.count("/") == 0 or path == "acts/acts.yaml"

    found = prepared.workspace.inputs.items()
    return {path: sha for path, sha in sorted(found) if stands_on(path)}


def _texts(mine: PreparedDirection) -> list[dict[str, object]]:
    return [
        {
            "act": comparison.current.act,
            "lang": lang,
            "edition": comparison.current.label,
            "verified": comparison.current.verification == VERIFIED,
            "status": comparison.current.verification,
            "sources": [
                {"article": s.article, "sha256": s.sha256, "origin": s.origin}
                for s in comparison.current.sources
            ],
        }
        for lang, comparisons in sorted(mine.comparisons.items())
        for comparison in comparisons
    ]


def _certificates(mine: PreparedDirection, plan: PackPlan) -> list[dict[str, object]]:
    shown = {each.id for job in plan.jobs for each in job.brief.alternatives}
    return [
        {**asdict(each.certificate), "holds": each.certificate.holds}
        for (_, alternative), derived in sorted(mine.derived.items())
        if alternative in shown
        for each in derived
    ]


def _unfit(prepared: Prepared, mine: PreparedDirection) -> list[dict[str, str]]:
    found = [
        problem
        for problem in (*prepared.problems, *mine.problems)
        if problem.severity is Severity.WARNING
    ]
    return [
        {"rule": problem.rule, "place": str(problem.location)}
        for problem in sorted(set(found), key=lambda each: each.order)
    ]
