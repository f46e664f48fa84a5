"""What was read prints back, whatever it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath, Step
from pipeline.model.redaction import Redaction, Status
from pipeline.readers import parse_act, print_act, split_front_matter

EDITIONS = sorted((Path(__file__).parents[2] / "drafts" / "acts").glob("*/*.md"))

numbers = st.lists(st.integers(0, 999), min_size=1, max_size=3).map(
    lambda parts: "-".join(map(str, parts))
)
paths = st.lists(
    st.builds(Step, st.sampled_from(ProvisionKind), numbers), min_size=1, max_size=6
).map(lambda steps: ProvisionPath(tuple(steps)))

words = st.sampled_from(
    [
        "Адвокат вправе:",
        "адвокат обязан;",
        "Тыңдау",
        "кодексi, –",
        "Исключен Законом РК",
        "«Об актах».",
        "",
        "№ 5 \u2028 \u00a0x",
    ]
)
marks = st.sampled_from(
    [
        "",
        "1. ",
        "2. ",
        "1-1. ",
        "1) ",
        "2) ",
        "3) ",
        "18-1)",
        "### Статья 5. ",
        "6-бап. ",
        "**7-бап** ",
        "## Глава 2. ",
        "3-БӨЛIМ. ",
        "> *Сноска. ",
        "Ескерту. ",
        "Примечание ИЗПИ! ",
        "Примечания. 1. ",
        "Ескертпе. ",
        "*10) Исключен от 5",
        "# ",
        '<a id="st5"></a>',
    ]
)
ends = st.sampled_from(["\n", "\n\n", "\r\n", " \n", "*\n", "\n   \n"])
acts = st.lists(st.tuples(st.sampled_from(["", "   "]), marks, words, ends)).map(
    lambda lines: "".join("".join(line) for line in lines)
)


@given(paths)
def test_a_path_printed_and_parsed_is_the_same(path):
    assert ProvisionPath.parse(str(path)) == path


@given(st.text(), st.sampled_from(Profile))
def test_any_text_prints_back(text, profile):
    parsed = parse_act(text, profile, "ru")
    assert print_act(parsed.provisions, parsed.tail) == text


@settings(max_examples=300)
@given(acts, st.sampled_from(Profile))
def test_acts_print_back_and_read_the_same_again(text, profile):
    parsed = parse_act(text, profile, "kk")
    printed = print_act(parsed.provisions, parsed.tail)
    assert printed == text
    assert parse_act(printed, profile, "kk") == parsed


@settings(max_examples=300)
@given(acts, st.sampled_from(Profile))
def test_addresses_are_unique_unless_told(text, profile):
    parsed = parse_act(text, profile, "kk")
    redaction = Redaction("X", "kk", Status.CURRENT, "", provisions=parsed.provisions)
    found = [
        str(path) for article in redaction.articles() for path, _ in article.walk()
    ]
    if not any(problem.rule == "duplicate-unit" for problem in parsed.problems):
        assert len(found) == len(set(found))


@pytest.mark.parametrize("path", EDITIONS, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_law_in_force_prints_back_with_its_front_matter(path):
    text = path.read_bytes().decode()
    split = split_front_matter(text)
    parsed = parse_act(split.body, Profile.CODE, "ru", first_line=split.body_line)

    assert split.head + print_act(parsed.provisions, parsed.tail) == text
    assert parsed.problems == ()
    assert parsed.provisions


def test_there_is_law_in_force_to_read():
    assert len(EDITIONS) >= 18


@pytest.mark.parametrize(
    "paragraph",
    [
        "1. " + "сөз " * 1_250_000,
        "1" * 5_000_000,
        " " * 5_000_000 + "1) а",
        "*" * 5_000_000,
        "> " * 2_500_000,
        "1-" * 2_500_000,
        "#" * 5_000_000,
    ],
    ids=["words", "figures", "spaces", "stars", "quotes", "numbers", "hashes"],
)
def test_a_paragraph_of_five_megabytes_is_read_whole(paragraph):
    text = "Статья 1. А\n\n" + paragraph + "\n"
    parsed = parse_act(text, Profile.LAW, "ru")
    assert print_act(parsed.provisions, parsed.tail) == text


@pytest.mark.parametrize("line", ["а\n", "1) а:\n", "\n", "> б\n", "1. в:\n"])
def test_many_lines_take_no_depth(line):
    text = "Статья 1. А\n" + line * 20_000
    parsed = parse_act(text, Profile.LAW, "ru")
    assert print_act(parsed.provisions, parsed.tail) == text


@pytest.mark.parametrize(
    "text",
    [
        "Статья 1. А\r\n\r\n1. б\r\n",
        "\ufeffСтатья 1. А\n1. б",
        "\u200b 1. а\u2028б\x0c\n",
    ],
)
def test_odd_line_ends_and_marks_do_not_hide_units(text):
    parsed = parse_act(text, Profile.LAW, "ru")
    assert print_act(parsed.provisions, parsed.tail) == text
    last = parsed.provisions[0]
    last = last.children[0] if last.children else last
    assert str(last.step) == "para_1"
