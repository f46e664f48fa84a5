"""`normpack check`: every problem in the drafts."""

from __future__ import annotations

import datetime as dt
import json
import sys

import click

from pipeline.cli.frame import AS_OF, FORMAT, PASS_FRAME, Frame, day_of
from pipeline.cli.summary import count, summary
from pipeline.halls.kept import kept_locales, store_of
from pipeline.halls.prepare import Drafts
from pipeline.locales.catalog import load_locale
from pipeline.model.problem import Problem, Severity


@click.command()
@click.argument("directions", nargs=-1)
@FORMAT
@AS_OF
@PASS_FRAME
def check(
    frame: Frame,
    directions: tuple[str, ...],
    style: str,
    as_of: dt.datetime | None,
) -> None:
    """Show every problem in the drafts; exit 1 if any is an error."""
    day, store = day_of(as_of), store_of(frame.root)
    locales = kept_locales(store, load_locale)
    drafts = Drafts(frame.root / "drafts", locales, day, store)
    problems = drafts.all_problems(directions)
    if style == "json":
        click.echo(_as_json(frame, problems))
    else:
        for problem in problems:
            click.echo(frame.show(problem))
        click.echo(summary(frame, problems))
    sys.exit(1 if count(problems, Severity.ERROR) else 0)


def _as_json(frame: Frame, problems: tuple[Problem, ...]) -> str:
    found = {
        "errors": count(problems, Severity.ERROR),
        "warnings": count(problems, Severity.WARNING),
        "notices": count(problems, Severity.NOTICE),
        "problems": [frame.as_json(problem) for problem in problems],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)
