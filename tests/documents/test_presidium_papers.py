"""Papers for the Presidium: what is asked, resolved, approved and due."""

import datetime as dt

import pytest
from documents_papers import made, one, prepared, text_of

from pipeline.documents.calendar_plan import last_day
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import (
    AccompanyingProtocol,
    Decision,
    Dispatch,
    Extension,
)
from pipeline.model.ledger_terms import Extendable, Outcome, Subject
from pipeline.model.pack import Pack
from pipeline.model.parties import Recipient

APPROVED = Decision(
    dt.date(2025, 12, 31), "12", Subject.INITIATIVE, Outcome.APPROVE, "v1"
)
RETURNED = Decision(dt.date(2026, 1, 20), "1", Subject.INITIATIVE, Outcome.RETURN)


def presidium(kind, lang, ledger=None, number="2.4", **changes):
    return one(number, Pack.PRESIDIUM, kind, lang, ledger, **changes)


def decisions(lang, ledger=None, number="2.4", **changes):
    found = made(number, Pack.PRESIDIUM, "presidium-decision", lang, ledger, **changes)
    return {document.variant: text_of(document) for document in found}


def test_both_outcomes_of_the_decision_stand_side_by_side():
    found = decisions("ru")
    assert found.keys() == {"approve", "return"}
    for text in found.values():
        for word in ("ПОВЕСТКА ДНЯ", "СЛУШАЛИ:", "ВЫСТУПИЛИ:", "ПОСТАНОВИЛИ:"):
            assert word in text
        assert "за – [число], против – [число], воздержались – [число]" in text
        assert "[дата]    №\u00a0[номер]" in text
        assert text.endswith("Секретарь | [Ф.И.О.]")
    assert "1. Одобрить предложения" in found["approve"]
    assert "Утвердить состав рабочей группы и календарный план" in found["approve"]
    assert "на доработку" not in found["approve"].split("ПОСТАНОВИЛИ")[1]
    assert "1. Возвратить внесенные документы" in found["return"]
    assert "[замечания]" in found["return"]
    assert "Одобрить" not in found["return"]


def test_the_kazakh_protocol_has_its_own_headings():
    text = decisions("kk")["approve"]
    for word in ("КҮН ТӘРТІБІ", "ТЫҢДАЛДЫ:", "СӨЗ СӨЙЛЕДІ:", "ҚАУЛЫ ЕТТІ:"):
        assert word in text
    assert "қолдағаны – [саны]" in text


def test_only_directions_that_ask_the_chambers_resolve_to_ask_them():
    assert "не менее 14 из 20" in decisions("ru", number="2.6")["approve"]
    assert "не менее двух третей" not in decisions("ru", number="2.4")["approve"]


def test_the_recommended_alternative_is_put_to_the_vote():
    second = decisions("ru", chosen_alternative="v2")["approve"]
    assert "Взять за основу вариант 2" in second
    none = decisions("ru", chosen_alternative="")["approve"]
    assert "Взять за основу редакцию: [номер варианта]." in none
    asked = presidium("presidium-submission", "ru", chosen_alternative="")
    assert "К одобрению рекомендуется" not in asked


def test_after_the_approval_the_final_text_comes_before_the_presidium():
    ledger = Ledger(decisions=(APPROVED,))
    first, again = decisions("ru")["approve"], decisions("ru", ledger)["approve"]
    assert "Об окончательном тексте" in again
    assert "Об окончательном тексте" not in first
    assert "Министерство юстиции Республики Казахстан" in again
    assert "краткое разъяснение" in again
    submission = presidium("presidium-submission", "kk", ledger)
    assert "Төралқаның қайта қарауына" in submission
    assert "Мәтіннің редакциясы: 1-нұсқа. " in submission
    assert "2-нұсқа. " not in submission


def test_a_return_after_an_approval_undoes_it():
    ledger = Ledger(decisions=(APPROVED, RETURNED))
    assert "Об окончательном тексте" not in decisions("ru", ledger)["approve"]
    assert "от [дата] №\u00a0[номер]" in presidium("working-group", "ru", ledger)


@pytest.mark.parametrize(
    "kind", ["working-group", "calendar-plan", "materials-list", "consultation-format"]
)
def test_what_the_presidium_approves_bears_the_number_of_its_decision(kind):
    assert "Утвержден\nрешением Президиума\nот [дата] №\u00a0[номер]" in presidium(
        kind, "ru"
    )
    ledger = Ledger(decisions=(APPROVED,))
    assert "от 31 декабря 2025 года №\u00a012" in presidium(kind, "ru", ledger)
    assert "2025 жылғы 31 желтоқсан №\u00a012" in presidium(kind, "kk", ledger)


def test_the_submission_goes_to_the_presidium_and_asks_for_what_the_roadmap_says():
    text = presidium("presidium-submission", "ru")
    assert text.startswith("Президиум Республиканской коллегии адвокатов\n")
    assert "О предложениях по направлению" in text
    assert "одобрить предложения либо возвратить их на доработку;" in text
    assert "в течение 10–15 рабочих дней" in text
    assert "31 декабря 2025 года" in text
    assert text.endswith("Член Президиума | [Ф.И.О.]")


def test_the_working_group_has_both_who_answer_and_all_members_with_roles():
    mine = prepared("2.4").direction
    text = presidium("working-group", "kk")
    assert "Жауапты адам / Төралқа мүшесі | [аты-жөні]" in text
    for number, member in enumerate(mine.working_group, start=1):
        assert f"{number}. | {member.post.kk} | {member.name}" in text


def test_an_empty_list_is_said_to_be_empty():
    text = presidium("working-group", "ru", working_group=())
    assert "[не заполнено]" in text
    assert "[не заполнено]" in presidium("materials-list", "ru", materials=())
    assert "[не заполнено]" in presidium("calendar-plan", "ru", calendar=())


def test_the_plan_has_a_checkpoint_for_each_quarter_with_result_and_responsible():
    mine = prepared("2.4").direction
    text = presidium("calendar-plan", "ru")
    assert len(mine.calendar) == 5
    for point in mine.calendar:
        assert point.result.ru in text
    assert "1. | 4 квартал 2025 года / последний день – 31.12.2025 | " in text
    assert "| Член Президиума [Ф.И.О.] | " in text
    for indicator in mine.indicators:
        assert indicator.ru in text


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        ("2026-Q1", dt.date(2026, 3, 31)),
        ("2026-Q2", dt.date(2026, 6, 30)),
        ("2026-Q3", dt.date(2026, 9, 30)),
        ("2026-Q4", dt.date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_on_its_last_day(quarter, day):
    assert last_day(quarter) == day


def test_a_deadline_that_was_moved_shows_both_days_and_the_decision():
    moved = Extension(
        dt.date(2026, 11, 20), "9", Extendable.COMPLETION, dt.date(2027, 6, 30)
    )
    text = presidium("calendar-plan", "ru", Ledger(extensions=(moved,)))
    assert (
        "30 июня 2027 года (первоначальный срок – 31 декабря 2026 года; "
        "решение о продлении – от 20 ноября 2026 года №\u00a09)"
    ) in text


def test_bodies_that_ended_give_way_to_their_successors():
    text = presidium(
        "consultation-format",
        "ru",
        addressees={"consultation": (Recipient(("mazhilis", "senate")),)},
    )
    assert "1) Курултай Республики Казахстан." in text
    assert "Мажилис" not in text


def test_the_format_names_the_articles_that_the_bill_touches():
    text = presidium("consultation-format", "kk", number="2.1")
    assert "12-бап, 86-бап" in text


def test_the_accompanying_protocol_shows_both_ends_of_its_term():
    def protocol(ledger=None, lang="ru"):
        return one("2.4", Pack.CONSULTATION, "accompanying-protocol", lang, ledger)

    waiting = protocol()
    assert "10-й рабочий день – [дата] / 15-й рабочий день – [дата]" in waiting
    running = protocol(Ledger(decisions=(APPROVED,)))
    assert "10-й рабочий день – 19 января 2026 года" in running
    assert "15-й рабочий день – 26 января 2026 года" in running
    assert "Решение Президиума от 31 декабря 2025 года №\u00a012" in running
    opened = AccompanyingProtocol(dt.date(2026, 1, 21), "3")
    text = protocol(Ledger(decisions=(APPROVED,), protocols=(opened,)), "kk")
    assert "2026 жылғы 21 қаңтар    №\u00a03" in text
    assert "10-жұмыс күні – 2026 жылғы 19 қаңтар" in text


def test_the_accompanying_protocol_keeps_the_course_body_by_body():
    sent = Dispatch(dt.date(2026, 2, 2), "2.4/5", Pack.CONSULTATION, ("moj",))
    ledger = Ledger(decisions=(APPROVED,), dispatches=(sent,))
    text = one("2.4", Pack.CONSULTATION, "accompanying-protocol", "ru", ledger)
    moj = "1. | Министерство юстиции Республики Казахстан | исх. №\u00a02.4/5 от 02.02.2026"
    assert moj in text
    assert "2. | Генеральная прокуратура Республики Казахстан |  | " in text
    assert "1) проект Закона Республики Казахстан (вариант 1), на 3 л.;" in text
