"""Rows of the preview: the rows of the printed table, both languages beside each other.

The page shows what `documents.change_table` prints, cell by cell; nothing is compared
or worded a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from pipeline.documents.change_table import ChangeRow, rationale_of
from pipeline.documents.kind import Brief
from pipeline.halls.derive import Derived
from pipeline.halls.preview_acts import Shown, Table, head_of, tables_of
from pipeline.halls.preview_remarks import with_undone
from pipeline.model.amending import AmendingClause
from pipeline.model.changes import ChangeGroup, row_paths
from pipeline.model.comparison import ChangeKind, ComparisonRow
from pipeline.model.document import Run
from pipeline.model.identity import LANGS, Lang, Location, ProvisionPath
from pipeline.preview.view import Part
from pipeline.preview.view_rows import Proposed, Row, RowSide, Unchanged

Item = TypeVar("Item")


def act_parts(shown: Shown) -> Iterator[Part]:
    """Each act: its head, then its rows and what stands unchanged between them."""
    tables = {lang: tables_of(shown.brief(lang)) for lang in LANGS}
    for code in _merged([list(found) for found in tables.values()]):
        mine = {lang: found[code] for lang, found in tables.items() if code in found}
        yield Part(f"act:{code}", "act", head_of(shown, code, mine))
        yield from _row_parts(shown, code, mine)


def _row_parts(shown: Shown, code: str, tables: Mapping[Lang, Table]) -> Iterator[Part]:
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
            yield Part(f"row:{anchor}", "row", with_undone(row))
        else:
            words = tuple(
                (lang, between[lang][path]) for lang in tables if path in between[lang]
            )
            yield Part(f"same:{anchor}", "same", Unchanged(anchor, words))


def _changed(table: Table) -> dict[ProvisionPath, tuple[int, ChangeRow]]:
    numbered = enumerate(table.rows, start=table.first + 1)
    return {row.group.path: (number, row) for number, row in numbered}


def _between(table: Table) -> dict[ProvisionPath, tuple[Run, ...]]:
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


def _in_order(table: Table) -> list[ProvisionPath]:
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
    table: Table, orders: Sequence[tuple[str, Derived]], number: int, row: ChangeRow
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


def _place(table: Table, row: ChangeRow, index: int) -> Location:
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
