"""How the second column of a table names units, in both languages and all profiles."""

import pytest

from pipeline.documents.citation import cite
from pipeline.locales.catalog import load_locale
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath

INDENT, PART = ProvisionKind.INDENT, ProvisionKind.SUBPARAGRAPH
ARTICLE = ProvisionKind.ARTICLE

CASES = [
    ("art_435", Profile.CRIMINAL, None, "435-бап", "Статья 435"),
    (
        "art_435",
        Profile.CRIMINAL,
        ARTICLE,
        "435-бап. Тақырыбы",
        "Статья 435. Заголовок",
    ),
    (
        "art_435__para_1",
        Profile.CRIMINAL,
        INDENT,
        "435-бап. Бірінші бөліктің бірінші абзацы",
        "Статья 435. Абзац первый части первой",
    ),
    (
        "art_435__para_2",
        Profile.CRIMINAL,
        None,
        "435-бап. Екінші бөлік",
        "Статья 435. Часть вторая",
    ),
    (
        "art_105__para_1-1",
        Profile.CRIMINAL,
        None,
        "105-бап. 1-1-бөлік",
        "Статья 105. Часть 1-1",
    ),
    (
        "art_35__para_1__point_9",
        Profile.CRIMINAL,
        None,
        "35-бап. Бірінші бөліктің 9) тармағы",
        "Статья 35. Пункт 9) части первой",
    ),
    (
        "art_73__para_1__point_4",
        Profile.CODE,
        None,
        "73-бап. Бірінші бөліктің 4) тармақшасы",
        "Статья 73. Подпункт 4) части первой",
    ),
    (
        "art_68__para_3__point_18-1",
        Profile.LAW,
        None,
        "68-бап. 3-тармақтың 18-1) тармақшасы",
        "Статья 68. Подпункт 18-1) пункта 3",
    ),
    (
        "art_47__para_1__subpara_2",
        Profile.LAW,
        None,
        "47-бап. 1-тармақтың екінші бөлігі",
        "Статья 47. Часть вторая пункта 1",
    ),
    (
        "art_47__para_1",
        Profile.LAW,
        PART,
        "47-бап. 1-тармақтың бірінші бөлігі",
        "Статья 47. Часть первая пункта 1",
    ),
]


@pytest.mark.parametrize(("path", "profile", "lead", "kk", "ru"), CASES)
def test_units_are_named_as_tables_print_them(path, profile, lead, kk, ru):
    address = ProvisionPath.parse(path)
    assert cite(address, profile, load_locale("kk"), lead=lead) == kk
    assert cite(address, profile, load_locale("ru"), lead=lead) == ru
