"""PDFs: what they must show, and what a converter that fails must not hide."""

import io
import os
import stat
import textwrap
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from writer_samples import HEADS, SHELLS, WORDS, document, rich, table

from pipeline.errors import EnvironmentLackError
from pipeline.model.document import Orientation, Paragraph, plain
from pipeline.model.identity import LANGS
from pipeline.writers import docx
from pipeline.writers.office import soffice
from pipeline.writers.office.converter import converter, find_soffice
from pipeline.writers.office.pdf import convert, page_count
from pipeline.writers.office.pdf_bytes import letters_of_docx, settle_pdf
from pipeline.writers.office.pdf_check import count_pages

KAZAKH = "әғқңөұүһі"


@pytest.fixture(scope="session")
def profiles(tmp_path_factory):
    return tmp_path_factory.mktemp("profiles")


@pytest.fixture(scope="session")
def printed(tmp_path_factory, profiles):
    """Every sample as Word file and PDF, converted in one start."""
    folder = tmp_path_factory.mktemp("printed")
    files = []
    for lang in LANGS:
        samples = {
            "rich": rich(lang),
            "letter": rich(lang, "letter"),
            "table": document(
                lang,
                table(lang, 12, times=6),
                look="table",
                orientation=Orientation.LANDSCAPE,
            ),
            "letters": document(lang, Paragraph(plain(f"{KAZAKH} {KAZAKH.upper()}"))),
        }
        for name, sample in samples.items():
            file = folder / f"{name}.v1.{lang}.docx"
            file.write_bytes(docx.write(sample, SHELLS))
            files.append(file)
    turns = []
    made = convert(
        files,
        folder / "out",
        profiles=profiles,
        progress=lambda *turn: turns.append(turn),
    )
    return {one.source.stem: one for one in made}, turns


def pages(one):
    return [page.extract_text() for page in PdfReader(one.pdf).pages]


@pytest.mark.converter
def test_every_file_has_its_pdf_under_its_name(printed):
    made, turns = printed
    assert len(made) == 8
    assert all(one.pdf.name == f"{stem}.pdf" for stem, one in made.items())
    assert all(one.pages == len(pages(one)) >= 1 for one in made.values())
    assert all(page_count(one.pdf.read_bytes()) == one.pages for one in made.values())
    assert [turn[1:] for turn in turns] == [(number, 8) for number in range(1, 9)]
    assert {turn[0] for turn in turns} == made.keys()
    assert {path.suffix for path in made["rich.v1.kk"].pdf.parent.iterdir()} == {".pdf"}


@pytest.mark.converter
@pytest.mark.parametrize("lang", LANGS)
def test_kazakh_letters_are_in_the_pdf(printed, lang):
    text = "".join(pages(printed[0][f"letters.v1.{lang}"]))
    assert set(KAZAKH + KAZAKH.upper()) <= set(text)


@pytest.mark.converter
@pytest.mark.parametrize("lang", LANGS)
def test_page_number_stands_on_top_from_the_second_sheet_on(printed, lang):
    first, *others = pages(printed[0][f"table.v1.{lang}"])
    assert len(others) >= 2
    assert not first.lstrip().startswith("1\n")
    for number, text in enumerate(others, 2):
        assert text.lstrip().startswith(f"{number}\n")


@pytest.mark.converter
@pytest.mark.parametrize("lang", LANGS)
def test_table_head_is_on_every_page(printed, lang):
    for text in pages(printed[0][f"table.v1.{lang}"]):
        joined = " ".join(text.split())
        assert all(head in joined for head in HEADS[lang][2:])


@pytest.mark.converter
@pytest.mark.parametrize("lang", LANGS)
def test_properties_of_the_document_are_those_of_the_pdf(printed, lang):
    reader = PdfReader(printed[0][f"rich.v1.{lang}"].pdf)
    assert reader.metadata.title == "Атауы"
    assert reader.metadata.author == "Алқа"
    assert reader.root_object["/Lang"] == {"kk": "kk-KZ", "ru": "ru-RU"}[lang]
    assert reader.root_object["/MarkInfo"]["/Marked"]


@pytest.mark.converter
def test_same_file_same_bytes(printed, profiles, tmp_path):
    before = printed[0]["rich.v1.kk"]
    (again,) = convert([before.source], tmp_path, profiles=profiles)
    assert again.pdf.read_bytes() == before.pdf.read_bytes()
    assert b"(D:19800101000000" in again.pdf.read_bytes()


@pytest.mark.converter
def test_two_workers_keep_the_order(printed, profiles, tmp_path):
    files = [one.source for one in printed[0].values()][:3]
    made = convert(files, tmp_path, profiles=profiles, jobs=2)
    assert [one.source for one in made] == files


@pytest.mark.converter
def test_two_builds_at_once_do_not_share_a_profile(profiles):
    with soffice.profile(profiles / "mine") as mine:
        with soffice.profile(profiles / "mine") as other:
            assert mine != other
        assert not other.exists()


@pytest.mark.converter
def test_another_font_is_another_converter(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    before = converter()
    assert converter() == before
    fonts = tmp_path / ".local" / "share" / "fonts" / "mine"
    fonts.mkdir(parents=True)
    with_folder = converter()
    (fonts / "a.ttf").write_bytes(b"")
    assert len({before, with_folder, converter()}) == 3


def test_missing_libreoffice_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentLackError) as lack:
        convert([], tmp_path, profiles=tmp_path)
    assert lack.value.rule == "no-libreoffice"
    assert lack.value.exit_code == 3


def a_file(tmp_path, name="note.kk.docx"):
    file = tmp_path / name
    file.write_bytes(docx.write(document("kk", Paragraph(plain(WORDS["kk"]))), SHELLS))
    return file


def stand_in(tmp_path, monkeypatch, script):
    """A program that goes by the name of LibreOffice and notes each of its starts."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\necho start >> "{tmp_path}/starts"\n' + textwrap.dedent(script),
        "utf-8",
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def starts(tmp_path):
    return (tmp_path / "starts").read_text("utf-8").count("start")


def is_alive(process):
    """Whether a process runs; one that ended but was not yet fetched does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").split()[2]
    except FileNotFoundError:
        return False
    return state != "Z"


def blank_pdf(path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(path)


def lack_of(files, tmp_path):
    with pytest.raises(EnvironmentLackError) as lack:
        convert(files, tmp_path / "out", profiles=tmp_path / "profiles")
    assert list((tmp_path / "out").iterdir()) == []
    return lack.value


def test_converter_that_makes_nothing_is_tried_twice_then_named(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 0")
    lack = lack_of([a_file(tmp_path)], tmp_path)
    assert (lack.rule, lack.values) == ("pdf-missing", {"file": "note.kk.docx"})
    assert starts(tmp_path) == 2


def test_converter_that_makes_an_empty_sheet_is_found_out(tmp_path, monkeypatch):
    blank_pdf(tmp_path / "blank.pdf")
    stand_in(
        tmp_path,
        monkeypatch,
        f'while [ "$1" != --outdir ]; do shift; done\n'
        f'cp "{tmp_path}/blank.pdf" "$2/note.kk.pdf"\n',
    )
    lack = lack_of([a_file(tmp_path)], tmp_path)
    assert lack.rule == "pdf-lacks-letters"
    assert set(KAZAKH) <= set(lack.values["letters"])


def test_converter_that_hangs_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(soffice, "PATIENCE", 0.2)
    child = f'sleep 600 &\necho $! > "{tmp_path}/child"\nsleep 600'
    stand_in(tmp_path, monkeypatch, child)
    assert lack_of([a_file(tmp_path)], tmp_path).rule == "pdf-missing"
    assert starts(tmp_path) == 2
    assert not is_alive(int((tmp_path / "child").read_text("utf-8")))


@pytest.mark.parametrize("jobs", [1, 2])
def test_stopped_build_leaves_no_converter_behind(tmp_path, monkeypatch, jobs):
    stand_in(
        tmp_path,
        monkeypatch,
        f'echo $$ >> "{tmp_path}/children"\necho "convert a"\nexec sleep 600',
    )

    def stop(*turn):
        raise KeyboardInterrupt(turn)

    files = [a_file(tmp_path, f"{number}.docx") for number in range(3)]
    with pytest.raises(KeyboardInterrupt):
        convert(
            files,
            tmp_path / "out",
            profiles=tmp_path / "profiles",
            jobs=jobs,
            progress=stop,
        )
    children = (tmp_path / "children").read_text("utf-8").split()
    assert not any(is_alive(int(child)) for child in children)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.converter
def test_file_lost_at_the_first_try_is_made_at_the_second(tmp_path, monkeypatch):
    real = find_soffice()
    stand_in(
        tmp_path,
        monkeypatch,
        f'[ "$(wc -l < "{tmp_path}/starts")" -gt 1 ] && exec "{real}" "$@"\nexit 1',
    )
    (made,) = convert([a_file(tmp_path)], tmp_path / "out", profiles=tmp_path / "p")
    assert made.pages == 1


def test_file_that_is_no_word_file_is_refused_before_the_start(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 0")
    file = tmp_path / "garbage.docx"
    file.write_bytes(b"garbage")
    lack = lack_of([file], tmp_path)
    assert (lack.rule, lack.values["file"]) == ("docx-broken", "garbage.docx")
    assert not (tmp_path / "starts").exists()


def test_two_files_of_one_name_are_refused(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 0")
    with pytest.raises(ValueError, match="note"):
        convert(
            [a_file(tmp_path), tmp_path / "bin" / "note.kk.docx"],
            tmp_path,
            profiles=tmp_path,
        )


def test_no_files_no_start(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch, "exit 0")
    assert convert([], tmp_path / "out", profiles=tmp_path) == ()
    assert not (tmp_path / "starts").exists()


@pytest.mark.parametrize("content", [b"", b"rubbish", b"%PDF-1.6\n%%EOF"])
def test_broken_pdf_is_named(content):
    with pytest.raises(EnvironmentLackError) as lack:
        count_pages(content, frozenset(), "note.docx")
    assert lack.value.rule == "pdf-broken"


def test_pages_are_counted():
    writer = PdfWriter()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)
    assert page_count(stream.getvalue()) == 3
    with pytest.raises(EnvironmentLackError):
        page_count(stream.getvalue()[:100])


def test_letters_of_a_word_file_are_those_of_its_words(tmp_path):
    file = tmp_path / "a.docx"
    words = Paragraph(plain("Ғылым & Ёж, xyz 12\nі"))
    file.write_bytes(docx.write(document("kk", words), SHELLS))
    assert letters_of_docx(file) == frozenset("ғылымёжі")


def test_settled_pdf_has_no_moment_and_no_chance_in_it():
    def made(date, name, check):
        return (
            b"%%PDF-1.6 body /CreationDate(D:%s+05'00')>> xref " % date
            + b"trailer <</ID [ <%s>\n<%s> ]\n/DocChecksum /%s\n>>"
            % (name, name, check)
        )

    first = made(b"20261124162752", b"A1" * 16, b"0F" * 16)
    second = made(b"20270101000000", b"B2" * 16, b"1E" * 16)
    assert settle_pdf(first) == settle_pdf(second) != first
    assert len(settle_pdf(first)) == len(first)
    assert settle_pdf(first.replace(b"body", b"text")) != settle_pdf(first)
