"""Positions that bodies have chosen in returned tables, beside those typed by hand.

A body that chooses «agreed» in the answer column of a returned workbook takes a
position as in a letter. It stands in one place only, in `remarks.yaml`; here it joins
the positions. It has its evidence where the letter that came with the file is on
record. What a lawyer has typed into `positions.yaml` for the same norm and round goes
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.model.bilingual import Bilingual
from pipeline.model.ledger_records import Evidence, Position
from pipeline.model.ledger_terms import EvidenceKind, Stance
from pipeline.model.remark import Remark
from pipeline.model.sent_table import Column

Key = tuple[object, ...]


def answered(
    typed: Iterable[Position], remarks: Iterable[Remark]
) -> tuple[Position, ...]:
    """All positions of a ledger.

    Args:
        typed: those of `positions.yaml`.
        remarks: those of `remarks.yaml`.
    """
    mine = tuple(typed)
    taken = {_key(each) for each in mine}
    found: dict[Key, Position] = {}
    for each in _positions(remarks):
        key = (*_key(each), each.stance)
        if _key(each) not in taken:
            found[key] = _together(found[key], each) if key in found else each
    return (*mine, *found.values())


def _key(position: Position) -> Key:
    return (*position.key, position.round)


def _positions(remarks: Iterable[Remark]) -> Iterator[Position]:
    for each in remarks:
        if each.stance is None or not each.is_placed or not each.letter:
            continue
        wording = ""
        if each.is_edit and each.column is Column.PROPOSED:
            wording = each.after
        yield Position(
            date=each.date,
            body=each.body,
            provision=each.norm,
            stance=Stance(each.stance),
            round=each.round,
            alternative=each.alternative,
            proposed=_said(each, wording),
            argument=_said(each, each.text),
            answer=each.answer,
            evidence=_evidence(each),
            location=each.location,
        )


def _said(remark: Remark, text: str) -> Bilingual:
    """Words in the language of the table in which they were written."""
    if remark.lang is None or not text:
        return Bilingual()
    words = {remark.lang.value: text}
    return Bilingual(kk=words.get("kk", ""), ru=words.get("ru", ""))


def _evidence(remark: Remark) -> Evidence:
    day = remark.letter_date or remark.date
    return Evidence(
        EvidenceKind.LETTER, remark.letter, day, remark.file, remark.location
    )


def _together(one: Position, other: Position) -> Position:
    """The same position, told in the tables of both languages."""
    return replace(
        one,
        proposed=_both(one.proposed, other.proposed),
        argument=_both(one.argument, other.argument),
        answer=_both(one.answer, other.answer),
    )


def _both(one: Bilingual, other: Bilingual) -> Bilingual:
    return Bilingual(one.kk or other.kk, one.ru or other.ru, one.location)
