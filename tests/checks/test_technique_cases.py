"""Legal technique: each rule's failing example, and the real drafts, which are green."""

import pytest
from checks_cases import ROOT, examples, line_of, problems, rules_of, write

from pipeline.locales.messages import load_messages
from pipeline.model.problem import Severity

EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.name)
def test_the_case_finds_what_it_expects_and_nothing_else(example, tmp_path):
    drafts = write(example, tmp_path)
    left = list(example.expected)
    asked = {rule for rule, _, _ in left}
    for problem in problems(drafts):
        if problem.severity is Severity.NOTICE and problem.rule not in asked:
            continue  # small examples change more than half of their articles
        match = next((each for each in left if fits(problem, each, drafts)), None)
        assert match is not None, (problem, left)
        left.remove(match)
    assert left == []


def fits(problem, expected, drafts):
    rule, words, values = expected
    said = dict(problem.values)
    return (
        problem.rule == rule
        and words in line_of(drafts, problem)
        and all(said[key] == value for key, value in values.items())
    )


def test_every_rule_of_legal_technique_has_a_failing_example():
    shown = {rule for example in EXAMPLES for rule, _, _ in example.expected}
    # Noise and unchanged norms are of other families, shown with the comparison.
    assert rules_of() - shown <= {"noise", "norm-changes-nothing"}
    assert rules_of() <= load_messages("en").problems.keys()


def test_the_real_drafts_break_no_rule_of_legal_technique():
    found = [
        each
        for each in problems(ROOT / "drafts")
        if each.severity is not Severity.NOTICE
    ]
    assert found == []
