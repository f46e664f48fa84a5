"""What `status` and `build` say of bodies: their names, not their short ones."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from pipeline.cli import main

DAY = "2026-11-24"
LETTERS = """dispatches:
  - {date: 2026-02-02, number: "2.4/1", pack: presidium, to: [rka_presidium]}
  - {date: 2026-04-01, number: "2.4/2", pack: consultation, to: [moj], answer_by: 2026-04-30}
"""
DECISIONS = """decisions:
  - {date: 2026-03-10, number: "2", subject: initiative, outcome: approve, alternative: v1}
"""
NAMES = {
    "ru": "Министерство юстиции Республики Казахстан",
    "kk": "Қазақстан Республикасының Әділет министрлігі",
}


@pytest.fixture
def begun(copy):
    """Direction 2.4 has been sent to the Ministry of Justice."""
    ledger = copy.root / "drafts" / "2.4" / "ledger"
    (ledger / "dispatches.yaml").write_text(LETTERS, "utf-8")
    (ledger / "decisions.yaml").write_text(DECISIONS, "utf-8")
    return copy.root


@pytest.mark.parametrize("ui", ["kk", "ru"])
@pytest.mark.parametrize("command", [["status"], ["build", "--no-pdf"]])
def test_a_body_is_called_by_its_name(begun, ui, command):
    words = ["--ui", ui, "--workspace", str(begun), *command, "2.4", "--as-of", DAY]
    told = CliRunner().invoke(main, words, catch_exceptions=False).stdout
    assert NAMES[ui] in told
    assert not {"moj", "kurultai"} & set(told.replace(",", " ").split())


def test_a_program_reads_the_short_names(begun):
    words = ["--workspace", str(begun), "status", "2.4", "--as-of", DAY]
    found = CliRunner().invoke(main, [*words, "--format", "json"])
    assert '"moj"' in found.stdout
