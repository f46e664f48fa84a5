"""Cuts the text of an act into articles that can be kept and sorted one by one.

The headings above an article (section, chapter) with their notes go with the article
that follows them, so that joining the articles again gives the act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.identity import ProvisionKind
from pipeline.model.provision import Provision
from pipeline.readers import print_act

_ABOVE = frozenset(
    (ProvisionKind.SECTION, ProvisionKind.CHAPTER, ProvisionKind.DIVISION)
)


def framed(text: str) -> str:
    """A text with one blank line above it and one line end below."""
    return "\n" + text.strip("\n") + "\n"


def walk_articles(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """The articles of an act, wherever they stand."""
    for provision in provisions:
        if provision.kind in _ABOVE:
            yield from walk_articles(provision.children)
        elif provision.kind is ProvisionKind.ARTICLE:
            yield provision


def has_only_articles(provisions: Iterable[Provision]) -> bool:
    """Whether nothing but headings stands outside the articles."""
    return all(
        has_only_articles(each.children)
        if each.kind in _ABOVE
        else each.kind is ProvisionKind.ARTICLE
        for each in provisions
    )


def articles_of(
    provisions: Iterable[Provision], tail: str = ""
) -> list[tuple[str, str]]:
    """Number and text of each article, with the headings above it.

    Args:
        provisions: sections, chapters and articles, and nothing else.
        tail: what stands after the last unit.
    """
    pieces: list[tuple[str, list[Provision]]] = []
    above: list[Provision] = []
    for unit in _flat(provisions):
        above.append(unit)
        if unit.kind is ProvisionKind.ARTICLE:
            pieces.append((unit.number, above))
            above = []
    last = len(pieces) - 1
    return [
        (number, framed(print_act(units, tail if index == last else "")))
        for index, (number, units) in enumerate(pieces)
    ]


def _flat(provisions: Iterable[Provision]) -> Iterator[Provision]:
    """Headings and articles one after another, in the order of the text."""
    for provision in provisions:
        if provision.kind in _ABOVE:
            yield replace(provision, children=())
            yield from _flat(provision.children)
        else:
            yield provision
