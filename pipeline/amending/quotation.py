"""Sets the quotes of new words as the amended text sets its own.

Bills of the official database quote with «"», inside as well as outside; in a text
that knows «…» alone, what comes from them must not stand out. Only looks change: to
`pipeline.amending.fold` both are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.amending.edits import Edit, Insert, Restate, Retext, Splice
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction

_OPENING = re.compile(r'(?:(?<=[\s(«–-])|\A)"(?=[\w«"])')


def as_quoted_in(base: Redaction, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits with their straight quotes set as «…», where the text has no others.

    Args:
        base: the text.
        edits: changes of it.
    """
    text = "".join(unit.text for _, unit in base.walk())
    angled = "«" in text and '"' not in text
    for edit in edits:
        yield _angled(edit) if angled else edit


def _angled(edit: Edit) -> Edit:
    match edit:
        case Splice(text=text) | Retext(text=text) if '"' in text:
            return replace(edit, text=angle_quotes(text))
        case Restate(unit=unit) | Insert(unit=unit):
            return replace(edit, unit=_unit(unit))
        case _:
            return edit


def _unit(unit: Provision) -> Provision:
    children = tuple(_unit(child) for child in unit.children)
    return replace(unit, text=angle_quotes(unit.text), children=children)


def angle_quotes(text: str) -> str:
    """Straight quotes as «…»; a text whose quotes are not in pairs stays as it is."""
    opened = _OPENING.sub("«", text)
    closed = _OPENING.sub("«", opened).replace('"', "»")
    return closed if _in_pairs(closed) else text


def _in_pairs(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "«") - (char == "»")
        if depth < 0:
            return False
    return depth == 0
