"""What every command shares: the language of messages and the workspace."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.errors import UsageError
from pipeline.halls.order import Progress as Report
from pipeline.locales.messages import Messages
from pipeline.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Frame:
    """Settings of one run of the command line.

    Args:
        messages: the catalogue of the chosen language.
        workspace: the folder that was named, or None.
    """

    messages: Messages
    workspace: str | None

    @property
    def root(self) -> Path:
        """The workspace: the folder named, else the nearest one above.

        Raises:
            UsageError: `no-workspace` where there is none.
        """
        if self.workspace:
            return Path(self.workspace).resolve()
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / "drafts" / "programme.yaml").is_file():
                return folder
        raise UsageError("no-workspace", folder=str(here))

    def show(self, problem: Problem) -> str:
        """A problem as text: place, severity, rule; sentence; advice."""
        said = self.messages.problem(problem)
        severity = self.messages.severity(problem.severity)
        colour = _COLOURS[problem.severity]
        head = click.style(f"{severity} [{problem.rule}]", fg=colour)
        return f"{problem.location}: {head}\n  {said.sentence}\n  → {said.advice}"

    def as_json(self, problem: Problem) -> dict[str, object]:
        """A problem as a JSON object."""
        said = self.messages.problem(problem)
        place = problem.location
        return {
            "file": place.file.as_posix(),
            "line": place.line,
            "column": place.column,
            "severity": problem.severity.value,
            "rule": problem.rule,
            "message": said.sentence,
            "advice": said.advice,
        }


_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.NOTICE: "cyan",
}

PASS_FRAME = click.make_pass_decorator(Frame)

AS_OF = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="DATE",
    help="Judge the drafts as of this day (YYYY-MM-DD); today by default.",
)

FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the result is printed.",
)


def day_of(as_of: dt.datetime | None) -> dt.date:
    """The day asked for, else today: the only place where the clock is read."""
    return (as_of or dt.datetime.now().astimezone()).date()


@contextmanager
def progress_on_terminal() -> Iterator[Report]:
    """A bar on stderr where that is a terminal; else nothing is printed."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    # Loaded only where a bar is drawn: most of the time of an unchanged build.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
    )

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def report(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total)

        yield report
