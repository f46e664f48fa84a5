"""A returned file comes home: read → matched → placed → recorded, or nothing at all.

Nothing is written before the whole file has been read, its marks counted a second time
and every remark given its fate. Then the file is kept as evidence, and the record
changes in one step.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.review_record import open_record
from pipeline.halls.review_tables import review_tables
from pipeline.model.homecoming import Found, Homecoming, Marks
from pipeline.model.identity import Lang
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_terms import Stance
from pipeline.model.locale import Locale
from pipeline.model.remark import Remark
from pipeline.review.compare_sent import untracked
from pipeline.review.desk import Desk, Errand
from pipeline.review.docx_recount import Recount
from pipeline.review.grid import plain
from pipeline.review.keeping import keep, sha256_of
from pipeline.review.limits import LIMITS, Limits
from pipeline.review.match import match, missing_rows
from pipeline.review.matched import MatchedGrid
from pipeline.review.place import place
from pipeline.review.reading import read_returned
from pipeline.review.register import merge
from pipeline.review.returned import Returned
from pipeline.writers.anchors import bookmark

_STANCES = (Stance.AGREED, Stance.PARTLY, Stance.DISAGREED)
_SUFFIXES = {".docx", ".xlsx"}


@dataclass(frozen=True, slots=True)
class Return:
    """A returned file.

    Args:
        root: the workspace.
        file: the file.
        body: who sent it.
        date: the day on which it came.
        direction: number of its direction; told from the file where empty.
        round: the round; told from the record where 0.
        letter: number of the letter that came with the file.
        letter_date: its date.
        limits: what may be read of it.
    """

    root: Path
    file: Path
    body: str
    date: dt.date
    direction: str = ""
    round: int = 0
    letter: str = ""
    letter_date: dt.date | None = None
    limits: Limits = LIMITS


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
    prepared = _prepared(wanted, returned, locales)
    _look_at_body(wanted, prepared)
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
    number = _direction(wanted, returned, matched, recount, prepared)
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
        sent_to=_other_body(returned, wanted),
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


def _prepared(
    wanted: Return, returned: Returned, locales: Mapping[Lang, Locale]
) -> Prepared:
    """The drafts; of one direction only, where it is told which.

    What a file says of itself may be anything: a direction that is none is not asked.
    """
    drafts = wanted.root / "drafts"
    said = returned.sent.direction if returned.sent is not None else returned.facts[0]
    number = wanted.direction
    if not number and said.replace(".", "").isdecimal():
        number = said if (drafts / said / "direction.yaml").is_file() else ""
    only = (number,) if number else ()
    return prepare(drafts, locales, wanted=only, as_of=wanted.date)


def _look_at_body(wanted: Return, prepared: Prepared) -> None:
    workspace = prepared.workspace
    known = (*workspace.addressees, *workspace.chambers)
    if wanted.body not in known:
        listing = ", ".join(known)
        raise UsageError("review-unknown-body", body=wanted.body, known=listing)


def _direction(
    wanted: Return,
    returned: Returned,
    matched: Sequence[MatchedGrid],
    recount: Recount,
    prepared: Prepared,
) -> str:
    """The direction that a file belongs to: as told, as it says, by its rows."""
    known = [each.direction.number for each in prepared.directions]
    if wanted.direction:
        if wanted.direction not in known:
            raise UsageError(
                "unknown-direction",
                direction=wanted.direction,
                known=", ".join(known),
            )
        return wanted.direction
    votes: Counter[str] = Counter()
    for each in matched:
        if each.table is not None:
            votes[each.table.direction] += len(each.rows)
    if returned.sent is not None:
        votes[returned.sent.direction] += 1
    votes[returned.facts[0]] += 1
    best = [number for number, _ in votes.most_common() if number in known]
    if not best:
        marks = recount.marks
        raise UsageError(
            "review-no-direction",
            file=wanted.file.name,
            comments=str(marks.comments),
            insertions=str(marks.insertions),
            deletions=str(marks.deletions),
            moves=str(marks.moves_from + marks.moves_to),
            known=", ".join(known),
        )
    return best[0]


def _of(number: str, matched: MatchedGrid) -> MatchedGrid:
    """The table, as none of ours where it is of another direction."""
    table = matched.table
    if table is not None and table.direction != number:
        return MatchedGrid(matched.grid)
    return matched


def _other_body(returned: Returned, wanted: Return) -> str:
    to = returned.sent.to if returned.sent is not None else ""
    return "" if to == wanted.body else to


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
        which = wanted.round or _round(wanted, digest, record.remarks, ledger)
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


def _round(
    wanted: Return, digest: str, remarks: Sequence[Remark], ledger: Ledger
) -> int:
    """The round of consultations that a file belongs to.

    As the record of consultations says; where that is silent, every new day on which
    the body returns something is a new round.
    """
    mine = [each for each in remarks if each.body == wanted.body]
    for each in mine:
        if digest in {each.file, *each.again} or each.date == wanted.date:
            return each.round
    held = [
        each.round
        for each in ledger.consultations
        if wanted.body in each.bodies and each.date <= wanted.date
    ]
    earlier = (each.round for each in mine if each.date < wanted.date)
    return max(held) if held else max(earlier, default=0) + 1
