"""Clauses in words of real laws: each does what it says, or is refused with a reason."""

from __future__ import annotations

import pytest
from official_cases import CODES, LOCALES, lines_of, official_cases, spread

from pipeline.amending.tree import digest
from pipeline.halls.amend import act_of, amended, read_text


def cases():
    for lang in ("ru", "kk"):
        for number, case in enumerate(official_cases(lang), start=1):
            yield pytest.param(case, id=f"{lang} {number}: {case.name}")


@pytest.mark.parametrize("case", list(cases()))
def test_official_wording(case):
    result, after = case.run()
    reasons = [each.reason for each in result.outcomes]
    assert reasons
    if case.refused:
        before = read_text(case.before.encode(), "base", case.of_act, case.lang)
        assert set(reasons) == {case.refused}
        assert digest(result.redaction) == digest(before.redaction)
        assert after == lines_of(case.before)
    else:
        assert after == case.after
        assert set(reasons) == {""}


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_two_hundred_wordings_of_each_language(lang):
    wordings = {case.clauses for case in official_cases(lang)}
    assert len(wordings) >= 200


@pytest.mark.parametrize("quotes", ['""', "«»"])
def test_a_whole_bill_on_one_line(quotes):
    """Text layers lose line ends; each quote must then be told from the next ones."""
    start, end = quotes
    numbers = range(1, 201)
    points = "".join(f"{n}. Срок {n}.\n" for n in numbers)
    bill = " ".join(
        f"{n}) пункт {n} статьи 5 изложить в следующей редакции: "
        f"{start}{n}. Закон {start}О связи{end} {n}.{end};"
        for n in numbers
    )
    act = act_of(CODES["law"], None)
    base = read_text(spread(f"### Статья 5. Сроки\n{points}").encode(), "b", act, "ru")
    result = amended(base, bill, act, LOCALES["ru"])
    assert [each.reason for each in result.outcomes] == [""] * len(numbers)
    (article,) = result.redaction.provisions
    assert [unit.text for unit in article.children] == [
        f"Закон {start}О связи{end} {n}." for n in numbers
    ]


def test_what_a_transitional_norm_quotes_is_no_order():
    act = act_of(CODES["law"], None)
    text = "### Статья 5. Сроки\n1. Срок 5 дней.\n2. Срок 10 дней.\n3. Срок 15 дней.\n"
    base = read_text(spread(text).encode(), "base", act, "ru")
    bill = (
        "Статья 1. Внести в Закон следующее изменение:\nпункт 1 статьи 5 исключить.\n"
        "Статья 2.\n1. Настоящий Закон вводится в действие с 1 января 2027 года.\n"
        "2. До 1 января 2028 года статья 5 действует в следующей редакции:\n"
        "«Статья 5. Сроки\n1. Срок 1 день.\n2. Пункт 3 статьи 5 исключить.\n3. Иное.»."
    )
    result = amended(base, bill, act, LOCALES["ru"])
    first, *others = [each.reason for each in result.outcomes]
    assert first == ""
    assert set(others) == {"unknown-formula"}
    (article,) = result.redaction.provisions
    assert [unit.number for unit in article.children] == ["2", "3"]
