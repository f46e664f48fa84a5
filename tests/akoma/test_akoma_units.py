"""Units of every kind, texts with faults in them, and what XML cannot hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from akoma_helpers import AKN, LOCALES, Exported, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.akoma import export_act
from pipeline.errors import DraftError
from pipeline.model.act import Act, Profile, Rank
from pipeline.model.identity import ProvisionKind as Kind
from pipeline.model.provision import EditorNote, Layout, Provision
from pipeline.model.redaction import Redaction, SourceRef, Status
from pipeline.readers.act_text import parse_act

ACT = Act("K1", Rank.CODE, Profile.CODE, dt.date(2014, 7, 3), ())


def text_of(*units, label="2026-01-01", **more):
    return Redaction("K1", "ru", Status.CURRENT, label, provisions=units, **more)


def exported(*units, **more):
    text = text_of(*units, **more)
    return Exported(export_act(text, ACT, LOCALES["ru"], editor="Editor"))


def parsed(text, profile=Profile.CODE):
    found = parse_act(text, profile, "ru")
    return exported(*found.provisions)


def article(number, *children, text="", **more):
    layout = Layout(marker=f"Статья {number}. ")
    return Provision(Kind.ARTICLE, number, text, children, layout=layout, **more)


def point(number, text="", **more):
    return Provision(
        Kind.POINT, number, text, layout=Layout(marker=f"{number}) "), **more
    )


def test_articles_are_addressed_without_sections_and_chapters_and_divisions_with_them():
    code = parsed(
        "# РАЗДЕЛ 1. ОБЩИЕ ПОЛОЖЕНИЯ\n\n## Глава 1. ЗАДАЧИ\n\n"
        "### Параграф 1. Начало\n\n### Статья 1. О задачах\n\n1. Текст.\n\n"
        "## Глава 2. СУДЫ\n\n### Параграф 1. Начало\n\n### Статья 2. О судах\n\nТекст.\n"
    )
    assert code.faults == []
    headings = {"sec_1", "chp_1", "chp_1__dvs_1", "chp_2", "chp_2__dvs_1"}
    units = ["art_1", "art_1__para_1", "art_2", "art_2__indent_1"]
    found = [unit.get("eId") for unit, _, _ in code.units()]
    assert set(found) >= headings
    assert [eid for eid in found if eid.startswith("art")] == units
    assert code.by_eid("art_2").getparent().get("eId") == "chp_2__dvs_1"


def test_words_before_inner_units_are_called_as_a_clause_calls_them():
    law = parsed(
        "### Статья 1. Название\n\n1. Вводные слова:\n1) пункт.\n\n"
        "2. Часть первая.\n\nЧасть вторая.\n",
        Profile.LAW,
    )
    assert law.faults == []
    assert words_of(law.by_eid("art_1__para_1__indent_1")).strip() == "Вводные слова:"
    assert words_of(law.by_eid("art_1__para_2__subpara_1")).strip() == "Часть первая."


def test_a_note_of_the_law_is_a_unit_and_no_note_of_an_editor():
    code = parsed(
        "### Статья 1. Название\n\n1. Текст.\n\nПримечание. Слова закона.\n\n"
        "> *Сноска. Статья 1 с изменениями, внесенными Законом.*\n"
    )
    assert code.faults == []
    note = code.by_eid("art_1__note_1")
    assert (note.tag, note.get("name")) == (f"{AKN}hcontainer", "note")
    (editors,) = code.all("//a:meta/a:notes/a:note")
    assert editors.get("placementBase") == "#art_1__note_1"
    assert "Сноска" not in words_of(code.one("//a:body"))


def test_a_number_given_again_leaves_its_address_to_the_unit_in_force():
    again = exported(
        article("1", point("2", "Исключен.", excluded=True), point("2", "Снова."))
    )
    assert again.faults == []
    assert words_of(again.by_eid("art_1__point_2")).split() == ["2)", "Снова."]
    vacant, _ = again.all("//a:point")
    assert (vacant.get("status"), vacant.get("eId")) == ("removed", None)
    assert words_of(vacant).split() == ["2)", "Исключен."]


def test_an_excluded_article_keeps_its_heading_and_its_note():
    note = EditorNote("Сноска. Статья 9 исключена.")
    whole = exported(article("9", text="О судах", notes=(note,), excluded=True))
    assert whole.faults == []
    gone = whole.by_eid("art_9")
    assert gone.get("status") == "removed"
    assert list(gone.iter(f"{AKN}remark")) == []
    assert words_of(whole.by_eid("art_9__heading")) == "О судах"


def test_two_units_with_one_address_are_refused_with_their_place():
    with pytest.raises(DraftError) as refused:
        exported(article("1", point("2", "Одно;"), point("2", "другое.")))
    assert refused.value.rule == "akoma-address-taken"
    assert refused.value.values["unit"] == "art_1__point_2"


@pytest.mark.parametrize("character", ["\x0c", "\x00", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_refused_and_not_dropped(character):
    with pytest.raises(DraftError) as refused:
        exported(article("1", point("1", f"до{character}после")))
    assert refused.value.rule == "akoma-character"
    assert refused.value.values["text"] == "до"
    assert refused.value.values["character"] == f"U+{ord(character):04X}"


def test_marks_of_xml_in_the_law_are_words():
    words = 'ТОО «A & B» <x> ]]> &amp; "q"'
    found = exported(article("1", point("1", words)))
    assert words_of(found.one("//a:point/a:content")).strip() == words


def test_a_whole_act_is_not_marked_as_incomplete_and_some_articles_are():
    whole = exported(article("1", point("1", "Текст.")))
    assert whole.one("//a:body").get("status") is None
    source = SourceRef("1", "1.md", "0" * 64)
    some = exported(article("1", point("1", "Текст.")), sources=(source,))
    assert some.one("//a:body").get("status") == "incomplete"


def test_an_edition_without_a_date_is_refused():
    with pytest.raises(DraftError) as refused:
        exported(article("1"), label="v1")
    assert refused.value.rule == "akoma-undated"


NUMBERED = [Kind.PARAGRAPH, Kind.POINT, Kind.NOTE]
UNNUMBERED = [Kind.SUBPARAGRAPH, Kind.INDENT]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")))


def shaped(kind, words, inner):
    marker = "" if kind in UNNUMBERED else "№ "
    return Provision(kind, "", words, tuple(inner), layout=Layout(marker=marker))


UNITS = st.recursive(
    st.builds(shaped, st.sampled_from(NUMBERED + UNNUMBERED), WORDS, st.just(())),
    lambda inner: st.builds(
        shaped,
        st.sampled_from(NUMBERED + UNNUMBERED),
        WORDS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


def counted(units):
    """The units with numbers of their own."""
    return tuple(
        replace(unit, number=str(number), children=counted(unit.children))
        for number, unit in enumerate(units, start=2)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(UNITS, max_size=4))
def test_any_tree_of_units_validates_and_keeps_its_words_in_order(units):
    text = text_of(article("1", *counted(units), text="Название"))
    found = exported(*text.provisions)
    assert found.faults == []
    told = [(unit.get("eId"), words) for unit, _, words in found.units()]
    assert told == [(str(path), unit.text.strip()) for path, unit in text.walk()]
