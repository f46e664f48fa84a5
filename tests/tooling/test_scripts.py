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
