"""The closing line of `check` and `build`."""

from __future__ import annotations

from pipeline.cli.frame import Frame
from pipeline.model.problem import Problem, Severity


def count(problems: tuple[Problem, ...], severity: Severity) -> int:
    """How many problems are of a severity."""
    return sum(problem.severity is severity for problem in problems)


def summary(frame: Frame, problems: tuple[Problem, ...]) -> str:
    """The closing line: how many problems of each severity."""
    return frame.messages.word(
        "check_summary",
        errors=count(problems, Severity.ERROR),
        warnings=count(problems, Severity.WARNING),
        notices=count(problems, Severity.NOTICE),
    )
