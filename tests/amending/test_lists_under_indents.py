"""Articles of codes whose text has no numbered parts, with a list under a paragraph."""

from __future__ import annotations

import pytest
from amending_helpers import LOCALES, act_of, corpus, edited, printed, redaction

from pipeline.amending import apply_text, certify, generate
from pipeline.comparison.compare import compare
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision

LAW = """### Статья 1. Понятия

В законе используются следующие понятия:

1) адвокат – лицо;

2) палата – союз.
"""
CODE_WITH_SANCTION = """### Статья 9. Деяние

Деяние –

наказывается штрафом.
"""


def unit_after(result, path):
    return result.redaction.find(ProvisionPath.parse(path))


def test_first_indent_of_a_law_article_is_its_lead_alone():
    base = redaction(LAW, "Z1", "ru")
    text = (
        "в статье 1:\nабзац первый изложить в следующей редакции:\n"
        "«В законе есть понятия:»;\nдополнить подпунктом 3) следующего содержания:\n"
        "«3) суд – орган.»;"
    )
    result = apply_text(base, text, "ru", Profile.LAW, LOCALES["ru"])
    assert result.is_complete
    part = unit_after(result, "art_1__subpara_1")
    assert part.text == "В законе есть понятия:"
    assert [child.number for child in part.children] == ["1", "2", "3"]


def test_a_part_with_a_sanction_is_not_guessed():
    base = redaction(CODE_WITH_SANCTION, "K1400000226", "ru")
    text = "часть первую статьи 9 изложить в следующей редакции:\n«Иное.»;"
    result = apply_text(base, text, "ru", Profile.CRIMINAL, LOCALES["ru"])
    assert [each.reason for each in result.outcomes] == ["ambiguous-target"]
    text = "в абзаце втором статьи 9 слово «штрафом» заменить словом «арестом»;"
    result = apply_text(base, text, "ru", Profile.CRIMINAL, LOCALES["ru"])
    assert unit_after(result, "art_9__indent_2").text == "наказывается арестом."


@pytest.mark.parametrize("style", ["units", "words"])
def test_gpk_108_gets_a_point_and_another_lead(style):
    base = corpus("K1500000377", "108", "kk")

    def change(path: str, unit: Provision) -> Provision:
        from dataclasses import replace  # noqa: PLC0415

        if path == "art_108__indent_1":
            new = Provision(ProvisionKind.POINT, "5-1", "жаңа шығыстар;")
            text = unit.text + " мыналар"
            return replace(
                unit, text=text, children=(*unit.children[:5], new, *unit.children[5:])
            )
        return unit

    proposed = edited(base, change)
    act, locale = act_of("K1500000377"), LOCALES["kk"]
    clauses = generate(
        base, proposed, compare(base, [proposed]), act, locale, style=style
    )
    assert certify(base, proposed, clauses, act, locale).holds
    assert "мынадай мазмұндағы 5-1) тармақшамен толықтырылсын:" in printed(clauses)
