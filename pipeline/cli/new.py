"""`normpack new`: a scaffold that passes `check`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.frame import PASS_FRAME, Frame
from pipeline.cli.turn import taking_turn
from pipeline.halls.scaffold import Wanted, new_direction, new_redaction
from pipeline.locales.catalog import load_locales

ACT = click.option("--act", required=True, metavar="CODE", help="Code of the act.")
ARTICLE = click.option("--article", required=True, metavar="N", help="Its article.")


@click.group()
def new() -> None:
    """Lay out a new direction or a new redaction."""


@new.command("direction")
@click.argument("name")
@ACT
@ARTICLE
@PASS_FRAME
def direction(frame: Frame, name: str, act: str, article: str) -> None:
    """Lay out direction NAME with one alternative of an article in force."""
    wanted = Wanted(name, act, article)
    with taking_turn(frame, "drafts"):
        files = new_direction(frame.root / "drafts", wanted, load_locales())
    _tell(frame, files)


@new.command("redaction")
@click.argument("name", metavar="DIRECTION")
@ACT
@ARTICLE
@click.option("--alternative", required=True, metavar="ID", help="Such as v2, or all.")
@PASS_FRAME
def redaction(
    frame: Frame, name: str, act: str, article: str, alternative: str
) -> None:
    """Add an article in force to an alternative of DIRECTION, to be edited."""
    wanted = Wanted(name, act, article, alternative)
    with taking_turn(frame, "drafts"):
        files = new_redaction(frame.root / "drafts", wanted, load_locales())
    _tell(frame, files)


def _tell(frame: Frame, files: tuple[Path, ...]) -> None:
    for file in files:
        click.echo(file.relative_to(frame.root).as_posix())
