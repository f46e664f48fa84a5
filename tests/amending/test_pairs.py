"""Records of amending-pairs.jsonl: what is read, what is written word for word."""

from __future__ import annotations

import pytest
from amending_helpers import LOCALES
from pair_records import NOT_READ, RECORDS, is_instruction, is_read

from pipeline.amending.bill_reader import read_bill
from pipeline.amending.orders import WordChange
from pipeline.amending.phrases import (
    context_line,
    edition_line,
    exclude_line,
    insert_line,
)
from pipeline.amending.units import HEADING, Form, Link
from pipeline.amending.word_phrases import words_line
from pipeline.model.amending import Operation

BY_ID = {record["id"]: record for record in RECORDS}


def digits(unit, *numbers):
    return Link(unit, numbers, Form.DIGITS)


def bracket(unit, *numbers):
    return Link(unit, numbers, Form.BRACKET)


def words(unit, *numbers):
    return Link(unit, numbers, Form.ORDINAL)


def changes(operation, *pairs):
    return tuple(WordChange(operation, *pair) for pair in pairs)


REPLACE, INSERT, EXCLUDE = (
    Operation.REPLACE_WORDS,
    Operation.INSERT_WORDS,
    Operation.EXCLUDE_WORDS,
)
ARTICLE_143 = (digits("article", "143"), words("part", "2"), words("indent", "1"))
POINTS = ("261", "262", "263", "264", "265", "266", "267", "268", "269")

# Printed by our formulas from the units alone: id → (print, languages).
WRITTEN = {
    "P004": (
        lambda lo: insert_line((digits("point", "3"),), words("part", "2"), lo),
        "kk ru",
    ),
    "P007": (
        lambda lo: insert_line((digits("point", "5"),), words("part", "3"), lo),
        "kk ru",
    ),
    "P011": (lambda lo: "1) " + context_line((digits("article", "3"),), lo), "kk ru"),
    "P013": (lambda lo: edition_line((bracket("point", "2", "3"),), lo), "kk ru"),
    "P025": (lambda lo: insert_line((), digits("point", *POINTS), lo), "kk ru"),
    "P035": (
        lambda lo: edition_line((digits("point", "2"), bracket("subpoint", "2")), lo),
        "kk ru",
    ),
    "P038": (lambda lo: insert_line((), bracket("subpoint", "9-1"), lo), "kk ru"),
    "P055": (lambda lo: "1) " + context_line(ARTICLE_143, lo), "kk ru"),
    "P057": (
        lambda lo: (
            words_line(
                (),
                changes(REPLACE, ("рұқсат алу", "рұқсат алу немесе хабарлама жіберу")),
                lo,
            )
            + ";"
        ),
        "kk",
    ),
    "P058": (
        lambda lo: "2) " + insert_line((), digits("article", "147-1"), lo),
        "kk ru",
    ),
    "P063": (
        lambda lo: (
            words_line(
                (bracket("point", "25"),),
                changes(
                    INSERT,
                    ("күдікті", ", қорғалуға құқығы бар куә")
                    if lo.lang == "kk"
                    else ("подозреваемый", ", свидетель, имеющий право на защиту"),
                ),
                lo,
            )
            + ";"
        ),
        "kk ru",
    ),
    "P067": (
        lambda lo: (
            words_line(
                (bracket("point", "4"),), changes(REPLACE, ("үкімі", "шешімі")), lo
            )
            + ";"
        ),
        "kk",
    ),
    "P069": (
        lambda lo: (
            "75) "
            + insert_line(
                (
                    digits("article", "739"),
                    digits("point", "2"),
                    bracket("subpoint", "5"),
                ),
                words("part", "2"),
                lo,
            )
        ),
        "ru",
    ),
    "P070": (lambda lo: "1) " + edition_line((digits("article", "1"),), lo), "kk ru"),
    "P078": (lambda lo: exclude_line((words("indent", "5"),), lo) + ";", "kk ru"),
    "P079": (
        lambda lo: (
            "3) "
            + insert_line(
                (digits("article", "59"), words("part", "2")), bracket("point", "4"), lo
            )
        ),
        "kk ru",
    ),
    "P081": (lambda lo: edition_line((digits("point", "82"),), lo), "kk ru"),
    "P082": (lambda lo: insert_line((), digits("point", "86-1"), lo), "kk ru"),
    "P088": (lambda lo: edition_line((words("indent", "2"),), lo), "kk ru"),
    "P089": (lambda lo: insert_line((), words("indent", "3"), lo), "kk ru"),
    "P090": (lambda lo: insert_line((), digits("part", "1-1"), lo), "kk ru"),
    "P091": (lambda lo: edition_line((HEADING,), lo), "kk ru"),
    "P092": (lambda lo: insert_line((), digits("chapter", "6-1"), lo), "kk ru"),
    "P093": (lambda lo: insert_line((), words("sentence", "2"), lo), "kk ru"),
    "P094": (lambda lo: insert_line((), Link("note"), lo), "kk ru"),
}


def quotes_evened(text: str) -> str:
    out, opened = [], False
    for char in text:
        if char == '"':
            out.append("»" if opened else "«")
            opened = not opened
        else:
            out.append(char)
    return "".join(out)


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])
def test_every_instruction_is_read_or_has_its_reason(record, lang):
    if is_instruction(record) and record[lang]:
        assert is_read(record, lang) != (record["id"] in NOT_READ)


@pytest.mark.parametrize("identity", WRITTEN)
def test_written_word_for_word(identity):
    printed, langs = WRITTEN[identity]
    for lang in langs.split():
        assert printed(LOCALES[lang]) == quotes_evened(BY_ID[identity][lang])


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_template_of_marks(lang):
    text = BY_ID["P085"][lang].replace("{n}", "4")
    (statement,) = read_bill(text, LOCALES[lang])
    (order,) = statement.orders
    assert (order.old, order.new, order.at_end) == ((".",), (";",), True)


def test_words_that_frame_a_bill_are_no_clauses():
    for record in RECORDS:
        if record["op"].startswith(("title", "entry", "law_entry", "signature")):
            for lang in ("kk", "ru"):
                statements = read_bill(record[lang] or "", LOCALES[lang])
                assert not [each.text for each in statements if each.unknown]
