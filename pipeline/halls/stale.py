"""What moved under the drafts that stand on an edition older than the newest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from pipeline.comparison.compare import compare
from pipeline.model.changes import changed_groups
from pipeline.model.direction import Direction
from pipeline.model.norm import Norm
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.model.workspace import Workspace


def moved_under(
    workspace: Workspace, directions: Iterable[Direction]
) -> dict[PurePath, tuple[str, ...]]:
    """Addresses of the units that changed under each stale draft, by its file.

    A draft of a new article is not listed: nothing of it stands in any edition.

    Args:
        workspace: all drafts.
        directions: those that are looked at.
    """
    found: dict[PurePath, tuple[str, ...]] = {}
    for direction in directions:
        for norm in direction.norms:
            moved = tuple(_moved(workspace, norm))
            if moved:
                found[norm.location.file] = moved
    return found


def _moved(workspace: Workspace, norm: Norm) -> Iterator[str]:
    base = workspace.edition(norm.act, norm.lang, norm.base)
    editions = workspace.editions.get((norm.act, norm.lang), ())
    later = [each for each in editions if each.label > norm.base]
    old = None if base is None else _article(base, norm.article)
    for edition in sorted(later, key=lambda each: each.label, reverse=True):
        new = _article(edition, norm.article)
        if base is not None and old is not None and new is not None:
            yield from _changed(replace(base, provisions=(old,)), new)
            return


def _article(edition: Redaction, number: str) -> Provision | None:
    for article in edition.articles():
        if article.number == number:
            return article
    return None


def _changed(current: Redaction, article: Provision) -> Iterator[str]:
    proposed = replace(current, provisions=(article,), status=Status.PROPOSED)
    for group in changed_groups(compare(current, (proposed,))):
        yield str(group.path)
