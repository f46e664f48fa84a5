"""The commands that write, each killed again and again, and given once more.

Each trial gives how often the old, the new, or some of both was found; what is wrong
stands in the faults of its bench.
"""

from __future__ import annotations

import shutil
from collections import Counter

from kill_bench import Bench, packs_of
from small_workspace import CODE, DAY, NOTE, contents
from word_edits import PROPOSED, WordFile

LATE = "ended before the kill"


def build(bench: Bench, times: int, *, pdf: bool) -> Counter[str]:
    """A build after the edit of a sentence, with or without PDF."""
    words = ["build", "--as-of", DAY, *([] if pdf else ["--no-pdf"])]
    outputs = bench.root / "outputs"
    note = bench.root / "drafts" / NOTE
    text = note.read_text("utf-8")
    bench.run(*words)
    note.write_text(f"{text}\nПробная правка.\n", "utf-8")
    usual = bench.run(*words)
    counted: Counter[str] = Counter()
    for number in range(times):
        before = packs_of(outputs)
        note.write_text(f"{text}\nПравка {number}.\n", "utf-8")
        alive = bench.kill(usual, *words)
        bench.look_at_packs()
        killed = packs_of(outputs)
        bench.run(*words)
        after = packs_of(outputs)
        bench.look_at_packs()
        bench.look_for_litter()
        counted[bench.verdict(before, killed, after)] += 1
        counted[LATE] += not alive
    note.write_text(text, "utf-8")
    return counted


def of_drafts(
    bench: Bench, times: int, words: list[object], *, repeats: bool = True
) -> Counter[str]:
    """A command that writes drafts.

    Args:
        bench: the workspace.
        times: how often.
        words: the command.
        repeats: given once more after it was done, it succeeds again.
    """
    drafts = bench.root / "drafts"
    good = bench.root.with_name("good")
    shutil.rmtree(good, ignore_errors=True)
    shutil.copytree(drafts, good)
    usual = bench.run(*words)
    after = contents(drafts)
    counted: Counter[str] = Counter()
    for _ in range(times):
        shutil.rmtree(drafts)
        shutil.copytree(good, drafts)
        before = contents(drafts)
        alive = bench.kill(usual, *words)
        killed = {
            name: content
            for name, content in contents(drafts).items()
            if not any(part.startswith(".") for part in name.split("/"))
        }
        counted[bench.verdict(before, killed, after)] += 1
        counted[LATE] += not alive
        if repeats or killed != after:
            bench.run(*words)
        if contents(drafts) != after:
            bench.faults.append(f"{words}: not as without a kill")
        bench.look_for_litter()
    shutil.rmtree(drafts)
    shutil.copytree(good, drafts)
    return counted


def review_import(bench: Bench, times: int) -> Counter[str]:
    """A returned table comes home."""
    return of_drafts(bench, times, returned_words(bench))


def review_accept(bench: Bench, times: int) -> Counter[str]:
    """A proposed edit is taken into the text of the norm."""
    bench.run(*returned_words(bench))
    record = (bench.root / "drafts/2.4/ledger/remarks.yaml").read_text("utf-8")
    blocks = record.split("\n- ")
    edit = next(block for block in blocks if "незаконный отказ" in block)
    name = edit.partition("id: ")[2].split()[0].strip('"')
    words = ["review", "accept", name, "--reason", "принято", "--as-of", DAY]
    return of_drafts(bench, times, words)


def returned_words(bench: Bench) -> list[object]:
    """Words that bring a returned table home, which lies in the workspace."""
    bench.run("review", "export", "2.4", "--to", "moj", "--as-of", DAY)
    sent = bench.root / "outputs/2.4/review/moj/comparison-table.v1.ru.docx"
    word = WordFile(sent.read_bytes())
    word.comment(word.runs(2, PROPOSED, "наедине"), "Уточнить")
    word.replace(3, PROPOSED, "незаконный отказ", "отказ")
    file = bench.root / "returned.docx"
    file.write_bytes(word.save())
    return ["review", "import", file, "--from", "moj", "--date", DAY]


def acts_import(bench: Bench, times: int) -> Counter[str]:
    """An act comes in, in both languages."""
    return of_drafts(bench, times, acts_words(bench))


def acts_words(bench: Bench) -> list[object]:
    """Words that import an act, whose texts lie in the workspace."""
    files = []
    for lang in ("kk", "ru"):
        newest = max((bench.root / f"drafts/acts/{CODE}").glob(f"*.{lang}.md"))
        body = newest.read_text("utf-8").split("---\n", 2)[2]
        head = f"---\nact: {CODE}\nlang: {lang}\n---\n"
        files.append(bench.root / f"new.{lang}.md")
        files[-1].write_text(head + body, "utf-8")
    return ["acts", "import", *files, "--edition", "2026-10-01"]


def new_direction(bench: Bench, times: int) -> Counter[str]:
    """The scaffold of a direction."""
    words = ["new", "direction", "2.9", "--act", CODE, "--article", "435"]
    return of_drafts(bench, times, words, repeats=False)


KINDS = {
    "build": lambda bench, times: build(bench, times, pdf=False),
    "pdf": lambda bench, times: build(bench, times, pdf=True),
    "import": review_import,
    "accept": review_accept,
    "acts": acts_import,
    "new": new_direction,
}
"""Trials by name."""
