"""Structure of acts, told by case files: a text, a line of `=`, its addresses."""

from pathlib import Path

import pytest

from pipeline.model.act import Profile
from pipeline.model.redaction import Redaction, Status
from pipeline.readers import parse_act, print_act

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))


def addresses(redaction):
    for path, unit in redaction.walk():
        marks = " excluded" * unit.excluded
        marks += f" notes={len(unit.notes)}" * bool(unit.notes)
        yield f"{path}{marks}", unit.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_units_have_these_addresses(case):
    text, _, wanted = case.read_text(encoding="utf-8").partition("=====\n")
    parsed = parse_act(text, Profile(case.stem.rpartition(".")[2]), "ru")
    redaction = Redaction("X", "ru", Status.CURRENT, "", provisions=parsed.provisions)

    found = list(addresses(redaction))
    expected = [line.split(" |") for line in wanted.splitlines()]

    assert [address for address, _ in found] == [address for address, _ in expected]
    for (address, words), (_, beginning) in zip(found, expected, strict=True):
        assert words.startswith(beginning.strip()), address
    assert print_act(parsed.provisions, parsed.tail) == text


def test_case_files_are_found():
    assert len(CASES) > 8


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Статья 1. А\n\n1. б\n\n1. в\n", ["duplicate-unit"]),
        ("Статья 1. А\n\n1. б:\n\n1) в;\n\n2) г;\n\n2) д.\n", ["duplicate-unit"]),
        (
            "## Глава 1. А\n\n### Статья 1. Б\n\n## Глава 2. В\n\n### Статья 1. Г\n",
            ["duplicate-unit"],
        ),
        ("### Статья 1. А\n\n#### Подзаголовок\n\n1. б\n", ["unknown-heading"]),
        ("### Статья 1. А\n\n> просто цитата\n\n1. б\n", ["quotation-in-norm"]),
        ("# Кодекс\n\n### Статья 1. А\n\n> Сноска. б\n> продолжение\n", []),
    ],
)
def test_mistakes_are_told_at_their_place(text, rules):
    parsed = parse_act(text, Profile.LAW, "ru")

    assert [problem.rule for problem in parsed.problems] == rules
    assert print_act(parsed.provisions, parsed.tail) == text


def test_a_duplicate_points_at_the_second_one():
    parsed = parse_act("Статья 1. А\n\n  1. б\n\n  1. в\n", Profile.LAW, "ru")

    (problem,) = parsed.problems
    assert (problem.location.line, problem.location.column) == (5, 3)
    assert problem.values == (("unit", "para_1"),)


def test_places_count_from_the_first_line_given():
    parsed = parse_act("### 5-бап. А\n\n1. б\n", Profile.LAW, "kk", first_line=10)

    article = parsed.provisions[0]
    assert (article.location.line, article.location.column) == (10, 5)
    assert article.children[0].location.line == 12


def test_layout_keeps_what_stands_around_the_words():
    parsed = parse_act('<a id="st5"></a>\n\n**86-бап** \n1. б \n', Profile.LAW, "kk")

    article = parsed.provisions[0]
    assert article.layout.before == '<a id="st5"></a>\n\n'
    assert (article.layout.lead, article.layout.marker) == ("**", "86-бап")
    assert article.layout.after == "** \n"
    assert (article.children[0].text, article.children[0].layout.after) == ("б", " \n")


def test_an_editors_note_is_kept_apart_without_its_marks():
    parsed = parse_act("Статья 1. А\n\n> *Сноска. Б.*\n", Profile.LAW, "ru")

    (note,) = parsed.provisions[0].notes
    assert note.text == "Сноска. Б."
    assert (note.layout.lead, note.layout.after) == ("> *", "*\n")


def test_emphasis_in_a_norm_stays_visible():
    parsed = parse_act("Статья 1. А\n\n**Важно.**\n\n**1. Очень**\n", Profile.LAW, "ru")

    first, second = parsed.provisions[0].children
    assert first.text == "**Важно.**"
    assert second.text == "**1. Очень**"


def test_text_without_any_article_is_not_lost():
    parsed = parse_act("Преамбула.\n\n1. Пункт.\n", Profile.LAW, "ru")

    assert [str(unit.step) for unit in parsed.provisions] == ["subpara_1", "para_1"]
