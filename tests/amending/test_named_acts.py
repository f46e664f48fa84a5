"""In a bill over several acts only the items on the given act change its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.halls.amend import act_of, amended, read_text
from pipeline.locales.catalog import load_locale

DRAFTS = Path(__file__).parents[2] / "drafts"
BASE = {
    "ru": "### Статья 5. Права\n\n1. Адвокат вправе.\n\n2. Адвокат обязан.\n",
    "kk": "### 5-бап. Құқықтар\n\n1. Адвокат құқылы.\n\n2. Адвокат міндетті.\n",
}
ORDERS = {
    "ru": ("1) пункт 1 статьи 5 исключить.", "1) пункт 2 статьи 5 исключить."),
    "kk": (
        "1) 5-баптың 1-тармағы алып тасталсын.",
        "1) 5-баптың 2-тармағы алып тасталсын.",
    ),
}
OURS = {
    "ru": (
        "В Закон Республики Казахстан от 5 июля 2018 года «Об адвокатской "
        "деятельности и юридической помощи» (Ведомости, 2018 г., № 16, ст. 54):"
    ),
    "kk": (
        "«Адвокаттық қызмет және заң көмегі туралы» 2018 жылғы 5 шілдедегі Қазақстан "
        "Республикасының Заңына (Жаршысы, 2018 ж., № 16, 54-құжат):"
    ),
}
LEAD = {
    "ru": (
        "Статья 1. Внести изменения в следующие законодательные акты "
        "Республики Казахстан:"
    ),
    "kk": (
        "1-бап. Қазақстан Республикасының мына заңнамалық актілеріне "
        "өзгерістер енгізілсін:"
    ),
}
OTHERS = [
    (
        "ru",
        (
            "В Уголовный кодекс Республики Казахстан от 3 июля 2014 года (Закон Республики "
            "Казахстан от 5 июля 2018 года «Об адвокатской деятельности и юридической "
            "помощи», опубликованный в газетах «Егемен Қазақстан» и «Казахстанская "
            "правда»):"
        ),
        "other-act",
    ),
    (
        "ru",
        (
            "В Закон Республики Казахстан от 1 июля 2020 года «О внесении изменений в "
            "Закон Республики Казахстан «Об адвокатской деятельности и юридической "
            "помощи»» (Ведомости, 2020 г., № 1, ст. 1):"
        ),
        "other-act",
    ),
    (
        "kk",
        (
            "2014 жылғы 3 шілдедегі Қазақстан Республикасының Қылмыстық кодексіне "
            "(«Адвокаттық қызмет және заң көмегі туралы» 2018 жылғы 5 шілдедегі Қазақстан "
            "Республикасының Заңы):"
        ),
        "other-act",
    ),
    (
        "kk",
        (
            "««Адвокаттық қызмет және заң көмегі туралы» Қазақстан Республикасының Заңына "
            "өзгерістер енгізу туралы» 2020 жылғы 1 шілдедегі Қазақстан Республикасының "
            "Заңына (Жаршысы, 2020 ж., № 1, 1-құжат):"
        ),
        "other-act",
    ),
    (
        "kk",
        (
            "«Адвокаттық қызмет және заң көмегі туралы» Қазақстан Республикасының Заңына "
            "өзгерістер енгізу туралы» 2020 жылғы 1 шілдедегі Қазақстан Республикасының "
            "Заңына (Жаршысы, 2020 ж., № 1, 1-құжат):"
        ),
        "target-not-found",
    ),
]


@pytest.mark.parametrize(("lang", "other", "reason"), OTHERS)
@pytest.mark.parametrize("ours_first", [True, False])
def test_only_the_items_on_the_act_are_carried_out(lang, other, reason, ours_first):
    act = act_of("Z1800000176", DRAFTS)
    theirs, ours = ORDERS[lang]
    items = [(other, theirs), (OURS[lang], ours)]
    if ours_first:
        items.reverse()
    numbered = (f"{n}. {head}\n{order}" for n, (head, order) in enumerate(items, 1))
    bill = "\n".join([LEAD[lang], *numbered])
    text = read_text(BASE[lang].encode(), "base", act, lang)
    result = amended(text, bill, act, load_locale(lang))
    entries = {each.clause: each.reason for each in result.outcomes}
    assert entries[ours.rstrip(".")] == ""
    assert entries[theirs.rstrip(".")] == reason
    (article,) = result.redaction.provisions
    assert [unit.number for unit in article.children] == ["1"]
