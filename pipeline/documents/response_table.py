"""The table of answers to remarks: each remark with the Bar's answer and its reason.

A form of the house; no official form was found. A remark is what a body said about a
norm in any round of consultations, proved by a letter or a protocol, or what it wrote
into a table that came back. The last column says how the matter stands: where the body
stands now, or whether its remark was taken in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.documents.bill_title import bill_title
from pipeline.documents.comparison_table import title_lines
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.positions_protocol import shown_positions
from pipeline.documents.recorded import (
    body_name,
    evidence_words,
    short_date,
    unit_of,
    unit_words,
)
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Mark,
    Orientation,
    Run,
    Runs,
    Table,
    TableRow,
    plain,
)
from pipeline.model.identity import ProvisionPath
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.pack import Pack
from pipeline.model.remark import Remark, RemarkKind

KIND = "response-table"
WIDTHS = (5, 18, 32, 32, 13)
_OPEN = {Stance.PARTLY, Stance.DISAGREED}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: who said what about which norm, the answer, how it stands."""

    body: str
    norm: str
    round: int
    said: tuple[Runs, ...]
    answer: Runs
    outcome: str

    @property
    def order(self) -> tuple[str, ProvisionPath, int]:
        return (*unit_of(self.norm), self.round)


def compose(brief: Brief) -> Document:
    """The table of a direction."""
    locale = brief.locale
    title = locale.term("response_title")
    subtitle = locale.phrase("response_subtitle", title=bill_title(brief))
    return Document(
        kind=KIND,
        lang=brief.lang,
        title=locale.phrase("doc_title", title=title, subtitle=subtitle),
        author=brief.organisation,
        shell=brief.programme.look.shell_table,
        blocks=tuple(_blocks(brief, title, subtitle)),
        orientation=Orientation.LANDSCAPE,
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    yield from title_lines(brief, title, subtitle)
    names = (
        "positions_number",
        "positions_unit",
        "response_remark",
        "response_answer",
        "response_outcome",
    )
    heads = (plain(brief.locale.term(name)) for name in names)
    header = TableRow(tuple(Cell((head,), centred=True) for head in heads))
    rows = tuple(_rows(brief)) or (_nothing(brief),)
    yield Table((header,), rows, WIDTHS, name=title)


def _nothing(brief: Brief) -> TableRow:
    words = plain(brief.locale.term("response_none"))
    return TableRow((Cell((words,), span=len(WIDTHS), centred=True),))


def _rows(brief: Brief) -> Iterator[TableRow]:
    found = sorted(
        (*_from_positions(brief), *_from_remarks(brief)), key=lambda each: each.order
    )
    number = 0
    for body in dict.fromkeys(each.body for each in found):
        name = body_name(brief.locale, brief.names, body)
        heading = (Run(name, Mark.STRONG),)
        yield TableRow((Cell((heading,), span=len(WIDTHS), centred=True),))
        for each in found:
            if each.body == body:
                number += 1
                yield _row(brief, each, number)


def _row(brief: Brief, entry: _Entry, number: int) -> TableRow:
    unit = unit_words(brief.locale, brief.acts, entry.norm)
    return TableRow(
        (
            Cell((plain(f"{number}."),), centred=True),
            Cell((plain(unit),)),
            Cell(entry.said),
            Cell((entry.answer,)),
            Cell((plain(entry.outcome),), centred=True),
        )
    )


def _shown(brief: Brief) -> set[str]:
    """Alternatives that may be spoken of; no other may leave the house."""
    return {"", *(each.id for each in brief.alternatives)}


def _from_positions(brief: Brief) -> Iterator[_Entry]:
    for each in brief.ledger.positions:
        proved = each.evidence is not None and each.alternative in _shown(brief)
        if proved and _is_remark(each):
            yield _Entry(
                each.body,
                each.provision,
                each.round,
                tuple(_said(brief, each)),
                _answer(brief, each.answer[brief.lang]),
                _stands(brief, each),
            )


def _is_remark(position: Position) -> bool:
    words = (position.argument, position.proposed)
    return position.stance in _OPEN or any(each.kk or each.ru for each in words)


def _said(brief: Brief, remark: Position) -> Iterator[Runs]:
    """The body's reasons, the wording that it wants, its paper."""
    argument, wording = remark.argument[brief.lang], remark.proposed[brief.lang]
    if argument:
        yield plain(argument)
    if wording:
        yield plain(brief.locale.phrase("response_proposed", text=wording))
    if not argument and not wording:
        yield (Run(brief.locale.term("response_no_words"), Mark.EMPHASIS),)
    yield (Run(evidence_words(brief.locale, remark.evidence), Mark.MUTED),)


def _answer(brief: Brief, answer: str) -> Runs:
    return plain(answer) or (Run(brief.locale.term("no_answer"), Mark.MUTED),)


def _stands(brief: Brief, remark: Position) -> str:
    """Where the body stands now: by its newest position that counts."""
    counting = (each for each in shown_positions(brief) if each.key == remark.key)
    newest = next(counting, remark)
    return brief.locale.term(f"stance_{newest.stance.value}")


def _from_remarks(brief: Brief) -> Iterator[_Entry]:
    """Remarks of returned tables that have a place; a reply belongs to its remark."""
    for each in brief.ledger.remarks:
        shown = each.is_placed and each.alternative in _shown(brief)
        if shown and each.kind is not RemarkKind.REPLY:
            outcome = brief.locale.term(f"remark_{each.state.value}")
            answer = each.answer[brief.lang] or each.reason
            yield _Entry(
                each.body,
                each.norm,
                each.round,
                tuple(_written(brief, each)),
                _answer(brief, answer),
                outcome,
            )


def _written(brief: Brief, remark: Remark) -> Iterator[Runs]:
    """A remark in the language in which it was made, with the day it came back."""
    if remark.is_edit:
        yield plain(brief.locale.phrase("response_proposed", text=remark.after))
    elif remark.text:
        yield plain(remark.text)
    else:
        yield (Run(brief.locale.term("response_no_words"), Mark.EMPHASIS),)
    date = short_date(brief.locale, remark.date)
    yield (Run(brief.locale.phrase("response_returned", date=date), Mark.MUTED),)


RESPONSE_TABLE = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.SUBMISSION}),
    scope=Scope.DIRECTION,
    compose=compose,
    spreadsheet=True,
    records=("positions", "remarks"),
)
