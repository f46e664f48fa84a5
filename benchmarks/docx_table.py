"""A comparison table of 500 rows: ours, python-docx cell by cell, docxtpl's loop.

    uv run python benchmarks/docx_table.py

Prints processor times and ratios measured in this one run.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import docxtpl
from measuring import Row, seconds

from pipeline.model.document import Cell, Document, Orientation, Table, TableRow, plain
from pipeline.writers.docx import write
from pipeline.writers.word.shells import Shells

ROWS, RUNS = 500, 5
SHELLS = Shells(Path(__file__).parents[1] / "templates" / "docx")
WORDS = "Адвокаттың кәсіптік қызметіне кедергі жасау нысандары нақтыланады. " * 3


def timed(action):
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times)


def ours():
    row = TableRow(tuple(Cell((plain(WORDS),)) for _ in range(5)))
    table = Table((row,), (row,) * ROWS, (20,) * 5)
    landscape = Orientation.LANDSCAPE
    write(
        Document("t", "kk", "t", "a", "table", (table,), orientation=landscape), SHELLS
    )


def cell_by_cell():
    grid = docx.Document().add_table(rows=ROWS, cols=5)
    for row in grid.rows:
        for cell in row.cells:
            cell.paragraphs[0].add_run(WORDS)


def loop_of_docxtpl(template):
    shell = docxtpl.DocxTemplate(template)
    shell.render({"rows": [[WORDS] * 5] * ROWS}, autoescape=True)


def shell_with_a_loop(path):
    document = docx.Document()
    grid = document.add_table(rows=3, cols=5)
    grid.rows[0].cells[0].text = "{%tr for row in rows %}"
    for index, cell in enumerate(grid.rows[1].cells):
        cell.text = f"{{{{ row[{index}] }}}}"
    grid.rows[2].cells[0].text = "{%tr endfor %}"
    document.save(str(path))


def rows() -> Iterator[Row]:
    """Of the table of ratios."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "loop.docx"
        shell_with_a_loop(template)
        mine = timed(ours)
        peers = {
            "plain python-docx, cell by cell": timed(cell_by_cell),
            "docxtpl alone, its loop": timed(lambda: loop_of_docxtpl(template)),
        }
    for name, peer in peers.items():
        what = f"comparison table of {ROWS} rows as a Word file ÷ {name}"
        yield Row(what, seconds(mine), seconds(peer), mine / peer, 1)


if __name__ == "__main__":
    for each in rows():
        print(each)
