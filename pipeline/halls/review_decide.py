"""What the Bar does with a remark: takes it into the draft, or declines it.

An edit that is taken changes the words concerned in one norm file. Before that, a copy
of the drafts with the change in it is read, compared and checked like any other: where
it has an error that the drafts do not have, nothing is changed.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.disk import scratch, write_whole
from pipeline.errors import UsageError
from pipeline.halls.prepare import Prepared, prepare
from pipeline.halls.review_record import Record, directions_of, open_record, read_record
from pipeline.halls.review_tables import review_tables
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Lang, ProvisionPath
from pipeline.model.locale import Locale
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.problem import Problem, Severity
from pipeline.model.provision import Provision
from pipeline.model.remark import Proposal, Remark, RemarkState, decided
from pipeline.model.sent_table import Column, SentRow
from pipeline.review.proposal import NormText, line_of, propose


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided about a remark.

    Args:
        root: the workspace.
        id: the remark, or the beginning of its name.
        state: accepted or declined.
        as_of: the day.
        answer: the Bar's answer.
        reason: why it is declined, or how it is taken in.
        by_hand: the draft was, or will be, changed by hand.
    """

    root: Path
    id: str
    state: RemarkState
    as_of: dt.date
    answer: Bilingual = Bilingual()
    reason: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision.

    Args:
        remark: the remark as it is on record now.
        proposal: the edit that was taken in, None where no draft was changed.
        problems: errors that the edit would have brought; then nothing was changed.
        other: the norm's file in the other language, which was not changed.
    """

    remark: Remark
    proposal: Proposal | None = None
    problems: tuple[Problem, ...] = ()
    other: str = ""


def find(root: Path, name: str) -> tuple[str, Remark]:
    """A remark with its direction, by its name or the name's beginning.

    Raises:
        UsageError: `review-no-remark`, `review-many-remarks`.
        DraftError: where a record cannot be read.
    """
    found: list[tuple[str, Remark]] = []
    for number in directions_of(root):
        for remark in read_record(root, number).remarks:
            if remark.id == name:
                return number, remark
            if name and remark.id.startswith(name):
                found.append((number, remark))
    if not found:
        raise UsageError("review-no-remark", id=name)
    if len(found) > 1:
        listing = ", ".join(remark.id for _, remark in found[:5])
        raise UsageError("review-many-remarks", id=name, known=listing)
    return found[0]


def decide(ruling: Ruling, locales: Mapping[Lang, Locale]) -> Outcome:
    """Put a decision on record; an accepted edit goes into the draft first.

    Args:
        ruling: the decision.
        locales: wording, by language.

    Raises:
        UsageError: where the remark is unknown or its edit cannot be taken in exactly.
        DraftError: where the record cannot be read.
    """
    number, _ = find(ruling.root, ruling.id)
    with open_record(ruling.root, number) as record:
        _, remark = find(ruling.root, ruling.id)
        is_accepted = ruling.state is RemarkState.ACCEPTED
        if not is_accepted and _is_in_draft(remark):
            raise UsageError("review-in-draft-already", id=remark.id)
        outcome = Outcome(remark)
        if is_accepted and not ruling.by_hand and _changes_draft(remark):
            outcome = _taken(ruling, number, remark, locales)
        if outcome.problems:
            return outcome
        if outcome.proposal is not None:
            path = ruling.root / outcome.proposal.file
            write_whole(path, outcome.proposal.content.encode())
        return replace(outcome, remark=_recorded(record, remark, ruling))


def _recorded(record: Record, remark: Remark, ruling: Ruling) -> Remark:
    done = decided(remark, ruling.state, ruling.reason, ruling.answer)
    remarks = (done if each.id == remark.id else each for each in record.remarks)
    record.write(tuple(remarks))
    return done


def _is_in_draft(remark: Remark) -> bool:
    return remark.state is RemarkState.ACCEPTED and _changes_draft(remark)


def _changes_draft(remark: Remark) -> bool:
    """Whether taking a remark in means to change words of a norm or of its table."""
    return remark.is_edit and remark.column in {
        Column.PROPOSED,
        Column.CURRENT,
        Column.UNIT,
        Column.RATIONALE,
    }


def _taken(
    ruling: Ruling, number: str, remark: Remark, locales: Mapping[Lang, Locale]
) -> Outcome:
    """The edit in a copy of the drafts, read and checked."""
    if remark.column is not Column.PROPOSED or not remark.is_placed:
        raise UsageError("review-by-hand", id=remark.id)
    drafts = ruling.root / "drafts"
    prepared = prepare(drafts, locales, wanted=(number,), as_of=ruling.as_of)
    row = _row(prepared, remark, locales, ruling.as_of)
    line = line_of(remark, row)
    norm, unit = _norm(prepared, remark, line.path)
    file = norm.location.file.as_posix()
    content = (ruling.root / file).read_bytes().decode()
    proposal = propose(remark, line, NormText(file, content, unit))
    problems = _new_errors(ruling, number, prepared, proposal, locales)
    return Outcome(remark, proposal, problems, _other_language(norm, ruling.root))


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
    ruling: Ruling,
    number: str,
    prepared: Prepared,
    proposal: Proposal,
    locales: Mapping[Lang, Locale],
) -> tuple[Problem, ...]:
    """Errors of the drafts with the edit in them that they have not without it."""
    with _copied(ruling.root, number) as drafts:
        changed = drafts.parent / proposal.file
        changed.write_bytes(proposal.content.encode())
        after = prepare(drafts, locales, wanted=(number,), as_of=ruling.as_of)
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
    with scratch(shelf) as folder:
        drafts = folder / "drafts"
        drafts.mkdir()
        for path in sorted((root / "drafts").iterdir()):
            if path.is_file():
                shutil.copy2(path, drafts / path.name)
            elif path.name in {"acts", number}:
                ignored = shutil.ignore_patterns("evidence", ".*")
                shutil.copytree(path, drafts / path.name, ignore=ignored)
        yield drafts


def _other_language(norm: Norm, root: Path) -> str:
    """The same norm's file in the other language, which stays as it is."""
    other = "ru" if norm.lang == "kk" else "kk"
    path = norm.location.file
    name = path.name.removesuffix(f".{norm.lang}.md") + f".{other}.md"
    found = path.with_name(name)
    return found.as_posix() if (root / found).is_file() else ""
