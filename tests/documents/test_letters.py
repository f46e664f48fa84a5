"""Letters: to bodies and to all chambers; the form that a chamber fills."""

import datetime as dt

import pytest
from documents_papers import drafts, made, one, text_of

from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Decision, Dispatch
from pipeline.model.ledger_terms import Outcome, Subject
from pipeline.model.pack import Pack

APPROVED = Decision(
    dt.date(2026, 6, 30), "8", Subject.INITIATIVE, Outcome.APPROVE, "v1"
)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_chamber_gets_a_letter_that_names_it_by_case(lang):
    chambers = drafts().workspace.chambers
    letters = {
        document.addressee: text_of(document)
        for document in made("2.6", Pack.CHAMBERS, "chamber-letter", lang)
    }
    assert letters.keys() == chambers.keys()
    assert len(letters) == 20
    for name, text in letters.items():
        lines = text.split("\n")
        assert chambers[name].nominative[lang] == lines[1]
        assert chambers[name].dative[lang] in text
        others = [c.dative[lang] for key, c in chambers.items() if key != name]
        assert not any(other in text for other in others)
        assert "14" in text


def test_a_chamber_is_asked_for_a_signed_decision_by_a_day():
    text = text_of(made("2.7", Pack.CHAMBERS, "chamber-letter", "ru")[0])
    assert "на конференции, заседании президиума или общем собрании" in text
    assert "за подписью председателя коллегии" in text
    assert "не позднее [дата]" in text
    assert "(решение Президиума от [дата] №\u00a0[номер])" in text
    assert "3) форма решения коллегии, на 3 л.\n" in text
    assert "Всего на 9 л., на русском языке." in text


def test_what_is_on_record_fills_the_placeholders_of_a_letter():
    letter = Dispatch(
        dt.date(2026, 7, 10),
        "2.6/3",
        Pack.CHAMBERS,
        ("abai",),
        answer_by=dt.date(2026, 9, 1),
    )
    ledger = Ledger(decisions=(APPROVED,), dispatches=(letter,))
    found = {
        document.addressee: text_of(document)
        for document in made("2.6", Pack.CHAMBERS, "chamber-letter", "ru", ledger)
    }
    assert found["abai"].startswith("10.07.2026    №\u00a02.6/3\n")
    assert "не позднее 1 сентября 2026 года" in found["abai"]
    assert "(решение Президиума от 30 июня 2026 года №\u00a08)" in found["abai"]
    assert found["akmola"].startswith("[дата]    №\u00a0[исходящий номер]\n")


def test_a_letter_that_was_taken_back_fills_nothing():
    taken_back = Dispatch(
        dt.date(2026, 7, 10),
        "2.6/3",
        Pack.CONSULTATION,
        ("moj",),
        cancelled=dt.date(2026, 7, 11),
    )
    ledger = Ledger(decisions=(APPROVED,), dispatches=(taken_back,))
    letters = made("2.6", Pack.CONSULTATION, "cover-letter", "ru", ledger)
    assert "2.6/3" not in "".join(text_of(document) for document in letters)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", ("☐ конференция", "☐ бастаманы қолдау", "☐ бастаманы қолдамау")),
        ("ru", ("☐ конференция", "☐ поддержать", "☐ не поддерживать")),
    ],
)
def test_the_form_asks_what_the_ledger_counts(lang, words):
    text = one("2.6", Pack.CHAMBERS, "chamber-decision-form", lang)
    for word in words:
        assert word in text
    assert text.split("\n")[-1].startswith(("Алқаның төрағасы", "Председатель"))
    mine = next(d.direction for d in drafts().directions if d.direction.number == "2.6")
    assert mine.titles[lang] in text


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_two_quoted_titles_that_meet_share_one_sign(lang):
    """The bill's title of 2.6 begins (kk) or ends (ru) with the law's title."""
    for letter in made("2.6", Pack.CONSULTATION, "cover-letter", lang):
        text = text_of(letter)
        assert "««" not in text
        assert "»»" not in text
        assert "«Адвокаттық қызмет" in text or "юридической помощи»" in text
