"""Generated workspaces of 50 and 100 directions: `check` and the Word files.

    uv run python benchmarks/scale.py [--sizes 50 100]

Each direction changes 20 articles, in 3 alternatives and 2 languages. Prints processor
time and the most memory of each, with nothing kept from before.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import generated_workspace
from measuring import ENVIRONMENT, ROOT, Row

SIZES = (50, 100)
DAY = "2026-11-24"


def spent(root: Path, *words: str) -> tuple[float, float]:
    """Processor time and most memory (MB) of one command, and of no other."""
    command = [
        sys.executable,
        "-c",
        "from pipeline.cli import main; main()",
        *("--ui", "en", "--workspace", str(root)),
        *words,
    ]
    with (root / "told.txt").open("w") as told:
        actions = [(os.POSIX_SPAWN_DUP2, told.fileno(), number) for number in (1, 2)]
        environment = ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
        child = os.posix_spawn(command[0], command, environment, file_actions=actions)
        _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError((root / "told.txt").read_text()[-2000:])
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(directions: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        norms = generated_workspace.make(root, directions)
        check, _ = spent(root, "check", "--as-of", DAY)
        shutil.rmtree(root / ".normpack")
        build, memory = spent(root, "build", "--no-pdf", "--as-of", DAY)
        documents = len(list((root / "outputs").rglob("*.docx")))
    print(
        f"{directions} directions, {norms} norm files, {documents} documents:"
        f" check {check:.1f} s, build {build:.1f} s, at most {memory:.0f} MB,"
        f" {memory * 1024 / documents:.0f} KB for each document",
        file=sys.stderr,
    )
    return {"check": check, "build": build, "memory": memory, "documents": documents}


def rows(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Of the table of ratios."""
    found = {size: measure(size) for size in sizes}
    for small, large in itertools.pairwise(sizes):
        for name in ("check", "build"):
            yield Row(
                f"{name} of {large} directions ÷ of {small}, 20 norms × 3 alternatives × 2 languages each",
                f"{found[large][name]:.1f} s",
                f"{found[small][name]:.1f} s",
                found[large][name] / found[small][name],
                2.3,
            )
    small, large = (found[size] for size in (sizes[0], sizes[-1]))
    yield Row(
        f"memory for each document, {sizes[-1]} directions ÷ {sizes[0]}",
        f"{large['memory'] * 1024 / large['documents']:.0f} KB",
        f"{small['memory'] * 1024 / small['documents']:.0f} KB",
        (large["memory"] / large["documents"]) / (small["memory"] / small["documents"]),
        1.1,
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    for each in rows(tuple(parser.parse_args().sizes)):
        print(each)
