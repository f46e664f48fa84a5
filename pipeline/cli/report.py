"""`normpack report`: the public quarterly report."""

from __future__ import annotations

import datetime as dt
import sys

import click

from pipeline.cli.frame import AS_OF, PASS_FRAME, Frame, day_of, progress_on_terminal
from pipeline.cli.summary import summary
from pipeline.cli.turn import taking_turn
from pipeline.halls.report import Made, ReportOrder
from pipeline.halls.report import report as make_report
from pipeline.locales.catalog import load_locales
from pipeline.model.problem import Severity


@click.command()
@click.argument("quarter")
@click.option("--no-pdf", is_flag=True, help="Make no PDF.")
@AS_OF
@PASS_FRAME
def report(
    frame: Frame, quarter: str, *, no_pdf: bool, as_of: dt.datetime | None
) -> None:
    """Make the report of QUARTER, such as 2026-Q4, as of the quarter's end."""
    order = ReportOrder(frame.root, quarter, day_of(as_of), pdf=not no_pdf)
    with taking_turn(frame, "outputs"), progress_on_terminal() as progress:
        made = make_report(order, load_locales(), progress)
    _tell(frame, made)
    if made.lack:
        sys.exit(made.lack.exit_code)
    sys.exit(1 if made.has_errors else 0)


def _tell(frame: Frame, made: Made) -> None:
    for problem in made.problems:
        if problem.severity is Severity.ERROR:
            click.echo(frame.show(problem), err=True)
    if made.has_errors:
        click.echo(frame.messages.word("report_refused"), err=True)
    else:
        click.echo(made.folder.relative_to(frame.root).as_posix())
        click.echo(frame.messages.word("report_summary", files=made.files))
    click.echo(summary(frame, made.problems))
    if made.lack:
        said = frame.messages.failure(made.lack)
        click.echo(f"{said.sentence}\n  → {said.advice}", err=True)
