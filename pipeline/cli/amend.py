"""`normpack amend`: the law engine on the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from pipeline.cli.frame import PASS_FRAME, Frame
from pipeline.disk import write_whole
from pipeline.errors import UsageError
from pipeline.halls.amend import ActText, act_of, amended, clauses_between, read_text
from pipeline.locales.catalog import load_locale
from pipeline.model.act import Act
from pipeline.model.amending import ClauseStyle
from pipeline.model.identity import LANGS, Lang

FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)

ACT = click.option("--act", "code", required=True, metavar="CODE", help="Code of act.")
LANG = click.option(
    "--lang", type=click.Choice(LANGS), required=True, help="Language of the texts."
)


@click.group()
def amend() -> None:
    """Amending clauses: from two texts, and from clauses to the amended text."""


@amend.command("generate")
@click.argument("before", type=FILE)
@click.argument("after", type=FILE)
@LANG
@ACT
@click.option(
    "--style",
    type=click.Choice(["words", "units"]),
    default="words",
    show_default=True,
    help="Words alone where that is shorter, or whole units anew.",
)
@PASS_FRAME
def generate(  # noqa: PLR0913, PLR0917 - one parameter for each argument and option
    frame: Frame, before: str, after: str, lang: Lang, code: str, style: ClauseStyle
) -> None:
    """Print the clauses that make AFTER out of BEFORE."""
    act = act_of(code, _drafts(frame))
    clauses = clauses_between(
        _read(before, act, lang),
        _read(after, act, lang),
        act,
        load_locale(lang),
        style,
    )
    for line in clauses.lines:
        click.echo(line.text)


@amend.command("apply")
@click.argument("before", type=FILE)
@click.argument("clauses", type=FILE)
@LANG
@ACT
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a JSON list with one entry for each clause.",
)
@PASS_FRAME
def apply(  # noqa: PLR0913, PLR0917 - one parameter for each argument and option
    frame: Frame,
    before: str,
    clauses: str,
    lang: Lang,
    code: str,
    report: Path | None,
) -> None:
    """Print BEFORE with the CLAUSES applied; exit 1 if any was refused."""
    act = act_of(code, _drafts(frame))
    text = _read(before, act, lang)
    result = amended(text, _words(clauses), act, load_locale(lang))
    click.echo(text.printed(result.redaction), nl=False)
    entries = result.report()
    if report is not None:
        listing = json.dumps(entries, ensure_ascii=False, indent=2)
        write_whole(report, f"{listing}\n".encode())
    for entry in entries:
        if entry["status"] == "refused":
            click.echo(_refused(frame, entry), err=True)
    sys.exit(0 if result.is_complete else 1)


def _refused(frame: Frame, entry: Mapping[str, str | int]) -> str:
    """What is said of a clause that was not carried out."""
    name = str(entry["reason"]).replace("-", "_")
    why = frame.messages.word(f"amend_why_{name}")
    return frame.messages.word("amend_refused", why=why, **entry)


def _drafts(frame: Frame) -> Path | None:
    """The drafts of the workspace; the engine works outside one too."""
    try:
        return frame.root / "drafts"
    except UsageError:
        return None


def _bytes(name: str) -> bytes:
    with click.open_file(name, "rb") as stream:
        content: bytes = stream.read()
    return content


def _read(name: str, act: Act, lang: Lang) -> ActText:
    return read_text(_bytes(name), name, act, lang)


def _words(name: str) -> str:
    try:
        return _bytes(name).decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UsageError("amend-not-utf8", file=name) from fault
