"""Text layers of PDFs: paragraphs put together again, or a doubt at its place."""

from formats_files import (
    EDITIONS,
    SAMPLES,
    body_of,
    converted,
    lines_of,
    pdf,
    pdf_act,
    rules,
    text_layer,
    units,
)

from pipeline.halls.articles import walk_articles
from pipeline.model.act import Profile
from pipeline.readers import parse_act
from pipeline.readers.glyphs import width

SAMPLE = "legal-acts-22-29.rus.pdftotext.txt"
FILLER = "".join(
    f"{number}. Это первая строка пункта, она идет дальше до самого края\n"
    f"и кончается здесь на второй строке пункта номер {number} статьи.\n"
    for number in range(1, 11)
)


def sample():
    return converted((SAMPLES / SAMPLE).read_bytes(), SAMPLE)


def articles(text):
    parsed = parse_act(text, Profile.LAW, "ru")
    return {each.number: each for each in walk_articles(parsed.provisions)}


def words(text):
    """Paragraphs of a text layer under the heading of an article, after a filler."""
    found = converted(f"Статья 1. А\n\n{FILLER}{text}".encode(), "a.txt")
    return [line for _, line in lines_of(found.text)][11:], found


def test_the_sample_gives_what_is_sure_and_tells_the_rest():
    found = sample()
    assert articles(found.text).keys() == {"22", "23", "24", "25", "28"}
    assert [
        (each.rule, each.location.line, dict(each.values).get("unit"))
        for each in found.problems
    ] == [
        ("import-unclear-paragraph", 271, "art_26"),
        ("import-unclear-paragraph", 279, "art_26"),
        ("import-unclear-paragraph", 314, "art_27"),
        ("import-unclear-paragraph", 362, "art_27"),
        ("import-article-empty", 411, None),
    ]


def test_paragraphs_of_the_sample_go_on_over_pages():
    requisites, structure, content = (
        articles(sample().text)[number] for number in ("22", "23", "24")
    )
    assert requisites.text == "Реквизиты нормативного правового акта"
    (lead,) = requisites.children
    form = lead.children[1]
    assert form.text.startswith("указание на форму акта: закон Республики Казахстан о")
    assert "постановление ревизионной комиссии и иную форму" in form.text
    assert form.text.endswith("предусмотренную настоящим Законом;")
    assert [point.number for point in lead.children] == list("12345678")
    assert (
        lead.children[-1]
        .notes[0]
        .text.startswith(
            "Сноска. Статья 22 с изменениями, внесенными законами РК от 11.07.2017"
            " № 91-VI (вводится в действие"
        )
    )
    assert [each.number for each in structure.children] == [
        str(number) for number in range(1, 12)
    ]
    assert structure.children[9].excluded
    assert (
        "статья (пункт), разъясняющая (разъясняющий) их" in structure.children[6].text
    )
    assert content.text == (
        "Требования к содержанию и стилю изложения текста нормативного правового акта"
    )


def test_unnumbered_parts_of_the_sample_stand_apart():
    first = articles(sample().text)["23"].children[0]
    assert [part.text.split()[0] for part in first.children] == [
        "Внутри",
        "Абзацем",
        "Законодательные",
        "Иные",
    ]


def test_a_full_line_with_a_full_stop_is_a_doubt_and_never_a_guess():
    line = "11. Это первая строка пункта, она идет дальше до самого края"
    full = "и эта строка полна словами до самого своего последнего края."
    after = "Новое предложение или новая часть стоит в этой строке"
    _, found = words(f"{line}\n{full}\n{after}\nзаканчиваясь здесь.\n")
    assert rules(found) == ["import-unclear-paragraph"]
    assert dict(found.problems[0].values)["text"] == after
    assert found.text == ""


def test_a_short_line_with_a_full_stop_ends_its_paragraph():
    line = "11. Это первая строка пункта, она идет дальше до самого края"
    got, found = words(f"{line}\nи кончается.\nНовая часть стоит в этой строке.\n")
    assert found.problems == ()
    assert got == [f"{line} и кончается.", "Новая часть стоит в этой строке."]


def test_signs_that_begin_no_paragraph_are_put_back():
    line = "11. Это первая строка пункта, она идет дальше до самого края"
    got, _ = words(f"{line}\n, за которой стоит скобка (\nвнутри), и конец\n.\n")
    assert got == [f"{line}, за которой стоит скобка (внутри), и конец."]


def test_hyphens_at_the_end_of_a_line():
    line = "11. Это первая строка пункта, она идет до края"
    got, found = words(f"{line} № 256-\nVIII закона.\n")
    assert got == [f"{line} № 256-VIII закона."]
    got, found = words(f"{line} стро-\nка пункта.\n")
    assert got == [f"{line} строка пункта."]
    _, found = words(f"{line} уголовно-\nпроцессуального.\n")
    assert rules(found) == ["import-unclear-paragraph"]


def test_a_hyphen_that_the_text_layer_lost():
    line = "11. Это первая строка пункта, она идет дальше до края № 256VIII"
    got, _ = words(f"{line} закона, а потом строка еще длится и длится.\n")
    assert "№ 256-VIII закона" in got[0]
    wide = line.replace("№ 256VIII", "уголовнопроцессуального")
    _, found = words(f"{wide} закона, а потом строка еще длится и длится.\n")
    assert rules(found) == ["import-lost-hyphen"]


def test_page_numbers_are_left_out_only_if_they_count():
    pages = "\f".join(
        f"{number}. Пункт этой страницы.\n\n{number}\n" for number in (1, 2, 3)
    )
    found = converted(f"Статья 1. А\n\n{pages}".encode(), "a.txt")
    assert [line for _, line in lines_of(found.text)][1:] == [
        "1. Пункт этой страницы.",
        "2. Пункт этой страницы.",
        "3. Пункт этой страницы.",
    ]
    odd = pages.replace("\n2\n", "\n7\n")
    found = converted(f"Статья 1. А\n\n{odd}".encode(), "a.txt")
    assert "7" in found.text or found.problems


def test_a_text_layer_with_kept_indentation_needs_no_guess():
    text = (
        "   Статья 1. А\n\n"
        "      1. Первая   строка пункта, за нею\n"
        "вторая. Новое предложение до края\n"
        "Строка с большой буквы в той же части.\n"
        "      Новая часть.\n"
    )
    found = converted(text.encode(), "a.txt")
    assert [line for _, line in lines_of(found.text)][1:] == [
        (
            "1. Первая строка пункта, за нею вторая. Новое предложение до края"
            " Строка с большой буквы в той же части."
        ),
        "Новая часть.",
    ]


def test_headers_and_page_numbers_of_a_pdf_are_no_text():
    lines = [
        f"BT /F1 14 Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
        for x, y, text in (
            (42, 770, "Адилет"),
            (42, 742, "Статья {0}. А"),
            (63, 724, "1. Текст статьи номер {0}, он"),
            (42, 706, "кончается здесь."),
            (300, 30, "{0}"),
        )
    ]
    contents = []
    for number in "123":
        code = number.encode("utf-16-be").hex()
        mark = "{0}".encode("utf-16-be").hex()
        contents.append("\n".join(lines).replace(mark, code))
    found = converted(pdf(contents), "a.pdf")
    assert found.problems == ()
    assert [line for _, line in lines_of(found.text)][:4] == [
        "Статья 1. А",
        "1. Текст статьи номер 1, он кончается здесь.",
        "Статья 2. А",
        "1. Текст статьи номер 2, он кончается здесь.",
    ]


def test_letters_without_a_name_leave_their_article_out():
    text = body_of(EDITIONS[0])
    table = (
        b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"1 beginbfrange <0020> <0459> <0020> endbfrange endcmap"
    )
    good = pdf_act(text)
    found = converted(good, "a.pdf")
    assert found.problems == ()
    content = (
        "BT /F1 14 Tf 1 0 0 1 42 700 Tm <{}> Tj ET\n"
        "BT /F1 14 Tf 1 0 0 1 63 680 Tm <{}> Tj ET"
    ).format(
        "Статья 1. А".encode("utf-16-be").hex(),
        "1. Слово ғылым.".encode("utf-16-be").hex(),
    )
    found = converted(pdf([content], table=table), "a.pdf")
    assert rules(found) == ["import-unclear-letter"]


def test_a_text_layer_and_its_pdf_agree():
    for edition in EDITIONS[-2:]:
        text = body_of(edition)
        layer = units(converted(text_layer(text), "a.txt").text)
        whole = units(converted(pdf_act(text), "a.pdf").text)
        assert layer
        assert all(whole[number] == layer[number] for number in layer)


def test_widths_are_those_of_the_font():
    assert width("закон №") == 395 + 444 + 486 + 500 + 535 + 250 + 954
