"""Import, comparison and bill of a whole code, beside two public peers.

    just bench            # all benchmarks
    uv run --group bench python benchmarks/law_engine.py

Prints processor times and ratios measured in this one run: 500 articles against 1000 (linear
is 2.0), diff-match-patch on the whole text, and python-redlines with docxodus on the
same pair as Word files.
"""

from __future__ import annotations

import math
import re
import resource
import statistics
import sys
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
from pipeline.cli.memory import collect_seldom
from pipeline.comparison.compare import compare
from pipeline.halls.amend import act_of, read_text
from pipeline.locales.catalog import load_locale

ROUNDS = 9
STAGES = ("reading", "comparison", "clauses")


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


def forget():
    """Nothing is remembered, as in a program that reads a code once."""
    re.purge()
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline."):
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def timed(action):
    """Processor time of one run, and what came of it."""
    forget()
    start = cpu_seconds()
    result = action()
    return cpu_seconds() - start, result


def middle(action, runs: int = 3) -> float:
    return statistics.median(timed(action)[0] for _ in range(runs))


def stages(texts: Pair) -> tuple[float, float, float]:
    """Times of reading, comparison and clauses, of one run."""
    act, locale = act_of("K0000000001", None), load_locale("ru")
    reading, (old, new) = timed(
        lambda: [
            read_text(text.encode(), "code.md", act, "ru").redaction
            for text in (texts.before, texts.after)
        ]
    )
    comparing, comparison = timed(lambda: compare(old, (new,)))
    clausing, _ = timed(
        lambda: generate(old, new, comparison, act, locale, style="words")
    )
    return reading, comparing, clausing


def measured(*pairs: Pair) -> list[tuple[float, ...]]:
    """The middle of several runs of each stage, for each pair.

    The pairs take turns, so that an hour when the machine is slow is slow for both.
    """
    runs = [[stages(texts) for texts in pairs] for _ in range(ROUNDS)]
    return [
        tuple(map(statistics.median, zip(*of_pair, strict=True)))
        for of_pair in zip(*runs, strict=True)
    ]


def whole_text_diff(texts: Pair):
    engine = diff_match_patch.diff_match_patch()
    engine.Diff_Timeout = 0
    return middle(lambda: engine.diff_main(texts.before, texts.after))


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
        return middle(lambda: DocxodusEngine().run_redline("normpack", *files))


def rows() -> Iterator[Row]:
    """Of the table of ratios."""
    collect_seldom()  # as every command does
    small, large = pair(500, 300), pair(1000, 600)
    found = measured(small, large)
    for name, one, two in zip(STAGES, *found, strict=True):
        what = f"{name} of a code of 1000 articles ÷ of 500"
        yield Row(what, seconds(two), seconds(one), two / one, 2.3)
    ours = sum(found[0][1:])
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
