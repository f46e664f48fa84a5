"""Edits of a case file: new words for a unit, other words in it, units in or out."""

from __future__ import annotations

from dataclasses import replace

from pipeline.amending.tree import position_for, renumbered
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status


def changed(base: Redaction, edits: list[dict]) -> Redaction:
    """The text as a drafter would have it; places count as in the result."""
    units = base.provisions
    root = ProvisionPath()
    by_path: dict[str, list[dict]] = {}
    for edit in edits:
        by_path.setdefault(edit["at"], []).append(edit)
    done = _children(units, root, None, by_path)
    return replace(base, provisions=done, status=Status.PROPOSED, label="v1")


def _children(units, path, kind, by_path):
    result = []
    for unit in units:
        here = path.child(unit.kind, unit.number)
        edits = by_path.get(str(here), [])
        if any("drop" in edit for edit in edits):
            continue
        result.append(_unit(unit, here, edits, by_path))
    for edit in by_path.get(str(path), []):
        if "add" in edit:
            new = Provision(ProvisionKind(edit["add"][0]), *edit["add"][1:])
            counted = renumbered(result, kind)
            result = [*counted]
            result.insert(position_for(counted, new), new)
    return renumbered(result, kind)


def _unit(unit, here, edits, by_path):
    text = unit.text
    for edit in edits:
        if "set" in edit:
            text = edit["set"]
        if "swap" in edit:
            old, new = edit["swap"]
            assert text.count(old) == 1, (old, text)
            text = text.replace(old, new)
    inner = _children(unit.children, here, unit.kind, by_path)
    return replace(unit, text=text, children=inner)
