"""Which quoted words of a clause go and which come, where the two texts prove it.

The sentences of a bill speak to a reader; what a machine may say of them is proved:
all changes of words in one unit are carried out on its text in force, and only if
that gives the proposed text are the quoted words named as old and new.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.akoma.mods import Quotes, pieces_of, text_of
from pipeline.akoma.printed import Item
from pipeline.akoma.units import LEADS
from pipeline.model.amending import Operation
from pipeline.model.comparison import Comparison, ComparisonRow
from pipeline.model.identity import ProvisionPath

_OF_WORDS = {
    Operation.REPLACE_WORDS,
    Operation.INSERT_WORDS,
    Operation.EXCLUDE_WORDS,
}
Pair = tuple[str, str]
"""Words of the text in force and what stands in their place."""


@dataclass(frozen=True, slots=True)
class Words:
    """EIds of the quoted words that go, and of those that come."""

    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def proved_words(
    items: Iterable[Item], comparison: Comparison, quotes: Quotes
) -> Mapping[str, Words]:
    """The quoted words of each clause that the two texts prove, by its eId.

    Args:
        items: all items of an act.
        comparison: text in force and one proposed text.
        quotes: the quotes of the language.
    """
    rows = {row.current.path: row for row in comparison.rows if row.current}
    by_unit: dict[ProvisionPath, list[Item]] = defaultdict(list)
    for item in items:
        if len(item.clauses) == 1 and item.clauses[0].operation in _OF_WORDS:
            by_unit[item.clauses[0].target].append(item)
    return {
        item.mod: _named(item, quotes)
        for target, found in by_unit.items()
        if _is_proved(found, _row(target, rows), quotes)
        for item in found
    }


def _row(
    target: ProvisionPath, rows: Mapping[ProvisionPath, ComparisonRow]
) -> ComparisonRow | None:
    """The row of a unit; its words before the inner units are those of its row."""
    if target in rows or target.steps[-1] not in LEADS:
        return rows.get(target)
    return rows.get(target.parent)


def _is_proved(
    items: Sequence[Item], row: ComparisonRow | None, quotes: Quotes
) -> bool:
    if row is None or row.current is None or row.variants[0].unit is None:
        return False
    pairs = [pair for item in items for pair in _pairs(item, quotes)]
    made = _carried_out(row.current.text, pairs)
    return bool(pairs) and _close(made) == _close(row.variants[0].unit.text)


def _quoted(item: Item, quotes: Quotes) -> list[str]:
    return [piece.text for piece in pieces_of(item, quotes) if piece.quoted]


def _pairs(item: Item, quotes: Quotes) -> Iterator[Pair]:
    """«A», «C» → «B», «D»; after «A» → «A B»; «A» → nothing."""
    quoted = _quoted(item, quotes)
    half = len(quoted) // 2
    match item.clauses[0].operation:
        case Operation.REPLACE_WORDS:
            yield from zip(quoted[:half], quoted[half:], strict=False)
        case Operation.INSERT_WORDS:
            yield from ((quoted[0], " ".join(each)) for each in (quoted[:2],) if each)
        case _:
            yield from ((words, "") for words in quoted)


def _named(item: Item, quotes: Quotes) -> Words:
    count = len(_quoted(item, quotes))
    names = tuple(text_of(item, number) for number in range(1, count + 1))
    match item.clauses[0].operation:
        case Operation.REPLACE_WORDS:
            return Words(names[: count // 2], names[count // 2 :])
        case Operation.INSERT_WORDS:
            return Words(new=names[1:])
        case _:
            return Words(old=names)


def _carried_out(text: str, pairs: Iterable[Pair]) -> str:
    """The text after the changes, which follow one another as in the text."""
    start = 0
    for old, new in pairs:
        # Whole words only: «үш» is no part of «үшін».
        found = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)").search(text, start)
        if found is None:
            return ""
        text = text[: found.start()] + new + text[found.end() :]
        start = found.start() + len(new)
    return text


def _close(text: str) -> str:
    """Words without white space, which a clause leaves to sense."""
    return "".join(text.split())
