"""The table of answers to remarks: each remark with the Bar's answer and its reason.

A form of the house; no official form was found. A remark is what a body said about a
norm in any round of consultations, proved by a letter or a protocol; the last column
says where the body stands now, so that a remark that was settled is seen as settled.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.comparison_table import title_lines
from pipeline.documents.kind import Brief, DocumentKind, Pack, Scope
from pipeline.documents.positions_protocol import shown_positions
from pipeline.documents.recorded import (
    act_order,
    body_name,
    evidence_words,
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
from pipeline.model.ledger import Position
from pipeline.model.ledger_terms import Stance

KIND = "response-table"
WIDTHS = (5, 18, 32, 32, 13)
_OPEN = {Stance.PARTLY, Stance.DISAGREED}


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
    term = brief.locale.term
    yield from title_lines(brief, title, subtitle)
    names = (
        "positions_number",
        "positions_unit",
        "response_remark",
        "response_answer",
        "response_outcome",
    )
    header = TableRow(tuple(Cell((plain(term(name)),), centred=True) for name in names))
    yield Table((header,), tuple(_rows(brief)), WIDTHS, name=title)


def _rows(brief: Brief) -> Iterator[TableRow]:
    remarks = _remarks(brief)
    number = 0
    for body in dict.fromkeys(each.body for each in remarks):
        name = body_name(brief.locale, brief.names, body)
        heading = (Run(name, Mark.STRONG),)
        yield TableRow((Cell((heading,), span=len(WIDTHS), centred=True),))
        for remark in (each for each in remarks if each.body == body):
            number += 1
            yield _row(brief, remark, number)


def _remarks(brief: Brief) -> tuple[Position, ...]:
    """What bodies said, by body in the order in which they spoke first."""
    shown = {"", *(each.id for each in brief.alternatives)}
    proved = [
        each
        for each in brief.ledger.positions
        if each.evidence is not None and each.alternative in shown and _is_remark(each)
    ]
    return tuple(sorted(proved, key=lambda each: (*act_order(each), each.round)))


def _is_remark(position: Position) -> bool:
    words = (position.argument, position.proposed)
    return position.stance in _OPEN or any(each.kk or each.ru for each in words)


def _row(brief: Brief, remark: Position, number: int) -> TableRow:
    unit = unit_words(brief.locale, brief.acts, remark.provision)
    return TableRow(
        (
            Cell((plain(f"{number}."),), centred=True),
            Cell((plain(unit),)),
            Cell(tuple(_said(brief, remark))),
            Cell((_answer(brief, remark),)),
            Cell((plain(_outcome(brief, remark)),), centred=True),
        )
    )


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


def _answer(brief: Brief, remark: Position) -> Runs:
    missing = Run(brief.locale.term("no_answer"), Mark.MUTED)
    return plain(remark.answer[brief.lang]) or (missing,)


def _outcome(brief: Brief, remark: Position) -> str:
    """Where the body stands now: by its newest position that counts."""
    counting = (each for each in shown_positions(brief) if each.key == remark.key)
    newest = next(counting, remark)
    return brief.locale.term(f"stance_{newest.stance.value}")


RESPONSE_TABLE = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.SUBMISSION}),
    scope=Scope.DIRECTION,
    compose=compose,
    spreadsheet=True,
    records="positions",
)
