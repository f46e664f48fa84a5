"""A norm: the full proposed text of one article, with the reasons for its changes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.identity import Lang, Location, ProvisionPath
from pipeline.model.redaction import Redaction

ALL_ALTERNATIVES = "all"
"""In a norm's file name: the text stands in every alternative."""


@dataclass(frozen=True, slots=True)
class Rationale:
    """The reason for a change, in the three parts of the official form.

    Regulation of the Government (06.01.2023 No 10), annex 2, column 5.

    Args:
        path: the unit that it explains, with everything inside it; empty for the
            whole act.
        what: essence of the amendment.
        why: argued reason.
        instruction: act, number and date of the instruction, if there is one.
        location: place of the block.
    """

    path: ProvisionPath
    what: str
    why: str
    instruction: str
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Norm:
    """The full proposed text of one article, from one file of `norms/`.

    Args:
        act: code of the act.
        article: number of the article, as printed.
        alternative: id of the alternative, or `ALL_ALTERNATIVES`.
        lang: language.
        base: edition of the act against which the text was drafted (ISO date).
        redaction: the proposed text: one article.
        rationales: reasons for the changes.
        after: for a new article: number of the article that it follows, else empty.
        location: the file.
    """

    act: str
    article: str
    alternative: str
    lang: Lang
    base: str
    redaction: Redaction
    rationales: tuple[Rationale, ...] = ()
    after: str = ""
    location: Location = Location()
