"""The letter that transmits a pack: one for each recipient and language.

Rules of documentation (31.10.2018 No 703): a letter has no type name (p. 13, 50);
addressee bold, an organisation in the nominative, four at most (p. 25); heading
without final dot (p. 26); mark on attachments with sheets and language; post, name
of the signatory (p. 31); executor at the lower left (p. 39). Kazakh and Russian
never share a sheet (p. 15), so each language is a letter of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import bill_title
from pipeline.documents.kind import Attachment, Brief, DocumentKind, Pack, Scope
from pipeline.documents.prose import body, sections
from pipeline.model.document import (
    Block,
    Document,
    Mark,
    Paragraph,
    Role,
    Run,
    Signature,
    plain,
)


def compose(brief: Brief) -> Document:
    """The letter to the brief's recipients."""
    heading = brief.locale.phrase("letter_heading", title=bill_title(brief))
    return Document(
        kind="cover-letter",
        lang=brief.lang,
        title=heading,
        author=brief.organisation,
        shell=brief.programme.look.shell_letter,
        fields=(
            ("organisation", brief.organisation),
            ("contacts", brief.programme.organisation.contacts[brief.lang]),
        ),
        blocks=tuple(_blocks(brief, heading)),
        addressee="-".join(each.id for each in brief.recipients),
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, heading: str) -> Iterator[Block]:
    locale = brief.locale
    outgoing = locale.phrase(
        "outgoing",
        date=locale.term("outgoing_date"),
        number=locale.term("outgoing_number"),
    )
    yield Paragraph(plain(outgoing), Role.REQUISITE)
    for each in brief.recipients:
        yield Paragraph(plain(each.nominative[brief.lang]), Role.ADDRESSEE)
    yield Paragraph((Run(heading, Mark.STRONG),), Role.REQUISITE)
    for section in sections(brief, f"cover-letter-{brief.pack.value}"):
        yield from body(section, brief)
    yield from _attachments(brief)
    chair = brief.programme.organisation.chair
    yield Signature(chair.post[brief.lang], chair.name)
    yield Paragraph(plain(_executor(brief)), Role.EXECUTOR)


def _attachments(brief: Brief) -> Iterator[Block]:
    if not brief.attachments:
        return
    locale = brief.locale
    yield Paragraph(plain(locale.term("attachment")), Role.REQUISITE)
    last = len(brief.attachments)
    for index, each in enumerate(brief.attachments, start=1):
        line = locale.phrase(
            "attachment_line",
            number=index,
            title=_attachment_title(brief, each),
            pages=each.pages or locale.term("no_pages"),
            language=locale.term("language_of_attachment"),
        )
        yield Paragraph(plain(line + (";" if index < last else ".")), Role.REQUISITE)
    yield Paragraph(plain(_total(brief)), Role.REQUISITE)


def _attachment_title(brief: Brief, attachment: Attachment) -> str:
    title = brief.locale.phrase(f"attachment_{attachment.kind}")
    if not attachment.alternative or len(brief.direction.alternatives) == 1:
        return title
    index = brief.index_of(attachment.alternative)
    return brief.locale.phrase("attachment_of_alternative", title=title, index=index)


def _total(brief: Brief) -> str:
    pages = [each.pages for each in brief.attachments]
    if not all(pages):
        return brief.locale.phrase("attachment_total_unknown")
    return brief.locale.phrase("attachment_total", pages=sum(pages))


def _executor(brief: Brief) -> str:
    executor = brief.programme.organisation.executor
    return brief.locale.phrase(
        "executor_line",
        label=brief.locale.term("executor"),
        name=executor.name,
        contacts=brief.programme.organisation.contacts[brief.lang],
    )


COVER_LETTER = DocumentKind(
    name="cover-letter",
    packs=frozenset({Pack.CONSULTATION, Pack.SUBMISSION}),
    scope=Scope.RECIPIENT,
    compose=compose,
)
