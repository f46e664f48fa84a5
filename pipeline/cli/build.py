"""`normpack build`: drafts → packs."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator

import click

from pipeline.cli.frame import AS_OF, PASS_FRAME, Frame, day_of, progress_on_terminal
from pipeline.cli.stage import stage_lines
from pipeline.cli.summary import summary
from pipeline.cli.turn import taking_turn
from pipeline.halls.build import build as build_packs
from pipeline.halls.order import Order, Report
from pipeline.locales.catalog import load_locale
from pipeline.model.identity import LANGS, Lang
from pipeline.model.pack import Pack
from pipeline.model.problem import Severity

PACKS = [pack.value for pack in Pack]


@click.command()
@click.argument("directions", nargs=-1)
@click.option(
    "--pack", "packs", type=click.Choice(PACKS), multiple=True, help="Only this pack."
)
@click.option(
    "--lang",
    type=click.Choice(LANGS),
    help="Only this language: the pack then holds no other.",
)
@click.option("--no-pdf", is_flag=True, help="Make no PDF: the pack then holds none.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 32),
    default=lambda: os.cpu_count() or 1,
    help="Converters side by side; as many as processors by default.",
)
@AS_OF
@click.option("--final", is_flag=True, help="Refuse all that is not fit to leave.")
@PASS_FRAME
def build(  # noqa: PLR0913 - one parameter for each option of the contract
    frame: Frame,
    directions: tuple[str, ...],
    packs: tuple[str, ...],
    lang: Lang | None,
    *,
    no_pdf: bool,
    jobs: int,
    as_of: dt.datetime | None,
    final: bool,
) -> None:
    """Make the packs of all directions, or of those named."""
    order = Order(
        root=frame.root,
        as_of=day_of(as_of),
        directions=directions,
        packs=tuple(Pack(name) for name in packs),
        langs=(lang,) if lang else LANGS,
        pdf=not no_pdf,
        jobs=jobs,
        final=final,
    )
    with taking_turn(frame, "outputs"), progress_on_terminal() as progress:
        report = build_packs(order, load_locale, progress)
    _tell(frame, report, final=final)
    sys.exit(_exit_code(report))


def _tell(frame: Frame, report: Report, *, final: bool) -> None:
    """Packs and figures on standard output, what hinders on standard error."""
    for line in _made(frame, report):
        click.echo(line)
    for line in _hindered(frame, report, final=final):
        click.echo(line, err=True)


def _made(frame: Frame, report: Report) -> Iterator[str]:
    word = frame.messages.word
    for number, made in report.made.items():
        for pack in made.packs:
            yield f"outputs/{number}/{pack}"
    yield word("build_summary", documents=report.documents, files=report.files)
    unverified = {p.values for p in report.problems if p.rule == "unverified-text"}
    if unverified:
        yield word("build_unverified", count=len(unverified))
    for number, made in report.made.items():
        packs = tuple(made.packs)
        yield from stage_lines(
            frame.messages, report.names, number, made.standing, packs
        )
    yield summary(frame, report.problems)


def _hindered(frame: Frame, report: Report, *, final: bool) -> Iterator[str]:
    least = {Severity.ERROR, Severity.WARNING} if final else {Severity.ERROR}
    for problem in report.problems:
        if problem.severity in least:
            yield frame.show(problem)
    if report.refused:
        listing = ", ".join(report.refused)
        yield frame.messages.word("build_refused", directions=listing)
    if report.lack:
        said = frame.messages.failure(report.lack)
        yield f"{said.sentence}\n  → {said.advice}"


def _exit_code(report: Report) -> int:
    if report.lack:
        return report.lack.exit_code
    has_errors = any(p.severity is Severity.ERROR for p in report.problems)
    return 1 if has_errors or report.refused else 0
