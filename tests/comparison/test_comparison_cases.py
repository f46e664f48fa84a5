"""Every file in `cases/`: texts, and the comparison that a lawyer expects.

`NORMPACK_ACCEPT=1 pytest tests/comparison` writes the comparisons into the files; look
at `git diff` before you commit them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from comparison_texts import (
    compare_case,
    groups_as_text,
    noise_as_text,
    rows_as_text,
    sections,
)

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
EXPECTED = {"rows": rows_as_text, "noise": noise_as_text, "groups": groups_as_text}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case):
    parts = sections(case.read_text("utf-8"))
    comparison = compare_case(parts)
    found = {name: show(comparison) for name, show in EXPECTED.items() if name in parts}
    if os.environ.get("NORMPACK_ACCEPT"):
        _accept(case, parts, found)
    assert found
    for name, text in found.items():
        assert text.strip() == parts[name].strip()


def _accept(case, parts, found):
    text = case.read_text("utf-8")
    for name, result in found.items():
        old = f"## {name}\n{parts[name]}"
        text = text.replace(old, f"## {name}\n\n{result}\n")
        parts[name] = result
    case.write_text(text.rstrip() + "\n", "utf-8")
