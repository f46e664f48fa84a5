"""Each alternative is a text of its own, and the chosen one is on record."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS
from pipeline.model.problem import Problem, error, notice


def find(case: Case) -> Iterator[Problem]:
    """Alternatives without a norm; a choice without a recorded decision."""
    for examined in case.examined:
        yield from _without_norms(examined.direction)
        yield from _choice(examined.direction)


def _without_norms(direction: Direction) -> Iterator[Problem]:
    for alternative in direction.alternatives:
        for lang in LANGS:
            if not direction.norms_of(alternative.id, lang):
                yield error(
                    "alternative-without-norm",
                    alternative.location,
                    alternative=alternative.id,
                    lang=lang,
                )


def _choice(direction: Direction) -> Iterator[Problem]:
    if not direction.chosen_alternative:
        yield notice("no-chosen-alternative", direction.location)
    else:
        yield notice(
            "choice-without-decision",
            direction.location,
            alternative=direction.chosen_alternative,
        )


ALTERNATIVES = Check("alternatives", find)
