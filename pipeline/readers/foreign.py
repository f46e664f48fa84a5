"""What readers of foreign files share: paragraphs with their look, and the result.

A reader of a form (HTML, Word, text layer of a PDF) finds the paragraphs and what
their look says of them. What a paragraph *is* is told from its words, in one way for
all forms: here, and in `assembly`, which makes Markdown of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from pipeline.model.identity import Lang
from pipeline.model.problem import Problem, Severity
from pipeline.readers import letters

SHOWN = 80
"""Characters of a paragraph that a message shows."""

_NAME = r"(?:\w\.\s?){0,2}[\w-]*"
_ENDS = (
    re.compile(
        rf"\|?\s*(?:президент|премьер-министр)(?:\s+республики\s+казахстан)?"
        rf"[\s|]*{_NAME}[\s|]*"
        rf"|\|?\s*қазақстан\s+республикасының[\s|]*(?:президенті|премьер-министрі)?"
        rf"[\s|]*{_NAME}[\s|]*",
        re.IGNORECASE,
    ),
    re.compile(
        r"приложение(?:\s+[0-9]+)?(?:\s+к\s.*)?|[^.;:]*(?<!\w)қосымша", re.IGNORECASE
    ),
    re.compile(r"©.*"),
)
"""What stands behind the last article: signature, annexes, footer of the database."""


class Look(Enum):
    """What the look of a paragraph says."""

    PLAIN = auto()
    BOLD = auto()
    """Bold as a whole: a heading if it names a unit."""
    HEADING = auto()
    """Styled as a heading: a heading in any case."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a foreign file.

    Args:
        text: its words, white space at the ends aside.
        row: where it stands: line of a text or page, number of a paragraph.
        look: what its look says.
        note: its look says that it is a note of the database's editors.
        doubts: what cannot be read surely in it or at its edges.
    """

    text: str
    row: int
    look: Look = Look.PLAIN
    note: bool = False
    doubts: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a foreign file says of itself; empty where it says nothing.

    Args:
        title: title of the act.
        code: code in the official database.
        lang: language.
        edition: edition in ISO form.
        edition_note: the edition in the file's own words.
    """

    title: str = ""
    code: str = ""
    lang: Lang | Literal[""] = ""
    edition: str = ""
    edition_note: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """A foreign file in the layout of the corpus.

    Args:
        text: Markdown: headings `### …`, one paragraph a line, notes as `> *…*`;
            empty where no article could be taken in.
        about: what the file says of itself.
        problems: what was left out, and why. Errors: articles that cannot be read
            surely. Warnings and notices: what holds no norm.
    """

    text: str
    about: About = About()
    problems: tuple[Problem, ...] = ()

    @property
    def is_act(self) -> bool:
        """Whether the file holds articles, be they taken in or not."""
        return bool(self.text) or any(
            each.severity is not Severity.NOTICE for each in self.problems
        )


def heading_of(text: str, look: Look = Look.PLAIN) -> tuple[str, str] | None:
    """Kind (eId prefix) and number of the unit that a heading names, None if none.

    Args:
        text: the paragraph.
        look: where it does not speak for a heading, a stop or the end must follow
            the number.
    """
    head = letters.fold(text[: letters.HEAD])
    for eid, pattern in letters.HEADINGS.items():
        match = pattern.match(head)
        if match is None:
            continue
        if look is not Look.PLAIN or match["stop"] or match["end"] == "":
            return eid, letters.plain_number(match["number"] or match["kk_number"])
    return None


def is_editors(text: str) -> bool:
    """Whether a paragraph begins with the word of an editors' note."""
    return bool(letters.EDITORS.match(letters.fold(text[: letters.HEAD])))


def is_numbered(text: str) -> bool:
    """Whether a paragraph begins with «1.» or «1)»."""
    head = letters.fold(text[: letters.HEAD])
    return bool(letters.PARAGRAPH.match(head) or letters.POINT.match(head))


def is_vacancy(text: str) -> bool:
    """Whether a paragraph only says that its unit is excluded: «8) исключен …»."""
    head = letters.fold(text[: letters.HEAD])
    for pattern in (letters.PARAGRAPH, letters.POINT, *letters.HEADINGS.values()):
        match = pattern.match(head)
        if match is not None:
            head = head[match.end() :]
    return bool(letters.EXCLUDED.match(head))


def ends_act(each: Paragraph) -> bool:
    """Whether signature, annexes or the footer of the database begin here."""
    if len(each.text) > 2 * SHOWN or each.note:
        return False
    return any(mark.fullmatch(each.text) for mark in _ENDS)
