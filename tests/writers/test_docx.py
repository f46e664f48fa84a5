"""Word files: every block in both languages, text as text, the lawyer's shell kept."""

import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from writer_samples import (
    CONTROLS,
    CONTROLS_SHOWN,
    FOLDER,
    HOSTILE,
    SHELLS,
    cells,
    document,
    rich,
    table,
    words_of,
)

from pipeline import writers
from pipeline.errors import DraftError
from pipeline.model.document import (
    Cell,
    Items,
    Mark,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Signature,
    Table,
    TableRow,
    plain,
)
from pipeline.model.identity import LANGS
from pipeline.registry import discover
from pipeline.writers.docx import write
from pipeline.writers.text import legal
from pipeline.writers.word.anchors import bookmark
from pipeline.writers.word.shells import Shells
from pipeline.writers.word.styles import MARKS, ROLES, STYLES
from pipeline.writers.writer import Writer

NAMES = sorted(path.stem for path in FOLDER.glob("*.docx"))


def opened(content):
    return docx.Document(io.BytesIO(content))


def written(*blocks, lang="kk", shells=FOLDER, **more):
    return opened(write(document(lang, *blocks, **more), Shells(shells)))


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(source, target, change):
    """A copy of a Word file with each part passed through a function."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts(source.read_bytes()).items():
            archive.writestr(name, change(name, content))


def shell_with(tmp_path, old, new, name="document"):
    """A folder with one shell in which some text of the parts is another."""
    rewritten(
        FOLDER / f"{name}.docx",
        tmp_path / f"{name}.docx",
        lambda _, content: content.replace(old.encode(), new.encode()),
    )
    return tmp_path


def test_the_room_offers_word_and_spreadsheets():
    found = discover(writers, Writer)
    assert {name: writer.suffix for name, writer in found.items()} == {
        "docx": ".docx",
        "xlsx": ".xlsx",
    }


def test_every_role_and_mark_has_a_style():
    assert set(ROLES) == set(Role)
    assert set(MARKS) == set(Mark) - {Mark.PLAIN}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("role", Role)
def test_role_becomes_its_named_style(role, lang):
    paragraph = written(Paragraph(plain("әі & ы"), role), lang=lang).paragraphs[0]
    assert paragraph.text == "әі & ы"
    assert paragraph.style.element.find(qn("w:name")).get(qn("w:val")) == ROLES[role]


@pytest.mark.parametrize("mark", [mark for mark in Mark if mark is not Mark.PLAIN])
def test_mark_becomes_its_character_style(mark):
    run = written(Paragraph((Run("сөз", mark),))).paragraphs[0].runs[0]
    assert run.style.name == MARKS[mark]


@pytest.mark.parametrize("shell", NAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_block_is_written_on_every_shell(shell, lang):
    sample = rich(lang, shell)
    word = opened(write(sample, SHELLS))
    text = "".join(node.text or "" for node in word.element.iter(qn("w:t")))
    for words in (words for block in sample.blocks for words in words_of(block)):
        assert re.sub("[\n\t]", "", words) in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(text):
    word = opened(
        write(
            document(
                "ru",
                Paragraph(plain(text)),
                Items((plain(text),), ("1)",)),
                Table((cells(text),), (cells(text, anchor=text),), (100,), name=text),
                Signature(text, text),
                look="letter",
                fields=(("organisation", text), ("contacts", text)),
                subject=text,
            ),
            SHELLS,
        )
    )
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert texts.count(text) == 3
    assert f"1) {text}" in texts
    grid, signature = word.tables
    assert [cell.text for row in grid.rows for cell in row.cells] == [text, text]
    assert [cell.text for cell in signature.rows[0].cells] == [text, text]
    assert word.core_properties.subject == text


def test_forbidden_characters_are_shown_not_lost():
    word = written(Paragraph(plain(CONTROLS)), Table((), (cells(CONTROLS),), (100,)))
    assert word.paragraphs[0].text == CONTROLS_SHOWN
    assert word.tables[0].cell(0, 0).text == CONTROLS_SHOWN


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_comes_back(text):
    assert written(Paragraph(plain(text))).paragraphs[0].text == legal(text)


@pytest.mark.parametrize("lang", LANGS)
def test_same_document_same_bytes(lang, monkeypatch):
    first = write(rich(lang), SHELLS)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert write(rich(lang), SHELLS) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }


@pytest.mark.parametrize(("lang", "proofing"), [("kk", "kk-KZ"), ("ru", "ru-RU")])
def test_language_is_set_for_the_spelling(lang, proofing):
    content = write(rich(lang), SHELLS)
    word = opened(content)
    marks = [mark.get(qn("w:val")) for mark in word.styles.element.iter(qn("w:lang"))]
    assert marks == [proofing]
    assert word.core_properties.language == f"{lang}-KZ"


def test_properties_speak_of_the_document_only():
    content = write(document("kk", subject="Мәні"), SHELLS)
    properties = parts(content)["docProps/core.xml"].decode()
    assert "<dc:title>Атауы</dc:title><dc:subject>Мәні</dc:subject>" in properties
    assert "<dc:creator>Алқа</dc:creator>" in properties
    assert "<cp:lastModifiedBy>Алқа</cp:lastModifiedBy>" in properties
    assert properties.count(">1980-01-01T00:00:00Z<") == 2
    assert not any(b"python-docx" in part for part in parts(content).values())


def test_lawyers_edit_is_in_the_next_file(tmp_path):
    shell = docx.Document(str(FOLDER / "letter.docx"))
    shell.paragraphs[1].insert_paragraph_before("Ұлттық палата")
    shell.styles["NP Body"].font.name = "Arial"
    shell.styles["NP Body"].font.size = Pt(13)
    shell.sections[0].footer.paragraphs[0].text = "төменгі жазу"
    shell.sections[0].footer.is_linked_to_previous = False
    shell.save(str(tmp_path / "letter.docx"))
    word = written(Paragraph(plain("мәтін")), shells=tmp_path, look="letter")
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert texts[1:] == ["Ұлттық палата", "Адвокаттар алқасы", "Астана қаласы", "мәтін"]
    assert word.paragraphs[-1].style.font.name == "Arial"
    assert word.paragraphs[-1].style.font.size == Pt(13)
    assert word.sections[0].footer.paragraphs[0].text == "төменгі жазу"


def test_shell_with_other_ids_of_styles_works(tmp_path):
    """Word in Russian gives built-in styles ids such as «a3» when it saves."""

    def change(name, content):
        if name == "word/styles.xml":
            return content.replace(b'"Heading1"', b'"11"').replace(b'"NpBody"', b'"a3"')
        return content.replace(b'"NpBody"', b'"a3"')

    rewritten(FOLDER / "document.docx", tmp_path / "document.docx", change)
    word = written(Paragraph(plain("а"), Role.HEADING), shells=tmp_path)
    assert word.paragraphs[0].style.style_id == "11"
    assert word.paragraphs[0].style.name == "Heading 1"


def test_body_field_may_be_split_by_word(tmp_path):
    split = (
        '{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>{ body</w:t></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t> }}"
    )
    shells = shell_with(tmp_path, "{{ body }}", split)
    assert [
        p.text for p in written(Paragraph(plain("а")), shells=shells).paragraphs
    ] == ["а"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("{{ body }}", "", "shell-without-body"),
        ("{{ body }}", "{{ boddy }}", "shell-field-unknown"),
        ("{{ body }}", "{{ body", "shell-field-unknown"),
        ('"NP Norm"', '"Norm"', "shell-style-missing"),
        ("</w:body>", "", "shell-broken"),
    ],
)
def test_spoiled_shell_is_named(tmp_path, old, new, rule):
    with pytest.raises(DraftError) as refused:
        written(shells=shell_with(tmp_path, old, new))
    assert refused.value.rule == rule
    assert refused.value.values["shell"].endswith("document.docx")


@pytest.mark.parametrize(
    ("content", "rule"), [(None, "shell-missing"), (b"PK\3\4 rubbish", "shell-broken")]
)
def test_shell_that_is_no_word_file(tmp_path, content, rule):
    if content:
        (tmp_path / "document.docx").write_bytes(content)
    with pytest.raises(DraftError) as refused:
        written(shells=tmp_path)
    assert refused.value.rule == rule


def test_template_cannot_run_code(tmp_path):
    shells = shell_with(
        tmp_path, "{{ body }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    )
    with pytest.raises(DraftError) as refused:
        written(shells=shells)
    assert refused.value.rule == "shell-field-unknown"


@pytest.mark.parametrize("wanted", Orientation)
@pytest.mark.parametrize("shell", ["document", "table"])
def test_sheet_lies_as_the_document_wants(shell, wanted):
    word = written(table("kk"), look=shell, orientation=wanted)
    section = word.sections[0]
    assert (section.page_width > section.page_height) == (
        wanted is Orientation.LANDSCAPE
    )
    columns = word.tables[0].columns
    width = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in columns) == pytest.approx(width, abs=700)


def test_header_rows_are_repeated_and_only_short_rows_are_kept_whole():
    rows = written(table("kk", 2, times=9)).tables[0]._tbl.tr_lst
    heads = [
        row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows
    ]
    whole = [
        row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows
    ]
    assert heads == [True, True, False, False, False]
    assert whole == [True, True, True, False, False]


def test_heading_row_stays_with_the_next_row():
    rows = written(table("kk", 2)).tables[0].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept[2:] == [True, None, None]


def test_spanning_cell_covers_its_columns_and_short_rows_are_filled():
    row = TableRow((Cell((plain("а"),)), Cell((plain("б"),), span=2)))
    grid = written(Table((), (row, cells("в")), (50, 25, 25))).tables[0]
    assert [cell.text for cell in grid.rows[0].cells] == ["а", "б", "б"]
    assert [cell.text for cell in grid.rows[1].cells] == ["в", "", ""]


def test_row_wider_than_its_table_is_a_fault():
    with pytest.raises(ValueError, match="TableRow"):
        written(Table((), (cells("а", "б"),), (100,)))


def test_list_with_fewer_numbers_than_items_is_a_fault():
    with pytest.raises(ValueError, match="zip"):
        written(Items((plain("а"), plain("б")), ("1)",)))


def test_items_are_numbered_as_told():
    word = written(Items((plain("а"), plain("б"))), Items((plain("в"),), ("5-1)",)))
    assert [p.text for p in word.paragraphs] == ["1. а", "2. б", "5-1) в"]


def test_rows_keep_their_anchors_out_of_sight():
    anchor = "K1400000226/art_435__para_1"
    rows = tuple(cells("а", anchor=name) for name in (anchor, anchor, ""))
    content = write(document("kk", Table((), rows, (100,))), SHELLS)
    starts = [
        start.get(qn("w:name"))
        for start in opened(content).element.iter(qn("w:bookmarkStart"))
    ]
    assert starts == [bookmark(anchor), f"{bookmark(anchor)}_2"]
    assert all(re.fullmatch(r"_np_[0-9a-f]{20}(_2)?", name) for name in starts)
    listing = parts(content)["customXml/item1.xml"].decode()
    for name in starts:
        assert f'<row bookmark="{name}" anchor="{anchor}"/>' in listing
    assert anchor.encode() not in parts(content)["word/document.xml"]


def test_no_anchors_no_list():
    assert "customXml/item1.xml" not in parts(
        write(document("kk", table("kk", 0)), SHELLS)
    )


def test_page_break_puts_what_follows_on_a_new_sheet():
    word = written(
        Paragraph(plain("а")),
        PageBreak(),
        Paragraph(plain("б")),
        PageBreak(),
        table("kk"),
    )
    breaks = [p.paragraph_format.page_break_before for p in word.paragraphs]
    assert breaks == [None, True, True, None]


def test_signatures_stay_with_what_they_sign():
    word = written(
        Paragraph(plain("а")),
        Paragraph(plain("б")),
        Paragraph(plain("в"), Role.REQUISITE),
        Signature("Төраға", "Ә. Қ."),
        Signature("Хатшы", "І. Һ."),
        Paragraph(plain("Орынд."), Role.EXECUTOR),
    )
    kept = [p.paragraph_format.keep_with_next for p in word.paragraphs]
    assert kept == [None, True, True, None]
    (signed,) = word.tables
    assert [[c.text for c in row.cells] for row in signed.rows] == [
        ["Төраға", "Ә. Қ."],
        ["Хатшы", "І. Һ."],
        ["Орынд.", "Орынд."],  # one cell over both columns
    ]
    rows = [
        row.cells[0].paragraphs[0].paragraph_format.keep_with_next
        for row in signed.rows
    ]
    assert rows == [True, True, None]


def test_tables_do_not_grow_together():
    body = written(table("kk"), table("kk")).element.body
    tags = [element.tag.split("}")[1] for element in body]
    assert tags == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_strong_words_in_a_bold_style_stay_bold():
    """Two bold styles, one upon the other, are not bold in Word."""
    word = written(Paragraph((Run("а"), Run("б", Mark.STRONG)), Role.TITLE))
    assert [run.font.bold for run in word.paragraphs[0].runs] == [None, True]


@pytest.mark.parametrize("shell", NAMES)
def test_shell_has_what_documents_need(shell):
    word = docx.Document(str(FOLDER / f"{shell}.docx"))
    names = {
        style.find(qn("w:name")).get(qn("w:val"))
        for style in word.styles.element.iter(qn("w:style"))
    }
    assert set(STYLES) <= names
    section = word.sections[0]
    margins = {
        "left": section.left_margin.mm,
        "right": section.right_margin.mm,
        "top": section.top_margin.mm,
        "bottom": section.bottom_margin.mm,
    }
    least = {"left": 19.9, "right": 9.9, "top": 9.9, "bottom": 9.9}
    assert all(margins[side] >= least[side] for side in least)
    assert round(section.page_width.mm + section.page_height.mm) == 210 + 297
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize("shell", NAMES)
def test_shell_is_clean_against_the_schema(shell):
    found = OpenXmlValidator().validate(str(FOLDER / f"{shell}.docx"))
    assert found.errors == []


def test_rich_file_is_clean_against_the_schema(tmp_path):
    path = tmp_path / "rich.docx"
    path.write_bytes(write(rich("kk", "letter"), SHELLS))
    assert OpenXmlValidator().validate(str(path)).errors == []
