"""Spreadsheets: tables as sheets, every word as text, nothing cut."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator
from writer_samples import (
    CONTROLS,
    CONTROLS_SHOWN,
    HOSTILE,
    SHELLS,
    cells,
    document,
    line,
    rich,
    table,
)

from pipeline.model.document import Cell, Mark, Paragraph, Run, Table, TableRow, plain
from pipeline.model.identity import LANGS
from pipeline.writers.text import legal
from pipeline.writers.xlsx import write
from pipeline.writers.xlsx_cells import TALLEST, portions
from pipeline.writers.xlsx_sheet import ANCHOR, column_name

ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")


def book(*blocks, lang="kk", **options):
    content = write(document(lang, *blocks), SHELLS)
    return load_workbook(io.BytesIO(content), **options)


def one(text):
    """The cell of a table of one cell."""
    return book(Table((), (cells(text),), (100,))).worksheets[0]["A1"]


def rows(sheet):
    return [
        ["" if cell.value is None else str(cell.value) for cell in row]
        for row in sheet.iter_rows()
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_has_the_words_of_its_table(lang):
    sample = table(lang)
    sheet = book(sample, lang=lang).worksheets[0]
    wanted = [line(row) for row in (*sample.header, *sample.rows)]
    found = [row[:5] for row in rows(sheet)]
    assert found[:2] == wanted[:2]
    assert found[2] == [*wanted[2], "", "", "", ""]
    assert found[3:] == wanted[3:]


@pytest.mark.parametrize("lang", LANGS)
def test_every_table_with_a_grid_is_a_sheet(lang):
    names = load_workbook(io.BytesIO(write(rich(lang), SHELLS))).sheetnames
    assert names == ["Салыстыру", "Салыстыру (2)"]


def test_header_is_frozen_and_printed_on_every_page():
    sheet = book(table("kk")).worksheets[0]
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.print_area == "'Салыстыру'!$A$1:$E$6"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet["C4"].alignment.wrap_text
    assert sheet["A1"].font.bold
    assert sheet["A4"].alignment.horizontal == "center"
    assert "A3:E3" in [str(area) for area in sheet.merged_cells.ranges]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_as_text(text):
    cell = one(text)
    assert ESCAPED.sub("_", cell.value) == text
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) == text.startswith(("=", "+", "-", "@"))


def test_marked_words_that_begin_like_a_formula_are_text():
    row = TableRow((Cell(((Run("=", Mark.INSERTED), Run("1+1")),)),))
    cell = book(Table((), (row,), (100,))).worksheets[0]["A1"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == ("=1+1", "s", True)


def test_forbidden_characters_are_shown_not_lost():
    assert one(CONTROLS).value == CONTROLS_SHOWN


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_any_text_comes_back(text):
    value = one(text).value
    shown = str(value) if isinstance(value, int) else ESCAPED.sub("_", value)
    assert shown == legal(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("0", 0), ("07", "07"), ("7.", "7."), ("١", "١"), ("1" * 16, "1" * 16)],
)
def test_row_numbers_are_numbers_and_all_else_is_text(text, value):
    assert one(text).value == value


def test_marks_are_kept_in_rich_text():
    row = TableRow((Cell((tuple(Run(f"{mark.value} ", mark) for mark in Mark),)),))
    sheet = book(Table((), (row,), (100,)), rich_text=True).worksheets[0]
    fonts = {block.text.strip(): block.font for block in sheet["A1"].value}
    assert set(fonts) == {mark.value for mark in Mark}
    assert fonts["inserted"].b
    assert fonts["strong"].b
    assert fonts["emphasis"].i
    assert fonts["deleted"].strike
    assert fonts["muted"].color.rgb == "FF595959"
    assert not fonts["plain"].b


def test_anchors_stand_in_a_hidden_column():
    sheet = book(table("kk")).worksheets[0]
    assert [cell.value for cell in sheet["F"]] == [
        ANCHOR,
        *(None, None),
        *(f"K1400000226/art_435__para_{number}" for number in (1, 2, 3)),
    ]
    assert sheet.column_dimensions["F"].hidden


def test_table_without_anchors_has_no_hidden_column():
    assert book(Table((), (cells("а"),), (100,))).worksheets[0].max_column == 1


def test_cell_too_tall_to_be_seen_goes_on_in_the_next_row():
    words = "сөздер мен сөйлемдер " * 400
    row = TableRow((Cell((plain("1"),)), Cell((plain(words),))), anchor="a/art_1")
    sheet = book(Table((cells("№", "мәтін"),), (row,), (10, 90))).worksheets[0]
    found = rows(sheet)
    assert len(found) > 2
    assert "".join(each[1] for each in found[1:]) == words
    assert [each[0] for each in found[1:]] == ["1"] + [""] * (len(found) - 2)
    assert {each[2] for each in found[1:]} == {"a/art_1"}
    assert all(height.ht <= 409 for height in sheet.row_dimensions.values())


@settings(deadline=None)
@given(
    st.lists(
        st.lists(
            st.builds(Run, st.text("аб \n", max_size=300), st.sampled_from(Mark)),
            max_size=4,
        ).map(tuple),
        max_size=12,
    ),
    st.integers(1, 20),
)
def test_portions_are_the_words_and_none_is_too_tall(paragraphs, per_line):
    cell = Cell(tuple(paragraphs))
    found = portions(cell, per_line)
    marked = [
        (letter, run.mark) for part in found for run in part for letter in run.text
    ]
    wanted = []
    for index, runs in enumerate(paragraphs):
        wanted += [("\n", Mark.PLAIN)] if index else []
        wanted += [(letter, run.mark) for run in runs for letter in run.text]
    assert marked == wanted
    for part in found:
        text = "".join(run.text for run in part)
        assert len(text.replace("\n", "")) <= TALLEST * per_line


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("Салыстырма кесте: [1] а/б\\в*?", "Салыстырма кесте   1  а б в"),
        ("'кесте'", "кесте"),
        ("", "note"),
        ("к" * 40, "к" * 31),
        ("Ә & <Б>", "Ә & <Б>"),
        ("І'Ң", "І'Ң"),
        ("://", "1"),
    ],
)
def test_name_of_a_sheet(name, sheet):
    found = book(Table((cells("а"),), (cells("б"),), (100,), name=name))
    assert found.sheetnames == [sheet]
    assert found.worksheets[0].print_title_rows == "$1:$1"


def test_sheets_of_one_name_are_told_apart():
    tables = [Table((), (cells("а"),), (100,), name="к" * 40) for _ in range(3)]
    assert book(*tables).sheetnames == ["к" * 31, "к" * 27 + " (2)", "к" * 27 + " (3)"]


def test_document_without_tables_gives_an_empty_sheet():
    found = book(Paragraph(plain("мәтін")))
    assert found.sheetnames == ["note"]
    assert rows(found.worksheets[0]) in ([], [[""]])


def test_row_wider_than_its_table_is_a_fault():
    with pytest.raises(ValueError, match="TableRow"):
        book(Table((), (cells("а", "б"),), (100,)))


@pytest.mark.parametrize(
    ("index", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")]
)
def test_names_of_columns(index, name):
    assert column_name(index) == name


@pytest.mark.parametrize("lang", LANGS)
def test_same_document_same_bytes(lang):
    first = write(rich(lang), SHELLS)
    assert write(rich(lang), SHELLS) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert f"<dc:language>{lang}-KZ<".encode() in archive.read("docProps/core.xml")


def test_rich_workbook_is_clean_against_the_schema(tmp_path):
    path = tmp_path / "rich.xlsx"
    path.write_bytes(write(rich("ru"), SHELLS))
    assert OpenXmlValidator().validate(str(path)).errors == []
