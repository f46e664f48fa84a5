"""Norm files: front matter, text, rationales and what they are bound to."""

import datetime as dt

import pytest
from readers_workspace_files import LOCALES, NORM_KK, NORM_RU, draft

from pipeline.model.act import Act, Profile, Rank
from pipeline.readers import print_act, read_norm

ACTS = {
    "K1400000226": Act(
        "K1400000226", Rank.CODE, Profile.CRIMINAL, dt.date(2014, 7, 3), ()
    )
}
NAME = "drafts/2.4/norms/K1400000226__art_435.v1.ru.md"


def read(text, name=NAME):
    return read_norm(draft(text, name), LOCALES, ACTS)


def rules(text, name=NAME):
    return [problem.rule for problem in read(text, name)[1]]


def test_a_norm_says_what_it_is():
    norm, problems = read(NORM_RU)

    assert problems == ()
    assert (norm.act, norm.article, norm.alternative) == ("K1400000226", "435", "v1")
    assert (norm.lang, norm.base, norm.after) == ("ru", "2026-06-12", "")


def test_a_block_binds_to_the_unit_just_before_it_and_leaves_the_text():
    norm, _ = read(NORM_RU)

    (rationale,) = norm.rationales
    assert str(rationale.path) == "art_435__para_1"
    assert rationale.what == "Что меняется."
    assert rationale.why == "Почему."
    assert rationale.instruction == "Поручения нет."
    assert rationale.location.line == 11
    assert print_act(norm.redaction) == (
        "\n### Статья 435. Воспрепятствование\n\n1. Деяния –\n\n"
        "   наказываются штрафом.\n"
    )
    last = norm.redaction.provisions[0].children[0].children[0]
    assert (str(last.step), last.location.line) == ("indent_2", 17)


def test_a_block_before_the_first_unit_explains_the_article():
    name = NAME.replace(".ru.", ".kk.")
    norm, problems = read(NORM_KK, name)

    assert problems == ()
    assert [str(each.path) for each in norm.rationales] == ["art_435"]


def test_a_block_with_a_path_explains_a_unit_that_is_gone():
    text = NORM_RU.replace("::: обоснование", "::: обоснование art_435__para_2")
    norm, problems = read(text)

    assert problems == ()
    assert [str(each.path) for each in norm.rationales] == ["art_435__para_2"]


def test_lines_of_a_reason_are_joined_and_look_alike_letters_understood():
    text = NORM_RU.replace(
        "суть: Что меняется.\nдовод: Почему.",
        "cуть: Что\n  меняется: многое.\n\nдoвод: Потому.\nИ ещё потому.",
    )
    norm, problems = read(text)

    assert problems == ()
    assert norm.rationales[0].what == "Что меняется: многое."
    assert norm.rationales[0].why == "Потому. И ещё потому."


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (":::\n\n   нак", "\n   нак", ["rationale-open"]),
        ("::: обоснование", "::: обоснavanie", ["unknown-block"]),
        ("::: обоснование", "::: обоснование para2", ["bad-path"]),
        ("::: обоснование", "::: обоснование art_9__para_1", ["foreign-path"]),
        ("суть: Что меняется.\n", "", ["rationale-lacks"]),
        ("довод:", "доводы:", ["unknown-key", "rationale-lacks"]),
        ("base: 2026-06-12", "base: 12.06.2026", ["not-a-date"]),
        ("base: 2026-06-12\n", "", ["missing-key"]),
        ("base:", "bases:", ["missing-key", "unknown-key"]),
        ("act: K1400000226", "act: K1400000231", ["norm-name-differs"]),
        ('article: "435"', "article: 436", ["norm-name-differs"]),
        ('article: "435"', "article: 435", []),
        ("Статья 435.", "Статья 436.", ["heading-number-differs"]),
        ("### Статья 435. Воспрепятствование\n", "", ["norm-without-article"]),
        ("   наказ", "### Статья 436. Б\n\n1. наказ", ["norm-second-article"]),
        ("---\nact", "act", ["no-front-matter", "norm-without-article"]),
        ("article: ", "article: [", ["yaml-broken"]),
    ],
)
def test_mistakes(old, new, wanted):
    assert old in NORM_RU
    assert rules(NORM_RU.replace(old, new, 1)) == wanted


def test_the_nearest_known_key_is_named():
    _, problems = read(NORM_RU.replace("base:", "bases:"))

    unknown = problems[1]
    assert dict(unknown.values) == {"key": "bases", "nearest": "base"}
    assert (unknown.location.line, unknown.location.column) == (4, 1)


@pytest.mark.parametrize(
    "name",
    [
        "435.ru.md",
        "K1400000226__art_435.ru.md",
        "K1400000226__art_x.v1.ru.md",
        "K1400000226__art_435.v1.en.md",
    ],
)
def test_a_name_that_says_nothing(name):
    norm, problems = read(NORM_RU, f"drafts/2.4/norms/{name}")

    assert norm is None
    assert [problem.rule for problem in problems] == ["norm-file-name"]


def test_an_unknown_act_names_the_nearest():
    name = NAME.replace("K1400000226", "K1400000262")
    _, problems = read(NORM_RU.replace("K1400000226", "K1400000262"), name)

    assert [problem.rule for problem in problems] == ["unknown-act"]
    assert dict(problems[0].values)["nearest"] == "K1400000226"


def test_bytes_that_are_no_utf8_have_a_place():
    data = NORM_RU.encode().replace("штрафом".encode(), b"\xff\xfe")
    norm, problems = read(data)

    assert norm is None
    (problem,) = problems
    assert (problem.rule, problem.location.line) == ("not-utf8", 17)


def test_a_paragraph_of_five_megabytes_is_refused():
    norm, problems = read(NORM_RU + "2. " + "сөз " * 1_250_000)

    assert norm is None
    assert [problem.rule for problem in problems] == ["paragraph-too-long"]
    assert problems[0].location.line == 18


def test_windows_line_ends_change_nothing():
    norm, problems = read(NORM_RU.replace("\n", "\r\n"))

    assert problems == ()
    assert norm.rationales[0].why == "Почему."
    assert print_act(norm.redaction).count("\r\n") == 6
