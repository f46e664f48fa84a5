"""Whole-unit clauses, word for word, each with its proof."""

from __future__ import annotations

from dataclasses import replace

import pytest
from amending_helpers import LOCALES, act_of, compared, corpus, edited, printed

from pipeline.amending import certify, generate
from pipeline.model.identity import ProvisionKind
from pipeline.model.provision import Provision

SANCTION = {
    "ru": [
        "абзац второй части второй статьи 435 изложить в следующей редакции:",
        "«новая санкция.».",
    ],
    "kk": [
        "435-баптың екінші бөлігінің екінші абзацы мынадай редакцияда жазылсын:",
        "«новая санкция.».",
    ],
}
LIST = {
    "ru": [
        "в пункте 3 статьи 68:",
        "подпункты 2) и 3) изложить в следующей редакции:",
        "«2) два;",
        "3) три;»;",
        "дополнить подпунктом 8-1) следующего содержания:",
        "«8-1) новый;»;",
        "подпункты 9) и 10) исключить.",
    ],
    "kk": [
        "68-баптың 3-тармағында:",
        "2) және 3) тармақшалар мынадай редакцияда жазылсын:",
        "«2) два;",
        "3) три;»;",
        "мынадай мазмұндағы 8-1) тармақшамен толықтырылсын:",
        "«8-1) новый;»;",
        "9) және 10) тармақшалар алып тасталсын.",
    ],
}


def sanction(path: str, unit: Provision) -> Provision:
    if path == "art_435__para_2__indent_2":
        return replace(unit, text="новая санкция.")
    return unit


def listed(path: str, unit: Provision) -> Provision | None:
    texts = {"2": "два;", "3": "три;"}
    if path == "art_68__para_3":
        new = Provision(ProvisionKind.POINT, "8-1", "новый;")
        children = (*unit.children[:8], new, *unit.children[8:])
        return replace(unit, children=children)
    if path == f"art_68__para_3__point_{unit.number}":
        if unit.number in {"9", "10"}:
            return None
        return replace(unit, text=texts.get(unit.number, unit.text))
    return unit


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize(
    ("code", "article", "change", "expected"),
    [
        ("K1400000226", "435", sanction, SANCTION),
        ("Z1800000176", "68", listed, LIST),
    ],
)
def test_whole_units(code, article, change, expected, lang):
    base = corpus(code, article, lang)
    proposed = edited(base, change)
    clauses = generate(
        base, proposed, compared(base, proposed), act_of(code), LOCALES[lang]
    )
    assert printed(clauses).split("\n") == expected[lang]
    proof = certify(base, proposed, clauses, act_of(code), LOCALES[lang])
    assert proof.holds
    assert proof.base_sha256 != proof.proposed_sha256
