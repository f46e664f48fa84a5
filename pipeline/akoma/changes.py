"""What the clauses of one act do, before it is told from either side.

All addresses of a bill are those of the text in force that it was drafted against;
where what they speak of stands in the new text is found here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.akoma.mods import Quotes, brought_by, structure_of
from pipeline.akoma.printed import Item
from pipeline.akoma.units import heading_of
from pipeline.akoma.words import Words, proved_words
from pipeline.model.amending import AmendingClause, Operation
from pipeline.model.comparison import ChangeKind, Comparison
from pipeline.model.identity import ProvisionPath

TYPES: Mapping[Operation, str] = {
    Operation.REPLACE_WORDS: "substitution",
    Operation.INSERT_WORDS: "insertion",
    Operation.EXCLUDE_WORDS: "repeal",
    Operation.NEW_EDITION: "substitution",
    Operation.INSERT_UNIT: "insertion",
    Operation.EXCLUDE_UNIT: "repeal",
    Operation.REPLACE_HEADING: "substitution",
    Operation.REPLACE_PUNCTUATION: "substitution",
}
RENUMBERING = "renumbering"


@dataclass(frozen=True, slots=True)
class Mod:
    """One `textualMod`, before it is told from either side.

    Args:
        type: its kind, by the vocabulary.
        item: the clause that orders it.
        target: address in the text in force.
        part: part of the unit, as the end of an eId (`__heading`), or empty.
        words: eIds of what is quoted: what goes and what comes.
        arrival: address in the new text; empty for a unit that is gone, since another
            one may have its address now.
        is_new: the unit did not stand in the text in force.
    """

    type: str
    item: Item
    target: ProvisionPath
    part: str = ""
    words: Words = field(default_factory=Words)
    arrival: ProvisionPath = ProvisionPath()
    is_new: bool = False

    @property
    def place(self) -> str:
        """The eId in the text in force."""
        return f"{self.target}{self.part}"


def mods_of(
    items: Sequence[Item], comparison: Comparison, quotes: Quotes
) -> tuple[Mod, ...]:
    """The modifications that the clauses of one act order, in their order.

    A unit that moved is told of once more as a renumbering, under the clause that
    moves it.
    """
    flat = [item for top in items for item in top.walk()]
    proved = proved_words(flat, comparison, quotes)
    arrivals = {
        row.current.path: row.variants[0].unit.path
        for row in comparison.rows
        if row.current is not None and row.variants[0].unit is not None
    }
    mods = [
        replace(_mod(item, clause, quotes, proved), arrival=arrival)
        for item in flat
        for clause in item.clauses
        for arrival in (_arrival(item, clause, quotes, arrivals),)
    ]
    return (*mods, *_renumberings(flat, comparison))


def _arrival(
    item: Item,
    clause: AmendingClause,
    quotes: Quotes,
    arrivals: Mapping[ProvisionPath, ProvisionPath],
) -> ProvisionPath:
    """Where what a clause speaks of stands in the new text."""
    if clause.operation is Operation.EXCLUDE_UNIT:
        return ProvisionPath()
    if not clause.payload or brought_by(item, clause, quotes) == structure_of(item):
        return _moved(clause.target, arrivals)
    # A whole unit is brought with the number that it has in the new text.
    parent = _moved(clause.target.parent, arrivals)
    return ProvisionPath((*parent.steps, clause.payload[0].step))


def _moved(
    target: ProvisionPath, arrivals: Mapping[ProvisionPath, ProvisionPath]
) -> ProvisionPath:
    """Where a unit of the text in force stands in the new text."""
    found = arrivals.get(target)
    if found is not None or not target.steps:
        return found or target
    parent = _moved(target.parent, arrivals)
    return ProvisionPath((*parent.steps, target.steps[-1]))


def _mod(
    item: Item, clause: AmendingClause, quotes: Quotes, proved: Mapping[str, Words]
) -> Mod:
    heading = clause.operation is Operation.REPLACE_HEADING
    brought = brought_by(item, clause, quotes)
    words = Words(new=(brought,)) if brought else proved.get(item.mod, Words())
    part = heading_of("") if heading else ""
    return Mod(
        TYPES[clause.operation],
        item,
        clause.target,
        part,
        words,
        is_new=clause.operation is Operation.INSERT_UNIT,
    )


def _renumberings(items: Sequence[Item], comparison: Comparison) -> Iterator[Mod]:
    for row in comparison.rows:
        variant = row.variants[0]
        if variant.kind is not ChangeKind.RENUMBERING:
            continue
        if row.current is None or variant.unit is None:
            continue
        here, there = row.current.path, variant.unit.path
        item = _mover(items, here, there)
        if item is not None:
            yield Mod(RENUMBERING, item, here, arrival=there)


def _mover(
    items: Sequence[Item], here: ProvisionPath, there: ProvisionPath
) -> Item | None:
    """The clause that touches a unit's new or old place or what is around it."""
    for path in (there, here):
        for item in items:
            if any(path.is_within(clause.target) for clause in item.clauses):
                return item
    return None
