"""Legal technique of norm texts, as far as a machine can see it.

Law on legal acts, Art. 24(7): no bold, no underlining and no dash before an indent
in the text of an act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, error, notice, warning
from pipeline.model.provision import Provision

_EMPHASIS = re.compile(
    r"\*\*|__|~~|</?(?:[biu]|em|ins|mark|strong)>"
    r"|(?<![\w*])\*\w[^*]*\*(?![\w*])|(?<![\w_])_\w[^_]*_(?![\w_])"
)
_DASHED = re.compile(r"\s*[-–—•*+·▪■●○◦►✓]\s")


def find(case: Case) -> Iterator[Problem]:
    """Emphasis and dash lists in norm text; norms that change nothing; noise."""
    for examined, norm in case.norms():
        for article in norm.redaction.provisions:
            for _, unit in article.walk():
                yield from _in_unit(norm, unit)
        yield from _unchanged(examined, norm)
    for examined in case.examined:
        yield from _noise(examined)


def _in_unit(norm: Norm, unit: Provision) -> Iterator[Problem]:
    if _EMPHASIS.search(unit.text):
        yield error("emphasis-in-norm", unit.location, act=norm.act)
    if _DASHED.match(unit.text):
        yield error("dash-list-in-norm", unit.location, act=norm.act)


def _unchanged(examined: Examined, norm: Norm) -> Iterator[Problem]:
    comparison = examined.compared(norm)
    if comparison is not None and comparison.rows and not comparison.has_changes:
        yield warning(
            "norm-changes-nothing",
            norm.location,
            act=norm.act,
            article=norm.article,
        )


def _noise(examined: Examined) -> Iterator[Problem]:
    for lang, comparisons in examined.comparisons.items():
        for comparison in comparisons:
            for noise in comparison.noise:
                yield notice(
                    "noise",
                    examined.direction.location,
                    act=comparison.current.act,
                    lang=lang,
                    unit=str(noise.path),
                    before=noise.before,
                    after=noise.after,
                )


TECHNIQUE = Check("technique", find)
