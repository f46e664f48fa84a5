"""The `meta` block: what document this is, by whom, from which sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.akoma.iri import COUNTRY, LANGUAGES, ONTOLOGY, Expression
from pipeline.akoma.markup import Element, element, own
from pipeline.errors import DraftError
from pipeline.model.act import Act
from pipeline.model.identity import LANGS
from pipeline.model.redaction import Redaction

EDITOR = "#editor"
"""Who marked the text up: the organisation whose drafts these are."""
LAWGIVER = "#lawgiver"
FORMAT = "application/akn+xml"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself.

    Args:
        expression: the text.
        author: reference to the author of the work.
        work_day: what the day of the work is: `adopted`, `planned`.
        day: day of the text: its edition, or that of the text it proposes to amend.
        text_day: what that day is: `edition`, `base-edition`.
        title: title of the text, in its language.
        names: names of the work, in every language that has one.
    """

    expression: Expression
    author: str
    work_day: str
    day: dt.date
    text_day: str
    title: str = ""
    names: tuple[str, ...] = ()


def identification(identity: Identity) -> Element:
    """`identification`: the work, the text and the file, by FRBR.

    The file is dated like its text, so that the same drafts give the same bytes.
    """
    expression = identity.expression
    work = expression.work
    day = identity.day.isoformat()
    edited = element("FRBRauthor", href=EDITOR)
    return element(
        "identification",
        element(
            "FRBRWork",
            *_names(f"{work.iri}/!main", work.iri),
            element("FRBRdate", date=work.date.isoformat(), name=identity.work_day),
            element("FRBRauthor", href=identity.author),
            element("FRBRcountry", value=COUNTRY),
            element("FRBRsubtype", value=work.subtype),
            element("FRBRnumber", value=work.number),
            *(element("FRBRname", value=name) for name in identity.names),
        ),
        element(
            "FRBRExpression",
            *_names(f"{expression.iri}/!main", expression.iri),
            *_alias(identity.title),
            element("FRBRdate", date=day, name=identity.text_day),
            element("FRBRauthor", href=identity.author),
            element("FRBRversionNumber", value=expression.version),
            # What the official database publishes is authoritative, no export is.
            element("FRBRauthoritative", value="false"),
            element("FRBRlanguage", language=LANGUAGES[expression.lang]),
        ),
        element(
            "FRBRManifestation",
            *_names(f"{expression.iri}/!main.xml", f"{expression.iri}.xml"),
            element("FRBRdate", date=day, name=identity.text_day),
            edited,
            element("FRBRformat", value=FORMAT),
        ),
        source=EDITOR,
    )


def _names(this: str, whole: str) -> tuple[Element, Element]:
    return element("FRBRthis", value=this), element("FRBRuri", value=whole)


def _alias(title: str) -> list[Element]:
    return [element("FRBRalias", name="title", value=title)] if title else []


def organisation(name: str, shown: str) -> Element:
    """An organisation that the document refers to as `#name`."""
    href = f"{ONTOLOGY}/{name}"
    return element("TLCOrganization", eId=name, href=href, showAs=shown)


def references(*refs: Element) -> Element:
    """`references`: organisations and documents, told once."""
    return element("references", *refs, source=EDITOR)


def names_of(act: Act) -> tuple[str, ...]:
    """The titles of an act, in every language that `acts.yaml` has."""
    known = dict(act.names)
    return tuple(known[lang, "title"] for lang in LANGS if (lang, "title") in known)


def day_of(redaction: Redaction) -> dt.date:
    """The day of a text in force.

    Raises:
        DraftError: `akoma-undated` where its label is no ISO date.
    """
    try:
        return dt.date.fromisoformat(redaction.label)
    except ValueError as wrong:
        raise DraftError(
            "akoma-undated", act=redaction.act, edition=redaction.label
        ) from wrong


def provenance(redaction: Redaction) -> list[Element]:
    """`proprietary`: the standing of a text and the files that it was taken from."""
    standing = []
    if redaction.verification:
        standing.append(own("standing", redaction.verification))
    sources = [
        own(
            "source",
            source.edition_note,
            article=source.article,
            file=source.file,
            sha256=source.sha256,
            origin=source.origin,
            fetched=source.fetched,
        )
        for source in redaction.sources
    ]
    found = [*standing, *sources]
    return [element("proprietary", *found, source=EDITOR)] if found else []
