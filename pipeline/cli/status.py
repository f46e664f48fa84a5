"""`normpack status`: where each direction stands."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator

import click

from pipeline.cli.frame import AS_OF, FORMAT, PASS_FRAME, Frame, day_of
from pipeline.cli.stage import (
    Names,
    body_in_words,
    lang_of,
    obstacle_in_words,
    stage_in_words,
    word_key,
)
from pipeline.cli.status_json import as_json
from pipeline.halls.status import DirectionStatus, Status
from pipeline.halls.status import status as status_of_drafts
from pipeline.locales.catalog import load_locales
from pipeline.locales.messages import Messages
from pipeline.model.deadline import Deadline, DeadlineState
from pipeline.model.shares import Share


@click.command()
@click.argument("directions", nargs=-1)
@FORMAT
@AS_OF
@PASS_FRAME
def status(
    frame: Frame,
    directions: tuple[str, ...],
    style: str,
    as_of: dt.datetime | None,
) -> None:
    """Show stage, deadlines and agreed positions; exit 1 if one is unreadable."""
    found = status_of_drafts(
        frame.root / "drafts",
        load_locales(),
        wanted=directions,
        as_of=day_of(as_of),
    )
    if style == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(frame, found):
            click.echo(line)
    sys.exit(1 if found.unread else 0)


def _lines(frame: Frame, status: Status) -> Iterator[str]:
    messages = frame.messages
    for each in status.directions:
        yield from _direction(messages, status.names, each)
    for problems in status.unread.values():
        yield from map(frame.show, problems)
    yield messages.word("status_sum")
    for share in status.sums:
        yield f"  {_share(messages, share)}"


def _direction(
    messages: Messages, names: Names, status: DirectionStatus
) -> Iterator[str]:
    title = status.titles[lang_of(messages)]
    yield click.style(f"{status.number}  {title}", bold=True)
    yield f"  {stage_in_words(messages, status.standing)}"
    for obstacle in status.standing.obstacles:
        yield f"    – {obstacle_in_words(messages, names, obstacle)}"
    for deadline in status.deadlines:
        yield f"  {_deadline(messages, names, deadline)}"
    if status.tally is not None:
        yield "  " + messages.word(
            "status_tally",
            have=len(status.tally.supporting),
            need=status.tally.needed,
            chambers=len(status.tally.chambers),
        )
    for share in status.shares:
        yield f"  {_share(messages, share)}"
    yield "  " + messages.word("status_next_number", number=status.next_number)
    yield ""


_COLOURS = {
    DeadlineState.OVERDUE: "red",
    DeadlineState.MET_LATE: "yellow",
    DeadlineState.MET: "green",
}


def _deadline(messages: Messages, names: Names, deadline: Deadline) -> str:
    body = body_in_words(messages, names, deadline.body)
    name = messages.word(word_key("deadline", deadline.kind.value), body=body)
    said = messages.word(
        word_key("deadline_state", deadline.state.value),
        due=_day(deadline.due),
        met=_day(deadline.met_on),
        days=abs(deadline.working_days),
    )
    colour = _COLOURS.get(deadline.state)
    parts = [f"{name}: {click.style(said, fg=colour) if colour else said}"]
    if deadline.earliest is not None:
        from_day = _day(deadline.earliest)
        parts.append(messages.word("deadline_earliest", date=from_day))
    if deadline.extensions:
        numbers = ", ".join(each.number for each in deadline.extensions)
        parts.append(messages.word("deadline_extended", numbers=numbers))
    return "; ".join(parts)


def _day(day: dt.date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _share(messages: Messages, share: Share) -> str:
    return messages.word(
        word_key("measure", share.measure.value),
        have=share.numerator,
        of=share.denominator,
        percent=round(share.ratio * 100),
        left_out=len(share.left_out),
        times=share.happenings,
    )
