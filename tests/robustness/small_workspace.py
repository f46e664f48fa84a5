"""A workspace of one direction with the one act that it changes: built in a second."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = "K1400000226"
DAY = "2026-11-24"
NORM = f"2.4/norms/{CODE}__art_435.v1.ru.md"
NOTE = "2.4/texts/explanatory-note.ru.md"
COMMAND = (sys.executable, "-c", "from pipeline.cli import main; main()")
"""normpack in a process of its own, from this source."""


def small_workspace(root):
    """Direction 2.4 with the one act that it changes, without a record of remarks."""
    drafts = ROOT / "drafts"
    (root / "drafts/acts").mkdir(parents=True)
    for path in drafts.glob("*.yaml"):
        shutil.copy2(path, root / "drafts" / path.name)
    shutil.copy2(drafts / "acts/acts.yaml", root / "drafts/acts/acts.yaml")
    shutil.copytree(drafts / "acts" / CODE, root / "drafts/acts" / CODE)
    beside = shutil.ignore_patterns("evidence", "remarks.yaml")
    shutil.copytree(drafts / "2.4", root / "drafts/2.4", ignore=beside)
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


def command(root, *words, ui="en"):
    """The words that start normpack in a workspace."""
    return [*COMMAND, "--ui", ui, "--workspace", str(root), *map(str, words)]


def normpack(root, *words, ui="en", **settings):
    """Run normpack in a workspace to its end."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    settings = {**pipes, "text": True} | settings
    environment = os.environ | settings.pop("env", {})
    return subprocess.run(
        command(root, *words, ui=ui), env=environment, check=False, **settings
    )


def contents(folder):
    """Every file under a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
