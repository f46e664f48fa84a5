"""The law engine on its own: two texts → clauses, clauses → text; no drafts needed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from pipeline.amending import ApplyResult, apply_text, generate
from pipeline.comparison.compare import compare
from pipeline.errors import DraftError, UsageError
from pipeline.model.act import Act, Profile, Rank
from pipeline.model.amending import ActClauses, ClauseStyle
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.redaction import Redaction, Status
from pipeline.readers import (
    parse_act,
    print_act,
    read_acts,
    read_file,
    split_front_matter,
)

_CRIMINAL = {"K1400000226", "K1400000231"}
"""The Criminal Code and the Criminal Procedure Code."""
_BY_PARTS = {
    "K1400000234",
    "K1400000235",
    "K1500000377",
    "K2000000350",
    "K010000155_",
    "K990000411_",
}
"""Other codes whose «1.» is часть/бөлік: penal execution, administrative offences (and
the code of 2001), civil procedure (and the code of 1999), administrative procedure. In
the rest (Civil, Tax, Labour, Land Code …) it is пункт/тармақ, as in laws."""
_CONSTITUTION = {"K2600000000", "K950001000_"}


@dataclass(frozen=True, slots=True)
class ActText:
    """A text of an act as it came in: front matter apart, so that it goes out again."""

    head: str
    redaction: Redaction

    def printed(self, redaction: Redaction) -> str:
        """Another redaction of the same text, printed under the same front matter."""
        return self.head + print_act(redaction)


def act_of(code: str, drafts: Path | None) -> Act:
    """The act of a code: as `acts.yaml` describes it, else as its code tells.

    Args:
        code: code of the official database.
        drafts: the folder `drafts/`, or None outside a workspace.
    """
    if drafts is not None and (drafts / "acts" / "acts.yaml").is_file():
        file = read_file(drafts / "acts" / "acts.yaml", drafts)
        known, _ = read_acts(file)
        if code in known:
            return known[code]
    profile, rank = Profile.LAW, Rank.LAW
    if code in _CRIMINAL:
        profile, rank = Profile.CRIMINAL, Rank.CODE
    elif code in _CONSTITUTION:
        rank = Rank.CONSTITUTION
    elif code in _BY_PARTS:
        profile, rank = Profile.CODE, Rank.CODE
    elif code.startswith("K"):
        rank = Rank.CODE
    return Act(code, rank, profile, dt.date.min, ())


def read_text(content: bytes, name: str, act: Act, lang: Lang) -> ActText:
    """A text in the Markdown layout, with or without front matter.

    Args:
        content: the bytes.
        name: name of the file, for messages.
        act: the act.
        lang: language of the text.

    Raises:
        UsageError: `amend-not-utf8`.
        DraftError: `amend-unreadable` where the text has no article or is broken.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UsageError("amend-not-utf8", file=name) from fault
    split = split_front_matter(text)
    parsed = parse_act(split.body, act.profile, lang, first_line=split.body_line)
    if not parsed.provisions or parsed.problems:
        line = parsed.problems[0].location.line if parsed.problems else 1
        raise DraftError("amend-unreadable", file=name, line=str(line))
    redaction = Redaction(
        act=act.code,
        lang=lang,
        status=Status.CURRENT,
        label="",
        provisions=parsed.provisions,
        tail=parsed.tail,
    )
    return ActText(split.head, redaction)


def clauses_between(
    before: ActText, after: ActText, act: Act, locale: Locale, style: ClauseStyle
) -> ActClauses:
    """The clauses that make the second text out of the first."""
    comparison = compare(before.redaction, (after.redaction,))
    return generate(
        before.redaction, after.redaction, comparison, act, locale, style=style
    )


def amended(before: ActText, clauses: str, act: Act, locale: Locale) -> ApplyResult:
    """The text with the clauses applied, each of them or with its refusal."""
    return apply_text(
        before.redaction, clauses, locale.lang, act.profile, locale, act=act
    )
