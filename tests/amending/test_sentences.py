"""Counting sentences: only where nobody can count them otherwise."""

from __future__ import annotations

import pytest
from amending_helpers import LOCALES, redaction

from pipeline.amending import apply_text
from pipeline.amending.sentence_changes import find_sentence_change
from pipeline.amending.sentences import are_clear, sentence_spans
from pipeline.model.act import Profile
from pipeline.model.amending import Operation


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Суд решает. Дело закрыто.", 2),
        ("Суд решает дело", 1),
        ("Суд решает. дело закрыто.", 1),
        ("Срок 5.5 дня. Иной срок.", 2),
        ("«Суд решает.» Дело закрыто.", 2),
    ],
)
def test_sentences_are_counted(text, count):
    assert len(sentence_spans(text)) == count
    assert are_clear(text)


@pytest.mark.parametrize(
    "text",
    ["Суд в г. Астане решает. Дело.", "Подпись К. Токаев ставит. Да.", "5 тг. Иное."],
)
def test_shortened_words_make_the_count_unclear(text):
    assert not are_clear(text)
    assert find_sentence_change(text, text + " Новое дело.") is None


def test_a_sentence_that_cannot_be_counted_is_refused():
    base = redaction(
        "### Статья 1. А\n\n1. Суд в г. Астане решает. Дело закрыто.\n", "Z1", "ru"
    )
    text = "предложение второе пункта 1 статьи 1 исключить;"
    result = apply_text(base, text, "ru", Profile.LAW, LOCALES["ru"])
    assert [each.reason for each in result.outcomes] == ["ambiguous-target"]


def test_changes_of_sentences():
    old = "Первое дело. Второе дело. Третье дело."
    found = find_sentence_change(old, "Первое дело. Третье дело.")
    assert (found.operation, found.numbers) == (Operation.EXCLUDE_WORDS, (2,))
    found = find_sentence_change(old, old + " Новое дело.")
    assert (found.operation, found.numbers) == (Operation.INSERT_WORDS, (4,))
    found = find_sentence_change(old, "Первое дело. Иное совсем. Третье дело.")
    assert (found.operation, found.text) == (Operation.REPLACE_WORDS, "Иное совсем.")
    assert find_sentence_change(old, "Другое. Совсем. Иначе.") is None
