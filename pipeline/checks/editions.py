"""The law in force has an edition, and drafts stand on the newest one.

Contract, rule 5: what is unverified or stale says so and stops `--final`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import articles_of
from pipeline.model.identity import LANGS, Location
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, warning
from pipeline.model.redaction import VERIFIED


def find(case: Case) -> Iterator[Problem]:
    """Stale bases, unverified texts, languages of different editions."""
    for _, norm in case.norms():
        yield from _stale(case, norm)
    for examined in case.examined:
        yield from _of_direction(examined)


def _stale(case: Case, norm: Norm) -> Iterator[Problem]:
    editions = case.workspace.editions.get((norm.act, norm.lang), ())
    holding = [
        each
        for each in editions
        if norm.after or any(art.number == norm.article for art in articles_of(each))
    ]
    newest = max((each.label for each in holding), default=norm.base)
    if newest > norm.base:
        yield warning(
            "stale-edition",
            norm.location,
            act=norm.act,
            article=norm.article,
            base=norm.base,
            newest=newest,
            moved=", ".join(case.moved.get(norm.location.file, ("–",))),
        )


def _of_direction(examined: Examined) -> Iterator[Problem]:
    place = examined.direction.location
    labels: dict[str, dict[str, str]] = {}
    for lang in LANGS:
        for comparison in examined.comparisons.get(lang, ()):
            current = comparison.current
            labels.setdefault(current.act, {})[lang] = current.label
            if current.verification != VERIFIED:
                yield warning(
                    "unverified-text",
                    current.location,
                    act=current.act,
                    lang=lang,
                    edition=current.label,
                )
    for act, by_lang in labels.items():
        if len(set(by_lang.values())) > 1:
            yield _languages_apart(place, act, by_lang)


def _languages_apart(place: Location, act: str, labels: dict[str, str]) -> Problem:
    return warning(
        "editions-differ",
        place,
        act=act,
        kk=labels.get("kk", "?"),
        ru=labels.get("ru", "?"),
    )


EDITIONS = Check("editions", find)
