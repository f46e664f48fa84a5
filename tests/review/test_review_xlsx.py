"""Workbooks come home: answers, notes, changed cells, added rows and columns."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.protection import SheetProtection
from sheet_edits import SheetFile

from pipeline.errors import UsageError
from pipeline.halls.build import build
from pipeline.halls.order import Order
from pipeline.halls.review_export import Sending, send
from pipeline.locales.catalog import load_locale, load_locales
from pipeline.model.homecoming import Fate
from pipeline.model.ledger_terms import Stance
from pipeline.model.remark import RemarkKind, TextLang
from pipeline.model.sent_table import Column

NAME = "comparison-table.v1.ru.xlsx"
ROW = "K1400000226/art_435__para_1__point_{}"


@pytest.fixture
def book(desk):
    return SheetFile(desk.sent(NAME))


@pytest.fixture
def bring(desk):
    def bring(content, **settings):
        data = content.save() if isinstance(content, SheetFile) else content
        return desk.bring(data, "back.xlsx", **settings)

    return bring


def test_the_workbook_asks_what_it_should(desk):
    sheet = openpyxl.load_workbook(io.BytesIO(desk.sent(NAME))).worksheets[0]
    assert sheet.freeze_panes == "A4"
    assert sheet.protection.sheet
    assert isinstance(sheet.protection, SheetProtection)
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"согласовано,согласовано частично,не согласовано"'
    assert "F5" in choice.sqref
    assert sheet["D5"].protection.locked
    assert not sheet["F5"].protection.locked
    assert sheet["G5"].alignment.wrapText
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["I"].hidden
    assert sheet["I5"].value == "K1400000226/art_435__para_1"


def test_a_workbook_that_comes_back_as_it_went_brings_nothing(bring, desk):
    assert bring(desk.sent(NAME)).placements == ()


def test_the_answers_of_a_row_are_one_remark(bring, book):
    book.answer(
        2, "не согласовано", "Понятие шире.", "незаконное недопущение адвоката к лицу;"
    )
    book.answer(3, "согласовано")
    home = bring(book)
    first, second = (p.remark for p in home.placements)
    assert first.norm == ROW.format(1)
    assert first.stance is Stance.DISAGREED
    assert first.text == "Понятие шире."
    assert first.before.startswith(
        "1) незаконное недопущение адвоката к лицу, которому"
    )
    assert first.after == "1) незаконное недопущение адвоката к лицу;"
    assert first.column is Column.PROPOSED
    assert (first.alternative, first.lang) == ("v1", TextLang.RU)
    assert (second.stance, second.text, second.is_edit) == (Stance.AGREED, "", False)
    assert home.counted.cells == 4


def test_a_position_in_words_of_ones_own_is_kept_as_words(bring, book):
    book.answer(4, "согласны с оговоркой", "Уточнить срок.")
    (placed,) = bring(book).placements
    assert placed.remark.stance is None
    assert placed.remark.text == "согласны с оговоркой\nУточнить срок."


def test_positions_are_read_in_either_language(bring, book):
    book.answer(4, "Ішінара келісілді")
    (placed,) = bring(book).placements
    assert placed.remark.stance is Stance.PARTLY


def test_notes_are_comments(bring, book):
    book.note(5, "D", "Тайна уже защищена.\nСм. статью 37.")
    book.note(5, "G", "Черновик")
    home = bring(book)
    texts = {p.remark.text: p.remark for p in home.placements}
    assert texts["Тайна уже защищена.\nСм. статью 37."].column is Column.PROPOSED
    assert texts["Черновик"].column is Column.REMARK
    assert {each.norm for each in texts.values()} == {ROW.format(4)}
    assert home.counted.comments == 2


def test_rows_are_known_after_sorting_and_columns_after_moving(bring, book):
    book.answer(2, "согласовано", "Хорошо")
    book.answer(8, "не согласовано", "Плохо")
    book.sort_backwards()
    book.sheet.move_range(f"C1:C{book.sheet.max_row}", cols=20)
    home = bring(book)
    found = {p.remark.text: p.remark.norm for p in home.placements}
    assert found == {"Хорошо": ROW.format(1), "Плохо": ROW.format(7)}


def test_a_changed_source_cell_an_added_row_and_an_added_column_are_found(bring, book):
    book.set(
        3, "D", str(book.sheet[f"D{book.line(3)}"].value).replace("отказ", "запрет")
    )
    book.set(6, "L", "Прокуратура: поддерживаем")
    book.sheet.append(["", "Статья 436", "", "Новая норма", "", "", "Включить"])
    home = bring(book)
    kinds = {p.remark.kind: p for p in home.placements}
    assert kinds[RemarkKind.REWRITE].remark.norm == ROW.format(2)
    assert "запрет" in kinds[RemarkKind.REWRITE].remark.after
    assert kinds[RemarkKind.CELL].remark.norm == ROW.format(5)
    added = kinds[RemarkKind.ROW_ADDED].remark
    assert "Новая норма" in added.text
    assert not added.is_placed
    assert kinds[RemarkKind.ANSWER].fate is Fate.UNPLACED
    assert home.counted.cells == 1


def test_tall_rows_go_on_in_next_rows_and_are_one_row(desk, bring):
    desk.edit(
        "2.4/norms/K1400000226__art_435.v1.ru.md",
        "3) незаконный запрет адвокату",
        "3) "
        + "незаконный и ничем не оправданный запрет любого рода " * 60
        + "адвокату",
    )
    send(Sending(desk.root, "2.4", "moj", dt.date(2026, 11, 3)), load_locales())
    book = SheetFile(desk.sent(NAME))
    anchors = [str(row[8].value) for row in book.sheet.iter_rows(min_row=5)]
    assert anchors.count(ROW.format(3)) > 1
    line = book.line(4)
    book.sheet[f"G{line}"] = "Слишком длинно"
    book.sheet[f"G{line + 1}"] = "И здесь тоже"
    home = bring(book)
    assert [p.remark.norm for p in home.placements] == [ROW.format(3)] * 2
    assert home.missing == ()


def test_words_that_look_like_formulas_stay_words(bring, book):
    book.answer(2, None, "-5 дней")
    (placed,) = bring(book).placements
    assert placed.remark.text == "-5 дней"


@pytest.mark.parametrize("column", ["D", "G"])
def test_a_formula_is_refused_with_its_place(desk, bring, book, column):
    before = desk.ledger_bytes()
    line = book.line(3)
    book.sheet[f"{column}{line}"] = '=HYPERLINK("http://example.org","x")'
    with pytest.raises(UsageError, match="review-formula") as refused:
        bring(book)
    assert refused.value.values["cells"] == f"{column}{line}"
    assert desk.ledger_bytes() == before


def test_threaded_comments_are_read_once_with_their_answers(bring, book):
    book.note(2, "D", "[Threaded comment]", author="tc={1}")
    content = book.save()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet_rels = next(n for n in parts if n.startswith("xl/worksheets/_rels/"))
    line = book.line(2)
    spaces = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments xmlns="{spaces}">'
        f'<threadedComment ref="D{line}" dT="2026-11-20T08:00:00" personId="{{P}}" id="{{1}}" done="1"><text>Вопрос</text></threadedComment>'
        f'<threadedComment ref="D{line}" dT="2026-11-20T09:00:00" personId="{{P}}" id="{{2}}" parentId="{{1}}"><text>Ответ</text></threadedComment>'
        "</ThreadedComments>"
    ).encode()
    parts["xl/persons/person.xml"] = (
        f'<personList xmlns="{spaces}"><person displayName="А. Б." id="{{P}}"/></personList>'
    ).encode()
    parts[sheet_rels] = parts[sheet_rels].replace(
        b"</Relationships>",
        b'<Relationship Id="tc" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>',
    )
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="pp" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" Target="persons/person.xml"/></Relationships>',
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    home = bring(stream.getvalue())
    question, answer = (p.remark for p in home.placements)
    assert (question.text, question.author, question.resolved) == (
        "Вопрос",
        "А. Б.",
        True,
    )
    assert (answer.text, answer.thread) == ("Ответ", question.id)
    assert home.counted.comments == 2


def test_the_packs_own_spreadsheet_may_come_back_with_columns_added(desk, bring):
    order = Order(desk.root, dt.date(2026, 11, 3), ("2.4",), pdf=False)
    build(order, load_locale, lambda *_: None)
    pack = (desk.root / "outputs/2.4/consultation" / NAME).read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(pack))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        if row[5].value == ROW.format(2):
            sheet.cell(row[0].row, 8).value = "Возражаем"
    stream = io.BytesIO()
    book.save(stream)
    (placed,) = bring(stream.getvalue()).placements
    assert placed.remark.norm == ROW.format(2)
    assert placed.remark.kind is RemarkKind.CELL
    assert placed.remark.alternative == "v1"
