"""YAML with places, without guesses, within limits."""

import json
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.readers.fields import Fields
from pipeline.readers.quick_yaml import quick_pairs
from pipeline.readers.yaml_nodes import read_yaml

FILE = PurePath("drafts/x.yaml")


def read(text):
    node, problems = read_yaml(text, FILE)
    return node, [problem.rule for problem in problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: 2.10", "2.10"),
        ("a: 0435", "0435"),
        ("a: no", "no"),
        ("a: 2026-06-12", "2026-06-12"),
        ('a: "~"', "~"),
        ("a: |\n  два\n  слова\n", "два\nслова\n"),
    ],
)
def test_a_value_stays_what_was_typed(text, words):
    node, rules = read(text)
    assert rules == []
    assert Fields(node, []).text("a") == words


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: [1, 2", "yaml-broken"),
        ("a: b: c", "yaml-broken"),
        ("\ta: 1", "yaml-broken"),
        ("a: \x00", "yaml-broken"),
        ('a: "\\U7FFFFFFF"', "yaml-broken"),
        ("a: &x 1\nb: *x\n", "yaml-alias"),
        ("*x\n", "yaml-alias"),
        ("a: " + "[" * 50 + "]" * 50, "yaml-too-deep"),
        ("a: " + "[" * 5000, "yaml-too-deep"),
        ("[a, b]: c", "yaml-key"),
        ("a: 1\na: 2\n", "duplicate-key"),
        ("a: " + "x" * 600_000, "yaml-too-long"),
    ],
)
def test_what_is_refused(text, rule):
    assert read(text)[1] == [rule]


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    _, problems = read_yaml(bomb, FILE)
    (problem,) = problems
    assert (problem.rule, problem.location.line) == ("yaml-alias", 1)


def test_a_broken_line_is_named():
    _, problems = read_yaml("a: 1\nb: [1,\nc: 2\n", FILE, first_line=10)
    assert problems[0].location.line in {11, 12, 13}


@given(st.text())
def test_no_text_stops_the_reader(text):
    node, problems = read_yaml(text, FILE)
    assert node is not None
    assert all(problem.location.file == FILE for problem in problems)


def test_problems_of_fields_have_line_and_column():
    node, _ = read_yaml("titles: {kk: А}\nflag: да\nday: 31.12.2026\n", FILE)
    problems = []
    fields = Fields(node, problems)
    fields.bilingual("titles")
    fields.flag("flag", default=True)
    fields.date("day")
    fields.text("lost")
    fields.close()

    found = [(p.rule, p.location.line, p.location.column) for p in problems]
    assert found == [
        ("missing-key", 1, 9),
        ("not-a-flag", 2, 7),
        ("not-a-date", 3, 6),
        ("missing-key", 1, 1),
    ]


def test_a_key_without_value_is_missing_at_its_own_place():
    node, _ = read_yaml("a: 1\ntitle:\n", FILE)
    problems = []
    Fields(node, problems).text("title")
    assert [(p.rule, p.location.line) for p in problems] == [("missing-key", 2)]


VALUES = st.one_of(
    st.text("абв1-./:+_… ", min_size=1, max_size=8),
    st.text(max_size=6).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.sampled_from(["~", "null", "", "-1", "a:", "a # b", "'a'", "[a]", "|", "&a"]),
)
PAIRS = st.lists(st.tuples(st.sampled_from(["act", "article", "base"]), VALUES))


@settings(max_examples=500)
@given(PAIRS, st.sampled_from([": ", ":  ", ":"]), st.sampled_from(["", " "]))
def test_the_quick_way_through_front_matter_is_the_slow_one(pairs, between, behind):
    text = "".join(f"{key}{between}{value}{behind}\n" for key, value in pairs)
    quick = quick_pairs(text, FILE, 2)
    if quick is not None:
        assert (quick, ()) == read_yaml(text, FILE, first_line=2)


def test_plain_front_matter_goes_the_quick_way():
    text = 'act: K1400000226\narticle: "435-1"\nbase: 2026-06-12\n'
    assert quick_pairs(text, FILE, 2) == read_yaml(text, FILE, first_line=2)[0]
