"""A returned table with what it is, and what each of its columns is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.model.sent_table import Column, SentRow, SentTable
from pipeline.review.grid import Grid
from pipeline.review.likeness import likeness, squashed, words_of

_HEAD_VOTES, _EQUAL_VOTES = 5, 3
_ALIKE = 0.5


@dataclass(slots=True)
class MatchedGrid:
    """A returned table with what it is.

    Args:
        grid: the table.
        table: the table as it was sent; None where it is none of ours.
        is_record: the file itself says what was sent.
        alternatives: alternatives whose tables it may be: one, or several that say
            the same.
        rows: numbers of the sent rows by numbers of the returned ones.
        columns: what each column is, with its alternative.
        heads: rows that are headers or name an act.
    """

    grid: Grid
    table: SentTable | None = None
    is_record: bool = False
    alternatives: tuple[str, ...] = ()
    rows: dict[int, int] = field(default_factory=dict)
    columns: dict[int, tuple[Column, str]] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)

    @property
    def together(self) -> Mapping[int, list[int]]:
        """Numbers of the returned rows that are one sent row, by its number."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, theirs in self.rows.items():
            found[theirs].append(number)
        return found

    def sent_row(self, number: int) -> SentRow | None:
        """The sent row of a returned one."""
        if self.table is None or number not in self.rows:
            return None
        return self.table.rows[self.rows[number]]


def match_columns(matched: MatchedGrid) -> None:
    """Tell what each column is, by its heading and by what stands in it."""
    assert matched.table is not None  # noqa: S101 - asked before
    votes: Counter[tuple[int, int]] = Counter()
    for at, theirs, weight in _column_votes(matched):
        votes[at, theirs] += weight
    used: set[int] = set()
    for (at, theirs), _ in votes.most_common():
        if at not in matched.columns and theirs not in used:
            used.add(theirs)
            matched.columns[at] = matched.table.columns[theirs]


def _column_votes(matched: MatchedGrid) -> Iterator[tuple[int, int, int]]:
    """Numbers of a returned and of a sent column, and how much speaks for the pair."""
    assert matched.table is not None  # noqa: S101 - asked before
    head = matched.table.heads[0] if matched.table.heads else ()
    for number, row in enumerate(matched.grid):
        sent = matched.sent_row(number)
        texts = [cell.text for cell in sent.cells] if sent is not None else []
        weight = _EQUAL_VOTES
        if number in matched.heads:
            texts, weight = list(head), _HEAD_VOTES
        for cell in row.cells:
            yield from _cell_votes(cell.column, "\n".join(cell.sent), texts, weight)


def _cell_votes(
    at: int, text: str, texts: Sequence[str], weight: int
) -> Iterator[tuple[int, int, int]]:
    mine = squashed(text)
    if not mine:
        return
    for theirs, other in enumerate(texts):
        if squashed(other) == mine:
            yield at, theirs, weight
        elif likeness(words_of(text), words_of(other)) >= _ALIKE:
            yield at, theirs, 1
