"""The protocol of agreed positions and disagreements, from the ledger.

Roadmap, 2.1 and the Chair's role: positions agreed and disagreements are put on
record. Disagreements stand in the table of annex 6 to the Regulation of the Government
(06.01.2023 No 10): five columns, one table for each body, signed by the heads of both
bodies. Only positions that count are shown: each with its letter or protocol.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.change_table import change_rows
from pipeline.documents.comparison_table import title_lines
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.recorded import (
    act_order,
    body_name,
    evidence_words,
    text_of_unit,
    unit_of,
    unit_words,
)
from pipeline.documents.requisites import (
    numbered_line,
    organisation_line,
    place_line,
    signature_of,
)
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Items,
    Mark,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
    Table,
    TableRow,
    plain,
)
from pipeline.model.ledger_records import Position
from pipeline.model.ledger_terms import Stance
from pipeline.model.pack import Pack

KIND = "positions-protocol"
LISTED_WIDTHS = (5, 37, 33, 25)
DISAGREEMENT_WIDTHS = (13, 23, 22, 21, 21)


def compose(brief: Brief) -> Document:
    """The protocol of a direction."""
    locale = brief.locale
    title = locale.term("positions_title")
    subtitle = locale.phrase("positions_subtitle", title=bill_title(brief))
    words = locale.phrase("doc_title", title=title, subtitle=subtitle)
    return Document(
        kind=KIND,
        lang=brief.lang,
        title=" ".join(words.split()),
        author=brief.organisation,
        shell=brief.programme.look.shell_table,
        blocks=tuple(_blocks(brief, title, subtitle)),
        orientation=Orientation.LANDSCAPE,
        subject=brief.direction.titles[brief.lang],
    )


def shown_positions(brief: Brief) -> tuple[Position, ...]:
    """Counting positions on the alternatives that the document may show."""
    shown = {"", *(each.id for each in brief.alternatives)}
    mine = (each for each in brief.positions if each.alternative in shown)
    return tuple(sorted(mine, key=act_order))


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    positions = shown_positions(brief)
    yield organisation_line(brief)
    yield from title_lines(brief, title, subtitle)
    yield numbered_line(brief, None, "")
    yield place_line(brief)
    yield Paragraph(plain(_count(brief, positions)))
    agreed = _with(positions, Stance.AGREED)
    yield from _listed(brief, "positions_agreed", agreed)
    if not agreed:
        yield Paragraph(plain(brief.locale.term("positions_agreed_none")))
    silent = _with(positions, Stance.NO_ANSWER)
    if silent:
        yield from _listed(brief, "positions_silent", silent)
    yield from _open(brief, _with(positions, Stance.PARTLY, Stance.DISAGREED))


def _open(brief: Brief, positions: tuple[Position, ...]) -> Iterator[Block]:
    """Who disagrees, the signature, then a table for each body."""
    bodies = tuple(dict.fromkeys(each.body for each in positions))
    yield _heading(brief, "positions_open")
    lead = "positions_open_lead" if bodies else "positions_open_none"
    yield Paragraph(plain(brief.locale.term(lead)))
    if bodies:
        yield Items(tuple(plain(_body(brief, body)) for body in bodies))
    yield signature_of(brief, brief.programme.organisation.chair)
    for body in bodies:
        yield PageBreak()
        yield from _disagreements(brief, body, positions)


def _with(positions: tuple[Position, ...], *stances: Stance) -> tuple[Position, ...]:
    return tuple(each for each in positions if each.stance in stances)


def _count(brief: Brief, positions: tuple[Position, ...]) -> str:
    """How many positions there are, with the working of the share."""
    have = len(_with(positions, Stance.AGREED))
    return brief.locale.phrase(
        "positions_count",
        have=have,
        of=len(positions),
        percent=round(100 * have / max(len(positions), 1)),
        open=len(_with(positions, Stance.PARTLY, Stance.DISAGREED)),
        silent=len(_with(positions, Stance.NO_ANSWER)),
    )


def _heading(brief: Brief, term: str) -> Paragraph:
    return Paragraph(plain(brief.locale.term(term)), Role.HEADING)


def _listed(
    brief: Brief, term: str, positions: tuple[Position, ...]
) -> Iterator[Block]:
    """Positions in a table: norm, body, paper."""
    yield _heading(brief, term)
    if not positions:
        return
    names = ("number", "unit", "body", "evidence")
    header = _header(*(brief.locale.term(f"positions_{name}") for name in names))
    rows = tuple(
        TableRow(
            (
                Cell((plain(f"{number}."),), centred=True),
                Cell((plain(unit_words(brief.locale, brief.acts, each.provision)),)),
                Cell((plain(_body(brief, each.body)),)),
                Cell((plain(evidence_words(brief.locale, each.evidence)),)),
            )
        )
        for number, each in enumerate(positions, start=1)
    )
    yield Table((header,), rows, LISTED_WIDTHS, name=brief.locale.term(term))


def _header(*names: str) -> TableRow:
    return TableRow(tuple(Cell((plain(name),), centred=True) for name in names))


def _disagreements(
    brief: Brief, body: str, positions: tuple[Position, ...]
) -> Iterator[Block]:
    """The official table for one body, with both signatures under it."""
    locale, name = brief.locale, _body(brief, body)
    title = locale.term("disagreement_title")
    subtitle = locale.phrase("disagreement_subtitle", title=bill_title(brief))
    yield from title_lines(brief, title, subtitle)
    parties = locale.phrase(
        "disagreement_parties", organisation=brief.organisation, body=name
    )
    yield Paragraph(plain(parties), Role.SUBTITLE)
    columns = ("unit", "draft", "proposed", "developer", "body")
    header = _header(*(locale.term(f"disagreement_{each}") for each in columns))
    numbers = _header(*(str(number) for number in range(1, len(columns) + 1)))
    rows = tuple(_row(brief, each) for each in positions if each.body == body)
    yield Table((header, numbers), rows, DISAGREEMENT_WIDTHS, name=f"{title} {body}")
    chair = brief.programme.organisation.chair
    ours = locale.phrase(
        "signing_head", body=brief.organisation, post=chair.post[brief.lang]
    )
    yield Signature(ours, brief.name_of(chair))
    theirs = locale.phrase("signing_head", body=name, post=locale.term("head_post"))
    yield Signature(theirs, locale.term("head_name"))


def _row(brief: Brief, position: Position) -> TableRow:
    lang, term = brief.lang, brief.locale.term
    unit = unit_words(brief.locale, brief.acts, position.provision)
    return TableRow(
        (
            Cell((plain(unit),)),
            Cell(draft_text(brief, position)),
            Cell((_said(position.proposed[lang], term("no_proposal"), Mark.EMPHASIS),)),
            Cell((_said(position.answer[lang], term("no_answer"), Mark.MUTED),)),
            Cell(
                (
                    _said(position.argument[lang], term("no_argument"), Mark.MUTED),
                    (Run(evidence_words(brief.locale, position.evidence), Mark.MUTED),),
                )
            ),
        )
    )


def draft_text(brief: Brief, position: Position) -> tuple[Runs, ...]:
    """The norm as the draft has it: what changes in it, as comparison tables show it.

    A norm in which nothing changes, or that lies inside a new unit, is shown whole;
    one that the draft no longer has is said to be excluded.
    """
    code, path = unit_of(position.provision)
    changed = tuple(
        line
        for comparison in brief.comparisons
        if comparison.current.act == code
        for row in change_rows(brief, comparison)
        if row.group.path.is_within(path)
        for line in row.texts[-1].paragraphs
    )
    norms = brief.direction.norms_of(brief.alternative.id, brief.lang)
    excluded = ((Run(brief.locale.term("excluded"), Mark.EMPHASIS),),)
    return changed or text_of_unit(norms, position.provision) or excluded


def _said(text: str, otherwise: str, mark: Mark) -> Runs:
    return plain(text) or (Run(otherwise, mark),)


def _body(brief: Brief, body: str) -> str:
    return body_name(brief.locale, brief.names, body)


POSITIONS_PROTOCOL = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.SUBMISSION}),
    scope=Scope.DIRECTION,
    compose=compose,
    records=("positions",),
)
