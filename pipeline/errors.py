"""What stops the program, as exceptions; each knows its exit code.

Mistakes in drafts are not here: they are values (`pipeline.model.problem.Problem`),
collected and shown together. An exception says that going on makes no sense.
"""

from __future__ import annotations

from typing import ClassVar


class PipelineError(Exception):
    """The program cannot go on.

    Args:
        rule: name of the message in the catalogue of messages (`locales/ui`).
        **values: what the message names: a file, a code, a limit.
    """

    exit_code: ClassVar[int] = 4

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule, values)
        self.rule = rule
        self.values = values


class DraftError(PipelineError):
    """A draft cannot be read at all, so that nothing can be built from it."""

    exit_code = 1


class UsageError(PipelineError):
    """The command was called with something that does not exist or does not fit."""

    exit_code = 2


class EnvironmentLackError(PipelineError):
    """The machine lacks a program or refuses a file: LibreOffice, disk, rights."""

    exit_code = 3
