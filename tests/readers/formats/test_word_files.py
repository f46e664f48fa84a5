"""Word files in the shapes that they have in offices."""

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from formats_files import converted, lines_of, rules, units, word

from pipeline.readers.act_formats import ForeignFile, to_markdown


def read(fill):
    return converted(word(fill), "a.docx")


def words_of(fill):
    return [words for _, words in lines_of(read(fill).text)]


def test_numbers_that_word_makes_come_out_as_it_shows_them():
    def fill(document):
        document.add_heading("Статья 1. А", 3)
        document.add_paragraph("Первое.", style="List Number")
        document.add_paragraph("Второе.", style="List Number")
        document.add_paragraph("Часть второго.")
        document.add_paragraph("Третье.", style="List Number")

    assert words_of(fill) == [
        "Статья 1. А",
        "1. Первое.",
        "2. Второе.",
        "Часть второго.",
        "3. Третье.",
    ]


def test_line_ends_inside_a_paragraph_part_it_but_not_a_heading():
    def fill(document):
        heading = document.add_paragraph().add_run("Статья 1. Длинный")
        heading.bold = True
        heading.add_break(WD_BREAK.LINE)
        heading.add_text("заголовок")
        run = document.add_paragraph().add_run("1. Деяние, –")
        run.add_break(WD_BREAK.LINE)
        run.add_text("наказывается штрафом.")

    assert words_of(fill) == [
        "Статья 1. Длинный заголовок",
        "1. Деяние, –",
        "наказывается штрафом.",
    ]


def test_parts_of_a_paragraph_in_different_letters_are_one_text():
    def fill(document):
        document.add_paragraph("Статья 1. А")
        paragraph = document.add_paragraph("1. Закон «О пра")
        paragraph.add_run("ве").italic = True
        paragraph.add_run("»;  и").underline = True
        paragraph.add_run(" Н").font.subscript = True
        paragraph.add_run("\u00a0№ 5.").font.small_caps = True

    assert words_of(fill)[1] == "1. Закон «О праве»; и Н\u00a0№ 5."


def test_a_table_is_kept_row_by_row():
    def fill(document):
        document.add_paragraph("Статья 1. А")
        table = document.add_table(2, 2)
        for row, cells in enumerate((("Вид", "Ставка"), ("одна", ""))):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    assert words_of(fill)[1:] == ["| Вид | Ставка |", "| одна |  |"]


def tracked(kind):
    def fill(paragraph):
        change = OxmlElement(f"w:{kind}")
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "А")
        run = paragraph.add_run("")._r
        text = OxmlElement("w:delText" if kind == "del" else "w:t")
        text.text = "слово"
        run.append(text)
        change.append(run)
        paragraph._p.append(change)

    return fill


def struck(paragraph):
    paragraph.add_run("слово").font.strike = True


def raised(paragraph):
    paragraph.add_run("1").font.superscript = True


def commented(paragraph):
    paragraph.part.document.add_comment(paragraph.runs, text="Проверить", author="А")


def formula(paragraph):
    maths = f"<m:oMath {nsdecls('m')}><m:r><m:t>x</m:t></m:r></m:oMath>"
    paragraph._p.append(parse_xml(maths))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (tracked("ins"), "import-tracked-changes"),
        (tracked("del"), "import-tracked-changes"),
        (struck, "import-struck"),
        (raised, "import-superscript"),
        (commented, "import-comment"),
        (formula, "import-picture"),
    ],
)
def test_what_is_no_clean_text_leaves_its_article_out(spoil, rule):
    def fill(document):
        document.add_paragraph("Статья 1. А")
        spoil(document.add_paragraph("1. Текст"))
        document.add_paragraph("Статья 2. Б")
        document.add_paragraph("1. Чистый текст.")

    found = read(fill)
    assert units(found.text).keys() == {"2"}
    assert rules(found) == [rule]
    assert dict(found.problems[0].values)["unit"] == "art_1"
    assert found.problems[0].location.line == 2


def test_bullets_are_no_numbers_of_the_law():
    def fill(document):
        document.add_paragraph("Статья 1. А")
        document.add_paragraph("пункт", style="List Bullet")

    assert rules(read(fill)) == ["import-list-numbers"]


def test_a_heading_whose_number_word_makes_is_not_guessed():
    def fill(document):
        document.add_heading("Статья 1. А", 3)
        document.add_paragraph("1. Текст.")
        document.add_heading("Права адвоката", 3)
        document.add_paragraph("1. Другой текст.")

    found = read(fill)
    assert units(found.text).keys() == {"1"}
    assert rules(found) == ["import-unknown-heading"]
    assert "Другой" not in found.text


def test_many_files_keep_their_order():
    files = []
    for number in ("1", "2", "3"):

        def fill(document, number=number):
            document.add_paragraph(f"Статья {number}. А")
            document.add_paragraph(f"{number}. Текст.")

        files.append(ForeignFile(f"{number}.docx", word(fill)))
    found = to_markdown(files)
    assert [list(units(text.text)) for (text,) in found] == [["1"], ["2"], ["3"]]
