"""What the page asks to be written: each value of a request, held against the drafts.

A request is a mapping of texts that may come from anybody; what does not fit is refused
with the name of its field, before anything is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Mapping
from enum import Enum
from typing import TypeVar, get_args

from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Direction
from pipeline.model.ledger_records import Evidence
from pipeline.model.ledger_terms import EvidenceKind, Form, Sha256
from pipeline.preview import Refusal
from pipeline.readers.records import FIRST_YEAR, LAST_YEAR, MOST_ROUNDS

Asked = Mapping[str, object]
"""The fields of a request."""

_LONGEST = 20_000
"""Characters of one text."""
_BREAKS = "\n\t\r"
_PAPER = ("number", "date", "sha256")

Word = TypeVar("Word", bound=Enum)


def text_of(asked: Asked, name: str) -> str:
    """A text in one line; empty where there is none.

    Raises:
        Refusal: `value` where it is no text, or too long, or holds control signs.
    """
    value = asked.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise Refusal("value", field=name)
    if any(_is_unsafe(sign) for sign in value):
        raise Refusal("value", field=name)
    return " ".join(value.split())


def _is_unsafe(sign: str) -> bool:
    """Control signs and halves of letters, which no file of text can hold."""
    is_control = sign < " " and sign not in _BREAKS
    return is_control or "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff"


def both_of(asked: Asked, name: str) -> Bilingual:
    """A text in both languages, each of which may be missing."""
    return Bilingual(text_of(asked, f"{name}_kk"), text_of(asked, f"{name}_ru"))


def known_of(asked: Asked, name: str, known: Container[str]) -> str:
    """A name that the drafts have.

    Raises:
        Refusal: `value`.
    """
    value = text_of(asked, name)
    if value not in known:
        raise Refusal("value", field=name)
    return value


def word_of(asked: Asked, name: str, words: type[Word]) -> Word:
    """One of the fixed words of the ledger.

    Raises:
        Refusal: `value`.
    """
    try:
        return words(text_of(asked, name))
    except ValueError as fault:
        raise Refusal("value", field=name) from fault


def date_of(asked: Asked, name: str) -> dt.date:
    """A day in which a record can lie.

    Raises:
        Refusal: `value`.
    """
    try:
        day = dt.date.fromisoformat(text_of(asked, name))
    except ValueError as fault:
        raise Refusal("value", field=name) from fault
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal("value", field=name)
    return day


def round_of(asked: Asked) -> int:
    """The round of consultations; the first where none is said.

    Raises:
        Refusal: `value`.
    """
    text = text_of(asked, "round") or "1"
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= MOST_ROUNDS):
        raise Refusal("value", field="round")
    return int(text)


def provision_of(asked: Asked, direction: Direction) -> str:
    """A unit of an article that the direction changes.

    Raises:
        Refusal: `value`.
    """
    value = text_of(asked, "provision")
    articles = {f"{norm.act}/art_{norm.article}" for norm in direction.norms}
    if value.split("__")[0] not in articles:
        raise Refusal("value", field="provision")
    return value


def alternative_of(asked: Asked, direction: Direction) -> str:
    """An alternative of the direction; empty for all of them.

    Raises:
        Refusal: `value`.
    """
    value = text_of(asked, "alternative")
    if value and value not in {each.id for each in direction.alternatives}:
        raise Refusal("value", field="alternative")
    return value


def evidence_of(asked: Asked) -> Evidence | None:
    """The paper behind a position; None where nothing is said of one.

    Raises:
        Refusal: `evidence` where something is missing; `value`.
    """
    said = {name: text_of(asked, f"evidence_{name}") for name in _PAPER}
    if not any(said.values()):
        return None
    if not all(said.values()):
        raise Refusal("evidence")
    form: Form = get_args(Sha256)[1]
    if not re.fullmatch(form.pattern, said["sha256"]):
        raise Refusal("value", field="evidence_sha256")
    return Evidence(
        kind=word_of(asked, "evidence_kind", EvidenceKind),
        number=said["number"],
        date=date_of(asked, "evidence_date"),
        sha256=said["sha256"],
    )
