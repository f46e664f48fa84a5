"""Which table of ours a returned table is, which row each row, which column each.

Rows are known by the bookmark or the hidden cell that they carry, then by their
bookmark's name, then by their words. Columns are known by their heading and by what
stands in them: whatever was moved, added or torn off.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from pipeline.model.sent_table import SentRow, SentTable
from pipeline.review.grid import Grid, GridRow
from pipeline.review.likeness import likeness, squashed, words_of
from pipeline.review.matched import MatchedGrid, match_columns
from pipeline.review.returned import Returned

Naming = Callable[[str], str]
"""Gives the bookmark's name of an anchor."""

_ALIKE = 0.55
"""Share of common words from which on a row without identity is taken for a row."""
_SHORTEST = 12
"""Letters from which on a cell's text tells which table it is from."""
_EQUAL_VOTES = 3
_RECORD_VOTES = 1_000_000
_MOST, _MOST_ROWS, _LEAST_ROWS = 8, 200, 2
"""Tables of a file, and rows of each, that are looked at for their words alone; rows
that must be alike before a table is taken for one of ours."""
_MOST_BY_WORDS = 2_000


def match(
    returned: Returned, known: Sequence[SentTable], naming: Naming
) -> list[MatchedGrid]:
    """Tell of each returned table what it is.

    Args:
        returned: the file.
        known: the tables of the drafts as they are now.
        naming: the bookmark's name of an anchor.
    """
    candidates = [*known]
    if returned.sent is not None:
        candidates.insert(0, returned.sent)
    names = _anchor_names(candidates, returned, naming)
    index = _index(candidates)
    return [
        _matched(grid, number, returned, candidates, names, index)
        for number, grid in enumerate(returned.grids)
    ]


def missing_rows(matched: Sequence[MatchedGrid]) -> tuple[str, ...]:
    """Anchors of rows that were sent and did not come back."""
    lost: list[str] = []
    for each in matched:
        if each.table is not None:
            there = set(each.rows.values())
            rows = enumerate(each.table.rows)
            lost += [row.anchor for number, row in rows if number not in there]
    return tuple(lost)


def _anchor_names(
    candidates: Sequence[SentTable], returned: Returned, naming: Naming
) -> dict[str, str]:
    """Anchors by the names under which rows carry them; the file's own list first."""
    anchors = {row.anchor for table in candidates for row in table.rows}
    names = {naming(anchor): anchor for anchor in sorted(anchors)}
    listed = {n: a for n, a in returned.anchors.items() if a in anchors}
    return names | {anchor: anchor for anchor in anchors} | listed


_Index = Mapping[str, Sequence[int]]


def _index(candidates: Sequence[SentTable]) -> _Index:
    """Numbers of the tables in which a row's anchor or a cell's text stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, table in enumerate(candidates):
        for row in table.rows:
            found[row.anchor].append(number)
            for cell in row.cells:
                text = squashed(cell.text)
                if len(text) >= _SHORTEST:
                    found[text].append(number)
    return found


def _matched(  # noqa: PLR0913, PLR0917 - what is known of all tables of one file
    grid: Grid,
    number: int,
    returned: Returned,
    candidates: Sequence[SentTable],
    names: Mapping[str, str],
    index: _Index,
) -> MatchedGrid:
    matched = MatchedGrid(grid)
    best = _best_tables(grid, returned, candidates, names, index)
    if not best:
        return matched
    matched.table = candidates[best[0]]
    matched.is_record = matched.table is returned.sent
    same = [candidates[each].alternative for each in best]
    matched.alternatives = tuple(dict.fromkeys(same))
    _find_heads(matched)
    _match_rows(matched, names)
    match_columns(matched)
    for (table, at), column in returned.columns.items():
        if table == number:
            matched.columns[at] = (column, matched.columns.get(at, (column, ""))[1])
    return matched


def _best_tables(
    grid: Grid,
    returned: Returned,
    candidates: Sequence[SentTable],
    names: Mapping[str, str],
    index: _Index,
) -> list[int]:
    """Numbers of the tables that it may be, equally good ones together."""
    votes: Counter[int] = Counter()
    for row in grid:
        for anchor in {_anchor_of(name, names) for name in row.anchors}:
            votes.update(index.get(anchor, ()))
        for cell in row.cells:
            text = squashed("\n".join(cell.sent))
            votes.update(dict.fromkeys(index.get(text, ()), _EQUAL_VOTES))
    if not any(votes.values()) and any(grid is each for each in returned.grids[:_MOST]):
        votes = _votes_by_likeness(grid, candidates)
    for number, table in enumerate(candidates):
        if votes[number] and _is_named(table, returned):
            votes[number] += _RECORD_VOTES
    most = max(votes.values(), default=0)
    return [n for n, count in sorted(votes.items()) if count == most] if most else []


def _is_named(table: SentTable, returned: Returned) -> bool:
    """Whether the file says that this is what was sent."""
    facts = (table.direction, table.alternative, table.lang)
    return table is returned.sent or facts == returned.facts


def _votes_by_likeness(grid: Grid, candidates: Sequence[SentTable]) -> Counter[int]:
    """For a table whose rows have lost their identities and whose words differ."""
    votes: Counter[int] = Counter()
    rows = [words_of(" ".join(row.texts)) for row in grid[:_MOST_ROWS]]
    for number, table in enumerate(candidates):
        sets = [_row_words(sent) for sent in table.rows]
        alike = sum(
            max((likeness(mine, theirs) for theirs in sets), default=0) >= _ALIKE
            for mine in rows
        )
        if alike >= min(_LEAST_ROWS, len(sets)):
            votes[number] = alike
    return votes


def _row_words(row: SentRow) -> frozenset[str]:
    return words_of(" ".join(cell.text for cell in row.cells))


def _anchor_of(name: str, names: Mapping[str, str]) -> str:
    """The anchor of a row's name; `_2` at the end marks a second row of one anchor."""
    if name in names:
        return names[name]
    stem, _, count = name.rpartition("_")
    return names.get(stem, "") if count.isdigit() else ""


def _find_heads(matched: MatchedGrid) -> None:
    assert matched.table is not None  # noqa: S101 - asked before
    heads = {squashed("".join(head)) for head in matched.table.heads}
    for number, row in enumerate(matched.grid):
        if squashed("".join(row.texts)) in heads or _has_head(row, matched.table):
            matched.heads.add(number)


def _has_head(row: GridRow, table: SentTable) -> bool:
    """Whether a row without identity has headings of ours: columns may be gone."""
    if row.anchors:
        return False
    texts = {squashed(text) for text in row.texts if text}
    for head in table.heads:
        common = texts & {squashed(text) for text in head}
        if len(common) > 1 and 2 * len(common) >= len(texts):
            return True
    return False


def _match_rows(matched: MatchedGrid, names: Mapping[str, str]) -> None:
    assert matched.table is not None  # noqa: S101 - asked before
    by_anchor: dict[str, list[int]] = defaultdict(list)
    for number, sent in enumerate(matched.table.rows):
        by_anchor[sent.anchor].append(number)
    taken: Counter[str] = Counter()
    for number, row in enumerate(matched.grid):
        anchors = (_anchor_of(name, names) for name in row.anchors)
        anchor = next((each for each in anchors if each in by_anchor), "")
        if anchor:
            places = by_anchor[anchor]
            # A tall row of a spreadsheet goes on in a next row with the same anchor.
            matched.rows[number] = places[min(taken[anchor], len(places) - 1)]
            taken[anchor] += 1
    _match_by_words(matched)


def _match_by_words(matched: MatchedGrid) -> None:
    assert matched.table is not None  # noqa: S101 - asked before
    free = set(range(len(matched.table.rows))) - set(matched.rows.values())
    words = {number: _row_words(matched.table.rows[number]) for number in free}
    for number, row in enumerate(matched.grid[:_MOST_BY_WORDS]):
        if number in matched.rows or number in matched.heads or row.is_tracked:
            continue
        mine = words_of(" ".join(row.texts))
        best = max(
            sorted(free), key=lambda each: likeness(mine, words[each]), default=-1
        )
        if best >= 0 and likeness(mine, words[best]) >= _ALIKE:
            matched.rows[number] = best
            free.discard(best)
