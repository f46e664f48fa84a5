"""Where more than half of a text changes, a new edition is clearer.

Law on legal acts, Art. 26(9): an act of which more than half is changed gets a new
edition, counted by articles; 26(6): a changed unit is given anew. Neither binds
Parliament, so that these are notices.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import article_in_force, articles_of, is_whole
from pipeline.model.comparison import Comparison, SegmentKind
from pipeline.model.identity import Lang
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, notice


def find(case: Case) -> Iterator[Problem]:
    """Articles and acts of which more than half changes."""
    for examined, norm in case.norms():
        if article_in_force(case, norm) is not None:
            yield from _article(examined, norm)
    for examined in case.examined:
        for lang in examined.comparisons:
            yield from _acts(case, examined, lang)


def _article(examined: Examined, norm: Norm) -> Iterator[Problem]:
    comparison = examined.compared(norm)
    if comparison is None:
        return
    kept, changed = _amounts(comparison)
    if changed > kept:
        yield notice(
            "article-mostly-changed",
            norm.location,
            act=norm.act,
            article=norm.article,
            percent=str(100 * changed // (kept + changed)),
        )


def _amounts(comparison: Comparison) -> tuple[int, int]:
    """Letters that stay, and letters that go or come."""
    kept = changed = 0
    for row in comparison.rows:
        variant = row.variants[0]
        if not variant.diff.segments and row.current is not None:
            kept += len(row.current.text)
        for segment in variant.diff.segments:
            if segment.kind is SegmentKind.KEPT:
                kept += len(segment.text)
            else:
                changed += len(segment.text)
    return kept, changed


def _acts(case: Case, examined: Examined, lang: Lang) -> Iterator[Problem]:
    for comparison in examined.comparisons[lang]:
        current = comparison.current
        edition = case.workspace.edition(current.act, lang, current.label)
        if edition is None or not is_whole(edition):
            continue
        total = sum(not article.excluded for article in articles_of(edition))
        touched = {
            row.path.article
            for row in comparison.rows
            if row.is_change and row.path.article.steps
        }
        if 2 * len(touched) > total:
            yield notice(
                "act-mostly-changed",
                examined.direction.location,
                act=current.act,
                articles=str(len(touched)),
                total=str(total),
            )


VOLUME = Check("volume", find)
