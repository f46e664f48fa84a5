"""`normpack acts export` at the door."""

from __future__ import annotations

import pytest
from akoma_helpers import ROOT, Exported
from click.testing import CliRunner

from pipeline.cli import main

CALL = ["--workspace", str(ROOT), "acts", "export"]


def run(*words):
    return CliRunner().invoke(main, [*CALL, *words])


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_it_prints_the_file_and_nothing_else(lang):
    done = run("K1400000226", "--edition", "2026-06-12", "--lang", lang)
    assert done.exit_code == 0
    exported = Exported(done.stdout_bytes)
    assert exported.faults == []
    assert exported.by_eid("art_435__para_2") is not None


def test_it_writes_the_same_bytes_to_a_file(tmp_path):
    file = tmp_path / "act.xml"
    words = ("K1400000226", "--lang", "ru")
    done = run(*words, "--output", str(file))
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_bytes() == run(*words).stdout_bytes


def test_a_text_that_is_not_there_is_wrong_use():
    done = run("K1400000226", "--edition", "1999-01-01", "--lang", "ru")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "2026-06-12" in done.stderr


def test_without_a_language_it_is_wrong_use():
    assert run("K1400000226").exit_code == 2
