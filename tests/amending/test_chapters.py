"""Chapters: new ones, whole ones anew, and articles inside them."""

from __future__ import annotations

from amending_helpers import LOCALES, redaction

from pipeline.amending import apply_text
from pipeline.model.act import Profile

ACT = """## Глава 1. Общее

### Статья 1. Первая

1. Текст первый.

### Статья 2. Вторая

1. Текст второй.

## Глава 2. Особенное

### Статья 3. Третья

1. Текст третий.
"""


def run(text):
    base = redaction(ACT, "Z1", "ru")
    result = apply_text(base, text, "ru", Profile.LAW, LOCALES["ru"])
    shape = [
        (chapter.number, [article.number for article in chapter.children])
        for chapter in result.redaction.provisions
    ]
    return shape, [each.reason for each in result.outcomes]


def test_a_new_chapter_stands_behind_its_number():
    shape, reasons = run(
        "дополнить главой 1-1 следующего содержания:\n"
        "«Глава 1-1. Новая\nСтатья 2-1. Новая\n1. Раз.\nСтатья 2-2. Ещё\n1. Два.»;"
    )
    assert reasons == [""]
    assert shape == [("1", ["1", "2"]), ("1-1", ["2-1", "2-2"]), ("2", ["3"])]


def test_a_new_article_stands_in_the_chapter_of_its_number():
    shape, reasons = run(
        "1) главу 1 дополнить статьей 2-1 следующего содержания:\n"
        "«Статья 2-1. Новая\n1. Раз.»;"
    )
    assert reasons == [""]
    assert shape == [("1", ["1", "2", "2-1"]), ("2", ["3"])]


def test_a_chapter_anew_contradicts_a_clause_for_its_article():
    shape, reasons = run(
        "главу 2 изложить в следующей редакции:\n"
        "«Глава 2. Иное\nСтатья 3. Третья\n1. Иное.»;\n"
        "в статье 3: слова «третий» исключить;"
    )
    assert reasons == ["conflict", "conflict"]
    assert shape == [("1", ["1", "2"]), ("2", ["3"])]


def test_a_new_chapter_cannot_bring_an_article_that_is_there():
    _, reasons = run(
        "дополнить главой 3 следующего содержания:\n"
        "«Глава 3. Новая\nСтатья 2. Вторая\n1. Раз.»;"
    )
    assert reasons == ["conflict"]


def test_heading_of_a_chapter():
    base = redaction(ACT, "Z1", "ru")
    text = "заголовок главы 2 изложить в следующей редакции:\n«Глава 2. Иное»;"
    result = apply_text(base, text, "ru", Profile.LAW, LOCALES["ru"])
    assert result.is_complete
    assert result.redaction.provisions[1].text == "Иное"


def test_a_range_too_long_to_be_true_is_refused():
    shape, reasons = run(
        "в статье 1: дополнить пунктами 2 – 999999999 следующего содержания: «2. Да.»;"
    )
    assert reasons == ["unknown-formula"]
    assert len(shape) == 2
