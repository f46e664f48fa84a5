"""Identifiers of works, texts and units, by the naming convention of Akoma Ntoso.

OASIS LegalDocML, Akoma Ntoso Naming Convention 1.0, sections 4.5 to 4.8. A work is
the act whatever its text; an expression is one text of it, in one language and one
edition; `~` names a unit inside it:

    >>> work = Work("act", "code", dt.date(2014, 7, 3), "K1400000226")
    >>> text = Expression(work, "kk", "2026-06-12")
    >>> text.iri
    '/akn/kz/act/code/2014-07-03/K1400000226/kaz@2026-06-12'
    >>> text.portion("art_435__para_2")
    '/akn/kz/act/code/2014-07-03/K1400000226/kaz@2026-06-12/~art_435__para_2'
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.act import Act
from pipeline.model.identity import Lang

COUNTRY = "kz"
LANGUAGES: Mapping[Lang, str] = {"kk": "kaz", "ru": "rus"}
"""Codes of ISO 639-2, which the convention asks for."""
ONTOLOGY = "/akn/ontology/organization/kz"


@dataclass(frozen=True, slots=True)
class Work:
    """A work.

    Args:
        doctype: kind of the document as the vocabulary names it: `act`, `bill`.
        subtype: kind inside it, such as `code`; also the `name` of the document.
        date: day of adoption; of a bill, the day that it is dated.
        number: code of the official database; of a bill, its own number.
    """

    doctype: str
    subtype: str
    date: dt.date
    number: str

    @property
    def iri(self) -> str:
        """The identifier."""
        parts = ("akn", COUNTRY, self.doctype, self.subtype)
        return f"/{'/'.join(parts)}/{self.date.isoformat()}/{self.number}"


@dataclass(frozen=True, slots=True)
class Expression:
    """One text of a work.

    Args:
        work: the work.
        lang: language of the text.
        version: edition (ISO date), or the name of a proposed text.
    """

    work: Work
    lang: Lang
    version: str

    @property
    def iri(self) -> str:
        """The identifier."""
        return f"{self.work.iri}/{LANGUAGES[self.lang]}@{self.version}"

    def portion(self, eid: str) -> str:
        """Identifier of a unit inside the text."""
        return f"{self.iri}/~{eid}"


def work_of(act: Act) -> Work:
    """The identifier of an act as a work: rank, day of adoption, official code."""
    return Work("act", act.rank.value, act.date, act.code)
