"""`normpack acts export`: a text of an act as Akoma Ntoso."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.frame import PASS_FRAME, Frame
from pipeline.disk import write_whole
from pipeline.halls.akoma import edition_xml
from pipeline.locales.catalog import load_locales
from pipeline.model.identity import LANGS, Lang
from pipeline.readers import read_workspace


@click.command("export")
@click.argument("code")
@click.option("--lang", type=click.Choice(LANGS), required=True, help="Language.")
@click.option(
    "--edition",
    default="",
    metavar="DATE",
    help="Edition (YYYY-MM-DD); the newest by default.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    metavar="FILE",
    help="Write to a file; standard output by default.",
)
@PASS_FRAME
def export(
    frame: Frame, code: str, lang: Lang, edition: str, output: Path | None
) -> None:
    """Give one imported text of an act as Akoma Ntoso 3.0 (XML)."""
    locales = load_locales()
    workspace = read_workspace(frame.root / "drafts", locales)
    content = edition_xml(workspace, code, lang, edition, locales[lang])
    if output is None:
        click.echo(content, nl=False)
    else:
        write_whole(output, content)
