"""Reads quoted norm text: which lines belong to which unit that a clause names.

The clause says what must stand in the quotes, so that nothing has to be guessed: the
numbers must be those that the clause names, in its order. What follows a unit's first
line until the next one of them is inside that unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.amending.fold import fold
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.tree import renumbered
from pipeline.model.act import Profile
from pipeline.model.identity import POSITIONAL, ProvisionKind, Step
from pipeline.model.provision import Layout, Provision

Parse = Callable[[str], tuple[Provision, ...]]
"""Reads norm text, one paragraph a line, into units."""

_NUMBER = r"(?P<number>\d{1,4}(?:[-‑–]\d{1,3})*)"
_MARKERS = {
    ProvisionKind.PARAGRAPH: re.compile(_NUMBER + r"\s?\.(?!\d)\s*"),
    ProvisionKind.POINT: re.compile(_NUMBER + r"\s?\)\s*"),
    ProvisionKind.NOTE: re.compile(
        r"(?:примечани[ея]|ескертпе(?:лер)?)\s*[.:]\s*", re.IGNORECASE
    ),
}
_HEADS = {
    ProvisionKind.ARTICLE: ("статья", "бап"),
    ProvisionKind.CHAPTER: ("глава", "тарау"),
    ProvisionKind.SECTION: ("раздел", "бөлім"),
    ProvisionKind.DIVISION: ("параграф", "параграф"),
}
for _kind, (_ru, _kk) in _HEADS.items():
    _MARKERS[_kind] = re.compile(
        rf"(?:{_ru}\s*{_NUMBER}|{_NUMBER.replace('number', 'kk')}\s?[-–‑]?\s?{_kk})"
        r"(?!\w)\s*\.?\s*",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its number taken off.

    Args:
        kind: kind of the unit that begins; None where the line bears no number.
        number: the number, empty where there is none.
        marker: the number as printed.
        text: the words.
    """

    kind: ProvisionKind | None
    number: str
    marker: str
    text: str


def read_marker(line: str) -> Marked:
    """What the beginning of a line says."""
    folded = fold(line)
    for kind, pattern in _MARKERS.items():
        match = pattern.match(folded)
        if match is not None:
            groups = match.groupdict()
            number = groups.get("number") or groups.get("kk") or "1"
            cut = match.end()
            plain = re.sub("[‑–]", "-", number)
            return Marked(kind, plain, line[:cut], line[cut:])
    return Marked(None, "", "", line)


def payload_lines(payload: str) -> list[str]:
    """The paragraphs of quoted text."""
    return [line.strip() for line in payload.split("\n") if line.strip()]


def own_words(payload: str, unit: Provision) -> str:
    """The words of a heading or a first абзац, given with its number or without.

    Args:
        payload: the quoted text.
        unit: the unit whose words they become.

    Raises:
        RefusalError: where more than one paragraph stands in the quotes, or the
            number is another.
    """
    lines = payload_lines(payload)
    if len(lines) != 1:
        raise RefusalError(Reason.PAYLOAD_MISMATCH)
    marked = read_marker(lines[0])
    is_other = marked.kind is not unit.kind or marked.number != unit.number
    if marked.kind is not None and is_other:
        raise RefusalError(Reason.PAYLOAD_MISMATCH, marked.marker.strip())
    return marked.text


def read_units(
    payload: str, steps: tuple[Step, ...], parse: Parse
) -> tuple[Provision, ...]:
    """The units of quoted text.

    Args:
        payload: the text inside the outer quotes.
        steps: the units that the clause names, in its order.
        parse: reads what is inside a unit.

    Raises:
        RefusalError: where the text does not hold just these units.
    """
    lines = payload_lines(payload)
    starts = _starts([read_marker(line) for line in lines], steps)
    ends = [*starts[1:], len(lines)]
    return tuple(
        _unit(step, lines[start:end], parse)
        for step, start, end in zip(steps, starts, ends, strict=True)
    )


def _starts(lines: list[Marked], steps: tuple[Step, ...]) -> list[int]:
    """The line on which each unit begins."""
    if not lines or not steps:
        raise RefusalError(Reason.NO_PAYLOAD)
    if steps[0].kind in POSITIONAL:
        return _places(lines, steps)
    starts: list[int] = []
    for step in steps:
        found = [i for i, line in enumerate(lines) if _begins(line, step)]
        found = [i for i in found if not starts or i > starts[-1]]
        if not found or (not starts and found[0] != 0):
            raise RefusalError(Reason.PAYLOAD_MISMATCH, _seen(lines))
        if starts and len(found) > 1 and step.kind is ProvisionKind.POINT:
            raise RefusalError(Reason.PAYLOAD_MISMATCH, _seen(lines))
        starts.append(found[0])
    return starts


def _begins(line: Marked, step: Step) -> bool:
    return line.kind is step.kind and line.number == step.number


def _places(lines: list[Marked], steps: tuple[Step, ...]) -> list[int]:
    if len(steps) == 1:
        return [0]
    unnumbered = [i for i, line in enumerate(lines) if line.kind is None]
    if len(unnumbered) != len(steps) or unnumbered[0] != 0:
        raise RefusalError(Reason.PAYLOAD_MISMATCH, _seen(lines))
    return unnumbered


def _seen(lines: list[Marked]) -> str:
    return ", ".join(line.marker.strip() for line in lines if line.marker)[:80]


def _unit(step: Step, lines: list[str], parse: Parse) -> Provision:
    marked = read_marker(lines[0])
    is_marked = marked.kind is step.kind
    if marked.kind is not None and not is_marked:
        raise RefusalError(Reason.PAYLOAD_MISMATCH, marked.marker.strip())
    inner = parse("\n\n".join(lines[1:])) if lines[1:] else ()
    if not all(_can_hold(step.kind, child, lines[0]) for child in inner):
        # A unit that the clause does not name: nobody ordered it.
        raise RefusalError(Reason.PAYLOAD_MISMATCH, _seen([read_marker(lines[-1])]))
    return Provision(
        kind=step.kind,
        number=step.number,
        text=marked.text if is_marked else lines[0],
        children=renumbered(inner, step.kind),
        layout=Layout(marker=marked.marker if is_marked else ""),
    )


def _can_hold(outer: ProvisionKind, inner: Provision, first_line: str) -> bool:
    """Whether a unit can stand inside another that begins with that line.

    An абзац is one paragraph, or one with a list; and after a sentence that is over, a
    capital letter begins another part.
    """
    if outer is ProvisionKind.INDENT:
        return inner.kind is ProvisionKind.POINT
    if inner.kind in POSITIONAL:
        is_over = outer in POSITIONAL and first_line.endswith(".")
        return not (is_over and inner.text[:1].isupper())
    whole = ProvisionKind.PARAGRAPH if outer in POSITIONAL else outer
    return _DEPTHS[inner.kind] > _DEPTHS[whole]


def plain_parse(profile: Profile) -> Parse:
    """A simple reader of norm text, where no better one is given."""

    def parse(text: str) -> tuple[Provision, ...]:
        lines = [read_marker(line) for line in payload_lines(text)]
        return _nested(lines, profile)

    return parse


_DEPTHS = {
    ProvisionKind.SECTION: 0,
    ProvisionKind.CHAPTER: 1,
    ProvisionKind.DIVISION: 2,
    ProvisionKind.ARTICLE: 3,
    ProvisionKind.NOTE: 4,
    ProvisionKind.PARAGRAPH: 5,
    ProvisionKind.POINT: 6,
}


def _nested(lines: list[Marked], profile: Profile) -> tuple[Provision, ...]:
    """The lines as a forest; a line holds the deeper ones after it."""
    found: list[Provision] = []
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and _depth(lines[end]) > _depth(lines[place]):
            end += 1
        found.append(_node(lines[place], lines[place + 1 : end], profile))
        place = end
    return tuple(found)


def _node(line: Marked, inner: list[Marked], profile: Profile) -> Provision:
    kind = line.kind or _unnumbered_kind(line.text, profile)
    children = _nested(inner, profile)
    return Provision(
        kind=kind,
        number=line.number or "1",
        text=line.text,
        children=renumbered(children, kind),
        layout=Layout(marker=line.marker),
    )


def _depth(line: Marked) -> int:
    return _DEPTHS[line.kind] if line.kind is not None else _DEPTHS[ProvisionKind.POINT]


def _unnumbered_kind(text: str, profile: Profile) -> ProvisionKind:
    letters = [char for char in text if char.isalpha()]
    is_part = profile is Profile.LAW and bool(letters) and letters[0].isupper()
    return ProvisionKind.SUBPARAGRAPH if is_part else ProvisionKind.INDENT
