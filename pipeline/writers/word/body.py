"""The body of a Word file: the blocks of a document as WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from pipeline.model.chart import Chart
from pipeline.model.document import (
    Block,
    Items,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
    Table,
)
from pipeline.writers.word import styles as names
from pipeline.writers.word.table import Sheet, signatures, table
from pipeline.writers.word.text import paragraph

_KEEP_NEXT = "<w:keepNext/>"
_NEW_PAGE = "<w:pageBreakBefore/>"
_HAIR = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""The height of the empty paragraph that Word wants after a last table."""

_LAST_LINES = 4
"""How many lines before a signature go with it to a new sheet."""


def draw(sheet: Sheet, blocks: Sequence[Block]) -> str:
    """The body's XML, to be put into a shell where the prefix `w` is known.

    Raises:
        ValueError: where a list has numbers, but not one for each item, or a row of
            a table covers more columns than there are.
    """
    parts: list[str] = []
    previous: Block | None = None
    for index, block in enumerate(blocks):
        if _is_drawn(previous, block):
            continue
        if _is_table(block) and not isinstance(previous, _FLOW):
            parts.append(_gap(sheet, previous, block))
        if isinstance(block, Signature):
            parts.append(signatures(sheet, _signed(blocks[index:])))
        else:
            keep = _stays(block, blocks[index + 1 :])
            parts.append(_block(sheet, block, previous, keep=keep))
        previous = block
    if _is_table(previous):
        parts.append(paragraph(sheet.styles, names.GAP, (), properties=_HAIR))
    return "".join(parts)


def _signed(blocks: Sequence[Block]) -> tuple[Signature | Paragraph, ...]:
    """The signatures that follow each other, with the executor's mark under them."""
    found: list[Signature | Paragraph] = []
    for block in blocks:
        if not isinstance(block, Signature) and not _is_executor(block):
            break
        found.append(block)
    return tuple(found)


def _is_drawn(previous: Block | None, block: Block) -> bool:
    """Whether a block was drawn in one table with the signature before it."""
    return isinstance(previous, Signature) and (
        isinstance(block, Signature) or _is_executor(block)
    )


def _is_executor(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role is Role.EXECUTOR


def _stays(block: Block, later: Sequence[Block]) -> bool:
    """Whether a block goes to a new sheet with those after it.

    A signature never stands alone: the last lines before it go with it. Remarks under
    a table stay together.
    """
    if _is_remark(block) and later and _is_remark(later[0]):
        return True
    for each in later[:_LAST_LINES]:
        if isinstance(each, Signature):
            return True
        if not isinstance(each, Paragraph) or each.role is not Role.REQUISITE:
            return False
    return False


def _is_remark(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.REMARK


_FLOW = (Paragraph, Items)


def _is_table(block: Block | None) -> bool:
    return isinstance(block, Table | Signature)


def _block(sheet: Sheet, block: Block, previous: Block | None, *, keep: bool) -> str:
    before = _NEW_PAGE if isinstance(previous, PageBreak) else ""
    match block:
        case Paragraph(runs, role):
            properties = (_KEEP_NEXT if keep else "") + before
            style = names.ROLES[role]
            return paragraph(sheet.styles, style, runs, properties=properties)
        case Items():
            return _items(sheet, block, before, keep_last=keep)
        case Table():
            return table(sheet, block)
        case PageBreak() | Signature():  # signatures are drawn together by `draw`
            return ""
        case Chart():
            return _chart(sheet, block, before)


def _items(sheet: Sheet, block: Items, before: str, *, keep_last: bool) -> str:
    count = len(block.items)
    numbers = block.numbers or tuple(f"{number}." for number in range(1, count + 1))
    parts = []
    for index, (number, runs) in enumerate(zip(numbers, block.items, strict=True), 1):
        keep = _KEEP_NEXT if keep_last and index == count else ""
        properties = keep + (before if index == 1 else "")
        words: Runs = (Run(f"{number} "), *runs)
        parts.append(paragraph(sheet.styles, names.ITEM, words, properties=properties))
    return "".join(parts)


def _chart(sheet: Sheet, block: Chart, before: str) -> str:
    """A chart on a line of its own; the table with its numbers follows it."""
    frame = sheet.charts.place(block, sheet.width)
    style = names.ROLES[Role.REQUISITE]
    properties = _KEEP_NEXT + before
    return paragraph(sheet.styles, style, (), properties=properties, start=frame)


def _gap(sheet: Sheet, previous: Block | None, block: Block | None) -> str:
    """A low empty paragraph.

    Word joins two tables that touch (the first may touch one of the shell's), and wants
    a paragraph after the last one; a page break before a table needs a paragraph to
    stand on.
    """
    properties = _KEEP_NEXT if isinstance(block, Signature) else ""
    properties += _NEW_PAGE if isinstance(previous, PageBreak) else ""
    return paragraph(sheet.styles, names.GAP, (), properties=properties)
