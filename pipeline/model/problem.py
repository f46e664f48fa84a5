"""What is wrong in the drafts, as a value with a place and a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.identity import Location


class Severity(Enum):
    """How far a problem goes."""

    ERROR = "error"
    """The draft contradicts itself or the law; `check` and `build` exit with 1."""
    WARNING = "warning"
    """May go to a meeting, but not out of the house: `--final` refuses it."""
    NOTICE = "notice"
    """Worth knowing; stops nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    The sentence and the advice are not here: they come from the catalogue of
    messages under `rule`, in the reader's language, filled with `values`.

    Args:
        rule: name of the rule, such as `unknown-act`; also the message's name.
        severity: how far it goes.
        location: file, line and column.
        values: pairs of a name and a text that the message shows.
    """

    rule: str
    severity: Severity
    location: Location
    values: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: by place, then by rule."""
        place = self.location
        return (place.file.as_posix(), place.line, place.column, self.rule)


def error(rule: str, location: Location, **values: str) -> Problem:
    """A problem of severity ERROR; `values` fill its message."""
    return Problem(rule, Severity.ERROR, location, tuple(values.items()))


def warning(rule: str, location: Location, **values: str) -> Problem:
    """A problem of severity WARNING; `values` fill its message."""
    return Problem(rule, Severity.WARNING, location, tuple(values.items()))


def notice(rule: str, location: Location, **values: str) -> Problem:
    """A problem of severity NOTICE; `values` fill its message."""
    return Problem(rule, Severity.NOTICE, location, tuple(values.items()))
