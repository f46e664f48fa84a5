"""Edits of provision trees, as drafters make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from comparison_texts import CORPUS, redaction

from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction
from pipeline.readers.act_text import parse_act

Place = tuple[int, ...]
"""Where a unit stands: first, second, … child from the outside in."""


@cache
def corpus() -> dict[str, Redaction]:
    """All articles of the imported texts, by act, number and language."""
    found = {}
    for path in sorted(CORPUS.glob("*/*.md")):
        text = path.read_text("utf-8").split("\n---\n", 1)[1]
        profile = _profile(path.parent.name)
        lang = "kk" if path.name.endswith(".kk.md") else "ru"
        for article in parse_act(text, profile, lang).provisions:
            key = f"{path.parent.name}/{article.number}.{lang}"
            found[key] = redaction((article,))
    return found


def _profile(code: str) -> Profile:
    if code in {"K1400000226", "K1400000231"}:
        return Profile.CRIMINAL
    return Profile.CODE if code in {"K1500000377", "K2000000350"} else Profile.LAW


def places(text: Redaction) -> list[Place]:
    """Where all units stand, in the order of the text."""

    def walk(units: tuple[Provision, ...], outer: Place) -> Iterator[Place]:
        for index, unit in enumerate(units):
            yield (*outer, index)
            yield from walk(unit.children, (*outer, index))

    return list(walk(text.provisions, ()))


def at(text: Redaction, place: Place) -> Provision:
    units, unit = text.provisions, None
    for index in place:
        unit = units[index]
        units = unit.children
    assert unit is not None
    return unit


def edited(
    text: Redaction, place: Place, edit: Callable[[Provision], tuple[Provision, ...]]
) -> Redaction:
    """The text with one unit replaced by what `edit` makes of it; ordinals follow."""

    def go(units: tuple[Provision, ...], rest: Place) -> tuple[Provision, ...]:
        index, unit = rest[0], units[rest[0]]
        if len(rest) == 1:
            made = edit(unit)
        else:
            made = (replace(unit, children=go(unit.children, rest[1:])),)
        return _recounted((*units[:index], *made, *units[index + 1 :]))

    return replace(text, provisions=go(text.provisions, place), label="v1")


def _recounted(units: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Ordinals of the unnumbered, counted again from the first one's."""
    firsts = {kind: [u.number for u in units if u.kind is kind] for kind in POSITIONAL}
    counts = {kind: int(numbers[0]) for kind, numbers in firsts.items() if numbers}
    for kind in counts:
        counts[kind] = min(int(number) for number in firsts[kind])
    result = []
    for unit in units:
        if unit.kind in POSITIONAL:
            unit = replace(unit, number=str(counts[unit.kind]))  # noqa: PLW2901
            counts[unit.kind] += 1
        result.append(unit)
    return tuple(result)


def without(text: Redaction, place: Place) -> Redaction:
    """The text without one unit."""
    return edited(text, place, lambda _: ())


def with_after(
    text: Redaction, place: Place, words: str, number: str = ""
) -> Redaction:
    """The text with a new unit of the same kind behind one: `5` → `5-1`."""

    def edit(unit: Provision) -> tuple[Provision, ...]:
        new = number or (
            unit.number if unit.kind in POSITIONAL else f"{unit.number}-77"
        )
        return unit, Provision(unit.kind, new, words)

    return edited(text, place, edit)


def with_words(text: Redaction, place: Place, words: str) -> Redaction:
    """The text with other words in one unit."""
    return edited(text, place, lambda unit: (replace(unit, text=words),))
