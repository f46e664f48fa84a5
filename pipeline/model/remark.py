"""A remark of a body and what the Bar does with it.

`Remark` is the record in `ledger/remarks.yaml`; an accepted edit reaches the draft
as a `Proposal`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Annotated

from pipeline.model.bilingual import Bilingual
from pipeline.model.comparison import TextDiff
from pipeline.model.identity import Location
from pipeline.model.ledger_terms import (
    AlternativeId,
    BodyId,
    Form,
    NormId,
    NumberText,
    Sha256,
    Stance,
)
from pipeline.model.sent_table import Column

RemarkId = Annotated[str, Form("remark", r"[a-z][a-z0-9_-]*")]
"""The body and a hash of the remark's own content: `moj-1f0c77a9e2`."""


class RemarkKind(Enum):
    """How a remark was made."""

    COMMENT = "comment"
    """A comment in Word, a note in a spreadsheet."""
    REPLY = "reply"
    """A comment that answers another one."""
    EDIT = "edit"
    """Words inserted, deleted or replaced, with tracking."""
    MOVE = "move"
    """One end of a tracked move: the words' old place or their new one."""
    REWRITE = "rewrite"
    """Words changed without tracking, found by comparing with what was sent."""
    ROW_ADDED = "row-added"
    ROW_REMOVED = "row-removed"
    """A row deleted with tracking."""
    ANSWER = "answer"
    """Answer columns of one row of the spreadsheet."""
    CELL = "cell"
    """A cell of a column that the body has added."""
    PARAGRAPH = "paragraph"
    """Text outside the table that was not sent."""


class RemarkState(Enum):
    """What the Bar has done with a remark."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class TextLang(Enum):
    """The language of the table that a remark stands in."""

    KK = "kk"
    RU = "ru"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a body, as `ledger/remarks.yaml` records it.

    Args:
        id: stable name, from body and content.
        body: whose it is.
        date: the day on which the file came back.
        kind: how it was made.
        file: hash of the returned file; its bytes lie in `ledger/evidence/`.
        round: the round of consultations.
        norm: the row of the table; empty while it has no place.
        alternative: the alternative whose table it stands in.
        lang: the language of that table.
        row: number of the row, as printed.
        column: the column.
        words: the words that it stands on; of an edit: the words taken out.
        text: what it says; of an edit: the words brought in.
        before: of an edit: the lines concerned, as they were sent.
        after: the same lines as the body wants them.
        stance: what the body thinks of the row, where it chose from the list.
        author: who wrote it, as the file says.
        written: when, as the file says.
        thread: the remark that it answers.
        resolved: the thread was closed in the file.
        near: rows that it may belong to, nearest first, while it has no place.
        stale: the row's text has changed since it was sent.
        sent: of a stale one: the text as it was sent.
        now: of a stale one: the text when the file came back.
        again: other files in which it came back.
        letter: number of the letter that came with the file.
        letter_date: date of that letter; with both, a position counts.
        state: what was done with it.
        answer: the Bar's answer.
        reason: why it was declined, or how it was taken in.
        location: place in the file.
    """

    id: RemarkId
    body: BodyId
    date: dt.date
    kind: RemarkKind
    file: Sha256
    round: int = 1
    norm: NormId = ""
    alternative: AlternativeId = ""
    lang: TextLang | None = None
    row: NumberText = ""
    column: Column | None = None
    words: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    stance: Stance | None = None
    author: str = ""
    written: str = ""
    thread: RemarkId = ""
    resolved: bool = False
    near: tuple[NormId, ...] = ()
    stale: bool = False
    sent: str = ""
    now: str = ""
    again: tuple[Sha256, ...] = ()
    letter: NumberText = ""
    letter_date: dt.date | None = None
    state: RemarkState = RemarkState.OPEN
    answer: Bilingual = Bilingual()
    reason: str = ""
    location: Location = Location()

    @property
    def is_placed(self) -> bool:
        """Whether it is known which row it belongs to."""
        return bool(self.norm)

    @property
    def is_edit(self) -> bool:
        """Whether it wants other words, so that they can be taken into the draft."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body's edit, laid upon the draft as it is now.

    Args:
        remark: the remark.
        file: the norm's file under `drafts/`.
        path: address of the unit.
        diff: word-level difference of the unit's words.
        content: the file's text with the edit taken in.
    """

    remark: Remark
    file: str
    path: str
    diff: TextDiff = field(default_factory=TextDiff)
    content: str = ""


def decided(
    remark: Remark, state: RemarkState, reason: str, answer: Bilingual
) -> Remark:
    """The remark with a decision on it; what was answered before stays if not new."""
    return replace(
        remark,
        state=state,
        reason=reason or remark.reason,
        answer=Bilingual(answer.kk or remark.answer.kk, answer.ru or remark.answer.ru),
    )
