"""`meta/analysis`: what a bill does, told in the bill and in the text that it makes.

In the bill a destination names the edition that the clauses speak of, since a unit
without a number has its address in that edition only. In the new text it is the unit
as it stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from pipeline.akoma.changes import RENUMBERING, Mod
from pipeline.akoma.iri import Expression, Work, work_of
from pipeline.akoma.markup import Element, element
from pipeline.akoma.units import LEADS
from pipeline.model.act import Act
from pipeline.model.comparison import Comparison


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
    found = [
        element(
            "textualMod",
            element("source", href=bill.portion(mod.item.mod)),
            element("destination", href=_here(mod, amended, standing)),
            *_previous(mod, amended.base),
            eId=f"pmod_{number}",
            type=mod.type,
        )
        for number, mod in enumerate(amended.mods, start=1)
    ]
    return [element("passiveModifications", *found)] if found else []


def _active(eid: str, mod: Mod, amended: Amended, bill: Expression) -> Element:
    new = [f"#{name}" for name in mod.words.new]
    if mod.type == RENUMBERING:
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


def _here(mod: Mod, amended: Amended, standing: frozenset[str]) -> str:
    """A modified unit in the new text; where it is gone, in the text before."""
    path = mod.arrival
    if not path.steps:
        return amended.base.portion(mod.place)
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
    if mod.is_new:
        return []
    return [element("previous", href=base.portion(mod.place))]
