"""The body of a Word file: the blocks of a document as WordprocessingML."""

from __future__ import annotations

from collections.abc import Sequence

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
from pipeline.writers import styles as names
from pipeline.writers.docx_table import Sheet, signature, table
from pipeline.writers.docx_text import paragraph

_KEEP_NEXT = "<w:keepNext/>"
_NEW_PAGE = "<w:pageBreakBefore/>"


def draw(sheet: Sheet, blocks: Sequence[Block]) -> str:
    """The body's XML, to be put into a shell where the prefix `w` is known.

    Raises:
        ValueError: where a list has numbers, but not one for each item, or a row of
            a table covers more columns than there are.
    """
    parts: list[str] = []
    previous: Block | None = None
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _is_table(block) and not isinstance(previous, _FLOW):
            parts.append(_gap(sheet, previous, block))
        parts.append(_block(sheet, block, previous, following))
        previous = block
    if _is_table(previous):
        parts.append(_gap(sheet, None, None))
    return "".join(parts)


_FLOW = (Paragraph, Items)


def _is_table(block: Block | None) -> bool:
    return isinstance(block, Table | Signature)


def _block(
    sheet: Sheet, block: Block, previous: Block | None, following: Block | None
) -> str:
    before = _NEW_PAGE if isinstance(previous, PageBreak) else ""
    keep = isinstance(following, Signature)
    match block:
        case Paragraph(runs, role):
            properties = (_KEEP_NEXT if keep else "") + before
            style = names.ROLES[role]
            return paragraph(sheet.styles, style, runs, properties=properties)
        case Items():
            return _items(sheet, block, before, keep_last=keep)
        case Table():
            return table(sheet, block)
        case Signature():
            return signature(sheet, block, keep_next=keep)
        case PageBreak():
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
