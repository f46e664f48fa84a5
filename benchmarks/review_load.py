"""The review loop under load: 18 returned files with 600 remarks, and none lost.

Six files are edited by LibreOffice itself (where it is installed), the others at the
level of OOXML: comments, answers to them, insertions, deletions, replacements, rows in
another order. Every remark made is told from the one that came home; the sums are
counted by two readers. Then the same files come a second time.

    python benchmarks/review_load.py
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "review"))

from lxml import etree  # noqa: E402
from office import Office  # noqa: E402 - the tests' helpers
from review_load import BODIES, load, numbers, words_in  # noqa: E402
from word_edits import PROPOSED, RATIONALE, WordFile  # noqa: E402

from pipeline.errors import EnvironmentLackError  # noqa: E402
from pipeline.halls.prepare import prepare  # noqa: E402
from pipeline.halls.review import bring_home  # noqa: E402
from pipeline.halls.review_belonging import Return  # noqa: E402
from pipeline.halls.review_export import Sending, send  # noqa: E402
from pipeline.halls.review_record import remarks_of  # noqa: E402
from pipeline.locales.catalog import load_locales  # noqa: E402
from pipeline.model.homecoming import Fate  # noqa: E402

SENT, BACK = dt.date(2026, 11, 2), dt.date(2026, 11, 24)
NAMES = ("v1.ru", "v1.kk", "v2.ru", "v2.kk")


def workspace(folder: Path) -> list[bytes]:
    """A workspace of its own, with the tables of one direction sent out."""
    for name in ("drafts", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    for old in folder.glob("drafts/*/ledger/remarks.yaml"):
        old.unlink()
    sent = send(Sending(folder, "2.4", "moj", SENT), load_locales())
    return [
        (sent.folder / f"comparison-table.{name}.docx").read_bytes() for name in NAMES
    ]


def by_office(tables, folder, files, remarks):
    """Files edited by LibreOffice: body, bytes, number of remarks made."""
    luck = random.Random(7)
    office = Office(ROOT / ".normpack/test-office", folder / "office")
    targets = []
    for number in range(files):
        content = tables[number % len(tables)]
        word = WordFile(content)
        target = office.open(content, f"office-{number}.docx")
        count = remarks // files + (number < remarks % files)
        taken, done = {}, 0
        while done < count:
            row = luck.choice(numbers(word))
            column = luck.choice((PROPOSED, RATIONALE))
            words = words_in(word, row, column, luck, taken)
            if not words:
                continue
            cell = f"{'ABCDE'[column]}{row + 3}"
            kind = luck.choice(("comment", "comment", "replace", "insert", "delete"))
            text = f" замечание {number}.{done}"
            done += 1
            office.order(kind, cell, words, text, f"Автор {number}")
        office.save()
        targets.append((BODIES[number % len(BODIES)], target, count))
    start = time.perf_counter()
    office.run()
    print(f"LibreOffice edited {files} files in {time.perf_counter() - start:.1f} s")
    return [(body, target.read_bytes(), count) for body, target, count in targets]


def made(tables, folder, files, remarks):
    """All returned files."""
    third = files // 3
    share = remarks * third // files
    try:
        found = by_office(tables, folder, third, share)
    except (EnvironmentLackError, AssertionError) as lack:
        print(f"without LibreOffice: {lack}")
        found = []
    rest, left = files - len(found), remarks - sum(count for _, _, count in found)
    found += [(body, word.save(), n) for body, word, n in load(tables, rest, left)]
    return found


def bring(folder, returned):
    """Import all files; gives the sums, the seconds and the greatest of them."""
    sums = dict.fromkeys(Fate, 0)
    marks, seconds = 0, []
    for number, (body, content, _) in enumerate(returned):
        path = folder / f"returned-{number}.docx"
        path.write_bytes(content)
        start = time.perf_counter()
        home = bring_home(Return(folder, path, body, BACK), load_locales())
        seconds.append(time.perf_counter() - start)
        if not home.holds:
            sys.exit(f"{path.name}: the readers do not agree")
        marks += home.counted.total
        for fate in Fate:
            sums[fate] += home.sum_of(fate).remarks
    return sums, marks, seconds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=18)
    options.add_argument("--remarks", type=int, default=600)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = workspace(folder)
        returned = made(tables, folder, given.files, given.remarks)
        count = sum(n for _, _, n in returned)
        sums, marks, seconds = bring(folder, returned)
        came = sum(sums.values())
        told = ", ".join(f"{fate.value} {number}" for fate, number in sums.items())
        print(f"files {len(returned)}, remarks made {count}, marks {marks}")
        print(f"remarks in {came} ({told})")
        print(f"lost: {marks_lost(folder, returned, sums)}")
        print(f"seconds: {sum(seconds):.1f} in all, {max(seconds):.2f} at most")
        again, _, _ = bring(folder, returned)
        print(f"a second time: duplicate {again[Fate.DUPLICATE]} of {came}")
        record = folder / "drafts/2.4/ledger/remarks.yaml"
        start = time.perf_counter()
        prepare(folder / "drafts", load_locales(), wanted=("2.4",), as_of=BACK)
        size = record.stat().st_size / 1024
        print(
            f"record: {size:.0f} KB; drafts prepared in {time.perf_counter() - start:.2f} s"
        )


def marks_lost(folder, returned, sums):
    """Texts of comments and insertions that stand in a file and not in the record."""
    record = [remark for _, remark in remarks_of(folder, ("2.4",))]
    said = "\n".join(f"{each.text}\n{each.after}" for each in record)
    lost = 0
    for _, content, _ in returned:
        word = WordFile(content)
        for name, part in word.parts.items():
            if name.endswith("comments.xml"):
                lost += sum(text.strip() not in said for text in texts(part))
        for element in word.root.iter("{*}ins"):
            text = "".join(each.text or "" for each in element.iter("{*}t"))
            lost += text.strip() not in said
    return (
        lost + len(record) * 0
        if len(record) == sums[Fate.PLACED] + sums[Fate.UNPLACED]
        else -1
    )


def texts(part):
    """Words of each comment."""
    for comment in etree.fromstring(part):
        yield "".join(each.text or "" for each in comment.iter("{*}t"))


if __name__ == "__main__":
    main()
