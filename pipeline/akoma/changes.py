"""What a bill does, as `textualMod`s: active in the bill, passive in the new text.

All addresses of a bill are those of the text in force that it was drafted against,
so a destination names that edition: a unit without a number has its address in that
edition only. In the new text the destination is the unit as it stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.akoma.iri import Expression, work_of
from pipeline.akoma.markup import Element, element
from pipeline.akoma.mods import Quotes, brought_by, pieces_of, text_of
from pipeline.akoma.printed import Item
from pipeline.akoma.units import heading_of
from pipeline.model.act import Act
from pipeline.model.amending import AmendingClause, Operation
from pipeline.model.comparison import ChangeKind, Comparison, ComparisonRow
from pipeline.model.identity import ProvisionKind, ProvisionPath, Step

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
_LEADS = (
    (Step(ProvisionKind.INDENT, "1"),),
    (Step(ProvisionKind.SUBPARAGRAPH, "1"),),
)
"""How a clause calls the words of a unit before its inner units."""


@dataclass(frozen=True, slots=True)
class Mod:
    """One `textualMod`, before it is told from either side.

    Args:
        type: its kind, by the vocabulary.
        item: the clause that orders it.
        target: address in the text in force.
        part: part of the unit, as the end of an eId (`__heading`), or empty.
        old: eIds of quoted words that go.
        new: eIds of quoted words or norm text that come.
        arrival: address in the new text, where it is another one than the target's.
    """

    type: str
    item: Item
    target: ProvisionPath
    part: str = ""
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    arrival: ProvisionPath = ProvisionPath()


def mods_of(
    items: Sequence[Item], comparison: Comparison, quotes: Quotes
) -> tuple[Mod, ...]:
    """The modifications that the clauses of one act order, in their order.

    A unit that moved is told of once more as a renumbering, under the clause that
    moves it.
    """
    rows = {row.current.path: row for row in comparison.rows if row.current}
    flat = [item for top in items for item in top.walk()]
    mods = [
        _mod(item, clause, rows, quotes) for item in flat for clause in item.clauses
    ]
    return (*mods, *_renumberings(flat, comparison))


def active(mods: Sequence[tuple[Act, Comparison, tuple[Mod, ...]]]) -> list[Element]:
    """`activeModifications`: what a bill does to other acts; nothing if nothing."""
    numbers = count(1)
    found = [
        _active(f"amod_{next(numbers)}", mod, base_of(act, comparison))
        for act, comparison, each in mods
        for mod in each
    ]
    return [element("activeModifications", *found)] if found else []


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that a bill made.

    Args:
        bill: the bill.
        act: the work.
        comparison: the text in force beside this one.
        standing: eIds of this text.
    """

    bill: Expression
    act: Act
    comparison: Comparison
    standing: frozenset[str]

    @property
    def arrivals(self) -> Mapping[ProvisionPath, ProvisionPath]:
        """Where the units of the text in force stand here."""
        return {
            row.current.path: row.variants[0].unit.path
            for row in self.comparison.rows
            if row.current is not None and row.variants[0].unit is not None
        }


def passive(mods: Sequence[Mod], text: NewText) -> list[Element]:
    """`passiveModifications`: what a bill did to a text; nothing if nothing."""
    arrivals = text.arrivals
    base = base_of(text.act, text.comparison)
    found = [
        element(
            "textualMod",
            element("source", href=text.bill.portion(mod.item.mod)),
            element("destination", href=_here(mod, text, arrivals)),
            *_previous(mod, base),
            eId=f"pmod_{number}",
            type=mod.type,
        )
        for number, mod in enumerate(mods, start=1)
    ]
    return [element("passiveModifications", *found)] if found else []


def _here(
    mod: Mod, text: NewText, arrivals: Mapping[ProvisionPath, ProvisionPath]
) -> str:
    """A modified unit in the new text; where it is gone, in the text before."""
    path = mod.arrival if mod.arrival.steps else _arrival(mod.target, arrivals)
    places = [f"{path}{mod.part}"]
    if path.steps[-1:] in _LEADS:
        # The words before the inner units are called by what follows them now.
        places += [str(ProvisionPath((*path.parent.steps, *lead))) for lead in _LEADS]
        places.append(str(path.parent))
    for place in places:
        if place in text.standing:
            return f"#{place}"
    return base_of(text.act, text.comparison).portion(f"{mod.target}{mod.part}")


def base_of(act: Act, comparison: Comparison) -> Expression:
    """The text in force that the clauses speak of."""
    current = comparison.current
    return Expression(work_of(act), current.lang, current.label)


def _active(eid: str, mod: Mod, base: Expression) -> Element:
    return element(
        "textualMod",
        element("source", href=f"#{mod.item.mod}"),
        element("destination", href=base.portion(f"{mod.target}{mod.part}")),
        *(element("old", href=f"#{name}") for name in mod.old),
        *(element("new", href=f"#{name}") for name in mod.new),
        eId=eid,
        type=mod.type,
    )


def _previous(mod: Mod, base: Expression) -> list[Element]:
    """The unit as it stood before; an inserted one did not stand anywhere."""
    if mod.type == "insertion" and mod.item.payload:
        return []
    return [element("previous", href=base.portion(f"{mod.target}{mod.part}"))]


def _arrival(
    target: ProvisionPath, arrivals: Mapping[ProvisionPath, ProvisionPath]
) -> ProvisionPath:
    """Where a unit of the text in force stands in the new text."""
    found = arrivals.get(target)
    if found is not None or not target.steps:
        return found or target
    parent = _arrival(target.parent, arrivals)
    return ProvisionPath((*parent.steps, target.steps[-1]))


def _mod(
    item: Item,
    clause: AmendingClause,
    rows: Mapping[ProvisionPath, ComparisonRow],
    quotes: Quotes,
) -> Mod:
    heading = clause.operation is Operation.REPLACE_HEADING
    part = heading_of("") if heading else ""
    mod_type = TYPES[clause.operation]
    brought = brought_by(item, clause, quotes)
    if brought:
        return Mod(mod_type, item, clause.target, part, new=(brought,))
    target = clause.target
    row = rows.get(target)
    if row is None and target.steps[-1:] in _LEADS:
        row = rows.get(target.parent)
    old, new = _words(item, clause, row, quotes) if row else ((), ())
    return Mod(mod_type, item, target, part, old, new)


def _words(
    item: Item, clause: AmendingClause, row: ComparisonRow, quotes: Quotes
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which quoted words go and which come, if the two texts prove it."""
    unit = row.variants[0].unit
    if row.current is None or unit is None or len(item.clauses) > 1:
        return (), ()
    quoted = [piece.text for piece in pieces_of(item, quotes) if piece.quoted]
    names = [text_of(item, number) for number in range(1, len(quoted) + 1)]
    half = len(quoted) // 2
    before, after = _close(row.current.text), _close(unit.text)
    pairs = {
        Operation.REPLACE_WORDS: list(zip(quoted[:half], quoted[half:], strict=False)),
        Operation.INSERT_WORDS: [(quoted[0], "".join(quoted[:2]))] if quoted else [],
        Operation.EXCLUDE_WORDS: [(words, "") for words in quoted],
    }.get(clause.operation, [])
    for old, new in pairs:
        before = before.replace(_close(old), _close(new))
    if not pairs or before != after:
        return (), ()
    if clause.operation is Operation.EXCLUDE_WORDS:
        return tuple(names), ()
    if clause.operation is Operation.INSERT_WORDS:
        return (), tuple(names[1:])
    return tuple(names[:half]), tuple(names[half:])


def _close(text: str) -> str:
    """Words without white space, which a clause leaves to sense."""
    return "".join(text.split())


def _renumberings(items: Sequence[Item], comparison: Comparison) -> Iterator[Mod]:
    for row in comparison.rows:
        variant = row.variants[0]
        if variant.kind is not ChangeKind.RENUMBERING or not (
            row.current and variant.unit
        ):
            continue
        here, there = row.current.path, variant.unit.path
        item = _mover(items, here, there)
        if item is not None:
            yield Mod("renumbering", item, here, arrival=there)


def _mover(
    items: Sequence[Item], here: ProvisionPath, there: ProvisionPath
) -> Item | None:
    """The clause that touches a unit's old or new place or what is around it."""
    for path in (there, here):
        for item in items:
            if any(path.is_within(clause.target) for clause in item.clauses):
                return item
    return None
