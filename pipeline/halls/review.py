"""A returned file comes home: read → matched → placed → recorded, or nothing at all.

Nothing is written before the whole file has been read, its marks counted a second time
and every remark given its fate. Then the file is kept as evidence, and the record
changes in one step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.halls.prepare import Prepared
from pipeline.halls.review_belonging import (
    Return,
    direction_of,
    drafts_for,
    look_at_body,
    other_body,
    round_of,
)
from pipeline.halls.review_record import open_record
from pipeline.halls.review_tables import review_tables
from pipeline.model.homecoming import Found, Homecoming, Marks
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_terms import Stance
from pipeline.model.locale import Locale
from pipeline.review.compare_sent import untracked
from pipeline.review.desk import Desk, Errand
from pipeline.review.grid import plain
from pipeline.review.keeping import keep, sha256_of
from pipeline.review.match import match, missing_rows
from pipeline.review.matched import MatchedGrid
from pipeline.review.place import place
from pipeline.review.reading import read_returned
from pipeline.review.register import merge
from pipeline.review.returned import Returned
from pipeline.writers.word.anchors import bookmark

_STANCES = (Stance.AGREED, Stance.PARTLY, Stance.DISAGREED)
_SUFFIXES = {".docx", ".xlsx"}


def bring_home(wanted: Return, locales: Mapping[Lang, Locale]) -> Homecoming:
    """Import a returned file.

    Args:
        wanted: the file and what is known of it.
        locales: wording, by language.

    Raises:
        UsageError: `review-unknown-body`, `review-no-direction`, and where the file
            is refused.
        DraftError: where the record cannot be read.
        PipelineError: `review-miscounted`.
    """
    content = _content(wanted)
    returned, recount = read_returned(
        content, wanted.file.name, stances(locales), wanted.limits
    )
    prepared = drafts_for(wanted, returned, locales)
    look_at_body(wanted, prepared)
    known = [
        each.table
        for direction in prepared.directions
        if wanted.direction in {"", direction.direction.number}
        for each in review_tables(prepared, direction, locales, wanted.date)
    ]
    if returned.sent is not None and returned.sent.direction not in {
        table.direction for table in known
    }:
        returned = replace(returned, sent=None)
    matched = match(returned, known, bookmark)
    number = direction_of(wanted, returned, matched, recount.marks, prepared)
    desk = Desk(
        [_of(number, each) for each in matched],
        [table for table in known if table.direction == number],
    )
    found = (*returned.found, *_untracked(wanted, returned, desk))
    home = _record(wanted, number, desk, found, content, prepared)
    return replace(
        home,
        counted=recount.marks,
        formats=recount.formats,
        missing=missing_rows(desk.matched),
        sent_to=other_body(wanted, returned),
    )


def _untracked(wanted: Return, returned: Returned, desk: Desk) -> Iterator[Found]:
    """What no mark shows; a file that is all otherwise is none of ours."""
    limit = wanted.limits.marks
    found = untracked(returned, desk.matched, desk.known)
    for number, each in enumerate(found):
        if number >= limit or len(each.text) > wanted.limits.text:
            raise UsageError(
                "review-too-many-marks", file=wanted.file.name, limit=str(limit)
            )
        yield each


def stances(locales: Mapping[Lang, Locale]) -> dict[str, Stance]:
    """Positions by the words of the list, in every language."""
    return {
        plain(locale.grammar["review"][stance.value]).lower(): stance
        for locale in locales.values()
        for stance in _STANCES
    }


def _content(wanted: Return) -> bytes:
    """The file's bytes; a file that is too large is not even opened."""
    name = wanted.file.name
    if wanted.file.suffix.lower() not in _SUFFIXES:
        raise UsageError("review-other-form", file=name)
    if wanted.file.stat().st_size > wanted.limits.file:
        limit = str(wanted.limits.file)
        raise UsageError("review-too-large", file=name, limit=limit)
    return wanted.file.read_bytes()


def _of(number: str, matched: MatchedGrid) -> MatchedGrid:
    """The table, as none of ours where it is of another direction."""
    table = matched.table
    if table is not None and table.direction != number:
        return MatchedGrid(matched.grid)
    return matched


def _record(  # noqa: PLR0913, PLR0917 - all that one file is made of
    wanted: Return,
    number: str,
    desk: Desk,
    found: Sequence[Found],
    content: bytes,
    prepared: Prepared,
) -> Homecoming:
    """Under the lock of the direction: the file kept, its remarks put on record."""
    digest = sha256_of(content)
    ledger = prepared.workspace.ledgers.get(number, Ledger())
    with open_record(wanted.root, number) as record:
        which = round_of(wanted, digest, record.remarks, ledger)
        errand = Errand(
            *(number, wanted.body, wanted.date, which, digest),
            *(wanted.letter.strip(), wanted.letter_date or wanted.date),
        )
        remarks = place(found, desk, errand)
        marks = (each.marks for each in found)
        merged = merge(record.remarks, zip(remarks, marks, strict=True))
        name = f"{wanted.body}.{wanted.date}.{digest}{wanted.file.suffix.lower()}"
        kept = _kept(record.evidence, digest) or keep(record.evidence, name, content)
        record.write(merged.remarks)
    return Homecoming(
        file=wanted.file.name,
        sha256=digest,
        body=wanted.body,
        direction=number,
        round=which,
        counted=Marks(),
        placements=merged.placements,
        kept=kept.relative_to(wanted.root).as_posix(),
    )


def _kept(folder: Path, digest: str) -> Path | None:
    """The same file, where it is kept already: it came twice."""
    found = sorted(folder.glob(f"*.{digest}.*")) if folder.is_dir() else []
    return found[0] if found else None
