"""Expected clauses of both languages, each with the proof that it is right."""

from __future__ import annotations

import json

import pytest
from amending_helpers import CASES, LOCALES, case_act, case_base, compared
from edits_by_case import changed

from pipeline.amending import apply, certify, generate

LINES = (CASES / "clauses.jsonl").read_text(encoding="utf-8").splitlines()
ALL = [json.loads(line) for line in LINES]


def name(case: dict) -> str:
    edits = [
        f"{edit['at']} {next(k for k in edit if k != 'at')}" for edit in case["edits"]
    ]
    return f"{case['lang']} {case['profile']} {case['style']}: {', '.join(edits)}"


def test_there_are_enough_cases_in_both_languages():
    assert len(ALL) >= 300
    assert {case["lang"] for case in ALL} == {"kk", "ru"}


@pytest.mark.parametrize("case", ALL, ids=name)
def test_clauses(case):
    base, act, locale = case_base(case), case_act(case), LOCALES[case["lang"]]
    proposed = changed(base, case["edits"])
    clauses = generate(
        base, proposed, compared(base, proposed), act, locale, style=case["style"]
    )
    assert [line.text for line in clauses.lines] == case["expected"]
    result = apply(base, clauses, act, locale)
    assert result.is_complete
    assert certify(base, proposed, clauses, act, locale).holds


@pytest.mark.parametrize("case", ALL[::7], ids=name)
def test_a_damaged_clause_is_not_proved(case):
    base, act, locale = case_base(case), case_act(case), LOCALES[case["lang"]]
    proposed = changed(base, case["edits"])
    other = changed(base, [{"at": "art_7__para_1", "set": "Другое. Басқа."}])
    clauses = generate(
        base, other, compared(base, other), act, locale, style=case["style"]
    )
    assert not certify(base, proposed, clauses, act, locale).holds
