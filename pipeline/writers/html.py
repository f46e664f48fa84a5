"""A document as one page for a site: all inside, no script, nothing from elsewhere.

A policy in the page forbids scripts and every other file, so that what was read over
is what is shown. Light, dark and printed pages have colours of their own; tables have
names and header cells, drawings have descriptions, headings a list of contents.

It is no `Writer` of packs: only the report is published as a page, so the hall calls
it by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from pipeline.model.chart import Chart
from pipeline.model.document import (
    Block,
    Cell,
    Document,
    Items,
    Mark,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
    Table,
    TableRow,
)
from pipeline.writers.html_look import STYLE
from pipeline.writers.svg_chart import svg
from pipeline.writers.text import xml

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2"}
_MARKS = {
    Mark.STRONG: "strong",
    Mark.EMPHASIS: "em",
    Mark.INSERTED: "ins",
    Mark.DELETED: "del",
    Mark.MUTED: "small",
}


def write_page(document: Document, contents: str) -> bytes:
    """The document as a page; same document, same bytes.

    Args:
        document: what is to be written.
        contents: heading over the list of its sections.
    """
    head = (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="author" content="{xml(document.author)}">\n'
        f"<title>{xml(document.title)}</title>\n<style>{STYLE}</style>"
    )
    body = "\n".join(_blocks(document.blocks, contents))
    return (
        f'<!DOCTYPE html>\n<html lang="{document.lang}">\n<head>\n{head}\n</head>\n'
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _blocks(blocks: Sequence[Block], contents: str) -> Iterator[str]:
    """All blocks; the list of sections stands before the first of them."""
    listed = False
    for number, block in enumerate(blocks):
        if _is_section(block) and not listed:
            yield _contents(blocks, contents)
            listed = True
        yield _block(block, f"s{number}")


def _is_section(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.HEADING


def _contents(blocks: Sequence[Block], name: str) -> str:
    lines = "".join(
        f'<li><a href="#s{number}">{_plain(block.runs)}</a></li>'
        for number, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.role is Role.HEADING
    )
    return (
        f'<nav aria-labelledby="contents"><p id="contents">{xml(name)}</p>'
        f"<ul>{lines}</ul></nav>"
    )


def _block(block: Block, name: str) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, name)
        case Items():
            return _items(block)
        case Table():
            return _table(block)
        case Signature(post, person):
            return (
                f'<p class="signature"><span>{_lines(post)}</span>'
                f"<span>{_lines(person)}</span></p>"
            )
        case PageBreak():
            return "<hr>"
        case Chart():
            return f'<figure tabindex="0">{svg(block, name)}</figure>'
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, name: str) -> str:
    words = _runs(block.runs)
    tag = _TAGS.get(block.role)
    if tag:
        return f'<{tag} id="{name}">{words}</{tag}>'
    return f'<p class="{block.role.value}">{words}</p>'


def _items(block: Items) -> str:
    numbers = block.numbers or tuple(f"{n}." for n in range(1, len(block.items) + 1))
    lines = "".join(
        f"<li>{xml(number)} {_runs(runs)}</li>"
        for number, runs in zip(numbers, block.items, strict=True)
    )
    return f'<ul class="items">{lines}</ul>'


def _table(block: Table) -> str:
    """A table that can be moved sideways with the keyboard where a page is narrow."""
    caption = f"<caption>{xml(block.name)}</caption>" if block.name else ""
    label = f' role="region" aria-label="{xml(block.name)}"' if block.name else ""
    columns = "".join(f'<col style="width:{width}%">' for width in block.widths)
    head = "".join(_row(row, "col") for row in block.header)
    body = "".join(_row(row, "row", len(block.widths)) for row in block.rows)
    return (
        f'<div class="table" tabindex="0"{label}><table>{caption}'
        f"<colgroup>{columns}</colgroup>"
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table></div>"
    )


def _row(row: TableRow, scope: str, columns: int = 0) -> str:
    """A row: all cells of a header name columns, the first of another names the row."""
    cells = []
    for index, cell in enumerate(row.cells):
        if cell.span == columns > 1:
            cells.append(_cell(cell, "th", ' scope="rowgroup"'))
        elif scope == "col" or index == 0:
            cells.append(_cell(cell, "th", f' scope="{scope}"'))
        else:
            cells.append(_cell(cell, "td", ""))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, tag: str, scope: str) -> str:
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    centred = ' class="centred"' if cell.centred else ""
    words = "<br>".join(_runs(runs) for runs in cell.paragraphs)
    return f"<{tag}{scope}{span}{centred}>{words}</{tag}>"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    tag = _MARKS.get(run.mark)
    words = _lines(run.text)
    return f"<{tag}>{words}</{tag}>" if tag else words


def _plain(runs: Runs) -> str:
    return xml("".join(run.text for run in runs))


def _lines(text: str) -> str:
    return xml(text).replace("\n", "<br>")
