"""What stands between two numbers, and what comes nearest to a missing one."""

from __future__ import annotations

from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.tree import Index
from pipeline.model.identity import ProvisionPath, number_key

LONGEST_RANGE = 999
"""No range of a real bill names more units; more would only fill the memory."""


def filled(ends: tuple[str, str], present: list[str] | None) -> list[str]:
    """The numbers of a range, its ends included.

    Args:
        ends: the first and the last number, as the clause names them.
        present: numbers of the units that are there; None where places are counted,
            so that every whole number between the ends is meant.

    Raises:
        RefusalError: where the range does not rise.
    """
    low, high = number_key(ends[0]), number_key(ends[1])
    if low >= high or (present is None and high[0] - low[0] > LONGEST_RANGE):
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    if present is None:
        return [str(number) for number in range(low[0], high[0] + 1)]
    inside = {number for number in present if low <= number_key(number) <= high}
    return sorted(inside | set(ends), key=number_key)


def place_of(number: str) -> int:
    """A place among unnumbered things.

    Raises:
        RefusalError: for numbers such as 2-1, which no place has.
    """
    if not number.isdecimal() or number == "0":
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    return int(number)


def nearest(index: Index, path: ProvisionPath) -> str:
    """What comes nearest to an address: a neighbour, or the unit around it."""
    step = path.steps[-1]
    beside = [
        each
        for each in index.units
        if each.parent == path.parent and each.steps[-1].kind is step.kind
    ]
    if not beside:
        return str(path.parent) if path.parent.steps else ""
    wanted = number_key(step.number)
    return str(min(beside, key=lambda each: _distance(each, wanted)))


def _distance(path: ProvisionPath, wanted: tuple[int, ...]) -> tuple[int, int]:
    key = number_key(path.steps[-1].number)
    return abs(key[0] - wanted[0]), len(key)
