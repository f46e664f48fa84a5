"""Reads a PDF: pages → lines with their place → the act.

Only the text layer is read; pictures are not looked at, so a scanned act is refused.
The runs of text of a page are put into lines by their place, not by their order in
the file, which differs from it where links are.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pypdf import PdfReader

from pipeline.errors import UsageError
from pipeline.readers.foreign import Converted
from pipeline.readers.pdf_letters import Run, runs_of
from pipeline.readers.pdf_pen import UNKNOWN, Font
from pipeline.readers.pdf_text import read_lines_of
from pipeline.readers.text_lines import Indent, TextLine

MOST_PAGES = 3_000
_SAME_LINE = 0.3
"""Difference of height, in sizes of letters, inside one line."""
_SET_IN = 0.7
"""Distance from the margin, in sizes of letters, that sets a line in."""
_SPACES = 3
_WIDE_GAP = 1.35
"""Distance between lines, in usual distances, that is a gap."""
_SPARSE = 0.05
"""Least share of spaces in a text that has words."""
_COLUMN = 0.3
_EDGE_SHARE = 0.6


def read_pdf(content: bytes, name: str) -> Converted:
    """The act in a PDF.

    Args:
        content: the file.
        name: its name, for messages.

    Raises:
        UsageError: `import-pdf-broken`, `import-pdf-locked`, `import-pdf-pages`,
            `import-pdf-without-text`, `import-pdf-columns`.
    """
    try:
        runs = list(_runs(content, name))
    except (UsageError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - pypdf lets through whatever its parts raise
        raise UsageError("import-pdf-broken", file=name) from None
    letters = sum(len(run.text) for run in runs)
    spaces = sum(run.text.count(" ") + run.text.count("\u00a0") for run in runs)
    if not letters or spaces < _SPARSE * letters:
        raise UsageError("import-pdf-without-text", file=name)
    _refuse_columns(runs, name)
    return read_lines_of(lines_of(runs), name)


def _runs(content: bytes, name: str) -> Iterator[Run]:
    """The runs of all pages."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise UsageError("import-pdf-locked", file=name)
    if len(reader.pages) > MOST_PAGES:
        raise UsageError("import-pdf-pages", file=name, limit=str(MOST_PAGES))
    fonts: dict[int, Font] = {}
    for number, page in enumerate(reader.pages, start=1):
        for run in runs_of(page, number, fonts):
            if run.text.strip():
                yield run


def lines_of(runs: Sequence[Run]) -> list[TextLine]:
    """The lines of pages, in reading order, without headers, footers and numbers.

    Args:
        runs: the runs of all pages, in the order of the pages.
    """
    rows = [row for page in _pages(runs) for row in _rows(page)]
    margin = _margin(rows)
    step = _usual_step(rows)
    edges = _repeated_edges(rows)
    lines: list[TextLine] = []
    above: Run | None = None
    for row in rows:
        first = row[0]
        if id(row) in edges:
            continue
        line = _line(row, margin)
        same_page = above is not None and above.page == first.page
        wide = above is not None and above.y - first.y > step * _WIDE_GAP
        lines.append(replace(line, gap=same_page and wide))
        above = first
    return lines if _has_indents(lines) else [_without_indent(line) for line in lines]


def _has_indents(lines: Sequence[TextLine]) -> bool:
    return sum(line.indent is Indent.FIRST for line in lines) * 50 > len(lines)


def _without_indent(line: TextLine) -> TextLine:
    return replace(line, indent=Indent.FIRST if line.gap else Indent.UNKNOWN)


def _pages(runs: Sequence[Run]) -> list[list[Run]]:
    pages: dict[int, list[Run]] = {}
    for run in runs:
        pages.setdefault(run.page, []).append(run)
    return list(pages.values())


def _rows(page: Sequence[Run]) -> list[list[Run]]:
    """The runs of a page by lines, each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(page, key=lambda each: -each.y):
        is_same = rows and abs(rows[-1][0].y - run.y) <= _SAME_LINE * run.size
        if is_same:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda each: each.x) for row in rows]


def _line(row: Sequence[Run], margin: float) -> TextLine:
    first = row[0]
    text = "".join(run.text for run in row).replace("\u00a0", " ")
    lead = len(text) - len(text.lstrip())
    is_set_in = lead >= _SPACES or first.x - margin > _SET_IN * first.size
    indent = Indent.FIRST if is_set_in else Indent.NONE
    words = " ".join(text.split())
    return TextLine(words, first.page, indent, first.size, is_unclear=UNKNOWN in text)


def _margin(rows: Sequence[Sequence[Run]]) -> float:
    starts = Counter(round(row[0].x, 0) for row in rows)
    return min(x for x, count in starts.items() if count * 10 >= len(rows))


def _usual_step(rows: Sequence[Sequence[Run]]) -> float:
    steps = Counter(
        round(above[0].y - below[0].y, 0)
        for above, below in pairwise(rows)
        if above[0].page == below[0].page
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def _repeated_edges(rows: Sequence[Sequence[Run]]) -> set[int]:
    """First and last lines of pages that repeat, or only count the pages."""
    pages: dict[int, list[Sequence[Run]]] = {}
    for row in rows:
        pages.setdefault(row[0].page, []).append(row)
    if len(pages) < _SPACES:
        return set()
    gone: set[int] = set()
    for place in (0, -1):
        edge = [page[place] for page in pages.values()]
        texts = [_text(row) for row in edge]
        counted = [
            text == str(number) for number, text in zip(pages, texts, strict=True)
        ]
        text, count = Counter(texts).most_common(1)[0]
        if sum(counted) >= _EDGE_SHARE * len(pages):
            gone |= {id(row) for row, is_it in zip(edge, counted, strict=True) if is_it}
        elif count >= _EDGE_SHARE * len(pages):
            gone |= {id(row) for row in edge if _text(row) == text}
    return gone


def _text(row: Sequence[Run]) -> str:
    return "".join(run.text for run in row).strip()


def _refuse_columns(runs: Sequence[Run], name: str) -> None:
    """Refuse a page set in columns, whose lines would run into each other."""
    for page in _pages(runs):
        rows = _rows(page)
        starts = Counter(round(run.x, 0) for row in rows for run in row[1:])
        most = max(starts.values(), default=0)
        if most > max(_COLUMN * len(rows), _SPACES):
            raise UsageError("import-pdf-columns", file=name, page=str(page[0].page))
