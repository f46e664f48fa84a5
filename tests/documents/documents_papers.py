"""Papers of the real drafts, laid out by the hall, with records as a test wants them."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline import documents
from pipeline.documents.kind import DocumentKind
from pipeline.halls.enclosures import attachments_of, stem_of
from pipeline.halls.plan import Planner
from pipeline.halls.prepare import prepare
from pipeline.halls.shown import packs_of
from pipeline.locales.catalog import load_locales
from pipeline.model.document import Items, Paragraph, Signature, Table
from pipeline.model.identity import LANGS
from pipeline.registry import discover

DRAFTS = Path(__file__).parents[2] / "drafts"
DAY = dt.date(2026, 11, 24)
KINDS = discover(documents, DocumentKind)


@cache
def drafts():
    return prepare(DRAFTS, load_locales(), as_of=DAY)


def prepared(number):
    return next(each for each in drafts().directions if each.direction.number == number)


def plan(number, pack, ledger=None, **changes):
    """A pack of a direction.

    Args:
        number: the direction.
        pack: the pack.
        ledger: its records; none where left out.
        changes: fields of the direction that are other than in the drafts.
    """
    mine = prepared(number)
    mine = replace(mine, direction=replace(mine.direction, **changes))
    ledgers = {number: ledger} if ledger else {}
    workspace = replace(drafts().workspace, ledgers=ledgers)
    planner = Planner(workspace, load_locales(), KINDS, DAY)
    return planner.plan(mine, pack, LANGS)


def papers(laid_out, pages=3, wanted=lambda _job: True):
    """Documents of a pack; each enclosure has as many sheets as is said."""
    known = {stem_of(job): pages for job in laid_out.jobs}
    for job in laid_out.jobs:
        if wanted(job):
            yield job.kind.compose(job.brief)
    for job in laid_out.letters:
        if wanted(job):
            enclosed = attachments_of(laid_out, job.brief.lang, known)
            yield job.kind.compose(replace(job.brief, attachments=enclosed))


def made(number, pack, kind, lang, ledger=None, **changes):
    """The documents of one kind and language."""

    def wanted(job):
        return job.kind.name == kind and job.brief.lang == lang

    return list(papers(plan(number, pack, ledger, **changes), wanted=wanted))


def one(number, pack, kind, lang, ledger=None, **changes):
    """The text of a document of which there must be one."""
    (document,) = made(number, pack, kind, lang, ledger, **changes)
    return text_of(document)


def every_pack():
    for each in drafts().directions:
        for pack in packs_of(each.direction):
            yield each.direction.number, pack


def text_of(document):
    return "\n".join(line for block in document.blocks for line in _lines(block))


def _lines(block):
    match block:
        case Paragraph(runs):
            yield _words(runs)
        case Items(items, numbers):
            for index, runs in enumerate(items):
                number = numbers[index] if numbers else f"{index + 1}."
                yield f"{number} {_words(runs)}"
        case Table(header, rows):
            for row in (*header, *rows):
                yield " | ".join(
                    " / ".join(_words(runs) for runs in cell.paragraphs)
                    for cell in row.cells
                )
        case Signature(post, name):
            yield f"{post} | {name}"


def _words(runs):
    return "".join(run.text for run in runs)
