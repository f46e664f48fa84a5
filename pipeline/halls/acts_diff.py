"""What changed between two editions of an act, and which drafts stand on the older.

Reads: the workspace. Compares the articles that both editions hold; an article that
only one of them holds was inserted, excluded or simply not imported, and nothing in
the drafts says which, so it is named and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from pipeline.comparison.compare import compare
from pipeline.errors import UsageError
from pipeline.model.changes import ChangeGroup, changed_groups
from pipeline.model.comparison import Comparison
from pipeline.model.identity import LANGS, Lang, ProvisionPath
from pipeline.model.norm import Norm
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StandingDraft:
    """A draft that stands on the older edition.

    Args:
        direction: number of its direction.
        file: the draft.
        article: the article that it rewrites.
        alternative: the alternative that it belongs to.
        moved: addresses of the units of this article that changed under it.
        is_known: both editions hold the article, or it is new in the draft.
    """

    direction: str
    file: PurePath
    article: str
    alternative: str
    moved: tuple[ProvisionPath, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class EditionsDiff:
    """Two editions of an act in one language.

    Args:
        act: code of the act.
        lang: language.
        before: one edition, in ISO form.
        after: the other.
        comparison: all units of the articles that both hold.
        groups: what changed, in the order of the text.
        only_before: articles that only the first edition holds.
        only_after: articles that only the second edition holds.
        drafts: what stands on the older of the two.
    """

    act: str
    lang: Lang
    before: str
    after: str
    comparison: Comparison
    groups: tuple[ChangeGroup, ...]
    only_before: tuple[Provision, ...]
    only_after: tuple[Provision, ...]
    drafts: tuple[StandingDraft, ...]


def diff_editions(
    workspace: Workspace, code: str, before: str, after: str, *, lang: str = ""
) -> tuple[EditionsDiff, ...]:
    """Compare two editions of an act, in each language that has both.

    Args:
        workspace: all drafts.
        code: code of the act.
        before: one edition, in ISO form.
        after: the other.
        lang: only this language.

    Raises:
        UsageError: `no-such-act`, `no-such-edition` where nothing of that name was
            imported, in no language or not in the one that is asked for.
    """
    langs = [each for each in LANGS if lang in {"", each}]
    known = {each: _labels(workspace, code, each) for each in langs}
    if not any(known.values()):
        listing = ", ".join(sorted({code for code, _ in workspace.editions}))
        raise UsageError("no-such-act", act=code, known=listing)
    both = [each for each in langs if {before, after} <= known[each]]
    if not both:
        raise _no_edition(code, (before, after), known)
    return tuple(_diff(workspace, code, each, (before, after)) for each in both)


def _labels(workspace: Workspace, code: str, lang: Lang) -> set[str]:
    return {edition.label for edition in workspace.editions.get((code, lang), ())}


def _no_edition(
    code: str, wanted: Iterable[str], known: dict[Lang, set[str]]
) -> UsageError:
    """Names what is missing, and what there is in each language."""
    listing = "; ".join(
        f"{lang}: {', '.join(sorted(labels))}" for lang, labels in known.items()
    )
    missing = [each for each in wanted if not all(each in k for k in known.values())]
    return UsageError(
        "no-such-edition", act=code, edition=", ".join(missing), known=listing
    )


def _diff(
    workspace: Workspace, code: str, lang: Lang, labels: tuple[str, str]
) -> EditionsDiff:
    older, newer = (_edition(workspace, code, lang, label) for label in labels)
    mine = {article.number: article for article in older.articles()}
    theirs = {article.number: article for article in newer.articles()}
    comparison = compare(_only(older, theirs), (_proposed(_only(newer, mine)),))
    groups = changed_groups(comparison)
    moved = _moved(groups)
    both = mine.keys() & theirs.keys()
    return EditionsDiff(
        act=code,
        lang=lang,
        before=labels[0],
        after=labels[1],
        comparison=comparison,
        groups=groups,
        only_before=tuple(mine[number] for number in mine if number not in theirs),
        only_after=tuple(theirs[number] for number in theirs if number not in mine),
        drafts=tuple(
            StandingDraft(
                direction=direction,
                file=norm.location.file,
                article=norm.article,
                alternative=norm.alternative,
                moved=moved.get(norm.article, ()),
                is_known=bool(norm.after) or norm.article in both,
            )
            for direction, norm in _standing(workspace, code, lang, min(labels))
        ),
    )


def _edition(workspace: Workspace, code: str, lang: Lang, label: str) -> Redaction:
    found = workspace.edition(code, lang, label)
    if found is None:
        raise UsageError("no-such-edition", act=code, edition=label, known="")
    return found


def _only(redaction: Redaction, numbers: Iterable[str]) -> Redaction:
    """A redaction cut to some articles, without the headings above them."""
    wanted = set(numbers)
    kept = (each for each in redaction.articles() if each.number in wanted)
    return replace(redaction, provisions=tuple(kept), tail="")


def _proposed(redaction: Redaction) -> Redaction:
    return replace(redaction, status=Status.PROPOSED)


def _moved(groups: Iterable[ChangeGroup]) -> dict[str, tuple[ProvisionPath, ...]]:
    """Changed units by the number of their article."""
    moved: dict[str, tuple[ProvisionPath, ...]] = {}
    for group in groups:
        article = group.path.article.steps
        number = article[-1].number if article else ""
        moved[number] = (*moved.get(number, ()), group.path)
    return moved


def _standing(
    workspace: Workspace, code: str, lang: Lang, label: str
) -> Iterator[tuple[str, Norm]]:
    """The drafts of an act that stand on an edition, with their directions."""
    for direction in workspace.directions:
        for norm in direction.norms:
            if (norm.act, norm.lang, norm.base) == (code, lang, label):
                yield direction.number, norm
