"""New articles of the amended act have headings.

Law on legal acts, Art. 23(9): every article has a heading, but for the articles of
amending acts themselves. The articles of the Constitution bear none.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.act import Rank
from pipeline.model.problem import Problem, error


def find(case: Case) -> Iterator[Problem]:
    """New articles without a heading."""
    for _, norm in case.norms():
        act = case.workspace.acts.get(norm.act)
        if not norm.after or act is None or act.rank is Rank.CONSTITUTION:
            continue
        for article in norm.redaction.articles():
            if not article.text.strip():
                yield error(
                    "article-without-heading", article.location, article=article.number
                )


HEADINGS = Check("headings", find)
