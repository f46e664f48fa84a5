"""Pages of the official portal, in all the shapes that its layout takes."""

import pytest
from formats_files import SAMPLES, converted, lines_of, page, rules, units

from pipeline.model.act import Profile
from pipeline.readers import parse_act

NBSP = "&nbsp;" * 5


def read(inner, lang="rus", name="a.html", **settings):
    return converted(page(inner, lang, **settings), name)


def text_of(inner, lang="rus"):
    return list(lines_of(read(inner, lang).text))


def test_the_sample_page_is_told_apart_by_its_words():
    name = "advocacy-adilet-sample.rus.html"
    found = converted((SAMPLES / name).read_bytes(), name)

    assert found.problems == ()
    assert found.about.title == "Об адвокатской деятельности и юридической помощи"
    assert found.about.lang == "ru"
    assert found.about.edition_note == (
        "Обновленный · Закон Республики Казахстан от 5 июля 2018 года № 176-VІ ЗРК."
    )
    parsed = parse_act(found.text, Profile.LAW, "ru")
    (section,) = parsed.provisions
    (chapter,) = section.children
    assert (section.number, section.text) == ("1", "ОБЩИЕ ПОЛОЖЕНИЯ")
    assert (chapter.number, chapter.text) == ("1", "ОСНОВНЫЕ ПОЛОЖЕНИЯ")
    advocate, secrets, excluded = chapter.children
    assert [each.number for each in chapter.children] == ["32", "37-1", "40"]
    assert "пунктов 3), 4), 9), 10) и 12) части первой статьи 35 или" in found.text
    assert advocate.children[-1].notes == ()
    last = advocate.children[-1].children[-1].children[-1]
    assert last.notes[0].text.startswith(
        "Сноска. Статья 32 с изменением, внесенным Законом РК от 09.06.2021 № 49-VII ("
    )
    pending = secrets.children[-1].notes[-1].text
    assert pending.startswith("Примечание ИЗПИ! В статью 39 предусматривается")
    assert excluded.excluded
    assert excluded.children == ()


def test_notes_in_pieces_are_put_together():
    inner = (
        '<h3 id="z1"> Статья 1. А</h3>'
        f"<p>\n{NBSP} 1. Текст.</p>\n"
        f'<font color="#FF0000">{NBSP} <a name="z2"></a>Примечание ИЗПИ!</font><br>\n'
        f'<font color="#FF0000">{NBSP} В пункт 2 предусматривается изменение Законом РК'
        ' от 09.01.2026 <a href="/rus/docs/Z2600000256#z7">№ 256-VIII</a>.</font><br>\n'
        f"<p>\n{NBSP} 2. Еще.</p>\n"
        f'<span class="note">{NBSP} Сноска. Статья 1 с изменением, внесенным </span>'
        '<a href="/rus/docs/Z1">Законом</a><span class="note"> РК.</span><br>\n'
    )
    assert text_of(inner) == [
        ("head", "Статья 1. А"),
        ("text", "1. Текст."),
        (
            "note",
            (
                "Примечание ИЗПИ! В пункт 2 предусматривается изменение Законом РК"
                " от 09.01.2026 № 256-VIII."
            ),
        ),
        ("text", "2. Еще."),
        ("note", "Сноска. Статья 1 с изменением, внесенным Законом РК."),
    ]


def test_kazakh_notes_and_headings():
    inner = (
        "<h3>1-БӨЛІМ. ЖАЛПЫ ЕРЕЖЕЛЕР</h3><h3>2-тарау. ҰҒЫМДАР</h3>"
        "<p><b>3-бап. Ұғымдар</b></p><p>1. Мәтін.</p>"
        '<p class="note">Ескерту. 3-бапқа өзгеріс енгізілді.</p>'
        '<p><font color="#FF0000">ЗҚАИ-ның ескертпесі!<br>4-бапқа өзгеріс көзделген.'
        "</font></p>"
        "<h3>4-бап. Алып тасталды</h3>"
        '<p class="note">Ескерту. 4-бап алып тасталды – ҚР 17.12.2025 № 241-VIII.</p>'
    )
    found = read(inner, "kaz")
    assert found.about.lang == "kk"
    assert found.text.split("\n\n") == [
        "# 1-БӨЛІМ. ЖАЛПЫ ЕРЕЖЕЛЕР",
        "## 2-тарау. ҰҒЫМДАР",
        "### 3-бап. Ұғымдар",
        "1. Мәтін.",
        "> *Ескерту. 3-бапқа өзгеріс енгізілді.*",
        "> *ЗҚАИ-ның ескертпесі! 4-бапқа өзгеріс көзделген.*",
        "### 4-бап. Алып тасталды",
        "> *Ескерту. 4-бап алып тасталды – ҚР 17.12.2025 № 241-VIII.*\n",
    ]
    assert units(found.text)["4"].excluded


def test_headings_parted_by_a_line_end():
    inner = (
        "<h3>Раздел I.<br>Общие положения</h3><h3>Глава 2. Лица<br>Параграф 1. Люди</h3>"
        "<h3> Статья 1</h3><p>Текст.</p>"
    )
    assert [words for _, words in text_of(inner)] == [
        "Раздел I. Общие положения",
        "Глава 2. Лица",
        "Параграф 1. Люди",
        "Статья 1",
        "Текст.",
    ]


def test_an_excluded_unit_in_the_colour_of_notes_keeps_its_number():
    inner = (
        "<h3>Статья 1. А</h3><p>1. Список:</p><p>1) а;</p>"
        '<p><span class="note">2) исключен Законом РК от 05.11.2022 № 157-VII;</span></p>'
        "<p>3) в.</p>"
    )
    (paragraph,) = units(read(inner).text)["1"].children
    assert [(each.number, each.excluded) for each in paragraph.children] == [
        ("1", False),
        ("2", True),
        ("3", False),
    ]


def test_a_table_is_kept_row_by_row():
    inner = (
        "<h3>Статья 1. А</h3><p>1. Ставки:</p><table><tr><td><p>Вид</p></td>"
        "<td>Ставка,<br>МРП</td></tr><tr><td>одна</td><td>2</td></tr></table>"
    )
    assert [words for _, words in text_of(inner)][2:] == [
        "| Вид | Ставка, МРП |",
        "| одна | 2 |",
    ]


def test_what_stands_outside_the_articles_is_left_out_and_told():
    inner = (
        '<p><font color="#FF0000">Вниманию пользователей!</font></p>'
        "<p>Настоящий Закон регулирует отношения.</p>"
        "<h3>Статья 1. А</h3><p>1. Текст.</p>"
        "<table><tr><td>Президент Республики Казахстан</td><td>К. ТОКАЕВ</td></tr></table>"
        "<p>Приложение 1 к Закону</p><p>Перечень</p>"
    )
    found = read(inner)
    assert units(found.text).keys() == {"1"}
    assert "ТОКАЕВ" not in found.text
    told = [dict(each.values) for each in found.problems]
    assert rules(found) == ["import-left-out", "import-left-out"]
    assert [(each["count"], each["text"]) for each in told] == [
        ("2", "Вниманию пользователей!"),
        ("3", "| Президент Республики Казахстан | К. ТОКАЕВ |"),
    ]


def test_a_heading_that_reads_like_a_signature_does_not_end_the_act():
    inner = (
        "<h3>Раздел II. Народ</h3><h3>Статья 39</h3><p>1. А.</p>"
        "<h3>Раздел III</h3><p>Президент</p><h3>Статья 40</h3><p>1. Б.</p>"
    )
    assert units(read(inner).text).keys() == {"39", "40"}


def test_a_table_of_contents_is_no_act():
    inner = (
        "<p>СОДЕРЖАНИЕ</p><p>Глава 1. ОДИН</p><p>Статья 1. А</p><p>Статья 2. Б</p>"
        "<h3>Глава 1. ОДИН</h3><h3>Статья 1. А</h3><p>1. Текст.</p>"
        "<h3>Статья 2. Б</h3><p>1. Еще.</p>"
    )
    found = read(inner)
    assert [words for kind, words in lines_of(found.text) if kind == "head"] == [
        "Глава 1. ОДИН",
        "Статья 1. А",
        "Статья 2. Б",
    ]
    assert rules(found) == ["import-left-out", "import-left-out"]


@pytest.mark.parametrize(
    ("paragraph", "rule"),
    [
        ("<p>1. По статье 15<sup>1</sup> платят.</p>", "import-superscript"),
        ("<p>1. Слова <s>старые</s> новые.</p>", "import-struck"),
        ("<p>1. Знак: <img src='a.png'>.</p>", "import-picture"),
        ("<ol><li>Первый.</li></ol>", "import-list-numbers"),
        ('<p class="note">Нечто новое.</p>', "import-unknown-note"),
        ("<p># 1. Текст.</p>", "import-sign"),
        ("<p>Глава 2 Без точки</p>", "import-unclear-heading"),
    ],
)
def test_what_cannot_be_read_surely_leaves_its_article_out(paragraph, rule):
    inner = f"<h3>Статья 1. А</h3><p>1. А.</p>{paragraph}<h3>Статья 2. Б</h3><p>Б.</p>"
    found = read(inner)
    assert units(found.text).keys() == {"2"}
    (problem,) = found.problems
    assert problem.rule == rule
    assert dict(problem.values)["unit"] == "art_1"
    assert problem.location.line > 0


def test_a_heading_of_no_unit_is_told_with_the_text_that_it_takes_away():
    inner = (
        "<h3>Статья 1. А</h3><p>1. А.</p><h3>ОСОБЕННАЯ ЧАСТЬ</h3>"
        "<h3>Статья 2. Б</h3><p>Б.</p><h3>Подраздел</h3><p>Текст.</p>"
    )
    found = read(inner)
    assert rules(found) == ["import-left-out", "import-unknown-heading"]
    assert "Текст." not in found.text


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://adilet.zan.kz/rus/docs/K1400000226">',
        "",
    ],
)
def test_the_code_comes_from_the_page_itself(head):
    found = read("<h3>Статья 1. А</h3><p>Б.</p>", head=head)
    assert found.about.code == "K1400000226"
    assert found.about.title == "О праве"


def test_links_that_contradict_each_other_tell_no_code():
    other = '<link rel="canonical" href="https://adilet.zan.kz/rus/docs/Z1800000176">'
    found = read("<h3>Статья 1. А</h3><p>Б.</p>", head=other)
    assert found.about.code == ""


def test_straight_quotes_and_odd_letters_stay_as_they_are():
    words = '1. Слова "электрондық" және «цифрлық»: бiр i I, № 176-VІ – 2\u00a0%.'
    inner = f"<h3>Статья 1. А</h3><p>\n{NBSP} {words}</p>"
    assert ("text", words) in text_of(inner)


def test_a_page_in_the_older_encoding():
    content = (
        '<!DOCTYPE html><html><head><meta charset="windows-1251"></head><body>'
        "<article><h3>Статья 1. А</h3><p>«Б» – № 2.</p></article></body></html>"
    )
    found = converted(content.encode("cp1251"), "a.html")
    assert found.text == "### Статья 1. А\n\n«Б» – № 2.\n"
