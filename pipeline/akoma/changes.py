"""What a bill does, as `textualMod`s: active in the bill, passive in the new text.

All addresses of a bill are those of the text in force that it was drafted against,
so a destination names that edition: a unit without a number has its address in that
edition only. In the new text the destination is the unit as it stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from pipeline.akoma.iri import Expression, Work, work_of
from pipeline.akoma.markup import Element, element
from pipeline.akoma.mods import Quotes, brought_by
from pipeline.akoma.printed import Item
from pipeline.akoma.units import LEADS, heading_of
from pipeline.akoma.words import Words, proved_words
from pipeline.model.act import Act
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


@dataclass(frozen=True, slots=True)
class Mod:
    """One `textualMod`, before it is told from either side.

    Args:
        type: its kind, by the vocabulary.
        item: the clause that orders it.
        target: address in the text in force.
        part: part of the unit, as the end of an eId (`__heading`), or empty.
        words: eIds of what is quoted: what goes and what comes.
        arrival: of a unit that moved: its address in the new text.
    """

    type: str
    item: Item
    target: ProvisionPath
    part: str = ""
    words: Words = field(default_factory=Words)
    arrival: ProvisionPath = ProvisionPath()

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
    mods = [
        _mod(item, clause, quotes, proved) for item in flat for clause in item.clauses
    ]
    return (*mods, *_renumberings(flat, comparison))


@dataclass(frozen=True, slots=True)
class Amended:
    """One act that a bill changes.

    Args:
        act: the work.
        comparison: its text in force and its proposed text.
        mods: what the bill does to it.
    """

    act: Act
    comparison: Comparison
    mods: tuple[Mod, ...]

    @property
    def work(self) -> Work:
        """The work's identifier."""
        return work_of(self.act)

    @property
    def base(self) -> Expression:
        """The text in force, which the clauses speak of."""
        current = self.comparison.current
        return Expression(self.work, current.lang, current.label)

    def result(self, bill: Expression) -> Expression:
        """The text that the bill makes, named after the bill: `2-4-v1`.

        Without dots, since a dot begins the format in identifiers of files.
        """
        version = f"{bill.work.number}-{bill.version}".replace(".", "-")
        return Expression(self.work, bill.lang, version)

    @property
    def arrivals(self) -> Mapping[ProvisionPath, ProvisionPath]:
        """Where the units of the text in force stand in the new text."""
        return {
            row.current.path: row.variants[0].unit.path
            for row in self.comparison.rows
            if row.current is not None and row.variants[0].unit is not None
        }


def active(amended: Sequence[Amended], bill: Expression) -> list[Element]:
    """`activeModifications`: what a bill does to other acts; nothing if nothing."""
    numbers = count(1)
    found = [
        _active(f"amod_{next(numbers)}", mod, each, bill)
        for each in amended
        for mod in each.mods
    ]
    return [element("activeModifications", *found)] if found else []


def passive(
    amended: Amended, bill: Expression, standing: frozenset[str]
) -> list[Element]:
    """`passiveModifications`: what a bill did to a text; nothing if nothing.

    Args:
        amended: the act.
        bill: the bill.
        standing: eIds of the new text.
    """
    arrivals = amended.arrivals
    found = [
        element(
            "textualMod",
            element("source", href=bill.portion(mod.item.mod)),
            element("destination", href=_here(mod, amended, arrivals, standing)),
            *_previous(mod, amended.base),
            eId=f"pmod_{number}",
            type=mod.type,
        )
        for number, mod in enumerate(amended.mods, start=1)
    ]
    return [element("passiveModifications", *found)] if found else []


def _active(eid: str, mod: Mod, amended: Amended, bill: Expression) -> Element:
    new = [f"#{name}" for name in mod.words.new]
    if mod.arrival.steps:
        new.append(amended.result(bill).portion(str(mod.arrival)))
    return element(
        "textualMod",
        element("source", href=f"#{mod.item.mod}"),
        element("destination", href=amended.base.portion(mod.place)),
        *(element("old", href=f"#{name}") for name in mod.words.old),
        *(element("new", href=href) for href in new),
        eId=eid,
        type=mod.type,
    )


def _here(
    mod: Mod,
    amended: Amended,
    arrivals: Mapping[ProvisionPath, ProvisionPath],
    standing: frozenset[str],
) -> str:
    """A modified unit in the new text; where it is gone, in the text before."""
    path = mod.arrival if mod.arrival.steps else _arrival(mod.target, arrivals)
    places = [f"{path}{mod.part}"]
    if path.steps[-1] in LEADS:
        # The words before the inner units are called by what follows them now.
        above = path.parent
        places += [str(above.child(lead.kind, lead.number)) for lead in LEADS]
        places.append(str(above))
    for place in places:
        if place in standing:
            return f"#{place}"
    return amended.base.portion(mod.place)


def _previous(mod: Mod, base: Expression) -> list[Element]:
    """The unit as it stood before; an inserted one did not stand anywhere."""
    if mod.type == "insertion" and mod.item.payload:
        return []
    return [element("previous", href=base.portion(mod.place))]


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
    item: Item, clause: AmendingClause, quotes: Quotes, proved: Mapping[str, Words]
) -> Mod:
    heading = clause.operation is Operation.REPLACE_HEADING
    brought = brought_by(item, clause, quotes)
    words = Words(new=(brought,)) if brought else proved.get(item.mod, Words())
    part = heading_of("") if heading else ""
    return Mod(TYPES[clause.operation], item, clause.target, part, words)


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
            yield Mod("renumbering", item, here, arrival=there)


def _mover(
    items: Sequence[Item], here: ProvisionPath, there: ProvisionPath
) -> Item | None:
    """The clause that touches a unit's new or old place or what is around it."""
    for path in (there, here):
        for item in items:
            if any(path.is_within(clause.target) for clause in item.clauses):
                return item
    return None
