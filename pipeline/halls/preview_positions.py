"""Positions of the preview: read for the rows, written into the ledger.

A position that a body has chosen in the table that it returned stands in
`remarks.yaml` (`readers.answers`); what is set on the page for it becomes a record of
`positions.yaml`, which goes before, and keeps the returned paper as its evidence.

What the page asks for is checked against the drafts before anything is written, and
the file is read again after the record is in it: every other record is still there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePath

from pipeline.halls.preview_asked import (
    Asked,
    alternative_of,
    both_of,
    date_of,
    evidence_of,
    known_of,
    provision_of,
    round_of,
    text_of,
    word_of,
)
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Direction
from pipeline.model.identity import Location
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.parties import Addressee
from pipeline.model.workspace import Workspace
from pipeline.preview import FormNotKeptError, Refusal, with_record
from pipeline.preview.view_rows import Stand
from pipeline.readers import read_ledger
from pipeline.readers.files import DraftFile, read_bytes
from pipeline.readers.remarks import REMARKS

_POSITIONS = "positions"


def stands_of(
    workspace: Workspace, direction: Direction, alternative: str
) -> dict[str, tuple[Stand, ...]]:
    """The newest position of every body, by the anchor of the row.

    Args:
        workspace: all drafts.
        direction: the direction.
        alternative: the one that is shown; empty where all are.
    """
    ledger = workspace.ledgers.get(direction.number, Ledger())
    rows: dict[str, dict[str, Position]] = {}
    for position in sorted(ledger.positions, key=lambda each: (each.round, each.date)):
        if alternative and position.alternative not in {"", alternative}:
            continue
        rows.setdefault(position.provision, {})[position.body] = position
    silent = silent_bodies(workspace, direction)
    return {anchor: tuple(_stands(silent, said)) for anchor, said in rows.items()}


def silent_bodies(workspace: Workspace, direction: Direction) -> tuple[Stand, ...]:
    """The bodies that are asked about a direction, before they have said anything."""
    ids = [
        body
        for recipient in direction.addressees.get("consultation", ())
        for body in recipient.ids
    ]
    ledger = workspace.ledgers.get(direction.number, Ledger())
    ids += [position.body for position in ledger.positions]
    known: Mapping[str, Addressee] = {**workspace.chambers, **workspace.addressees}
    return tuple(
        Stand(body, known[body].nominative if body in known else Bilingual(body, body))
        for body in dict.fromkeys(ids)
    )


def _stands(silent: tuple[Stand, ...], said: Mapping[str, Position]) -> Iterator[Stand]:
    for stand in silent:
        position = said.get(stand.body)
        if position is None:
            yield stand
        else:
            is_returned = position.location.file.stem == REMARKS
            yield replace(
                stand,
                position=position,
                print=print_of(position),
                is_returned=is_returned,
            )


def print_of(position: Position | None) -> str:
    """What identifies a record's content; its place in the file does not."""
    if position is None:
        return ""
    return hashlib.sha256(repr(_bare(position)).encode()).hexdigest()[:16]


def _bare(position: Position) -> Position:
    """A record's content without its places in the file."""
    nowhere = Location()
    proof = position.evidence
    return replace(
        position,
        proposed=replace(position.proposed, location=nowhere),
        argument=replace(position.argument, location=nowhere),
        answer=replace(position.answer, location=nowhere),
        evidence=replace(proof, location=nowhere) if proof else None,
        location=nowhere,
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """A position that the page asks to be written.

    Args:
        position: the position.
        seen: print of the record that the page showed; empty where it showed none.
    """

    position: Position
    seen: str


def asked_position(asked: Asked, workspace: Workspace, direction: Direction) -> Setting:
    """The position that the page asks for.

    Raises:
        Refusal: where it names something that the drafts do not have.
    """
    position = Position(
        date=date_of(asked, "date"),
        body=known_of(asked, "body", {**workspace.addressees, **workspace.chambers}),
        provision=provision_of(asked, direction),
        stance=word_of(asked, "stance", Stance),
        round=round_of(asked),
        alternative=alternative_of(asked, direction),
        proposed=both_of(asked, "proposed"),
        argument=both_of(asked, "argument"),
        answer=both_of(asked, "answer"),
        evidence=evidence_of(asked),
    )
    return Setting(position, text_of(asked, "seen"))


def with_position(
    content: bytes, file: PurePath, setting: Setting, remarks: DraftFile | None = None
) -> bytes:
    """The ledger's file with the position in it; unchanged where it is in it already.

    Args:
        content: the file as it is now.
        file: its name, for places.
        setting: what to write.
        remarks: the record of remarks, which may hold positions too.

    Raises:
        Refusal: `conflict` where the record is another one by now; `ledger-broken`
            where a file cannot be read; `ledger-form` where its list is written in
            a way in which one record cannot be replaced.
    """
    position = setting.position
    before = _positions(read_bytes(content, file))
    typed = _same(before, position)
    if typed is not None and _bare(typed) == position:
        return content
    shown = typed
    if typed is None and remarks is not None:
        shown = _same(_positions(remarks), position)
    if print_of(shown) != setting.seen:
        raise Refusal("conflict", 409)
    line = typed.location.line if typed else 0
    try:
        text = with_record(content.decode(), _POSITIONS, _record(position), line)
    except FormNotKeptError as fault:
        raise Refusal("ledger-form", file=file.as_posix()) from fault
    fresh = text.encode()
    if not _differ_by(before, _positions(read_bytes(fresh, file)), typed, position):
        raise Refusal("ledger-form", file=file.as_posix())
    return fresh


def _positions(file: DraftFile) -> tuple[Position, ...]:
    ledger, problems = read_ledger((file,))
    wrong = (*file.problems, *problems)
    if wrong:
        raise Refusal("ledger-broken", place=str(wrong[0].location))
    return ledger.positions


def _same(positions: tuple[Position, ...], wanted: Position) -> Position | None:
    """The record of the same body, norm, alternative and round."""
    key = (wanted.key, wanted.round)
    found = [each for each in positions if (each.key, each.round) == key]
    return found[-1] if found else None


def _differ_by(
    before: tuple[Position, ...],
    after: tuple[Position, ...],
    old: Position | None,
    new: Position,
) -> bool:
    """Whether a list differs from another by one record, and by nothing else."""
    wanted = Counter(repr(_bare(each)) for each in before if each is not old)
    wanted[repr(_bare(new))] += 1
    return wanted == Counter(repr(_bare(each)) for each in after)


def _record(position: Position) -> dict[str, object]:
    """Keys and values as the file has them."""
    record: dict[str, object] = {
        "body": position.body,
        "provision": position.provision,
        "date": position.date,
        "stance": position.stance.value,
        "round": position.round if position.round > 1 else 0,
        "alternative": position.alternative,
    }
    for name in ("proposed", "argument", "answer"):
        both: Bilingual = getattr(position, name)
        record[name] = {"kk": both.kk, "ru": both.ru}
    proof = position.evidence
    record["evidence"] = proof and {
        "kind": proof.kind.value,
        "number": proof.number,
        "date": proof.date,
        "sha256": proof.sha256,
    }
    assert record.keys() <= {each.name for each in fields(Position)}  # noqa: S101
    return record


def ledger_file(root: Path, direction: str) -> Path:
    """The file of a direction's positions."""
    return root / "drafts" / direction / "ledger" / f"{_POSITIONS}.yaml"
