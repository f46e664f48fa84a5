"""Rows of the preview: the rows of the printed table, both languages beside each other.

The page shows what `documents.change_table` prints, cell by cell; nothing is compared
or worded a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.documents.change_table import (
    ChangeRow,
    act_title,
    change_rows,
    rationale_of,
)
from pipeline.documents.kind import Brief, Pack
from pipeline.halls.prepare import Derived
from pipeline.halls.repeated import Compared
from pipeline.model.amending import AmendingClause
from pipeline.model.changes import ChangeGroup, row_paths
from pipeline.model.comparison import ChangeKind, Comparison, ComparisonRow
from pipeline.model.direction import Alternative
from pipeline.model.document import Run
from pipeline.model.identity import LANGS, Lang, Location, ProvisionPath
from pipeline.model.locale import Locale
from pipeline.model.redaction import VERIFIED
from pipeline.model.workspace import Workspace
from pipeline.preview.view import (
    ActHead,
    ActSide,
    Ordered,
    Part,
    Proof,
    Proposed,
    Row,
    RowSide,
    Said,
    Stand,
    Unchanged,
)

Item = TypeVar("Item")
Orders = Mapping[tuple[Lang, str], tuple[Derived, ...]]
"""Clauses and proofs by language and alternative."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a direction.

    Args:
        workspace: all drafts.
        compared: the direction with its comparisons.
        derived: its clauses and proofs, as far as they are worked out.
        alternatives: those that the page shows.
        locales: wording, by language.
        stands: positions of bodies, by the anchor of the row.
        silent: bodies that have said nothing about a row.
        remarks: remarks that came back, by the anchor of the row.
    """

    workspace: Workspace
    compared: Compared
    derived: Orders
    alternatives: tuple[Alternative, ...]
    locales: Mapping[Lang, Locale]
    stands: Mapping[str, tuple[Stand, ...]]
    silent: tuple[Stand, ...]
    remarks: Mapping[str, tuple[Said, ...]]

    def brief(self, lang: Lang) -> Brief:
        """What the printed table of these alternatives knows, in one language."""
        return Brief(
            programme=self.workspace.programme,
            direction=self.compared.direction,
            pack=Pack.PRESIDIUM,
            locale=self.locales[lang],
            acts=self.workspace.acts,
            alternatives=self.alternatives,
            comparisons=self._comparisons(lang),
            clauses=(),
        )

    def _comparisons(self, lang: Lang) -> tuple[Comparison, ...]:
        every = self.compared.direction.alternatives
        found = self.compared.comparisons[lang]
        if len(self.alternatives) == 1:
            index = every.index(self.alternatives[0])
            found = tuple(each.only(index) for each in found)
        return tuple(each for each in found if each.has_changes)

    def orders(self, lang: Lang, act: str) -> Iterator[tuple[str, Derived]]:
        """Clauses and proofs of one act, by alternative."""
        for alternative in self.alternatives:
            for each in self.derived.get((lang, alternative.id), ()):
                if each.clauses.act == act:
                    yield alternative.id, each


@dataclass(frozen=True, slots=True)
class _Table:
    """One act in one language."""

    brief: Brief
    comparison: Comparison
    rows: tuple[ChangeRow, ...]
    first: int


def act_parts(shown: Shown) -> Iterator[Part]:
    """Each act: its head, then its rows and what stands unchanged between them."""
    tables = {lang: _tables(shown.brief(lang)) for lang in LANGS}
    for code in _merged([list(found) for found in tables.values()]):
        mine = {lang: found[code] for lang, found in tables.items() if code in found}
        yield Part(f"act:{code}", "act", _head(shown, code, mine))
        yield from _row_parts(shown, code, mine)


def _tables(brief: Brief) -> dict[str, _Table]:
    found: dict[str, _Table] = {}
    number = 0
    for comparison in brief.comparisons:
        rows = tuple(change_rows(brief, comparison))
        if rows:
            table = _Table(brief, comparison, rows, number)
            found[comparison.current.act] = table
            number += len(rows)
    return found


def _head(shown: Shown, code: str, tables: Mapping[Lang, _Table]) -> ActHead:
    sides = []
    for lang, table in tables.items():
        current = table.comparison.current
        orders = tuple(
            _ordered(alternative, each)
            for alternative, each in shown.orders(lang, code)
        )
        sides.append(
            ActSide(
                lang=lang,
                title=act_title(table.brief, table.comparison),
                edition=current.label,
                verified=current.verification == VERIFIED,
                orders=orders,
            )
        )
    return ActHead(code, tuple(sides))


def _ordered(alternative: str, derived: Derived) -> Ordered:
    proof = derived.certificate
    return Ordered(
        alternative,
        tuple((line.level, line.text) for line in derived.clauses.lines),
        Proof(
            alternative=alternative,
            holds=proof.holds,
            base=proof.base,
            clauses=proof.clauses,
            base_sha256=proof.base_sha256,
            proposed_sha256=proof.proposed_sha256,
            result_sha256=proof.result_sha256,
        ),
    )


def _row_parts(
    shown: Shown, code: str, tables: Mapping[Lang, _Table]
) -> Iterator[Part]:
    changed = {lang: _changed(table) for lang, table in tables.items()}
    between = {lang: _between(table) for lang, table in tables.items()}
    orders = {lang: tuple(shown.orders(lang, code)) for lang in tables}
    order = _merged([_in_order(table) for table in tables.values()])
    for path in order:
        anchor = f"{code}/{path}"
        sides = tuple(
            _side(tables[lang], orders[lang], *changed[lang][path])
            for lang in tables
            if path in changed[lang]
        )
        if sides:
            stands = shown.stands.get(anchor, shown.silent)
            row = Row(anchor, sides, stands, shown.remarks.get(anchor, ()))
            yield Part(f"row:{anchor}", "row", row)
        else:
            words = tuple(
                (lang, between[lang][path]) for lang in tables if path in between[lang]
            )
            yield Part(f"same:{anchor}", "same", Unchanged(anchor, words))


def _changed(table: _Table) -> dict[ProvisionPath, tuple[int, ChangeRow]]:
    numbered = enumerate(table.rows, start=table.first + 1)
    return {row.group.path: (number, row) for number, row in numbered}


def _between(table: _Table) -> dict[ProvisionPath, tuple[Run, ...]]:
    grouped = {id(row) for change in table.rows for row in change.group.rows}
    return {
        row.path: _words(row)
        for row in table.comparison.rows
        if id(row) not in grouped and row.current is not None
    }


def _words(row: ComparisonRow) -> tuple[Run, ...]:
    unit = row.current
    if unit is None:
        return ()
    return (Run(f"{unit.marker.strip('*# ')} {unit.text}".strip()),)


def _in_order(table: _Table) -> list[ProvisionPath]:
    """Paths of a table's rows and of what is between them, in the order of the text."""
    tops = {id(change.group.top): change.group.path for change in table.rows}
    between = _between(table)
    found = []
    for row in table.comparison.rows:
        if id(row) in tops:
            found.append(tops[id(row)])
        elif between.get(row.path):
            found.append(row.path)
    return list(dict.fromkeys(found))


def _side(
    table: _Table, orders: Sequence[tuple[str, Derived]], number: int, row: ChangeRow
) -> RowSide:
    current, *proposed = row.texts
    return RowSide(
        lang=table.brief.lang,
        number=number,
        unit=row.unit,
        current=current,
        proposed=tuple(
            Proposed(
                alternative=alternative.id,
                kind=kind,
                cell=cell,
                reason=_reason(table.brief, row, alternative.id),
                clauses=_clauses(orders, alternative.id, row.group, kind),
                place=_place(table, row, index),
            )
            for index, (alternative, kind, cell) in enumerate(
                zip(table.brief.alternatives, row.group.kinds, proposed, strict=True)
            )
        ),
    )


def _reason(brief: Brief, row: ChangeRow, alternative: str) -> tuple[str, ...]:
    given = rationale_of(brief, row.act, row.group, alternative)
    return (given.what, given.why, given.instruction) if given else ()


def _clauses(
    orders: Sequence[tuple[str, Derived]],
    alternative: str,
    group: ChangeGroup,
    kind: ChangeKind,
) -> tuple[tuple[str, ...], ...]:
    """The clauses of a change: those about its units, or about what holds them."""
    if kind is ChangeKind.UNCHANGED:
        return ()
    paths = [path for row in group.rows for path in row_paths(row)]
    return tuple(
        tuple(line.text for line in clause.lines)
        for name, each in orders
        if name == alternative
        for clause in each.clauses.clauses
        if _is_about(clause, paths)
    )


def _is_about(clause: AmendingClause, paths: Sequence[ProvisionPath]) -> bool:
    target = clause.target
    return any(path.is_within(target) or target == path for path in paths)


def _place(table: _Table, row: ChangeRow, index: int) -> Location:
    """Where the proposed text of a row stands; of one that goes out: its article."""
    wanted = row_paths(row.group.top)
    redaction = table.comparison.proposed[index]
    article = Location()
    for path, provision in redaction.walk():
        if path in wanted and provision.location.line:
            return provision.location
        if path == row.group.path.article:
            article = provision.location
    return article


def _merged(lists: list[list[Item]]) -> list[Item]:
    """Several orders as one: what only a later list has stands after its forerunner."""
    merged = list(lists[0]) if lists else []
    for other in lists[1:]:
        place = 0
        for each in other:
            if each in merged:
                place = merged.index(each) + 1
            else:
                merged.insert(place, each)
                place += 1
    return merged
