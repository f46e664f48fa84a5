"""A command's turn to write; who has to wait is told why."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click

from pipeline.cli.frame import Frame
from pipeline.halls.turns import Holder, Place, turn


@contextmanager
def taking_turn(frame: Frame, place: Place) -> Iterator[None]:
    """The turn to write in the workspace; a message on standard error while waiting.

    Args:
        frame: settings of the run.
        place: what is going to be written.
    """

    def waiting(holder: Holder) -> None:
        words = frame.messages.word("turn_waiting", **asdict(holder))
        click.echo(words, err=True)

    work = click.get_current_context().command_path.partition(" ")[2]
    now = dt.datetime.now().astimezone()
    mine = Holder(work, str(os.getpid()), f"{now:%H:%M:%S}")
    with turn(frame.root, place, mine, waiting):
        yield
