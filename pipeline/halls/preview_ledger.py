"""Positions and remarks of the preview: read for the rows, written into the ledger.

What the page asks for is checked against the drafts before anything is written, and
the file is read again after the record is in it: every other record is still there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path, PurePath

from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Direction
from pipeline.model.identity import Location
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.parties import Addressee
from pipeline.model.remark import Remark, RemarkState, decided
from pipeline.model.workspace import Workspace
from pipeline.preview import FormNotKeptError, Refusal, with_record
from pipeline.preview.view import Said, Stand
from pipeline.readers.files import read_bytes
from pipeline.readers.ledger import read_ledger

_LONGEST = 20_000
"""Characters of one text of a position."""
_MOST_ROUNDS = 99


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
            yield replace(stand, position=position, print=print_of(position))


def remarks_of(
    workspace: Workspace, direction: Direction, alternative: str
) -> dict[str, tuple[Said, ...]]:
    """Remarks that came back, by the anchor of the row; without a place: by `""`."""
    ledger = workspace.ledgers.get(direction.number, Ledger())
    known = {**workspace.chambers, **workspace.addressees}
    found: dict[str, tuple[Said, ...]] = {}
    for remark in ledger.remarks:
        if not alternative or remark.alternative in {"", alternative}:
            body = known.get(remark.body)
            name = body.nominative if body else Bilingual(remark.body, remark.body)
            found[remark.norm] = (*found.get(remark.norm, ()), Said(remark, name))
    return found


def asked_decision(
    asked: Mapping[str, object], remarks: Sequence[Remark]
) -> tuple[Remark, ...]:
    """The remarks of a record with one decided as the page asks.

    Raises:
        Refusal: `conflict` where somebody else has decided it meanwhile.
    """
    name, seen = _text(asked, "remark"), _text(asked, "seen")
    remark = next((each for each in remarks if each.id == name), None)
    if remark is None:
        raise Refusal("value", field="remark")
    if remark.state.value != seen:
        raise Refusal("conflict", 409)
    try:
        state = RemarkState(_text(asked, "state"))
    except ValueError as fault:
        raise Refusal("value", field="state") from fault
    reason, answer = _text(asked, "reason"), _both(asked, "answer")
    if state is RemarkState.DECLINED and not reason:
        raise Refusal("reason")
    new = decided(remark, state, reason, answer)
    return tuple(new if each is remark else each for each in remarks)


def print_of(position: Position) -> str:
    """What identifies a record's content; its place in the file does not."""
    content = repr(_bare(position))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


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


def asked_position(
    asked: Mapping[str, object], workspace: Workspace, direction: Direction
) -> Position:
    """The position that the page asks for.

    Raises:
        Refusal: where it names something that the drafts do not have.
    """
    return Position(
        date=_date(asked),
        body=_known(asked, "body", {**workspace.addressees, **workspace.chambers}),
        provision=_provision(asked, direction),
        stance=_stance(asked),
        round=_round(asked),
        alternative=_alternative(asked, direction),
        proposed=_both(asked, "proposed"),
        argument=_both(asked, "argument"),
        answer=_both(asked, "answer"),
    )


def with_position(
    content: bytes, file: PurePath, position: Position, seen: str
) -> bytes:
    """The ledger's file with the position in it.

    Args:
        content: the file as it is now.
        file: its name, for places.
        position: what to write.
        seen: print of the record that the page showed; empty where it showed none.

    Raises:
        Refusal: `conflict` where the record is another one by now; `ledger-broken`
            where the file cannot be read; `ledger-form` where its list is written in
            a way in which one record cannot be replaced.
    """
    before = _positions(content, file)
    old = _same(before, position)
    if (print_of(old) if old else "") != seen:
        raise Refusal("conflict", 409)
    try:
        text = with_record(
            content.decode("utf-8"),
            "positions",
            _record(position),
            old.location.line if old else 0,
        )
    except FormNotKeptError as fault:
        raise Refusal("ledger-form", file=file.as_posix()) from fault
    fresh = text.encode("utf-8")
    wanted = replace(position, evidence=old.evidence if old else None)
    if not _differ_by(before, _positions(fresh, file), old, wanted):
        raise Refusal("ledger-form", file=file.as_posix())
    return fresh


def _positions(content: bytes, file: PurePath) -> tuple[Position, ...]:
    ledger, problems = read_ledger((read_bytes(content, file),))
    if problems:
        raise Refusal("ledger-broken", place=str(problems[0].location))
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
    bare = [_bare(each) for each in before if each is not old]
    there = [_bare(each) for each in after]
    bare.append(_bare(new))
    count = {repr(each): 0 for each in (*bare, *there)}
    for each in bare:
        count[repr(each)] += 1
    for each in there:
        count[repr(each)] -= 1
    return not any(count.values())


def _record(position: Position) -> dict[str, object]:
    """Keys and values as the file has them; evidence is not the page's affair."""
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
    assert record.keys() <= {each.name for each in fields(Position)}  # noqa: S101
    return record


def _text(asked: Mapping[str, object], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise Refusal("value", field=name)
    if any(ord(sign) < 32 and sign not in "\n\t\r" for sign in value):  # noqa: PLR2004
        raise Refusal("value", field=name)
    return " ".join(value.split())


def _both(asked: Mapping[str, object], name: str) -> Bilingual:
    return Bilingual(_text(asked, f"{name}_kk"), _text(asked, f"{name}_ru"))


def _known(asked: Mapping[str, object], name: str, known: Mapping[str, object]) -> str:
    value = _text(asked, name)
    if value not in known:
        raise Refusal("value", field=name)
    return value


def _provision(asked: Mapping[str, object], direction: Direction) -> str:
    value = _text(asked, "provision")
    articles = {f"{norm.act}/art_{norm.article}" for norm in direction.norms}
    if value.split("__")[0] not in articles:
        raise Refusal("value", field="provision")
    return value


def _alternative(asked: Mapping[str, object], direction: Direction) -> str:
    value = _text(asked, "alternative")
    if value and value not in {each.id for each in direction.alternatives}:
        raise Refusal("value", field="alternative")
    return value


def _stance(asked: Mapping[str, object]) -> Stance:
    try:
        return Stance(_text(asked, "stance"))
    except ValueError as fault:
        raise Refusal("value", field="stance") from fault


def _date(asked: Mapping[str, object]) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(asked, "date"))
    except ValueError as fault:
        raise Refusal("value", field="date") from fault


def _round(asked: Mapping[str, object]) -> int:
    text = _text(asked, "round") or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _MOST_ROUNDS):
        raise Refusal("value", field="round")
    return int(text)


def ledger_file(root: Path, direction: str) -> Path:
    """The file of a direction's positions."""
    return root / "drafts" / direction / "ledger" / "positions.yaml"
