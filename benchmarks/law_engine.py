"""Import, comparison and bill of a whole code, beside two public peers.

    just bench            # all benchmarks
    uv run --group bench python benchmarks/law_engine.py

Prints processor times and ratios measured in this one run: 500 articles against 1000 (linear
is 2.0), diff-match-patch on the whole text, and python-redlines with docxodus on the
same pair as Word files.
"""

from __future__ import annotations

import math
import resource
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import diff_match_patch
import docx
from generated_code import changed_text, code_text
from measuring import Row, seconds

from pipeline.amending import generate
from pipeline.amending.fold import fold_words
from pipeline.comparison.compare import compare
from pipeline.halls.amend import act_of, read_text
from pipeline.locales.catalog import load_locale

RUNS = 3


def cpu_seconds():
    """Processor time of this process and its children: other work does not count."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@dataclass
class Pair:
    articles: int
    before: str
    after: str


def pair(articles: int, changes: int) -> Pair:
    before = code_text(articles)
    return Pair(articles, before, changed_text(before, changes))


def timed(action):
    times = []
    for _ in range(RUNS):
        fold_words.cache_clear()  # a program that reads a code once finds it empty
        start = cpu_seconds()
        result = action()
        times.append(cpu_seconds() - start)
    return statistics.median(times), result


def measure(texts: Pair):
    act, locale = act_of("K0000000001", None), load_locale("ru")
    reading, (old, new) = timed(
        lambda: [
            read_text(text.encode(), "code.md", act, "ru").redaction
            for text in (texts.before, texts.after)
        ]
    )
    comparing, comparison = timed(lambda: compare(old, (new,)))
    clausing, clauses = timed(
        lambda: generate(old, new, comparison, act, locale, style="words")
    )
    changed = sum(row.is_change for row in comparison.rows)
    return reading, comparing, clausing, changed, len(clauses.clauses)


def whole_text_diff(texts: Pair):
    engine = diff_match_patch.diff_match_patch()
    engine.Diff_Timeout = 0
    start = cpu_seconds()
    engine.diff_main(texts.before, texts.after)
    return cpu_seconds() - start


def redline(texts: Pair):
    from python_redlines.engines import DocxodusEngine  # noqa: PLC0415 - the peer may be absent

    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, text in (("old", texts.before), ("new", texts.after)):
            document = docx.Document()
            for line in text.split("\n"):
                if line.strip():
                    document.add_paragraph(line.strip())
            file = Path(folder) / f"{name}.docx"
            document.save(str(file))
            files.append(file.read_bytes())
        start = cpu_seconds()
        DocxodusEngine().run_redline("normpack", *files)
        return cpu_seconds() - start


def rows() -> Iterator[Row]:
    """Of the table of ratios."""
    small, large = pair(500, 300), pair(1000, 600)
    found = {texts.articles: measure(texts) for texts in (small, large)}
    for index, name in enumerate(("reading", "comparison", "clauses")):
        one, two = (found[articles][index] for articles in (500, 1000))
        what = f"{name} of a code of 1000 articles ÷ of 500"
        yield Row(what, seconds(two), seconds(one), two / one, 2.3)
    ours = found[500][1] + found[500][2]
    # Words alone, without units or clauses: nothing is promised against it.
    peers = {"diff-match-patch on the whole text": (whole_text_diff(small), math.inf)}
    with suppress(ImportError):  # only in the group `bench`
        peers["python-redlines (docxodus)"] = (redline(small), 0.1)
    for name, (peer, bar) in peers.items():
        what = f"comparison and clauses of a code of 500 articles ÷ {name}"
        yield Row(what, seconds(ours), seconds(peer), ours / peer, bar)


if __name__ == "__main__":
    for each in rows():
        print(each)
