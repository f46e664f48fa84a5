"""The Kazakh and the Russian text are built alike below their numbers, too.

Law on legal acts, Art. 24(3): both texts are authentic. Grammar sometimes asks for a
part more in one language (domain brief 4.5), so that this is for a lawyer to look at.
What differs in the law in force already is no fault of the draft.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.checks.check import Case, Check
from pipeline.checks.in_force import article_in_force, chains
from pipeline.model.direction import Direction
from pipeline.model.identity import POSITIONAL
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, warning
from pipeline.model.prose import Prose
from pipeline.model.provision import Provision


def find(case: Case) -> Iterator[Problem]:
    """Units with more unnumbered parts in one language; prose that runs apart."""
    for examined in case.examined:
        yield from _norms(case, examined.direction)
        yield from _texts(examined.direction)


def _norms(case: Case, direction: Direction) -> Iterator[Problem]:
    russian = {
        (norm.act, norm.article, norm.alternative): norm
        for norm in direction.norms
        if norm.lang == "ru"
    }
    for norm in direction.norms:
        other = russian.get((norm.act, norm.article, norm.alternative))
        if norm.lang == "kk" and other is not None:
            yield from _compare(case, norm, other)


def _compare(case: Case, kk: Norm, ru: Norm) -> Iterator[Problem]:
    proposed = _apart(_counts(_article(kk)), _counts(_article(ru)))
    in_force = _apart(
        _counts(article_in_force(case, kk)), _counts(article_in_force(case, ru))
    )
    apart = [unit for unit, more in proposed.items() if in_force.get(unit) != more]
    if apart:
        yield warning(
            "languages-differ-inside", kk.location, units=", ".join(sorted(apart))
        )


def _article(norm: Norm) -> Provision | None:
    return next(iter(norm.redaction.articles()), None)


def _counts(article: Provision | None) -> Counter[str]:
    """Number of unnumbered units in each numbered one."""
    found: Counter[str] = Counter()
    for chain in chains(article) if article is not None else ():
        named = [str(unit.step) for unit in chain if unit.kind not in POSITIONAL]
        if chain[-1].kind in POSITIONAL:
            found["__".join(named)] += 1
        else:
            found["__".join(named)] += 0
    return found


def _apart(kk: Counter[str], ru: Counter[str]) -> Mapping[str, int]:
    """How many units more one language has, where both have the numbered unit."""
    return {
        unit: kk[unit] - ru[unit] for unit in kk if unit in ru and kk[unit] != ru[unit]
    }


def _texts(direction: Direction) -> Iterator[Problem]:
    for text in direction.texts:
        other = direction.prose(text.document, "ru")
        if text.lang == "kk" and other is not None:
            yield from _prose(text, other)


def _prose(kk: Prose, ru: Prose) -> Iterator[Problem]:
    mine, theirs = (_sections(text) for text in (kk, ru))
    if list(mine) != list(theirs):
        apart = [
            name for name in (*mine, *theirs) if (name in mine) != (name in theirs)
        ]
        yield warning(
            "sections-differ",
            kk.location,
            document=kk.document,
            sections=", ".join(apart or mine),
        )
    for section in kk.sections:
        name = _name(section.id, section.alternative)
        counts = (mine[name], theirs.get(name, mine[name]))
        if counts[0] != counts[1]:
            yield warning(
                "paragraphs-differ",
                section.location,
                document=kk.document,
                section=name,
                mine=str(counts[0]),
                other=str(counts[1]),
            )


def _sections(text: Prose) -> dict[str, int]:
    """Number of paragraphs of each section, in order."""
    return {
        _name(section.id, section.alternative): len(section.paragraphs)
        for section in text.sections
    }


def _name(section: str, alternative: str) -> str:
    return f"{section}.{alternative}" if alternative else section


PARITY_INSIDE = Check("parity-inside", find)
