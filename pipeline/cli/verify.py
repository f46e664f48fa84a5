"""`normpack verify`: a pack against its manifest and receipt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.frame import PASS_FRAME, Frame
from pipeline.packing import packs_under, verify_pack


@click.command()
@click.argument("path", type=click.Path(exists=True, file_okay=False, path_type=Path))
@PASS_FRAME
def verify(frame: Frame, path: Path) -> None:
    """Hash a pack, or all packs under a folder, and name what differs."""
    packs = packs_under(path)
    problems = [problem for pack in packs for problem in verify_pack(pack)]
    for problem in problems:
        click.echo(frame.show(problem))
    if not problems:
        click.echo(frame.messages.word("verify_good", packs=len(packs)))
    sys.exit(1 if problems else 0)
