"""An editors' note on an article stays behind the article's last unit."""

from __future__ import annotations

import pytest
from official_cases import CODES, LOCALES

from pipeline.halls.amend import act_of, amended, read_text

BASE = {
    "ru": (
        "### Статья 5. Права\n\n1. Адвокат вправе:\n\n   1) запрашивать сведения;\n\n"
        "   2) хранить тайну.\n\n2. Палата ведет учет.\n\n3. Спор решает суд:\n\n"
        "   1) в срок;\n\n   2) бесплатно.\n\n"
        "   > *Сноска. Пункт 3 введен в действие с 2020 года.*\n\n"
        "> *Сноска. Статья 5 с изменениями от 09.06.2021 № 49-VII.*\n\n"
        "### Статья 6. Срок\n\nСрок исчисляется сутками.\n"
    ),
    "kk": (
        "### 5-бап. Құқықтар\n\n1. Адвокат құқылы:\n\n   1) мәлімет сұратуға;\n\n"
        "   2) құпия сақтауға.\n\n2. Палата есеп жүргізеді.\n\n3. Дауды сот шешеді:\n\n"
        "   1) мерзімінде;\n\n   2) тегін.\n\n"
        "   > *Ескерту. 3-тармақ 2020 жылдан бастап қолданысқа енгізілді.*\n\n"
        "> *Ескерту. 5-бапқа өзгерістер енгізілді - 09.06.2021 № 49-VII.*\n\n"
        "### 6-бап. Мерзім\n\nМерзім тәулікпен есептеледі.\n"
    ),
}
NOTE = {
    "ru": "> *Сноска. Статья 5 с изменениями от 09.06.2021 № 49-VII.*\n",
    "kk": "> *Ескерту. 5-бапқа өзгерістер енгізілді - 09.06.2021 № 49-VII.*\n",
}
LAST = [
    (
        "ru",
        "1) статью 5 дополнить пунктом 4 следующего содержания:\n«4. Итог.»;",
        "\n4. Итог.\n\n",
    ),
    (
        "ru",
        "1) в пункте 3 статьи 5 слово «бесплатно.» заменить словами «бесплатно и гласно.»;",
        "\n   2) бесплатно и гласно.\n\n   > *Сноска. Пункт 3 введен в действие с 2020 года.*\n\n",
    ),
    ("ru", "1) подпункт 2) пункта 3 статьи 5 исключить;", "\n   1) в срок;\n\n"),
    ("ru", "1) пункт 3 статьи 5 исключить;", "\n2. Палата ведет учет.\n\n"),
    (
        "ru",
        "1) пункт 3 статьи 5 изложить в следующей редакции:\n«3. Суда нет.»;",
        "\n3. Суда нет.\n\n",
    ),
    (
        "ru",
        "1) статью 5 изложить в следующей редакции:\n«Статья 5. Права\nПрав нет.»;",
        "\nПрав нет.\n\n",
    ),
    (
        "kk",
        "1) 5-бап мынадай мазмұндағы 4-тармақпен толықтырылсын:\n«4. Қорытынды.»;",
        "\n4. Қорытынды.\n\n",
    ),
    ("kk", "1) 5-баптың 3-тармағы алып тасталсын;", "\n2. Палата есеп жүргізеді.\n\n"),
]


@pytest.mark.parametrize(("lang", "clause", "last"), LAST)
def test_the_note_on_an_article_stays_last(lang, clause, last):
    act = act_of(CODES["law"], None)
    text = read_text(BASE[lang].encode(), "base", act, lang)
    result = amended(text, clause, act, LOCALES[lang])
    assert [each.reason for each in result.outcomes] == [""]
    printed = text.printed(result.redaction)
    assert last + NOTE[lang] in printed
    assert printed.count(NOTE[lang]) == 1


def test_a_note_on_one_unit_stays_with_it():
    act = act_of(CODES["law"], None)
    text = read_text(BASE["ru"].encode(), "base", act, "ru")
    clause = "1) статью 5 дополнить пунктом 4 следующего содержания:\n«4. Итог.»;"
    printed = text.printed(amended(text, clause, act, LOCALES["ru"]).redaction)
    assert "2) бесплатно.\n\n   > *Сноска. Пункт 3 введен" in printed
