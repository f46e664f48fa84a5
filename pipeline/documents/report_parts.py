"""What all sections of the quarterly report share: its brief, numbers, plain tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.documents.recorded import body_name, short_date
from pipeline.model.act import Act
from pipeline.model.document import (
    Cell,
    Mark,
    Paragraph,
    Role,
    Run,
    Table,
    TableRow,
    plain,
)
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.quarter import Quarter
from pipeline.model.report import ProgrammeReport
from pipeline.model.shares import Share
from pipeline.model.workspace import Programme

DASH = "—"
"""Stands where there is nothing to say: a day that has not come, a share of nothing."""


@dataclass(frozen=True, slots=True)
class ReportBrief:
    """All that the report may know.

    Args:
        programme: what all directions share.
        acts: works, by code.
        locale: language of the report.
        report: where the programme stood.
    """

    programme: Programme
    acts: Mapping[str, Act]
    locale: Locale
    report: ProgrammeReport

    @property
    def lang(self) -> Lang:
        """Language of the report."""
        return self.locale.lang

    def term(self, name: str) -> str:
        """A fixed word of the locale."""
        return self.locale.term(name)

    def day(self, day: dt.date | None) -> str:
        """A date in figures; a dash where there is none."""
        return short_date(self.locale, day) if day else DASH

    def body(self, body: str) -> str:
        """The official name of a body or a chamber."""
        return body_name(self.locale, self.report.names, body)

    def quarter(self, quarter: Quarter, phrase: str = "quarter") -> str:
        """A quarter in words."""
        return self.locale.phrase(phrase, year=quarter.year, number=quarter.number)


def capitalised(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def percent_of(share: Share) -> int:
    """A share in whole percent; of nothing it is 0."""
    return round(share.ratio * 100)


def value(brief: ReportBrief, have: int, of: int) -> str:
    """A share with its working: «3 из 45 (7 %)»; of nothing it is a dash."""
    if not of:
        return DASH
    percent = round(100 * have / of)
    return brief.locale.phrase("report_value", have=have, of=of, percent=percent)


def share_value(brief: ReportBrief, share: Share) -> str:
    """A measure with its working."""
    return value(brief, share.numerator, share.denominator)


def heading(brief: ReportBrief, term: str) -> Paragraph:
    """The heading of a section."""
    return Paragraph(plain(brief.term(term)), Role.HEADING)


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: tuple[int, ...],
    *,
    name: str,
    words: int = 1,
) -> Table:
    """A table of texts: the first columns are words, the others stand centred.

    Args:
        heads: names of the columns.
        rows: a text for each column.
        widths: shares of the width, in percent.
        name: name of the table.
        words: how many columns hold words.
    """
    header = TableRow(tuple(Cell((plain(head),), centred=True) for head in heads))
    body = tuple(
        TableRow(
            tuple(
                Cell((plain(text),), centred=column >= words)
                for column, text in enumerate(row)
            )
        )
        for row in rows
    )
    return Table((header,), body, widths, name=name)


def group_row(text: str, span: int) -> TableRow:
    """A row over all columns that names what follows."""
    return TableRow((Cell(((Run(text, Mark.STRONG),),), span=span),))
