"""Prose: sections by id and alternative, paragraphs with printed numbers."""

import pytest
from readers_workspace_files import draft

from pipeline.readers import read_prose

NAME = "drafts/2.4/texts/explanatory-note.ru.md"


def read(text, name=NAME):
    return read_prose(draft(text, name))


def test_sections_and_paragraphs():
    prose, problems = read(
        "Вступление.\n\n"
        "## Необходимость {#need}\n\n"
        "Первая строка\nи вторая.\n\nДругой абзац.\n\n"
        "## Положения {#provisions .v1}\n"
        "1. Пункт.\n2) Подпункт\nс продолжением.\n- Перечень.\n18-1) Вставка.\n"
    )

    assert problems == ()
    assert (prose.document, prose.lang) == ("explanatory-note", "ru")
    assert [(s.id, s.heading, s.alternative) for s in prose.sections] == [
        ("", "", ""),
        ("need", "Необходимость", ""),
        ("provisions", "Положения", "v1"),
    ]
    assert [p.text for p in prose.sections[1].paragraphs] == [
        "Первая строка и вторая.",
        "Другой абзац.",
    ]
    assert [(p.number, p.text) for p in prose.sections[2].paragraphs] == [
        ("1.", "Пункт."),
        ("2)", "Подпункт с продолжением."),
        ("-", "Перечень."),
        ("18-1)", "Вставка."),
    ]
    place = prose.sections[2].paragraphs[1].location
    assert (place.line, place.column) == (12, 4)


def test_marks_of_other_languages_are_text():
    words = "{{ x }} {% y %} ТОО «A & B» <script> **не жирно** [[bill_title]] 2026. год"
    prose, problems = read(f"## А {{#a}}\n\n{words}\n")

    assert problems == ()
    assert prose.sections[0].paragraphs[0].text == words


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("## Без имени\n\nа\n", "section-without-id"),
        ("## Два {#a #b}\n\nа\n", "section-without-id"),
        ("## Кириллица {#имя}\n\nа\n", "section-without-id"),
        ("## Много {#a .v1 .v2}\n\nа\n", "section-marks"),
        ("## Мусор {#a v1}\n\nа\n", "section-marks"),
        ("### Глубже {#a}\n\nа\n", "heading-level"),
        ("## А {#a}\n\nа\n\n## Б {#a}\n\nб\n", "duplicate-section"),
    ],
)
def test_mistakes_in_headings(text, rule):
    assert [problem.rule for problem in read(text)[1]] == [rule]


def test_one_id_may_stand_once_for_each_alternative():
    prose, problems = read("## А {#a .v1}\n\nа\n\n## А {#a .v2}\n\nб\n")

    assert problems == ()
    assert [section.alternative for section in prose.sections] == ["v1", "v2"]


@pytest.mark.parametrize(
    "name", ["note.md", "note.en.md", "Записка.ru.md", "a.b.ru.md"]
)
def test_a_name_that_says_nothing(name):
    prose, problems = read("а\n", f"drafts/2.4/texts/{name}")

    assert prose is None
    assert [problem.rule for problem in problems] == ["text-file-name"]


def test_an_empty_text_has_no_sections():
    prose, problems = read("")

    assert prose.sections == ()
    assert problems == ()


def test_a_long_heading_of_spaces_is_read_at_once():
    prose, _ = read("## а" + " " * 90_000 + "б {#a}\n")
    assert prose.sections[0].id == "a"
