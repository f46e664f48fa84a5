"""Parts that all letters share: addressee, outgoing number, enclosures, signature.

Rules of documentation (31.10.2018 No 703): addressee bold, an organisation in the
nominative, four at most (p. 25); mark on attachments with sheets and language; post,
name of the signatory (p. 31); executor at the lower left (p. 39). A number and a date
come from the register of dispatches; before that they are placeholders.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from pipeline.documents.kind import Attachment, Brief
from pipeline.documents.lists import ended_line
from pipeline.documents.requisites import signature_of, strong
from pipeline.model.document import Block, Document, Paragraph, Role, plain
from pipeline.model.ledger_records import Dispatch

_TOPIC_LETTERS = 35
"""Letters in a line of a letter's heading, at most."""


def letter(
    brief: Brief, kind: str, heading: str, blocks: tuple[Block, ...]
) -> Document:
    """A letter on the house's letterhead.

    Args:
        brief: what it may know.
        kind: name of its kind.
        heading: what it is about.
        blocks: the letter.
    """
    return Document(
        kind=kind,
        lang=brief.lang,
        title=heading,
        author=brief.organisation,
        shell=brief.programme.look.shell_letter,
        fields=(
            ("organisation", brief.organisation),
            ("contacts", brief.programme.organisation.contacts[brief.lang]),
        ),
        blocks=blocks,
        addressee="-".join(each.id for each in brief.recipients),
        subject=brief.direction.titles[brief.lang],
    )


def opening(brief: Brief) -> Iterator[Block]:
    """Outgoing date and number, then the addressees."""
    outgoing = outgoing_words(brief, dispatch_of(brief))
    yield Paragraph(plain(outgoing), Role.REQUISITE)
    yield from addressees(brief)


def topic(heading: str) -> Paragraph:
    """What a letter is about: bold, from the left margin, in short lines (p. 26).

    Args:
        heading: the words, without a final dot.
    """
    lines = textwrap.wrap(
        heading, _TOPIC_LETTERS, break_long_words=False, break_on_hyphens=False
    )
    return Paragraph(strong("\n".join(lines)), Role.REQUISITE)


def addressees(brief: Brief) -> Iterator[Block]:
    """Who the letter goes to; each name begins the line that it stands on."""
    for each in brief.recipients:
        name = each.nominative[brief.lang]
        yield Paragraph(plain(name[:1].upper() + name[1:]), Role.ADDRESSEE)


def dispatch_of(brief: Brief) -> Dispatch | None:
    """The newest standing entry of the register for this letter, if there is one."""
    mine = {each.id for each in brief.recipients}
    found = [
        each
        for each in brief.ledger.sent
        if each.pack.value == brief.pack.value and mine & set(each.to)
    ]
    return found[-1] if found else None


def outgoing_words(brief: Brief, sent: Dispatch | None) -> str:
    """Outgoing date and number, or their placeholders."""
    locale = brief.locale
    date, number = locale.term("outgoing_date"), locale.term("outgoing_number")
    if sent is not None:
        day, number = sent.date, sent.number
        date = locale.phrase("date_short", day=day.day, month=day.month, year=day.year)
    return locale.phrase("outgoing", date=date, number=number)


def closing(brief: Brief) -> Iterator[Block]:
    """Enclosures, the Chair's signature, the executor."""
    yield from enclosures(brief)
    yield signature_of(brief, brief.programme.organisation.chair)
    yield Paragraph(plain(_executor(brief)), Role.EXECUTOR)


def enclosures(brief: Brief) -> Iterator[Block]:
    """The mark on attachments: each with its sheets, then the sum."""
    if not brief.attachments:
        return
    locale = brief.locale
    yield Paragraph(plain(locale.term("attachment")), Role.REQUISITE)
    last = len(brief.attachments)
    for index, each in enumerate(brief.attachments, start=1):
        line = locale.phrase(
            "attachment_line",
            number=index,
            title=attachment_title(brief, each),
            pages=each.pages or locale.term("no_pages"),
        )
        ended = ended_line(line, is_last=index == last)
        yield Paragraph(plain(ended), Role.REQUISITE)
    yield Paragraph(plain(_total(brief)), Role.REQUISITE)


def attachment_title(brief: Brief, attachment: Attachment) -> str:
    """What an enclosed document is called in the list of enclosures."""
    named = (attachment.kind, attachment.variant)
    name = "_".join(part for part in named if part)
    title = brief.locale.phrase(f"attachment_{name}")
    if not attachment.alternative or len(brief.direction.alternatives) == 1:
        return title
    index = brief.index_of(attachment.alternative)
    return brief.locale.phrase("attachment_of_alternative", title=title, index=index)


def _total(brief: Brief) -> str:
    pages = [each.pages for each in brief.attachments]
    return brief.locale.phrase(
        "attachment_total",
        pages=sum(pages) if all(pages) else brief.locale.term("no_pages"),
        language=brief.locale.term("language_of_attachment"),
    )


def _executor(brief: Brief) -> str:
    executor = brief.programme.organisation.executor
    return brief.locale.phrase(
        "executor_line",
        label=brief.locale.term("executor"),
        name=brief.name_of(executor),
        contacts=brief.programme.organisation.contacts[brief.lang],
    )
