"""Lists and texts without which papers would be empty or missing."""

from dataclasses import replace

import pytest
from checks_of_drafts import case_of

from pipeline.checks import addressees, direction_lists, texts


def rules(check, case):
    return {(p.rule, dict(p.values).get("key", "")) for p in check.find(case)}


@pytest.mark.parametrize(
    "name",
    ["working_group", "calendar", "indicators", "materials", "consultation_format"],
)
def test_an_empty_list_is_a_warning_with_its_key(name):
    assert rules(direction_lists, case_of("2.4")) == set()
    assert rules(direction_lists, case_of("2.4", **{name: ()})) == {
        ("empty-list", name)
    }


def test_only_the_direction_with_a_regulation_must_have_its_text():
    def missing(number):
        case = case_of(number, texts=())
        return {dict(p.values)["document"] for p in texts.find(case)}

    assert "regulation" in missing("2.2")
    assert "regulation" not in missing("2.4")
    assert {"legal-justification", "public-brief"} <= missing("2.4")


def test_the_presidium_must_be_among_the_bodies():
    case = case_of("2.4")
    known = case.workspace.addressees
    without = {name: body for name, body in known.items() if name != "rka_presidium"}
    broken = replace(case, workspace=replace(case.workspace, addressees=without))
    found = [dict(p.values)["body"] for p in addressees.find(broken)]
    assert found == ["rka_presidium"]
