"""What of a norm's text is law in force, and what the draft says of its own."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case
from pipeline.checks.letters import fold_small
from pipeline.model.identity import ABOVE_ARTICLE, ProvisionKind
from pipeline.model.norm import Norm
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction

Chain = tuple[Provision, ...]
"""A unit after all units that it stands in, the article first."""


def articles_of(text: Redaction) -> Iterator[Provision]:
    """The articles of a text; units inside them are not walked, codes are long."""
    pending = list(reversed(text.provisions))
    while pending:
        unit = pending.pop()
        if unit.kind is ProvisionKind.ARTICLE:
            yield unit
        elif unit.kind in ABOVE_ARTICLE:
            pending += reversed(unit.children)


def article_in_force(case: Case, norm: Norm) -> Provision | None:
    """The article that a norm changes, None where it is new or was not imported."""
    edition = case.workspace.edition(norm.act, norm.lang, norm.base)
    if edition is None:
        return None
    return next((a for a in articles_of(edition) if a.number == norm.article), None)


def chains(unit: Provision, above: Chain = ()) -> Iterator[Chain]:
    """A unit and all inside it, each with what it stands in."""
    chain = (*above, unit)
    yield chain
    for child in unit.children:
        yield from chains(child, chain)


def words_of(article: Provision | None) -> str:
    """All words of an article, folded, unit by unit."""
    if article is None:
        return ""
    return "\n".join(fold_small(chain[-1].text) for chain in chains(article))


def own_units(case: Case, norm: Norm) -> Iterator[Provision]:
    """Units of a norm whose words do not stand in the article in force."""
    in_force = set(words_of(article_in_force(case, norm)).split("\n"))
    for article in articles_of(norm.redaction):
        for *_, unit in chains(article):
            # The words of an excluded unit are its editors' remark.
            if not unit.excluded and fold_small(unit.text) not in in_force:
                yield unit


def is_whole(edition: Redaction) -> bool:
    """Whether an edition holds every article of its act."""
    return any(not source.article for source in edition.sources)
