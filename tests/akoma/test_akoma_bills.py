"""The bill of every direction: printed word for word, and told as modifications."""

from __future__ import annotations

from akoma_helpers import (
    AKN,
    LOCALES,
    UNITS,
    Exported,
    own_words,
    printed_lines,
    words_of,
)

from pipeline.documents.amending_bill import AMENDING_BILL
from pipeline.halls.akoma import bill_xml, edition_xml
from pipeline.model.amending import Operation
from pipeline.model.document import Paragraph, Role

TYPES = {
    Operation.REPLACE_WORDS: "substitution",
    Operation.INSERT_WORDS: "insertion",
    Operation.EXCLUDE_WORDS: "repeal",
    Operation.NEW_EDITION: "substitution",
    Operation.INSERT_UNIT: "insertion",
    Operation.EXCLUDE_UNIT: "repeal",
    Operation.REPLACE_HEADING: "substitution",
    Operation.REPLACE_PUNCTUATION: "substitution",
}


def orders(brief):
    """Every order of a bill with the edition that it speaks of."""
    bases = {each.current.act: each.current for each in brief.comparisons}
    return [
        (clause, bases[each.act]) for each in brief.clauses for clause in each.clauses
    ]


def hrefs(exported, name):
    return exported.all(f"//a:textualMod[@type!='renumbering']/a:{name}/@href")


def test_it_validates_against_the_schema_of_the_standard(bill):
    assert bill.faults == []


def test_its_lines_are_those_of_the_document(bill, brief):
    document = AMENDING_BILL.compose(brief)
    printed = [
        "".join(run.text for run in block.runs)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role is Role.NORM
    ]
    assert list(printed_lines(bill)) == printed
    assert words_of(bill.one("//a:preface//a:docTitle")) == document.title


def test_each_order_is_told_once_with_its_kind_and_the_unit_of_its_edition(bill, brief):
    found = orders(brief)
    told = bill.all("//a:activeModifications/a:textualMod[@type!='renumbering']")
    types = [each.get("type") for each in told]
    assert types == [TYPES[clause.operation] for clause, _ in found]
    for href, (clause, base) in zip(hrefs(bill, "destination"), found, strict=True):
        act = brief.acts[base.act]
        lang = {"kk": "kaz", "ru": "rus"}[base.lang]
        assert href.removesuffix("__heading") == (
            f"/akn/kz/act/{act.rank.value}/{act.date}/{act.code}"
            f"/{lang}@{base.label}/~{clause.target}"
        )


def test_the_source_of_each_is_the_clause_that_was_printed_for_it(bill, brief):
    for href, (clause, _) in zip(hrefs(bill, "source"), orders(brief), strict=True):
        mod = bill.by_eid(href.removeprefix("#"))
        assert mod.tag == f"{AKN}mod"
        first = clause.lines[0].text
        assert first.endswith(printed_start(mod))


def printed_start(mod):
    """The sentence of a clause up to the norm text that it brings."""
    words = mod.text or ""
    for part in mod.iterchildren(f"{AKN}quotedText"):
        words += part.get("startQuote") + words_of(part) + part.get("endQuote")
        words += part.tail or ""
    return words


def test_what_it_changes_stands_in_the_edition_it_names(bill, brief, workspace):
    texts = {}
    places = hrefs(bill, "destination")
    for href, (clause, base) in zip(places, orders(brief), strict=True):
        if base.act not in texts:
            locale = LOCALES[base.lang]
            content = edition_xml(workspace, base.act, base.lang, base.label, locale)
            texts[base.act] = set(Exported(content).eids)
        _, _, eid = href.partition("/~")
        if clause.operation is Operation.INSERT_UNIT:
            eid, _, _ = eid.rpartition("__")
        assert not eid or eid in texts[base.act], clause


def test_what_it_brings_is_the_unit_with_its_words(bill, brief):
    mods = bill.all("//a:textualMod[@type!='renumbering']")
    for mod, (clause, _) in zip(mods, orders(brief), strict=True):
        new = mod.findall(f"{AKN}new")
        if not clause.payload:
            continue
        (one,) = new
        brought = bill.by_eid(one.get("href").removeprefix("#"))
        (unit,) = clause.payload
        assert own_words(brought) == unit.text.strip()
        if brought.tag != f"{AKN}quotedStructure":
            assert brought.get("eId").endswith(f"__{unit.step}")


def test_the_same_drafts_give_the_same_bytes(bill, brief):
    assert bill_xml(brief) == bill.content


def test_what_the_bill_makes_validates(amended):
    assert [exported.faults for _, exported in amended] == [[] for _ in amended]


def test_what_the_bill_makes_is_the_proposed_text(amended):
    for comparison, exported in amended:
        (proposed,) = comparison.proposed
        expected = [
            (str(path), unit.layout.marker.strip(), unit.text.strip())
            for path, unit in proposed.walk()
        ]
        told = [(unit.get("eId"), *rest) for unit, *rest in exported.units()]
        assert told == expected


def test_each_order_is_told_from_the_side_of_the_new_text_too(amended, bill, brief):
    for comparison, exported in amended:
        mine = [o for o, base in orders(brief) if base.act == comparison.current.act]
        path = "//a:passiveModifications/a:textualMod[@type!='renumbering']"
        told = exported.all(path)
        assert [each.get("type") for each in told] == [TYPES[o.operation] for o in mine]
        before = [each.find(f"{AKN}previous") is not None for each in told]
        assert before == [o.operation is not Operation.INSERT_UNIT for o in mine]
        for each in told:
            source, destination = (each[0].get("href"), each[1].get("href"))
            iri, _, eid = source.partition("/~")
            assert iri == bill.one("//a:FRBRExpression/a:FRBRuri/@value")
            assert bill.by_eid(eid).tag == f"{AKN}mod"
            if destination.startswith("#"):
                assert exported.by_eid(destination[1:]) is not None
            else:
                assert each.get("type") == "repeal"


def test_what_comes_stands_where_the_new_text_says(amended, brief):
    for comparison, exported in amended:
        mine = [o for o, base in orders(brief) if base.act == comparison.current.act]
        path = "//a:passiveModifications/a:textualMod[@type!='renumbering']"
        for each, order in zip(exported.all(path), mine, strict=True):
            if order.payload:
                (unit,) = order.payload
                there = exported.by_eid(each[1].get("href").removeprefix("#"))
                words = (own_words if there.tag in UNITS else words_of)(there)
                assert words.strip() == unit.text.strip()


def test_a_new_edition_leads_to_the_unit_as_it_stands_now(amended):
    """A unit that others came in before is found at its new place."""
    for comparison, exported in amended:
        places = {
            str(row.current.path): str(row.variants[0].unit.path)
            for row in comparison.rows
            if row.current is not None and row.variants[0].unit is not None
        }
        for each in exported.all("//a:textualMod[@type='substitution']"):
            _, _, before = each.find(f"{AKN}previous").get("href").partition("/~")
            if before in places:
                assert each[1].get("href") == f"#{places[before]}"
