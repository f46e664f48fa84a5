"""Builds of the seven directions: cold, unchanged, after one word.

    uv run --group bench python benchmarks/build_speed.py

The peer of a cold build is LibreOffice alone, with as many workers, over the very same
Word files; of an unchanged one, a Python that imports what any such program imports.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measuring import ENVIRONMENT, ROOT, Row, normpack, run, seconds, wall

JOBS = 2
MOST = 160
"""Files in one start of the peer, about as many as the build gives it."""
DAY = "2026-11-24"
NORM = "drafts/2.4/norms/K1400000226__art_435.v1.ru.md"
WORD = re.compile("незаконный отказ\\w*(?= адвокату)")


def workspace(folder: Path) -> Path:
    for name in ("drafts", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "outputs").mkdir()
    return folder


def build(root: Path, *words: object) -> str:
    return normpack(root, "build", "--jobs", JOBS, "--as-of", DAY, *words)


def words_of(root: Path) -> list[Path]:
    return sorted((root / "outputs").rglob("*.docx"))


def bare(files: list[Path], folder: Path, *, warm: Path | None = None) -> float:
    """LibreOffice alone, with as many workers.

    Args:
        files: Word files.
        folder: an empty folder for copies and PDFs.
        warm: where profiles of an earlier start are; begins with none by default.
    """
    copies = [
        shutil.copy(file, folder / f"{number}.docx")
        for number, file in enumerate(files)
    ]
    shares = [copies[number::JOBS] for number in range(min(JOBS, len(copies)))]
    homes = [(warm or folder) / f"p{number}" for number in range(len(shares))]

    def work(share: list[Path], home: Path) -> None:
        # With more files in one start LibreOffice ends early, and says nothing.
        for first in range(0, len(share), MOST):
            subprocess.run(
                [
                    "soffice",
                    f"-env:UserInstallation={home.as_uri()}",
                    *("--headless", "--convert-to", "pdf", "--outdir", folder / "out"),
                    *share[first : first + MOST],
                ],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                check=False,
            )

    start = time.perf_counter()
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(work, shares, homes))
    took = time.perf_counter() - start
    made = len(list((folder / "out").glob("*.pdf")))
    if made != len(files):
        raise RuntimeError(made)
    return took


def cold(root: Path) -> float:
    """A build with nothing kept, as on the first day."""
    shutil.rmtree(root / ".normpack", ignore_errors=True)
    shutil.rmtree(root / "outputs")
    (root / "outputs").mkdir()
    return wall(lambda: build(root), runs=1)


def edit(root: Path, turn: int) -> None:
    """One word more in one norm, another one each time."""
    file = root / NORM
    text = WORD.sub(f"незаконный отказ{'абвгде'[turn]}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def hashing(root: Path) -> float:
    """The time to read and hash what a build looks at, as any program might."""

    def look() -> None:
        for name in ("drafts", "templates", "outputs"):
            for file in sorted((root / name).rglob("*")):
                if file.is_file():
                    hashlib.sha256(file.read_bytes()).hexdigest()

    return wall(look)


def rows() -> Iterator[Row]:
    """Of the table of ratios."""
    with tempfile.TemporaryDirectory() as name:
        root = workspace(Path(name) / "workspace")
        yield cold_row(root, Path(name))
        yield unchanged_row(root)
        yield from one_word_rows(root, Path(name))


def cold_row(root: Path, folder: Path) -> Row:
    ours = cold(root)
    files = words_of(root)
    (folder / "bare").mkdir()
    theirs = bare(files, folder / "bare")
    return Row(
        f"cold build of 7 directions ÷ bare LibreOffice over its {len(files)} Word files, {JOBS} workers each",
        seconds(ours),
        seconds(theirs),
        ours / theirs,
        1.15,
    )


def unchanged_row(root: Path) -> Row:
    build(root)
    peer = wall(lambda: run(sys.executable, "-c", "import docx, yaml"), runs=7)
    ours = wall(lambda: build(root), runs=7)
    allowed = 2 * peer + hashing(root)
    return Row(
        "unchanged build ÷ (2 × `python -c 'import docx, yaml'` + hashing the files)",
        seconds(ours),
        seconds(allowed),
        ours / allowed,
        1,
    )


def one_word_rows(root: Path, folder: Path) -> Iterator[Row]:
    times = []
    build(root, "--no-pdf")
    for turn in range(3):
        edit(root, turn)
        times.append(wall(lambda: build(root, "--no-pdf"), runs=1))
    words = min(times)
    yield Row(
        "one word edited → Word files ÷ 1 s", seconds(words), "1 s", words / 1.0, 1
    )
    build(root)
    before = {file: file.read_bytes() for file in words_of(root)}
    edit(root, 3)
    ours = wall(lambda: build(root), runs=1)
    changed = [file for file in words_of(root) if before[file] != file.read_bytes()]
    (folder / "changed").mkdir()
    theirs = bare(changed, folder / "changed", warm=folder / "bare")
    yield Row(
        f"one word edited → PDFs ÷ (1 s + bare LibreOffice over the {len(changed)} files)",
        seconds(ours),
        seconds(1.0 + theirs),
        ours / (1.0 + theirs),
        1,
    )


if __name__ == "__main__":
    for each in rows():
        print(each)
