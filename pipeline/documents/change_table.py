"""Rows of the tables that show changes, act by act, in the official order.

Acts stand by legal force and date of adoption (Law on legal acts, Art. 26(5)),
inside an act by the order of its articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pipeline.documents.change_cells import CellPainter, lead_kind
from pipeline.documents.citation import cite
from pipeline.documents.facts import fill
from pipeline.documents.kind import Brief
from pipeline.model.changes import ChangeGroup, changed_groups, row_paths
from pipeline.model.comparison import ChangeKind, Comparison, ComparisonRow
from pipeline.model.document import Cell, Mark, Paragraph, Role, Run, plain
from pipeline.model.identity import ProvisionPath
from pipeline.model.norm import Rationale
from pipeline.model.redaction import VERIFIED


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change of one act, ready to be set into a table.

    Args:
        act: code of the act.
        group: the rows of the comparison that it covers.
        unit: name of the unit.
        texts: cells: the text in force, then each variant.
    """

    act: str
    group: ChangeGroup
    unit: str
    texts: tuple[Cell, ...]

    @property
    def anchor(self) -> str:
        """Stable identity of the row, kept invisibly in the file."""
        return f"{self.act}/{self.group.path}"


def change_rows(brief: Brief, comparison: Comparison) -> Iterator[ChangeRow]:
    """The changes of one act in the order of the text."""
    shorten = brief.programme.look.shorten_unchanged
    painter = CellPainter(comparison, brief.locale, shorten=shorten)
    code = comparison.current.act
    reasons = _reason_paths(brief, code)
    seen: set[ProvisionPath] = set()
    for group in _groups(comparison, reasons, shorten=shorten):
        article = group.path.article
        texts = tuple(
            painter.cell(group, column, in_full=article not in seen)
            for column in painter.columns()
        )
        seen.add(article)
        yield ChangeRow(code, group, unit_name(brief, comparison, group), texts)


def unit_name(brief: Brief, comparison: Comparison, group: ChangeGroup) -> str:
    """How the second column names the unit of a group."""
    lead = None
    if len(group.rows) == 1:
        lead = lead_kind(group.rows[0], comparison.rows)
    profile = brief.acts[comparison.current.act].profile
    return cite(group.path, profile, brief.locale, lead=lead)


def rationale_of(
    brief: Brief, act: str, group: ChangeGroup, alternative: str
) -> Rationale | None:
    """The reason given for a change in one alternative: the nearest one above it.

    Facts that it refers to are filled in, as in prose.
    """
    paths = row_paths(group.rows[0])
    given = [
        rationale
        for norm in brief.direction.norms_of(alternative, brief.lang)
        if norm.act == act
        for rationale in norm.rationales
        if any(path.is_within(rationale.path) for path in paths)
    ]
    nearest = max(given, key=lambda each: len(each.path.steps), default=None)
    return _filled(nearest, brief) if nearest else None


def _filled(given: Rationale, brief: Brief) -> Rationale:
    return replace(
        given,
        what=fill(given.what, brief),
        why=fill(given.why, brief),
        instruction=fill(given.instruction, brief),
    )


def act_title(brief: Brief, comparison: Comparison) -> str:
    """The act's full name as a heading row prints it."""
    act = brief.acts[comparison.current.act]
    return brief.locale.phrase("act_heading", title=act.name(brief.lang, "nom"))


def source_remarks(brief: Brief) -> Iterator[Paragraph]:
    """Lines under a table: edition and standing of each quoted text."""
    locale = brief.locale
    yield Paragraph(plain(locale.term("source_heading")), Role.REMARK)
    for comparison in brief.comparisons:
        current = comparison.current
        verified = current.verification == VERIFIED
        mark = "verified_mark" if verified else "unverified_mark"
        line = locale.phrase(
            "source_line",
            title=act_title(brief, comparison),
            edition=_date(current.label),
            verification=locale.term(mark),
        )
        yield Paragraph((Run(line, Mark.MUTED),), Role.REMARK)


def _date(label: str) -> str:
    year, month, day = label.split("-")
    return f"{day}.{month}.{year}"


def _groups(
    comparison: Comparison, reasons: set[ProvisionPath], *, shorten: bool
) -> Iterator[ChangeGroup]:
    groups = changed_groups(comparison)
    if not shorten:
        groups = tuple(_whole_articles(comparison, groups))
    for group in groups:
        yield from _by_reason(group, reasons)


def _by_reason(
    group: ChangeGroup, reasons: set[ProvisionPath]
) -> Iterator[ChangeGroup]:
    """Splits a subtree that comes in or goes out where its units have own reasons.

    Regulation of the Government (06.01.2023 No 10), p. 52(4): a reason for each
    unit, so each reason gets a row of its own.
    """
    inside = {path for path in reasons if path != group.path}
    for _, rows in groupby(group.rows, lambda row: _reason(row, group, inside)):
        found = tuple(rows)
        yield ChangeGroup(found[0].path, group.kinds, found)


def _reason(
    row: ComparisonRow, group: ChangeGroup, reasons: set[ProvisionPath]
) -> ProvisionPath:
    covering = [path for path in row_paths(row) for path in _above(path, reasons)]
    own = [path for path in covering if path.is_within(group.path)]
    return max(own, key=lambda path: len(path.steps), default=group.path)


def _above(path: ProvisionPath, reasons: set[ProvisionPath]) -> list[ProvisionPath]:
    return [reason for reason in reasons if path.is_within(reason)]


def _reason_paths(brief: Brief, act: str) -> set[ProvisionPath]:
    return {
        rationale.path
        for alternative in brief.alternatives
        for norm in brief.direction.norms_of(alternative.id, brief.lang)
        if norm.act == act
        for rationale in norm.rationales
    }


def _whole_articles(
    comparison: Comparison, groups: tuple[ChangeGroup, ...]
) -> Iterator[ChangeGroup]:
    changed: dict[ProvisionPath, list[ChangeGroup]] = {}
    for group in groups:
        changed.setdefault(group.path.article, []).append(group)
    for article, inside in changed.items():
        rows = tuple(row for row in comparison.rows if row.path.article == article)
        whole = len(inside) == 1 and inside[0].path == article
        kinds = inside[0].kinds if whole else _substituted(inside)
        yield ChangeGroup(article, kinds, rows)


def _substituted(groups: list[ChangeGroup]) -> tuple[ChangeKind, ...]:
    columns = zip(*(group.kinds for group in groups), strict=True)
    unchanged = ChangeKind.UNCHANGED
    return tuple(
        unchanged
        if all(kind is unchanged for kind in column)
        else ChangeKind.SUBSTITUTION
        for column in columns
    )
