"""The Kazakh and the Russian text have the same structure.

Law on legal acts, Art. 24(3): both texts are authentic. A difference is shown, not
mended: the words of one language say nothing about the other's. What differs in the
law in force, by editions of different days, the check of editions tells of.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import article_in_force
from pipeline.model.identity import ProvisionKind
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, warning
from pipeline.model.provision import Provision

_NUMBERED = {ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.POINT}


def find(case: Case) -> Iterator[Problem]:
    """Numbered units that one language has and the other lacks."""
    for examined, norm in case.norms():
        if norm.lang == "kk":
            other = _counterpart(examined, norm)
            if other is not None:
                yield from _compare(case, norm, other)


def _counterpart(examined: Examined, norm: Norm) -> Norm | None:
    key = (norm.act, norm.article, norm.alternative)
    for other in examined.direction.norms:
        if other.lang != norm.lang and key == (
            other.act,
            other.article,
            other.alternative,
        ):
            return other
    return None


def _compare(case: Case, kk: Norm, ru: Norm) -> Iterator[Problem]:
    mine, other = _units(kk.redaction.provisions), _units(ru.redaction.provisions)
    in_force = [
        _units((article,)) if article else set[str]()
        for article in (article_in_force(case, norm) for norm in (kk, ru))
    ]
    apart = in_force[0] ^ in_force[1]
    for place, missing in ((ru, mine - other - apart), (kk, other - mine - apart)):
        if missing:
            yield warning(
                "languages-differ",
                place.location,
                units=", ".join(sorted(missing)),
            )


def _units(articles: tuple[Provision, ...]) -> set[str]:
    """Numbered units by their own number chain, blind to unnumbered ones."""
    found: set[str] = set()
    for article in articles:
        found |= set(_chains(article, ""))
    return found


def _chains(unit: Provision, above: str) -> Iterator[str]:
    chain = above
    if unit.kind in _NUMBERED:
        chain = f"{above}__{unit.step}" if above else str(unit.step)
        yield chain
    for child in unit.children:
        yield from _chains(child, chain)


PARITY = Check("parity", find)
