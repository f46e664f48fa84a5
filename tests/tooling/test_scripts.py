"""The scripts: plain POSIX shell, and no host of a registry or mirror in any of them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ["normw", "justfile", ".ci/run", ".pre-commit-config.yaml"]
HOST = re.compile(r"https?://|\b[\w-]+\.(?:org|com|io|net|kz|dev)\b")


def test_normw_is_posix_shell():
    subprocess.run(["sh", "-n", ROOT / "normw"], check=True)


@pytest.mark.parametrize("script", ["normw", ".ci/run"])
def test_a_script_can_be_started(script):
    assert os.access(ROOT / script, os.X_OK)


def test_shellcheck_has_nothing_to_say():
    subprocess.run(["shellcheck", ROOT / "normw", ROOT / ".ci/run"], check=True)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_names_no_host(script):
    assert HOST.findall((ROOT / script).read_text("utf-8")) == []


def test_pyproject_names_no_registry():
    assert "http" not in (ROOT / "pyproject.toml").read_text("utf-8")


def test_nothing_reads_outside_the_project():
    """A fresh clone stands alone: no path of one machine, no folder beside the clone."""
    outside = re.compile(r"[\"'/(]work/(?:main|shared)|[\"'/]shared/(?:corpus|seed)")
    sources = [ROOT / script for script in (*SCRIPTS, "pyproject.toml")]
    for folder in ("pipeline", "tests", "benchmarks", "templates"):
        sources += (ROOT / folder).rglob("*.py")
    reading = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if outside.search(line)
    ]
    assert reading == []
