"""What a letter encloses: the other documents of its pack, in their official order."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.documents.kind import Attachment, Scope
from pipeline.halls.plan import Job, PackPlan
from pipeline.model.identity import Lang

ENCLOSED_FIRST = (
    "amending-bill",
    "explanatory-note",
    "comparison-table",
    "alternatives-table",
    "redaction-commentary",
    "legal-justification",
    "regulation",
    "positions-protocol",
    "response-table",
    "chamber-decision-form",
    "working-group",
    "calendar-plan",
    "materials-list",
    "consultation-format",
    "presidium-decision",
)
"""Order of enclosures: the bill and its papers as Law on legal acts 29(2) has them,
then what explains them, then the papers of the house."""


def attachments_of(
    plan: PackPlan, lang: Lang, pages: Mapping[str, int]
) -> tuple[Attachment, ...]:
    """What a letter of a pack encloses: the pack's other documents in its language.

    Args:
        plan: the pack.
        lang: language of the letter.
        pages: sheets of each document by its stem; 0 or absent where unknown.
    """
    enclosed = [
        Attachment(
            job.kind.name,
            document_alternative(job),
            pages.get(stem_of(job), 0),
            job.brief.variant,
        )
        for job in plan.jobs
        if job.brief.lang == lang
    ]
    return tuple(sorted(enclosed, key=_enclosure_order))


def _enclosure_order(attachment: Attachment) -> tuple[str, int]:
    kind = attachment.kind
    last = len(ENCLOSED_FIRST)
    place = ENCLOSED_FIRST.index(kind) if kind in ENCLOSED_FIRST else last
    return attachment.alternative or "~", place


def document_alternative(job: Job) -> str:
    """The alternative that the file name of a document carries, or empty."""
    one = job.kind.scope is Scope.ALTERNATIVE and job.brief.pack.shows_alternatives
    return job.brief.alternative.id if one else ""


def stem_of(job: Job) -> str:
    """File name of a document without its ending."""
    named = (job.kind.name, job.brief.variant, document_alternative(job))
    parts = (*named, job.brief.lang)
    return ".".join(part for part in parts if part)
