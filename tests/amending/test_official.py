"""Clauses in words of real laws: each does what it says, or is refused with a reason."""

from __future__ import annotations

import pytest
from official_cases import lines_of, official_cases

from pipeline.amending.tree import digest
from pipeline.halls.amend import read_text


def cases():
    for lang in ("ru", "kk"):
        for number, case in enumerate(official_cases(lang), start=1):
            yield pytest.param(case, id=f"{lang} {number}: {case.name}")


@pytest.mark.parametrize("case", list(cases()))
def test_official_wording(case):
    result, after = case.run()
    reasons = [each.reason for each in result.outcomes]
    assert reasons
    if case.refused:
        before = read_text(case.before.encode(), "base", case.of_act, case.lang)
        assert set(reasons) == {case.refused}
        assert digest(result.redaction) == digest(before.redaction)
        assert after == lines_of(case.before)
    else:
        assert after == case.after
        assert set(reasons) == {""}


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_two_hundred_wordings_of_each_language(lang):
    wordings = {case.clauses for case in official_cases(lang)}
    assert len(wordings) >= 200
