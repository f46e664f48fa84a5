"""One fact, one place: each fact is changed in turn, and every document follows.

A fact that changes in the drafts changes every document that holds it; none keeps the
old word, and no other document moves.
"""

import re

import pytest
from facts import NAMES, Workspace, mark


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Drafts with every fact marked."""
    return Workspace(tmp_path_factory.mktemp("facts"))


@pytest.fixture(scope="module")
def told(workspace):
    """All documents made of them."""
    return workspace.texts()


def holding(texts, word):
    return {name for name, text in texts.items() if word in text}


NOT_SHOWN = {
    "number of the final decision",  # told by `status`; papers name the approval
    "remarks of a decision",  # a return that an approval has followed
}


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_fact_changes_every_document_that_holds_it(name, told, workspace):
    old, new = mark(name), mark(name).replace("А", "Б")
    expected = holding(told, old)
    assert bool(expected) != (name in NOT_SHOWN), name
    with workspace.renewed(name):
        after = workspace.texts()
    assert holding(after, old) == set()
    assert holding(after, new) == expected
    changed = {each for each in told if told[each] != after[each]}
    assert after.keys() == told.keys()
    assert changed == expected


def test_the_day_of_a_deadline_is_told_by_its_one_place(workspace, told):
    """First review, extended completion, approval; quarters end on days of their own."""
    for day, other, words in (
        ("2026-06-30", "2026-06-29", ("30 июня 2026", "30 маусым")),
        ("2027-02-26", "2027-02-25", ("26 февраля 2027", "26 ақпан", "26.02.2027")),
        ("2026-03-11", "2026-03-12", ("11 марта 2026", "11 наурыз", "11.03.2026")),
    ):
        assert any(holding(told, each) for each in words), day
        with workspace.replaced(day, other):
            after = workspace.texts()
        assert [each for each in words if holding(after, each)] == []


def test_the_range_of_the_protocol_is_told_by_its_one_place(workspace, told):
    assert holding(told, "10–15")
    with workspace.replaced("[10, 15]", "[11, 17]"):
        after = workspace.texts()
    assert holding(after, "10–15") == set()
    assert holding(after, "11–17") == holding(told, "10–15")


def test_the_edition_of_the_law_is_told_by_its_one_place(workspace, told):
    assert holding(told, "11.06.2026")
    with workspace.replaced("2026-06-11", "2026-06-12"):
        after = workspace.texts()
    assert holding(after, "11.06.2026") == set()
    assert holding(after, "12.06.2026") == holding(told, "11.06.2026")


def test_the_number_of_a_direction_is_told_by_its_folder(tmp_path):
    old, new = (
        re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d./])")
        for number in ("2.6", "2.7")
    )
    workspace = Workspace(tmp_path)
    before = {name for name, text in workspace.texts().items() if old.search(text)}
    workspace.renumber("2.7")
    after = workspace.texts()
    assert {name for name, text in after.items() if old.search(text)} == set()
    assert {name for name, text in after.items() if new.search(text)} == before != set()


def test_another_choice_of_the_presidium_changes_all_that_goes_out(workspace, told):
    chosen, other = mark("title of the chosen alternative"), mark("norm")
    with workspace.replaced("alternative: v2", "alternative: v1"):
        after = workspace.texts()
    outside = {name for name in told if name.startswith(("submission/", "public/"))}
    assert holding(told, other) & outside
    assert not (holding(after, other) | holding(after, chosen)) & outside
    assert holding(after, mark("other norm")) & outside
    assert not holding(told, mark("other norm")) & outside


def test_a_reason_that_refers_to_an_unknown_fact_is_told_with_its_place(workspace):
    with workspace.replaced("[[direction_number]]", "[[direction_nomber]]"):
        found = [p for p in workspace.problems() if p.rule == "unknown-fact"]
    assert {"norms"} <= {p.location.file.parts[2] for p in found} <= {"norms", "texts"}
    assert all(p.location.line > 1 for p in found)
