"""`normpack acts`: the law in force, imported, listed and compared."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.acts_diff import diff
from pipeline.cli.akoma import export
from pipeline.cli.frame import PASS_FRAME, Frame
from pipeline.cli.turn import taking_turn
from pipeline.halls.import_act import import_act
from pipeline.locales.catalog import load_locales
from pipeline.model.identity import LANGS
from pipeline.model.problem import Severity
from pipeline.readers import read_workspace


@click.group()
def acts() -> None:
    """The law in force: import texts, list and compare editions."""


acts.add_command(export)


acts.add_command(diff)


@acts.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--act", default="", metavar="CODE", help="Code of the act.")
@click.option("--lang", type=click.Choice(LANGS), default=None, help="Language.")
@click.option("--edition", default="", metavar="DATE", help="Edition (YYYY-MM-DD).")
@click.option("--source", default="", metavar="URL", help="Where the text came from.")
@PASS_FRAME
def import_files(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    frame: Frame,
    files: tuple[Path, ...],
    act: str,
    lang: str | None,
    edition: str,
    source: str,
) -> None:
    """Bring texts of the law in force into drafts/acts/."""
    with taking_turn(frame, "drafts"):
        report = import_act(
            files,
            frame.root / "drafts",
            act=act,
            lang=lang or "",
            edition=edition,
            source=source,
        )
    for line in report.lines:
        click.echo(line)
    for problem in report.problems:
        click.echo(frame.show(problem), err=True)
    sys.exit(1 if any(p.severity is Severity.ERROR for p in report.problems) else 0)


@acts.command("list")
@PASS_FRAME
def list_acts(frame: Frame) -> None:
    """List the imported editions of each act and language."""
    workspace = read_workspace(frame.root / "drafts", load_locales())
    for (code, lang), editions in sorted(workspace.editions.items()):
        for edition in editions:
            articles = ", ".join(article.number for article in edition.articles())
            click.echo(f"{code}  {lang}  {edition.label}  {articles}")
            click.echo(f"    {edition.title} · {edition.verification}")
