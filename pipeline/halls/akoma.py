"""Akoma Ntoso: texts of acts, bills and what bills make of acts.

The hall brings together what the rooms do not know of each other: the composed bill
gives the lines around the clauses, so that the file cannot say anything else than
the Word document.
"""

from __future__ import annotations

from pipeline.akoma import Amendment, Expression, Frame, Work, export_act, export_bill
from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.documents.kind import Brief
from pipeline.errors import PipelineError, UsageError
from pipeline.model.amending import ActClauses
from pipeline.model.document import Document, Paragraph, Role, Signature
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.workspace import Workspace

SUFFIX = ".akn.xml"
"""Ending of the files: Akoma Ntoso, as XML."""


def edition_xml(
    workspace: Workspace, code: str, lang: Lang, label: str, locale: Locale
) -> bytes:
    """One imported text of an act.

    Args:
        workspace: all drafts.
        code: code of the act.
        lang: language of the text.
        label: edition (ISO date); the newest where empty.
        locale: the same language's words.

    Raises:
        UsageError: `akoma-no-text` where there is no such text.
        DraftError: where the text cannot be told in Akoma Ntoso.
    """
    texts = workspace.editions.get((code, lang), ())
    found = [text for text in texts if label in {"", text.label}]
    if not found or code not in workspace.acts:
        known = ", ".join(text.label for text in texts)
        raise UsageError("akoma-no-text", act=code, lang=lang, known=known)
    editor = workspace.programme.organisation.name[lang]
    return export_act(found[-1], workspace.acts[code], locale, editor=editor)


def bill_xml(brief: Brief) -> bytes:
    """The amending bill of a brief's alternative.

    Raises:
        PipelineError: `akoma-frame` where the composed bill prints other lines than
            the clauses.
    """
    document = AMENDING_BILL.compose(brief)
    clauses = _clauses(brief)
    return export_bill(
        document.title,
        clauses,
        brief.acts,
        brief.comparisons,
        brief.locale,
        frame=frame_of(document, clauses),
        bill=_bill(brief),
        editor=brief.organisation,
    )


def amended_xml(brief: Brief, code: str) -> bytes:
    """What the bill of a brief's alternative makes of one act: its touched articles.

    Raises:
        UsageError: `akoma-no-text` where the bill does not touch the act.
    """
    for comparison in brief.comparisons:
        if comparison.current.act == code:
            title = AMENDING_BILL.compose(brief).title
            bill = Amendment(_bill(brief), title, _clauses(brief), comparison)
            return export_act(
                comparison.proposed[0],
                brief.acts[code],
                brief.locale,
                editor=brief.organisation,
                amended_by=bill,
            )
    known = ", ".join(each.act for each in _clauses(brief))
    raise UsageError("akoma-no-text", act=code, lang=brief.lang, known=known)


def frame_of(document: Document, clauses: tuple[ActClauses, ...]) -> Frame:
    """What a composed bill prints around its clauses.

    Raises:
        PipelineError: `akoma-frame` where clauses are missing among the lines.
    """
    norm = list(_words(document, Role.NORM))
    mark, form = _words(document, Role.CAPTION), _words(document, Role.TITLE)
    place = 1
    items: list[str] = []
    for each in clauses:
        if len(clauses) > 1:
            items += norm[place : place + 1]
            place += 1
        end = place + len(each.lines)
        if norm[place:end] != [line.text for line in each.lines]:
            raise PipelineError("akoma-frame", act=each.act)
        place = end
    posts = [block.post for block in document.blocks if isinstance(block, Signature)]
    return Frame(
        mark=" ".join(mark),
        form=form[0],
        opening=norm[0],
        items=tuple(items),
        closing=tuple(norm[place:]),
        signature=tuple(line for post in posts for line in post.splitlines()),
    )


def _words(document: Document, role: Role) -> tuple[str, ...]:
    return tuple(
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role is role
    )


def _clauses(brief: Brief) -> tuple[ActClauses, ...]:
    return tuple(each for each in brief.clauses if each.clauses)


def _bill(brief: Brief) -> Expression:
    """What the bill is called: the direction's number, dated by its deadline.

    The date is one for both languages, whose base editions may differ.
    """
    direction = brief.direction
    day = direction.deadlines.completion
    work = Work("bill", "amending", day, direction.number)
    return Expression(work, brief.lang, brief.alternative.id)
