"""The page of checks lists every rule of the program with its true severity."""

import re
from pathlib import Path

import pytest

from pipeline.locales.messages import load_messages

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/checks.md").read_text(encoding="utf-8")
ROW = re.compile(r"(?m)^\| `([a-z0-9-]+)` \| (\w+) \| ([^|]+) \| ([^|]+) \|$")
NAMED = re.compile(r"\b(error|warning|notice)\(\s*\"([a-z0-9-]+)\"")
ROWS = ROW.findall(PAGE)


def test_every_rule_stands_on_the_page_once():
    rules = [rule for rule, _, _, _ in ROWS]
    assert sorted(rules) == sorted(load_messages("en").problems)


def test_the_severity_is_that_of_the_program():
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "pipeline").rglob("*.py")
    )
    named = {rule: severity for severity, rule in NAMED.findall(source)}
    said = {rule: severity for rule, severity, _, _ in ROWS}
    assert {rule: said.get(rule) for rule in named} == named


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_a_source_and_what_is_found(row):
    _, _, source, finds = row
    assert source.strip()
    # Fields of the sentence stand as ‹name›, not as the program fills them.
    assert not re.search(r"[{}]", finds)
