"""`normpack preview`: the local page."""

from __future__ import annotations

import click

from pipeline.cli.frame import PASS_FRAME, Frame, day_of
from pipeline.halls.preview import LiveDrafts
from pipeline.locales.catalog import load_locales
from pipeline.locales.messages import UIS, load_messages
from pipeline.preview import Spoken, serve


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port of the page; a free one where the usual one is taken.",
)
@PASS_FRAME
def preview(frame: Frame, port: int | None) -> None:
    """Show the drafts on a local page, live as files are saved."""
    studio = LiveDrafts(frame.root, load_locales(), lambda: day_of(None))

    def ready(address: str) -> None:
        click.echo(frame.messages.word("preview_address", address=address))
        click.echo(frame.messages.word("preview_stop"), err=True)

    spoken: dict[str, Spoken] = {ui: load_messages(ui) for ui in UIS}
    serve(studio, spoken, ui=frame.messages.ui, port=port, ready=ready)
    click.echo(frame.messages.word("preview_stopped"), err=True)
