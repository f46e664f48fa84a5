"""Two and more changes of one unit stand under its name, as official bills have them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from amending_helpers import corpus, edited
from official_cases import CODES, LOCALES, spread

from pipeline.akoma.printed import items_of
from pipeline.amending import certify, generate
from pipeline.comparison.compare import compare
from pipeline.halls.amend import act_of, amended, clauses_between, read_text

LAW = act_of(CODES["law"], None)
BASE = {
    "ru": """
### Статья 5. Обязанности адвоката
1. Адвокат независим и подчиняется только закону, в том числе при выступлении в суде. \
Вмешательство в деятельность адвоката запрещается; виновные лица несут ответственность, \
установленную законами Республики Казахстан, в том числе возмещают причиненный вред.
2. Адвокат при осуществлении своей деятельности обязан:
1) хранить тайну сведений, ставших ему известными при оказании юридической помощи;
2) соблюдать закон и Кодекс профессиональной этики, принятый съездом адвокатов;
3) повышать свою квалификацию не менее двух раз в год в следующих организациях:
на курсах, которые проводит Республиканская коллегия адвокатов, в ее помещениях;
на кафедре юридического факультета университета, находящегося в столице страны;
4) вести учет дел, в которых он участвует, по форме, утвержденной коллегией.
3. Суд рассматривает жалобу адвоката в срок, установленный процессуальным законом.
""",
    "kk": """
### 5-бап. Адвокаттың міндеттері
1. Адвокат тәуелсіз және заңға ғана, оның ішінде сотта сөз сөйлегенде де, бағынады.
2. Адвокат өз қызметін жүзеге асыру кезінде:
1) заң көмегін көрсету кезінде өзіне белгілі болған мәліметтердің құпиясын сақтауға;
2) заңды және адвокаттар съезі қабылдаған Кәсіптік әдеп кодексін сақтауға;
3) өз біліктілігін жылына кемінде екі рет мынадай ұйымдарда арттыруға:
Республикалық адвокаттар алқасы өз үй-жайларында өткізетін оқу курстарында;
елдің астанасында орналасқан университеттің заң факультетінің кафедрасында;
4) өзі қатысатын істердің есебін алқа бекіткен нысан бойынша жүргізуге міндетті.
3. Сот адвокаттың шағымын процестік заңда белгіленген мерзімде қарайды.
""",
}
CASES = {
    "blocks in a block": (
        "ru",
        [
            ("хранить тайну", "соблюдать тайну"),
            ("двух раз", "трех раз"),
            ("на курсах, которые", "на семинарах, которые"),
        ],
        [
            "в пункте 2 статьи 5:",
            "в подпункте 1) слово «хранить» заменить словом «соблюдать»;",
            "в подпункте 3):",
            "в абзаце первом слово «двух» заменить словом «трех»;",
            "в абзаце втором слово «курсах» заменить словом «семинарах».",
        ],
    ),
    "what comes after a block": (
        "ru",
        [
            ("не менее двух раз", "не реже двух раз"),
            ("на курсах, которые", "на семинарах, которые"),
            ("вести учет дел", "вести реестр дел"),
            ("рассматривает жалобу", "рассматривает обращение"),
        ],
        [
            "в статье 5:",
            "в пункте 2:",
            "в подпункте 3):",
            "в абзаце первом слово «менее» заменить словом «реже»;",
            "в абзаце втором слово «курсах» заменить словом «семинарах»;",
            "в подпункте 4) слово «учет» заменить словом «реестр»;",
            "в пункте 3 слово «жалобу» заменить словом «обращение».",
        ],
    ),
    "several changes of words": (
        "ru",
        [
            ("независим и подчиняется", "свободен и подчиняется"),
            ("виновные лица несут", "виновные несут"),
        ],
        [
            "в пункте 1 статьи 5:",
            "слово «независим» заменить словом «свободен»;",
            "слово «лица» исключить.",
        ],
    ),
    "kazakh": (
        "kk",
        [
            ("құпиясын сақтауға", "құпиясын қорғауға"),
            ("есебін алқа", "тізілімін алқа"),
            ("шағымын процестік", "өтінішін процестік"),
        ],
        [
            "5-бапта:",
            "2-тармақта:",
            "1) тармақшадағы «сақтауға» деген сөз «қорғауға» деген сөзбен ауыстырылсын;",
            "4) тармақшадағы «есебін» деген сөз «тізілімін» деген сөзбен ауыстырылсын;",
            "3-тармақтағы «шағымын» деген сөз «өтінішін» деген сөзбен ауыстырылсын.",
        ],
    ),
}


def clauses_of(lang, swaps):
    text = BASE[lang]
    for old, new in swaps:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    base, proposed = (
        read_text(spread(each).encode(), "text", LAW, lang)
        for each in (BASE[lang], text)
    )
    clauses = clauses_between(base, proposed, LAW, LOCALES[lang], "words")
    printed = "\n".join(line.text for line in clauses.lines)
    result = amended(base, printed, LAW, LOCALES[lang])
    assert base.printed(result.redaction) == proposed.printed(proposed.redaction)
    return clauses


@pytest.mark.parametrize("case", CASES)
def test_one_unit_is_named_once(case):
    lang, swaps, expected = CASES[case]
    assert [line.text for line in clauses_of(lang, swaps).lines] == expected


def test_a_unit_that_begins_a_kazakh_clause_is_no_number_of_an_item():
    lang, swaps, expected = CASES["kazakh"]
    (items,) = items_of([clauses_of(lang, swaps)])
    inner = [item for each in items for item in each.walk()]
    assert [item.marker for item in inner] == [""] * len(expected)


NOTES = {
    "ru": (
        "### Статья 5. Кража\n1. Кража –\nнаказывается штрафом.\nПримечания.\n"
        "1. Крупным размером признается сумма, превышающая пятьсот показателей.\n"
        "2. Неоднократностью признается совершение двух и более таких деяний.\n"
    ),
    "kk": (
        "### 5-бап. Ұрлық\n1. Ұрлық –\nайыппұл салуға жазаланады.\nЕскертпелер.\n"
        "1. Бес жүз көрсеткіштен асатын сома ірі мөлшердегі сома деп танылады.\n"
        "2. Осындай екі және одан көп іс-әрекет жасау бірнеше рет деп танылады.\n"
    ),
}
IN_NOTES = [
    (
        "ru",
        ("пятьсот", "тысячу"),
        "в пункте 1 примечаний к статье 5 слово «пятьсот» заменить словом «тысячу».",
    ),
    (
        "ru",
        (NOTES["ru"].split("\n")[5] + "\n", ""),
        "пункт 2 примечаний к статье 5 исключить.",
    ),
    (
        "kk",
        (NOTES["kk"].split("\n")[5] + "\n", ""),
        "5-баптың ескертпелерінің 2-тармағы алып тасталсын.",
    ),
    (
        "ru",
        (NOTES["ru"][NOTES["ru"].index("Примечания") :], ""),
        "примечания к статье 5 исключить.",
    ),
]


@pytest.mark.parametrize(("lang", "swap", "expected"), IN_NOTES)
def test_a_note_has_points(lang, swap, expected):
    criminal = act_of(CODES["criminal"], None)
    base, proposed = (
        read_text(spread(each).encode(), "text", criminal, lang)
        for each in (NOTES[lang], NOTES[lang].replace(*swap))
    )
    clauses = clauses_between(base, proposed, criminal, LOCALES[lang], "words")
    assert [line.text for line in clauses.lines] == [expected]
    result = amended(base, expected, criminal, LOCALES[lang])
    assert base.printed(result.redaction) == proposed.printed(proposed.redaction)


def test_a_part_of_a_point_is_not_taken_for_one_of_its_subpoint():
    """«в части второй» after «в части второй подпункта 5):» would be that part's."""
    base = corpus("Z1600000480", "29", "ru")
    swaps = {
        "art_29__para_2__point_5__subpara_2": [
            ("сравнительная таблица", "сравнительная краткая таблица"),
            ("элементов законодательного", "частей законодательного"),
        ],
        "art_29__para_2__subpara_2": [("обоснованием", "объяснением")],
    }

    def swapped(path, unit):
        text = unit.text
        for old, new in swaps.get(path, ()):
            text = text.replace(old, new)
        return replace(unit, text=text)

    proposed = edited(base, swapped)
    act = act_of("Z1600000480", None)
    made = compare(base, [proposed])
    clauses = generate(base, proposed, made, act, LOCALES["ru"], style="words")
    assert [line.text for line in clauses.lines] == [
        "в пункте 2 статьи 29:",
        "часть вторую подпункта 5) после слова «сравнительная» дополнить словом «краткая»;",
        "в части второй подпункта 5) слово «элементов» заменить словом «частей»;",
        "в части второй слово «обоснованием» заменить словом «объяснением».",
    ]
    assert certify(base, proposed, clauses, act, LOCALES["ru"]).holds
