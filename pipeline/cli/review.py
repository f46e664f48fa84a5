"""`normpack review`: tables out to bodies, returned files home, remarks decided."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from pipeline.cli.frame import AS_OF, FORMAT, PASS_FRAME, Frame, day_of
from pipeline.cli.review_show import as_json, home_json, tell_home, tell_remarks
from pipeline.cli.turn import taking_turn
from pipeline.halls.review import bring_home
from pipeline.halls.review_belonging import Return
from pipeline.halls.review_decide import Outcome, Ruling, decide, find
from pipeline.halls.review_export import Sending, send
from pipeline.halls.review_record import remarks_of
from pipeline.locales.catalog import load_locales
from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import LANGS, Lang
from pipeline.model.remark import RemarkState

_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_STATES = [state.value for state in RemarkState]


@click.group()
def review() -> None:
    """The review loop: tables out to bodies, their remarks home to the drafts."""


@review.command("export")
@click.argument("direction")
@click.option("--to", "body", required=True, metavar="BODY", help="Who gets them.")
@click.option("--lang", type=click.Choice(LANGS), help="Only this language.")
@click.option(
    "--redline",
    "before",
    type=_FOLDER,
    metavar="FOLDER",
    help="Show what has changed since the build in this folder, bills too.",
)
@AS_OF
@PASS_FRAME
def export(  # noqa: PLR0913, PLR0917 - one parameter for each option
    frame: Frame,
    direction: str,
    body: str,
    lang: Lang | None,
    before: Path | None,
    as_of: dt.datetime | None,
) -> None:
    """Write the comparison tables of DIRECTION for one body, as DOCX and XLSX."""
    langs = (lang,) if lang else LANGS
    day = day_of(as_of)
    sending = Sending(frame.root, direction, body, day, langs, before)
    with taking_turn(frame, "outputs"):
        sent = send(sending, load_locales())
    folder = sent.folder.relative_to(frame.root).as_posix()
    for name in sent.files:
        click.echo(f"{folder}/{name}")
    click.echo(frame.messages.word("review_sent", files=len(sent.files)))


@review.command("import")
@click.argument("file", type=_FILE)
@click.option("--from", "body", required=True, metavar="BODY", help="Who sent it.")
@click.option("--date", type=_DAY, help="When it came (YYYY-MM-DD); today by default.")
@click.option("--direction", default="", help="Where the file does not tell it.")
@click.option("--round", "which", type=click.IntRange(1, 99), help="The round.")
@click.option("--letter", default="", metavar="NUMBER", help="Its covering letter.")
@click.option("--letter-date", type=_DAY, help="Date of the covering letter.")
@FORMAT
@PASS_FRAME
def import_file(  # noqa: PLR0913, PLR0917 - one parameter for each option
    frame: Frame,
    file: Path,
    body: str,
    date: dt.datetime | None,
    direction: str,
    which: int | None,
    letter: str,
    letter_date: dt.datetime | None,
    style: str,
) -> None:
    """Bring a returned FILE home: its remarks go into the direction's record."""
    wanted = Return(
        root=frame.root,
        file=file,
        body=body,
        date=day_of(date),
        direction=direction,
        round=which or 0,
        letter=letter,
        letter_date=letter_date.date() if letter_date else None,
    )
    home = bring_home(wanted, load_locales())
    if style == "json":
        click.echo(json.dumps(home_json(home), ensure_ascii=False, indent=2))
    else:
        tell_home(frame.messages, home)


@review.command("list")
@click.argument("directions", nargs=-1)
@click.option("--from", "body", default="", metavar="BODY", help="Only of this body.")
@click.option("--state", type=click.Choice(_STATES), help="Only in this state.")
@click.option("--unplaced", is_flag=True, help="Only those without a place.")
@FORMAT
@PASS_FRAME
def list_remarks(  # noqa: PLR0913 - one parameter for each option
    frame: Frame,
    directions: tuple[str, ...],
    body: str,
    state: str | None,
    style: str,
    *,
    unplaced: bool,
) -> None:
    """List the remarks on record, norm by norm."""
    found = [
        (number, remark)
        for number, remark in remarks_of(frame.root, directions)
        if body in {"", remark.body}
        and state in {None, remark.state.value}
        and not (unplaced and remark.is_placed)
    ]
    if style == "json":
        shown = [as_json(number, remark) for number, remark in found]
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        tell_remarks(frame.messages, found)


@review.command()
@click.argument("name", metavar="ID")
@FORMAT
@PASS_FRAME
def show(frame: Frame, name: str, style: str) -> None:
    """Show one remark whole."""
    number, remark = find(frame.root, name)
    if style == "json":
        shown = as_json(number, remark)
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        tell_remarks(frame.messages, [(number, remark)], whole=True)


_KK = click.option("--kk", default="", metavar="TEXT", help="The answer in Kazakh.")
_RU = click.option("--ru", default="", metavar="TEXT", help="The answer in Russian.")


@review.command()
@click.argument("name", metavar="ID")
@click.option("--reason", default="", help="How it is taken in.")
@click.option("--by-hand", is_flag=True, help="Change no draft: that is done by hand.")
@_KK
@_RU
@AS_OF
@PASS_FRAME
def accept(  # noqa: PLR0913, PLR0917 - one parameter for each option
    frame: Frame,
    name: str,
    reason: str,
    kk: str,
    ru: str,
    as_of: dt.datetime | None,
    *,
    by_hand: bool,
) -> None:
    """Take a remark in; an edit changes the words concerned in the norm's file."""
    ruling = Ruling(
        root=frame.root,
        id=name,
        state=RemarkState.ACCEPTED,
        as_of=day_of(as_of),
        answer=Bilingual(kk, ru),
        reason=reason,
        by_hand=by_hand,
    )
    _tell(frame, decide(ruling, load_locales()))


@review.command()
@click.argument("name", metavar="ID")
@click.option("--reason", required=True, help="Why.")
@_KK
@_RU
@AS_OF
@PASS_FRAME
def decline(  # noqa: PLR0913, PLR0917 - one parameter for each option
    frame: Frame, name: str, reason: str, kk: str, ru: str, as_of: dt.datetime | None
) -> None:
    """Decline a remark, with the reason."""
    answer, day = Bilingual(kk, ru), day_of(as_of)
    ruling = Ruling(frame.root, name, RemarkState.DECLINED, day, answer, reason.strip())
    if not ruling.reason:
        raise click.BadParameter(reason, param_hint="--reason")
    _tell(frame, decide(ruling, load_locales()))


def _tell(frame: Frame, outcome: Outcome) -> None:
    word = frame.messages.word
    remark = outcome.remark
    if outcome.problems:
        for problem in outcome.problems:
            click.echo(frame.show(problem), err=True)
        click.echo(word("review_breaks", id=remark.id), err=True)
        sys.exit(1)
    tell_remarks(frame.messages, [("", remark)], proposal=outcome.proposal)
    if outcome.proposal is not None:
        click.echo(word("review_taken", file=outcome.proposal.file))
        if outcome.other:
            click.echo(word("review_other_language", file=outcome.other))
