"""Changes of a text as values, and the one machine that makes them.

All addresses are those of the base text: the orders of a bill speak of the text in
force and take effect together. The machine rebuilds the forest in one walk, so that
its time grows with the text and not with the number of changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.amending.layouts import before_heading, dressed
from pipeline.amending.tree import position_for, renumbered
from pipeline.amending.units import ABOVE_ARTICLE, POSITIONAL
from pipeline.model.identity import ProvisionPath, number_key
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Restate:
    """A unit with all inside it is given anew."""

    path: ProvisionPath
    unit: Provision


@dataclass(frozen=True, slots=True)
class Retext:
    """A unit's own words are given anew: its heading or first абзац."""

    path: ProvisionPath
    text: str


@dataclass(frozen=True, slots=True)
class Splice:
    """A stretch of a unit's own words is replaced.

    Args:
        path: the unit.
        start: place of the first letter that goes.
        end: place after the last letter that goes.
        text: what comes instead.
    """

    path: ProvisionPath
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Insert:
    """A new unit; its number says where. `parent` is empty for an article."""

    parent: ProvisionPath
    unit: Provision


@dataclass(frozen=True, slots=True)
class Remove:
    """A unit goes, with all inside it."""

    path: ProvisionPath


@dataclass(frozen=True, slots=True)
class Renumber:
    """A unit bears another number; the place of an unnumbered one is counted anyway."""

    path: ProvisionPath
    number: str


Edit = Restate | Retext | Splice | Insert | Remove | Renumber


@dataclass(slots=True)
class _Plan:
    restated: dict[ProvisionPath, Provision] = field(default_factory=dict)
    retexted: dict[ProvisionPath, str] = field(default_factory=dict)
    removed: set[ProvisionPath] = field(default_factory=set)
    renamed: dict[ProvisionPath, str] = field(default_factory=dict)
    spliced: dict[ProvisionPath, list[Splice]] = field(
        default_factory=lambda: defaultdict(list)
    )
    inserted: dict[ProvisionPath, list[Provision]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> _Plan:
        plan = cls()
        for edit in edits:
            match edit:
                case Restate(path, unit):
                    plan.restated[path] = unit
                case Retext(path, text):
                    plan.retexted[path] = text
                case Splice(path, _, _, _):
                    plan.spliced[path].append(edit)
                case Insert(parent, unit):
                    plan.inserted[parent].append(unit)
                case Remove(path):
                    plan.removed.add(path)
                case Renumber(path, number):
                    plan.renamed[path] = number
        return plan


def rebuild(base: Redaction, edits: Iterable[Edit]) -> Redaction:
    """The text with all changes made at once.

    Args:
        base: the text; its addresses are those of the changes.
        edits: changes that do not contradict each other.
    """
    plan = _Plan.of(edits)
    provisions = _children(base.provisions, ProvisionPath(), None, plan)
    return replace(base, provisions=_with_articles(provisions, plan))


def _children(
    children: tuple[Provision, ...],
    path: ProvisionPath,
    parent: Provision | None,
    plan: _Plan,
) -> tuple[Provision, ...]:
    """The units of one parent after the changes."""
    result: list[Provision] = []
    for child in children:
        here = ProvisionPath((*path.steps, child.step))
        if here in plan.removed:
            continue
        if here in plan.restated:
            new = dressed(plan.restated[here], child, parent)
            result.append(replace(new, notes=child.notes, location=child.location))
        else:
            result.append(_named(_unit(child, here, plan), plan.renamed.get(here, "")))
    # Articles are inserted later, since their places are counted through the act.
    if path.steps and plan.inserted.get(path):
        result = _insert(result, parent, plan.inserted[path])
    kind = parent.kind if parent is not None else None
    return renumbered(result, kind) if kind not in ABOVE_ARTICLE else tuple(result)


def _named(unit: Provision, number: str) -> Provision:
    """The unit under another number, which its printed marker shows."""
    if not number or unit.kind in POSITIONAL:
        return unit
    marker = unit.layout.marker.replace(unit.number, number, 1)
    return replace(unit, number=number, layout=replace(unit.layout, marker=marker))


def _unit(unit: Provision, path: ProvisionPath, plan: _Plan) -> Provision:
    text = plan.retexted.get(path, unit.text)
    if path in plan.spliced:
        text = _spliced(text, plan.spliced[path])
    # An article's address starts with the article itself, wherever it stands.
    inner = ProvisionPath() if unit.kind in ABOVE_ARTICLE else path
    children = _children(unit.children, inner, unit, plan)
    changed = replace(unit, text=text, children=children)
    if text == unit.text or unit.text:
        return changed
    # A heading where there was none needs a stop after the number.
    marker = before_heading(unit.layout.marker, changed)
    return replace(changed, layout=replace(unit.layout, marker=marker))


def _spliced(text: str, splices: list[Splice]) -> str:
    for splice in sorted(
        splices, key=lambda each: (each.start, each.end), reverse=True
    ):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def _insert(
    children: list[Provision], parent: Provision | None, units: list[Provision]
) -> list[Provision]:
    kind = parent.kind if parent is not None else None
    for unit in sorted(units, key=lambda each: number_key(each.number)):
        counted = renumbered(children, kind)
        kept = [each for each in counted if not _gives_way(each, unit)]
        place = position_for(tuple(kept), unit)
        like = _neighbour(kept, place, unit)
        kept.insert(place, dressed(unit, like, parent))
        children = kept
    return children


def _gives_way(vacant: Provision, unit: Provision) -> bool:
    return vacant.excluded and vacant.step == unit.step


def _neighbour(
    children: list[Provision], place: int, unit: Provision
) -> Provision | None:
    same = [each for each in children[:place][::-1] if each.kind is unit.kind]
    same += [each for each in children[place:] if each.kind is unit.kind]
    return same[0] if same else None


def _with_articles(
    provisions: tuple[Provision, ...], plan: _Plan
) -> tuple[Provision, ...]:
    """New articles and chapters after the ones with the next smaller numbers."""
    for unit in sorted(plan.inserted[ProvisionPath()], key=_order_of_headed):
        provisions, done = _after_smaller(provisions, unit)
        if not done:
            provisions = tuple(_insert(list(provisions), None, [unit]))
    return provisions


def _order_of_headed(unit: Provision) -> tuple[int, tuple[int, ...]]:
    """Articles first: a new chapter brings its own ones."""
    return int(unit.kind in ABOVE_ARTICLE), number_key(unit.number)


def _after_smaller(
    provisions: tuple[Provision, ...], unit: Provision
) -> tuple[tuple[Provision, ...], bool]:
    """Try to place a unit; the last container that can take it does."""
    key = number_key(unit.number)
    for index in range(len(provisions) - 1, -1, -1):
        each = provisions[index]
        if each.kind is unit.kind and number_key(each.number) <= key:
            kept = [p for p in provisions if not _gives_way(p, unit)]
            return tuple(_insert(kept, None, [unit])), True
        if each.kind in ABOVE_ARTICLE:
            inner, done = _after_smaller(each.children, unit)
            if done:
                changed = replace(each, children=inner)
                return (*provisions[:index], changed, *provisions[index + 1 :]), True
    return provisions, False
