"""Support of the territorial chambers, counted with its working shown.

Roadmap, 2.6 and 2.7: support is confirmed by official decisions of at least two thirds
of the chambers, signed by their chairs. All chambers are listed, with the decision of
each and whether it counts; 13 of 20 fails, 14 passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.documents.paper import about_direction
from pipeline.documents.recorded import body_name, short_date
from pipeline.documents.requisites import organisation_line, signature_of, strong
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Orientation,
    Paragraph,
    Role,
    Table,
    TableRow,
    plain,
)
from pipeline.model.ledger_records import ChamberVote
from pipeline.model.locale import Locale
from pipeline.model.pack import Pack
from pipeline.model.shares import Tally, Unheard

KIND = "support-tally"
WIDTHS = (5, 30, 26, 12, 13, 14)
WORKING_WIDTHS = (75, 25)


def compose(brief: Brief) -> Document:
    """The tally of a direction as of the day of the build."""
    locale = brief.locale
    title = locale.term("tally_title")
    subtitle = about_direction(brief, "tally_subtitle")
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


def _blocks(brief: Brief, title: str, subtitle: str) -> Iterator[Block]:
    term = brief.locale.term
    yield organisation_line(brief)
    yield Paragraph(plain(title), Role.TITLE)
    yield Paragraph(plain(subtitle), Role.SUBTITLE)
    names = ("chamber", "decision", "signed", "vote", "counted")
    heads = (term("positions_number"), *(term(f"tally_{name}") for name in names))
    header = TableRow(tuple(Cell((plain(head),), centred=True) for head in heads))
    rows = tuple(
        _row(brief, number, chamber)
        for number, chamber in enumerate(brief.tally.chambers, start=1)
    )
    yield Table((header,), rows, WIDTHS, name=brief.locale.term("tally_counted"))
    yield from _working(brief)
    yield signature_of(brief, brief.programme.organisation.chair)


def _row(brief: Brief, number: int, chamber: str) -> TableRow:
    locale = brief.locale
    vote = newest_vote(brief, chamber)
    decision, signed, said, counted = ("—", "—", locale.term("tally_silent"), "")
    if vote is not None:
        decision = locale.phrase(
            "tally_decision_line",
            assembly=locale.term(f"assembly_{vote.assembly.value}"),
            number=vote.number,
            date=short_date(locale, vote.date),
        )
        signed = locale.term("tally_not_signed")
        if vote.signed is not None:
            signed = short_date(locale, vote.signed)
        said = locale.term("tally_for" if vote.supports else "tally_against")
        counted = counted_words(locale, brief.tally, vote)
    return TableRow(
        (
            Cell((plain(f"{number}."),), centred=True),
            Cell((plain(body_name(locale, brief.names, chamber)),)),
            Cell((plain(decision),)),
            Cell((plain(signed),), centred=True),
            Cell((plain(said),), centred=True),
            Cell((plain(counted or locale.term("tally_no")),), centred=True),
        )
    )


def newest_vote(brief: Brief, chamber: str) -> ChamberVote | None:
    """The newest decision of a chamber, None while there is none."""
    mine = [each for each in brief.ledger.votes if each.chamber == chamber]
    return max(mine, key=lambda each: each.date, default=None)


def counted_words(locale: Locale, tally: Tally, vote: ChamberVote) -> str:
    """Whether a decision counts for the initiative, and why it does not."""
    if vote in tally.supporting:
        return locale.term("tally_yes")
    why = next((why for each, why in tally.unheard if each == vote), None)
    if why is Unheard.WITHDRAWN and vote.withdrawn is not None:
        date = short_date(locale, vote.withdrawn)
        return locale.phrase("tally_withdrawn", date=date)
    if why is not None:
        reason = locale.term(f"unheard_{why.value}")
        return locale.phrase("tally_reason", reason=reason)
    return locale.term("tally_no")


def _working(brief: Brief) -> Iterator[Block]:
    """The numbers, then two thirds and whether they are reached."""
    locale, tally = brief.locale, brief.tally
    decided = {each.chamber for each in brief.ledger.votes}
    silent = sum(chamber not in decided for chamber in tally.chambers)
    unheard = len(tally.chambers) - silent - len(tally.supporting) - len(tally.against)
    lines = (
        ("tally_total", str(len(tally.chambers))),
        ("tally_supporting", str(len(tally.supporting))),
        ("tally_opposing", str(len(tally.against))),
        ("tally_unheard", str(unheard)),
        ("tally_without", str(silent)),
        ("tally_needed", two_thirds_words(locale, tally)),
    )
    yield Paragraph(plain(locale.term("tally_working")), Role.HEADING)
    rows = tuple(
        TableRow((Cell((plain(locale.term(name)),)), Cell((plain(value),))))
        for name, value in lines
    )
    yield Table((), rows, WORKING_WIDTHS, name=locale.term("tally_working"))
    yield Paragraph(plain(locale.term("tally_rule")), Role.REMARK)
    yield Paragraph(strong(verdict_words(locale, tally)), Role.REQUISITE)


def two_thirds_words(locale: Locale, tally: Tally) -> str:
    """How many two thirds are, with the way there: «20 × 2 / 3 = 13,33 …»."""
    total, needed = len(tally.chambers), tally.needed
    exact = Fraction(2 * total, 3)
    if exact.denominator == 1:
        return locale.phrase("tally_two_thirds_exact", total=total, needed=needed)
    decimal = f"{float(exact):.2f}".replace(".", ",")
    return locale.phrase("tally_two_thirds", total=total, exact=decimal, needed=needed)


def verdict_words(locale: Locale, tally: Tally) -> str:
    """Whether the support is reached."""
    phrase = "tally_passes" if tally.passes else "tally_fails"
    return locale.phrase(phrase, have=len(tally.supporting), needed=tally.needed)


SUPPORT_TALLY = DocumentKind(
    name=KIND,
    packs=frozenset({Pack.CHAMBERS}),
    scope=Scope.PACK,
    compose=compose,
    spreadsheet=True,
    records=("votes",),
)
