"""The entries behind the numbers of the quarterly report, direction by direction.

A number in the report can be counted again by hand: every entry of the denominator is
listed, with a word whether it is in the numerator too and the paper that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from pipeline.documents.recorded import evidence_words, letter_words, unit_words
from pipeline.documents.report_parts import (
    DASH,
    ReportBrief,
    capitalised,
    group_row,
    heading,
    share_value,
    table,
    value,
)
from pipeline.model.deadline import Deadline, DeadlineKind
from pipeline.model.document import Block, Paragraph, Role, Table, TableRow, plain
from pipeline.model.identity import Location
from pipeline.model.ledger_terms import Stance
from pipeline.model.report import DirectionReport
from pipeline.model.shares import Counted, Measure, Share

WIDTHS = (53, 19, 28)

Papers = Mapping[Location, str]
"""The paper behind a record, by the record's place in the ledger."""


def entries(brief: ReportBrief) -> Iterator[Block]:
    """The section: one table for each direction."""
    yield heading(brief, "report_entries")
    yield Paragraph(plain(brief.term("report_entries_lead")))
    for each in brief.report.directions:
        name = brief.locale.phrase(
            "report_direction_heading",
            number=each.direction.number,
            title=each.direction.titles[brief.lang],
        )
        yield Paragraph(plain(name), Role.HEADING)
        yield _table(brief, each, name)


def _table(brief: ReportBrief, each: DirectionReport, name: str) -> Table:
    heads = ("report_entry", "report_counts", "report_paper")
    papers = _papers(brief, each)
    rows = [*_steps(brief, each)]
    for share in each.shares:
        rows.append(_group(brief, f"measure_{share.measure.value}", share))
        rows += _rows(brief, share, _proved(brief, each, share, papers))
    rows += _answers(brief, each)
    empty = table([brief.term(head) for head in heads], (), WIDTHS, name=name)
    return Table(empty.header, tuple(rows), WIDTHS, name=name)


def _group(brief: ReportBrief, term: str, share: Share) -> TableRow:
    text = brief.locale.phrase(
        "report_point", name=brief.term(term), value=share_value(brief, share)
    )
    return group_row(text, len(WIDTHS))


def _line(*texts: str) -> TableRow:
    return table((), (texts,), WIDTHS, name="").rows[0]


def _yes(brief: ReportBrief, *, counts: bool) -> str:
    return brief.term("tally_yes" if counts else "tally_no")


def _steps(brief: ReportBrief, each: DirectionReport) -> Iterator[TableRow]:
    readiness = each.readiness
    text = brief.locale.phrase(
        "report_point",
        name=brief.term("report_ready"),
        value=value(brief, readiness.done, readiness.of),
    )
    yield group_row(text, len(WIDTHS))
    for step in readiness.milestones:
        counts = _yes(brief, counts=step.reached is not None)
        name = brief.term(f"step_{step.stage.value}")
        yield _line(capitalised(name), counts, brief.day(step.reached))


def _rows(
    brief: ReportBrief, share: Share, papers: Callable[[Counted], str]
) -> Iterator[TableRow]:
    if share.measure is Measure.DOCUMENTS:
        yield from _documents(brief, share, papers)
    else:
        named = _NAMED[share.measure]
        for entry in share.entries:
            counts = _yes(brief, counts=entry.counts)
            yield _line(named(brief, entry), counts, papers(entry))
    if not share.entries:
        yield _line(brief.term("report_nothing"), DASH, DASH)
    if share.left_out:
        yield _line(brief.term("report_left_out"), str(len(share.left_out)), DASH)


def _proved(
    brief: ReportBrief, each: DirectionReport, share: Share, papers: Papers
) -> Callable[[Counted], str]:
    """The papers behind an entry: its own, and for a draft sent out the answer too."""
    answers = _first_answers(brief, each) if share.measure is Measure.CONSIDERED else {}

    def words(entry: Counted) -> str:
        own = papers.get(entry.location, DASH)
        body = entry.name.split()[1] if share.measure is Measure.CONSIDERED else ""
        return "; ".join([own, *answers.get(body, ())])

    return words


def _first_answers(
    brief: ReportBrief, each: DirectionReport
) -> Mapping[str, tuple[str, ...]]:
    """The first answer of each body that counts: its paper, or its registration."""
    found: dict[str, tuple[str, ...]] = {}
    for position in sorted(each.ledger.positions, key=lambda one: one.date):
        words = evidence_words(brief.locale, position.evidence)
        if words and position.stance is not Stance.NO_ANSWER:
            found.setdefault(position.body, (words,))
    for taken in each.ledger.registrations:
        phrase = f"registered_as_{taken.register.value}"
        date = brief.day(taken.date)
        words = brief.locale.phrase(phrase, number=taken.number, date=date)
        found.setdefault(taken.body, (words,))
    return found


def _documents(
    brief: ReportBrief, share: Share, papers: Callable[[Counted], str]
) -> Iterator[TableRow]:
    """Documents pack by pack: a pack leaves as a whole."""
    for pack, group in groupby(
        sorted(share.entries, key=_pack_order), key=lambda each: _pack(each)[0]
    ):
        found = tuple(group)
        kinds = ", ".join(kind_name(brief, _pack(each)[1]) for each in found)
        name = brief.locale.phrase(
            "report_pack_line", pack=brief.term(f"pack_{pack}"), kinds=kinds
        )
        have = sum(each.counts for each in found)
        yield _line(name, value(brief, have, len(found)), papers(found[0]))


_PACKS = ("presidium", "consultation", "chambers", "submission", "public")


def _pack(entry: Counted) -> tuple[str, str]:
    """Pack and kind of a counted document: `2.4 presidium/explanatory-note`."""
    pack, _, kind = entry.name.split(maxsplit=1)[1].partition("/")
    return pack, kind


def _pack_order(entry: Counted) -> tuple[int, str]:
    pack, kind = _pack(entry)
    return _PACKS.index(pack), kind


def kind_name(brief: ReportBrief, kind: str) -> str:
    """What a kind of document is called."""
    name = f"kind_{kind}"
    locale = brief.locale
    return (
        locale.terms[name] if name in locale.terms else locale.phrase(_enclosed(kind))
    )


def _enclosed(kind: str) -> str:
    return f"attachment_{kind}"


def _position(brief: ReportBrief, entry: Counted) -> str:
    """Body and norm of a counted position: `moj K1400000226/art_435__para_1 v1`."""
    body, provision, *_ = entry.name.split()
    unit = unit_words(brief.locale, brief.acts, provision, with_act=False)
    return brief.locale.phrase("report_point", name=brief.body(body), value=unit)


def _body(brief: ReportBrief, entry: Counted) -> str:
    """The body of an entry: `2.4 moj`."""
    return brief.body(entry.name.split()[1])


_NAMED: Mapping[Measure, Callable[[ReportBrief, Counted], str]] = {
    Measure.AGREED: _position,
    Measure.CONSIDERED: _body,
    Measure.CONSULTATIONS: _body,
}


def _papers(brief: ReportBrief, each: DirectionReport) -> Papers:
    locale, ledger = brief.locale, each.ledger
    held = {
        record.location: locale.phrase(
            "consultation_held",
            form=brief.term(f"form_{record.form.value}"),
            date=brief.day(record.date),
        )
        for record in ledger.consultations
    }
    letters = {record.location: letter_words(locale, record) for record in ledger.sent}
    proofs = {
        record.location: _proof(brief, record.stance.value, evidence)
        for record in ledger.positions
        if (evidence := evidence_words(locale, record.evidence))
    }
    return {**held, **letters, **proofs}


def _proof(brief: ReportBrief, stance: str, evidence: str) -> str:
    """What a position is and its paper."""
    name = brief.term(f"stance_{stance}")
    return brief.locale.phrase("report_point", name=name, value=evidence)


def _answers(brief: ReportBrief, each: DirectionReport) -> Iterator[TableRow]:
    """Answers that letters asked for by a day; the section on deadlines sums them."""
    asked = [line for line in each.deadlines if line.kind is DeadlineKind.ANSWER]
    if asked:
        yield group_row(brief.term("report_answers"), len(WIDTHS))
    for line in asked:
        state = brief.term(f"state_{line.state.value}")
        yield _line(brief.body(line.body), state, _days(brief, line))


def _days(brief: ReportBrief, line: Deadline) -> str:
    return brief.day(line.met_on or line.due)
