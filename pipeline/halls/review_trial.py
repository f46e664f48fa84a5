"""A body's edit tried out: laid upon a copy of the drafts, which is read and checked.

Where the copy has an error that the drafts do not have, the edit is not theirs to take.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk import scratch, sweep
from pipeline.errors import UsageError
from pipeline.halls.kept import store_of
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.review_tables import review_tables
from pipeline.model.identity import LANGS, Lang, ProvisionPath
from pipeline.model.locale import Locale
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.problem import Problem, Severity
from pipeline.model.provision import Provision
from pipeline.model.remark import Proposal, Remark
from pipeline.model.sent_table import Column, SentRow
from pipeline.readers.workspace import EVIDENCE
from pipeline.review.proposal import NormText, line_of, propose


@dataclass(frozen=True, slots=True)
class Place:
    """The drafts of one direction on one day.

    Args:
        root: the workspace.
        direction: number of the direction.
        as_of: the day.
    """

    root: Path
    direction: str
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of an edit in a copy of the drafts.

    Args:
        proposal: the edit, laid upon the draft.
        base: the norm's file upon which it was laid.
        problems: errors that it would bring.
        other: the norm's file in the other language, which the edit leaves alone.
    """

    proposal: Proposal
    base: bytes
    problems: tuple[Problem, ...]
    other: str


def try_out(place: Place, remark: Remark, locales: Mapping[Lang, Locale]) -> Trial:
    """The edit in a copy of the drafts, read and checked.

    Args:
        place: the drafts that it is for.
        remark: the edit.
        locales: wording, by language.

    Raises:
        UsageError: `review-by-hand`, `review-row-gone`, `review-unit-differs`, and
            where the words it changes are no longer there.
        DraftError: where the drafts cannot be read.
    """
    if remark.column is not Column.PROPOSED or not remark.is_placed:
        raise UsageError("review-by-hand", id=remark.id)
    prepared = _prepared(place, place.root / "drafts", locales)
    row = _row(prepared, remark, locales, place.as_of)
    line = line_of(remark, row)
    norm, unit = _norm(prepared, remark, line.path)
    file = norm.location.file.as_posix()
    base = (place.root / file).read_bytes()
    proposal = propose(remark, line, NormText(file, base.decode(), unit))
    problems = _new_errors(place, prepared, proposal, locales)
    return Trial(proposal, base, problems, _other_language(norm, place.root))


def _prepared(place: Place, drafts: Path, locales: Mapping[Lang, Locale]) -> Prepared:
    return prepare(
        drafts,
        locales,
        wanted=(place.direction,),
        as_of=place.as_of,
        store=store_of(place.root),
    )


def _row(
    prepared: Prepared,
    remark: Remark,
    locales: Mapping[Lang, Locale],
    as_of: dt.date,
) -> SentRow:
    """The remark's row in the table as it is now."""
    for direction in prepared.directions:
        for each in review_tables(prepared, direction, locales, as_of):
            table = each.table
            mine = remark.lang is not None and table.lang == remark.lang.value
            if mine and table.alternative in {"", remark.alternative}:
                for row in table.rows:
                    cell = row.cell(Column.PROPOSED, remark.alternative)
                    if row.anchor == remark.norm and cell.lines:
                        return row
    raise UsageError("review-row-gone", id=remark.id, norm=remark.norm)


def _norm(prepared: Prepared, remark: Remark, path: str) -> tuple[Norm, Provision]:
    """The norm file, and the unit in it, that a line of the table shows."""
    act = remark.norm.partition("/")[0]
    address = ProvisionPath.parse(path)
    alternatives = {remark.alternative, ALL_ALTERNATIVES}
    for direction in prepared.directions:
        for norm in direction.direction.norms:
            is_mine = norm.act == act and norm.alternative in alternatives
            if is_mine and remark.lang and norm.lang == remark.lang.value:
                unit = norm.redaction.find(address)
                if unit is not None:
                    return norm, unit
    raise UsageError("review-row-gone", id=remark.id, norm=f"{act}/{path}")


def _new_errors(
    place: Place,
    prepared: Prepared,
    proposal: Proposal,
    locales: Mapping[Lang, Locale],
) -> tuple[Problem, ...]:
    """Errors of the drafts with the edit in them that they have not without it."""
    with _copied(place.root, place.direction) as drafts:
        changed = drafts.parent / proposal.file
        changed.write_bytes(proposal.content.encode())
        after = _prepared(place, drafts, locales)
        _look_at_unit(after, proposal)
    before = {_said(each) for each in prepared.all_problems()}
    return tuple(
        each
        for each in after.all_problems()
        if each.severity is Severity.ERROR and _said(each) not in before
    )


def _said(problem: Problem) -> tuple[object, ...]:
    """A problem without its line, which an edit may move."""
    return (problem.rule, problem.severity, problem.location.file, problem.values)


def _look_at_unit(after: Prepared, proposal: Proposal) -> None:
    """Makes sure that the file reads as the edit says: this unit, these words."""
    address = ProvisionPath.parse(proposal.path)
    for direction in after.directions:
        for norm in direction.direction.norms:
            if norm.location.file.as_posix() == proposal.file:
                unit = norm.redaction.find(address)
                if unit is not None and unit.text == proposal.diff.after:
                    return
    raise UsageError("review-unit-differs", id=proposal.remark.id, file=proposal.file)


@contextmanager
def _copied(root: Path, number: str) -> Iterator[Path]:
    """A copy of the drafts that one direction stands on; it is gone afterwards."""
    shelf = root / ".normpack" / "review"
    sweep(shelf)
    with scratch(shelf) as folder:
        drafts = folder / "drafts"
        drafts.mkdir()
        for path in sorted((root / "drafts").iterdir()):
            if path.is_file():
                shutil.copy2(path, drafts / path.name)
            elif path.name in {"acts", number}:
                ignored = shutil.ignore_patterns(EVIDENCE, ".*")
                shutil.copytree(path, drafts / path.name, ignore=ignored)
        yield drafts


def _other_language(norm: Norm, root: Path) -> str:
    """The same norm's file in the other language, which stays as it is."""
    path = norm.location.file
    stem = path.name.removesuffix(f".{norm.lang}.md")
    for lang in LANGS:
        found = path.with_name(f"{stem}.{lang}.md")
        if lang != norm.lang and (root / found).is_file():
            return found.as_posix()
    return ""
