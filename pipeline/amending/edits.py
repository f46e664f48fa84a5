"""Changes of a text as values, and the one machine that makes them.

All addresses are those of the base text: the orders of a bill speak of the text in
force and take effect together. The machine rebuilds the forest in one walk, so that
its time grows with the text and not with the number of changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.amending.closing_notes import notes_kept_last
from pipeline.amending.layouts import before_heading, dressed
from pipeline.amending.placing import placed, with_articles
from pipeline.amending.tree import renumbered
from pipeline.model.identity import (
    ABOVE_ARTICLE,
    POSITIONAL,
    ProvisionKind,
    ProvisionPath,
)
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
    """A unit bears another number; the place of an unnumbered one is counted anyway.

    Args:
        path: the unit.
        number: its new number.
        kind: its new kind, where an unnumbered part becomes a numbered point.
    """

    path: ProvisionPath
    number: str
    kind: ProvisionKind

    @property
    def is_of_other_kind(self) -> bool:
        """Whether the unit gets a number that it did not have."""
        return self.kind is not self.path.steps[-1].kind


Edit = Restate | Retext | Splice | Insert | Remove | Renumber


@dataclass(slots=True)
class _Plan:
    restated: dict[ProvisionPath, Provision] = field(default_factory=dict)
    retexted: dict[ProvisionPath, str] = field(default_factory=dict)
    removed: set[ProvisionPath] = field(default_factory=set)
    renamed: dict[ProvisionPath, Renumber] = field(default_factory=dict)
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
                case Renumber(path):
                    plan.renamed[path] = edit
        return plan


def rebuild(base: Redaction, edits: Iterable[Edit]) -> Redaction:
    """The text with all changes made at once.

    Args:
        base: the text; its addresses are those of the changes.
        edits: changes that do not contradict each other.
    """
    plan = _Plan.of(edits)
    provisions = _children(base.provisions, ProvisionPath(), None, plan)
    return replace(
        base, provisions=with_articles(provisions, plan.inserted[ProvisionPath()])
    )


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
            new = replace(new, notes=child.notes, location=child.location)
        else:
            new = _named(_unit(child, here, plan), plan.renamed.get(here))
        is_article = child.kind is ProvisionKind.ARTICLE
        result.append(notes_kept_last(child, new) if is_article else new)
    # Articles are inserted later, since their places are counted through the act.
    if path.steps and plan.inserted.get(path):
        result = placed(result, parent, plan.inserted[path])
    kind = parent.kind if parent is not None else None
    return renumbered(result, kind) if kind not in ABOVE_ARTICLE else tuple(result)


def _named(unit: Provision, new: Renumber | None) -> Provision:
    """The unit under another number, which its printed marker shows."""
    if new is None or new.kind in POSITIONAL:
        return unit
    marker = unit.layout.marker.replace(unit.number, new.number, 1)
    if new.is_of_other_kind:
        marker = f"{new.number}. "
    layout = replace(unit.layout, marker=marker)
    return replace(unit, kind=new.kind, number=new.number, layout=layout)


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
