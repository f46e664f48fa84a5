"""Dresses new units: the layout that they would have, had they always stood there."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.identity import ProvisionKind
from pipeline.model.provision import Layout, Provision

_STEP_IN = "   "
"""Indentation of one level in the Markdown of an act."""

_HEADINGS = {
    ProvisionKind.SECTION: "## ",
    ProvisionKind.CHAPTER: "## ",
    ProvisionKind.DIVISION: "## ",
    ProvisionKind.ARTICLE: "### ",
}
"""How lines with a heading begin."""


def dressed(
    unit: Provision, like: Provision | None, parent: Provision | None
) -> Provision:
    """A unit with the layout of the one that it replaces or stands beside.

    Args:
        unit: the new unit.
        like: the replaced unit or a neighbour of its kind, if there is one.
        parent: the enclosing unit, if there is one.
    """
    lead = _lead(unit, like, parent)
    layout = Layout(
        before="\n" if like is None else _blank_lines(like.layout.before),
        lead=lead,
        marker=_marker(unit, like),
        after=_line_end(like),
    )
    indent = _indent(lead, unit.kind) if like is None else _indent_in(like)
    inner = tuple(_inside(child, indent) for child in unit.children)
    return replace(unit, layout=layout, children=inner)


def _line_end(like: Provision | None) -> str:
    """Emphasis that a like unit closes, and the end of the line."""
    stars = like.layout.after.strip() if like is not None else ""
    return stars + "\n"


def _inside(unit: Provision, indent: str) -> Provision:
    lead = _HEADINGS.get(unit.kind, indent)
    layout = Layout(before="\n", lead=lead, marker=_marker(unit, None), after="\n")
    inner = tuple(_inside(child, _indent(lead, unit.kind)) for child in unit.children)
    return replace(unit, layout=layout, children=inner)


def _indent(outer: str, kind: ProvisionKind) -> str:
    """Indentation of what stands inside a unit whose line begins so.

    The points of a note stand where those of the article do.
    """
    if outer.startswith(("#", "*")):
        return ""
    return outer if kind is ProvisionKind.NOTE else outer + _STEP_IN


def _indent_in(unit: Provision) -> str:
    """Indentation of what stands inside a unit, as the text has it there already."""
    if unit.children and unit.children[0].kind not in _HEADINGS:
        return unit.children[0].layout.lead
    return _indent(unit.layout.lead, unit.kind)


def _lead(unit: Provision, like: Provision | None, parent: Provision | None) -> str:
    if like is not None:
        return like.layout.lead
    if unit.kind in _HEADINGS or parent is None:
        return _HEADINGS.get(unit.kind, "### ")
    if parent.kind is ProvisionKind.ARTICLE:
        return ""
    return parent.layout.lead + _STEP_IN


def _blank_lines(before: str) -> str:
    """Blank lines only: anchors and notes belong to the old neighbour."""
    lines = before.splitlines(keepends=True)
    return "".join(line for line in lines if not line.strip()) or "\n"


def _marker(unit: Provision, like: Provision | None) -> str:
    if unit.kind is ProvisionKind.PARAGRAPH:
        return f"{unit.number}. "
    if unit.kind is ProvisionKind.POINT:
        return f"{unit.number}) "
    if like is not None and like.layout.marker and like.number:
        marker = like.layout.marker.replace(like.number, unit.number, 1)
        return before_heading(marker, unit)
    return before_heading(unit.layout.marker, unit)


def before_heading(marker: str, unit: Provision) -> str:
    """An article's number with the stop and the space that its heading needs."""
    if unit.kind is not ProvisionKind.ARTICLE or not unit.text or not marker:
        return marker
    return marker if marker.endswith((". ", ".\u00a0")) else marker.rstrip(" .") + ". "
