"""Dresses new units: the layout that they would have, had they always stood there."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.identity import ProvisionKind
from pipeline.model.provision import Layout, Provision

_STEP_IN = "   "
"""Indentation of one level in the Markdown of an act."""


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
    inner = tuple(_inside(child, lead) for child in unit.children)
    return replace(unit, layout=layout, children=inner)


def _line_end(like: Provision | None) -> str:
    """Emphasis that a like unit closes, and the end of the line."""
    stars = like.layout.after.strip() if like is not None else ""
    return stars + "\n"


def _inside(unit: Provision, outer: str) -> Provision:
    indent = "" if outer.startswith(("#", "*")) else outer + _STEP_IN
    layout = Layout(before="\n", lead=indent, marker=_marker(unit, None), after="\n")
    inner = tuple(_inside(child, indent) for child in unit.children)
    return replace(unit, layout=layout, children=inner)


def _lead(unit: Provision, like: Provision | None, parent: Provision | None) -> str:
    if like is not None:
        return like.layout.lead
    if unit.kind is ProvisionKind.ARTICLE or parent is None:
        return "### "
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
