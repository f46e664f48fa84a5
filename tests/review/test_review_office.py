"""LibreOffice itself: edits tables, accepts and rejects redlines, keeps identities."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from office import Office
from sheet_edits import SheetFile
from word_edits import PROPOSED

from pipeline.model.homecoming import Fate
from pipeline.model.remark import RemarkKind
from pipeline.review.redline import redline

pytestmark = pytest.mark.converter

ROW = "K1400000226/art_435__para_1__point_{}"
PROFILE = Path(__file__).parents[2] / ".normpack/test-office"


@pytest.fixture
def office(tmp_path):
    PROFILE.parent.mkdir(exist_ok=True)
    return Office(PROFILE, tmp_path / "office")


def texts(path):
    """Paragraphs and cells, as python-docx reads them."""
    document = docx.Document(path if isinstance(path, str) else io.BytesIO(path))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return [paragraph.text for paragraph in document.paragraphs], cells


def test_a_table_edited_in_libreoffice_comes_home(desk, office):
    target = office.open(desk.sent(), "moj.docx")
    # Cells are called by column and row: D4 is the proposed text of the first row.
    office.order("comment", "D5", "наедине", "Лишнее слово", "Әділет министрлігі")
    office.order("replace", "D6", "незаконный отказ", "неправомерный отказ")
    office.order("insert", "D7", "копии", " и выписки")
    office.order("delete", "D8", "осмотра, ")
    office.order("plain", "D9", "негласных", "тайных")
    office.save()
    office.run()
    home = desk.bring(target.read_bytes())
    found = {}
    for placed in home.placements:
        assert placed.fate is Fate.PLACED
        found[placed.remark.norm] = placed.remark
    assert found.keys() == {ROW.format(n) for n in range(1, 6)}
    assert found[ROW.format(1)].text == "Лишнее слово"
    assert found[ROW.format(1)].words == "наедине"
    edit = found[ROW.format(2)]
    assert edit.after == edit.before.replace("незаконный", "неправомерный")
    assert found[ROW.format(3)].text == " и выписки"
    assert found[ROW.format(4)].words == "осмотра, "
    assert found[ROW.format(5)].kind is RemarkKind.REWRITE
    assert home.missing == ()


def test_what_was_marked_elsewhere_survives_libreoffice(desk, office, tmp_path):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Лишнее")
    word.replace(3, PROPOSED, "незаконный отказ", "отказ")
    word.delete_row(6)
    word.add_column("Позиция", {"4": "Против"})
    word.reverse_rows()
    path = tmp_path / "before.docx"
    path.write_bytes(word.save())
    first = desk.bring(path.read_bytes())
    again = desk.bring(office.convert(path, "docx:MS Word 2007 XML").read_bytes())
    assert {p.remark.norm for p in again.placements} == {
        p.remark.norm for p in first.placements
    }
    assert again.sum_of(Fate.UNPLACED).remarks == 0
    assert again.sum_of(Fate.DUPLICATE).remarks >= 3


def test_a_workbook_survives_libreoffice(desk, office, tmp_path):
    book = SheetFile(desk.sent("comparison-table.v1.ru.xlsx"))
    book.answer(2, "не согласовано", "Понятие шире.")
    book.answer(3, "согласовано")
    book.note(4, "D", "Зачем?")
    path = tmp_path / "before.xlsx"
    path.write_bytes(book.save())
    home = desk.bring(office.convert(path, "xlsx").read_bytes(), "back.xlsx")
    found = {p.remark.norm: p.remark for p in home.placements}
    assert found.keys() == {ROW.format(n) for n in (1, 2, 3)}
    assert found[ROW.format(1)].text == "Понятие шире."
    assert found[ROW.format(2)].stance is not None


def test_libreoffice_accepts_and_rejects_a_redline_as_it_should(desk, office):
    old = desk.sent("comparison-table.v1.ru.docx")
    new = desk.sent("comparison-table.v2.ru.docx")
    content = redline(old, new, file="x", author="РКА", day=dt.date(2026, 11, 24))
    accepted = office.open(content, "accepted.docx")
    office.order("accept")
    office.save()
    rejected = office.open(content, "rejected.docx")
    office.order("reject")
    office.save()
    office.run()
    assert texts(accepted.read_bytes()) == texts(new)
    assert texts(rejected.read_bytes()) == texts(old)
