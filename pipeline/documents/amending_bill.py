"""The amending bill: clauses derived from the change, set into its skeleton.

Law on legal acts, Art. 23, 25-27: no preamble, no headings, one item for each act,
acts by force and date, named with title and date and without number.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.documents.bill_title import amendment_words, bill_title
from pipeline.documents.kind import Brief, DocumentKind, Scope
from pipeline.model.act import Rank
from pipeline.model.amending import ActClauses, ClauseLine
from pipeline.model.document import Block, Document, Paragraph, Role, Signature, plain
from pipeline.model.pack import Pack


def compose(brief: Brief) -> Document:
    """The bill of one alternative."""
    title = bill_title(brief)
    return Document(
        kind="amending-bill",
        lang=brief.lang,
        title=title,
        author=brief.organisation,
        shell=brief.programme.look.shell_document,
        blocks=tuple(_blocks(brief, title)),
        alternative=brief.alternative.id if brief.pack.shows_alternatives else "",
        subject=brief.direction.titles[brief.lang],
    )


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    term = brief.locale.term
    yield Paragraph(plain(term("bill_mark")), Role.CAPTION)
    yield Paragraph(plain(term("bill_form")), Role.TITLE)
    yield Paragraph(plain(title), Role.TITLE)
    yield from (_norm(line) for line in _article_one(brief))
    yield _norm(_entry(brief))
    post, name = brief.locale.term("bill_signature_post"), ""
    yield Signature(post, name)


def _norm(text: str) -> Paragraph:
    return Paragraph(plain(text), Role.NORM)


def _article_one(brief: Brief) -> Iterator[str]:
    acts = [clauses for clauses in brief.clauses if clauses.clauses]
    words = amendment_words(brief, "amendments_acc")
    if len(acts) == 1:
        yield _single_act(brief, acts[0], words)
        yield from _texts(acts[0].lines)
        return
    yield brief.locale.phrase("bill_article_several", amendments=words)
    for number, clauses in enumerate(acts, start=1):
        item = brief.acts[clauses.act].name(brief.lang, "item")
        yield brief.locale.phrase("act_item", number=number, item=item)
        yield from _texts(clauses.lines)


def _single_act(brief: Brief, clauses: ActClauses, words: str) -> str:
    item = brief.acts[clauses.act].name(brief.lang, "item")
    if brief.lang == "ru":
        # «Внести в Кодекс … следующие изменения»: the item's own «В» follows a verb.
        item = item[:1].lower() + item[1:]
    endings = brief.locale.grammar["endings"]
    only_one = len(clauses.clauses) == 1
    return brief.locale.phrase(
        "bill_article_one",
        item=item,
        amendments=words,
        ending=endings["one" if only_one else "many"],
    )


def _texts(lines: tuple[ClauseLine, ...]) -> Iterator[str]:
    return (line.text for line in lines)


def _entry(brief: Brief) -> str:
    ranks = {brief.acts[clauses.act].rank for clauses in brief.clauses}
    if Rank.CONSTITUTION in ranks:
        words = amendment_words(brief, "amendments_gen")
        return brief.locale.phrase("bill_entry_constitution", amendments=words)
    return brief.locale.phrase("bill_entry")


AMENDING_BILL = DocumentKind(
    name="amending-bill",
    packs=frozenset({Pack.CONSULTATION, Pack.SUBMISSION}),
    scope=Scope.ALTERNATIVE,
    compose=compose,
)
