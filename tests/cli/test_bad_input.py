"""Bad input: a clear problem with its place, and the old outputs untouched."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli import main

NORM = "2.4/norms/K1400000226__art_435.v1.ru.md"


BUILD = ("build", "2.4", "2.5", "--pack", "submission", "--no-pdf")


def run(copy, *arguments, ui="ru"):
    return CliRunner().invoke(
        main, ["--ui", ui, "--workspace", str(copy.root), *arguments]
    )


def problems(copy, *directions):
    result = run(
        copy, "check", *directions, "--format", "json", "--as-of", "2026-11-24"
    )
    return json.loads(result.stdout)["problems"], result.exit_code


def append(copy, path, text):
    file = copy.root / "drafts" / path
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def broken_yaml(copy):
    append(copy, "2.4/direction.yaml", "\ngoals: {kk: [\n")


def unknown_act(copy):
    copy.edit(NORM, "act: K1400000226", "act: K9900000999")
    file = copy.root / "drafts" / NORM
    file.rename(file.with_name("K9900000999__art_435.v1.ru.md"))


def number_twice(copy):
    copy.edit(NORM, "   3) ", "   2) ")


def missing_language(copy):
    (copy.root / "drafts" / NORM).unlink()


def rationale_without_change(copy):
    text = "\n\n::: обоснование\nсуть: а\nдовод: б\nпоручение: в\n:::\n"
    append(copy, NORM, text)


def change_without_rationale(copy):
    copy.edit(
        NORM, "2. Те же деяния, совершенные", "2. Те же самые деяния, совершенные"
    )


def huge_paragraph(copy):
    append(copy, NORM, "\n\n" + "слово " * 900_000 + "\n")


def not_utf8(copy):
    file = copy.root / "drafts" / NORM
    file.write_bytes(file.read_bytes() + "\nпривет".encode("cp1251"))


def unknown_alternative(copy):
    copy.edit("2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v9")


def unknown_body(copy):
    copy.edit("2.4/direction.yaml", "moj", "mojj")


def unknown_edition(copy):
    copy.edit(NORM, "base: 2026-06-12", "base: 2031-01-01")


CASES = [
    (broken_yaml, "yaml-broken", "direction.yaml"),
    (unknown_act, "unknown-act", ".v1.ru.md"),
    (number_twice, "duplicate-unit", ".v1.ru.md"),
    (missing_language, "missing-language", ".v1.kk.md"),
    (rationale_without_change, "rationale-without-change", ".v1.ru.md"),
    (change_without_rationale, "change-without-rationale", ".v1.ru.md"),
    (huge_paragraph, "paragraph-too-long", ".v1.ru.md"),
    (not_utf8, "not-utf8", ".v1.ru.md"),
    (unknown_alternative, "unknown-alternative", "direction.yaml"),
    (unknown_body, "unknown-addressee", "direction.yaml"),
    (unknown_edition, "unknown-edition", ".v1.ru.md"),
]


@pytest.mark.parametrize(("spoil", "rule", "file"), CASES)
def test_a_mistake_is_named_with_its_place_and_the_old_packs_stay(
    copy, spoil, rule, file
):
    assert run(copy, *BUILD).exit_code == 0
    before = copy.hashes()
    spoil(copy)
    found, code = problems(copy)
    mine = [problem for problem in found if problem["rule"] == rule]
    assert code == 1
    assert any(
        problem["file"].startswith("drafts/2.4/")
        and problem["file"].endswith(file)
        and problem["severity"] == "error"
        and problem["message"]
        and problem["advice"]
        for problem in mine
    ), found
    result = run(copy, *BUILD)
    assert result.exit_code == 1
    assert copy.hashes() == before


HOSTILE = "{{ 7*7 }} & <x> ]]> «кавычки» {% for x in y %}"


def test_hostile_words_come_out_as_text(copy):
    copy.edit(
        NORM, "незаконный отказ адвокату", f"={HOSTILE} незаконный отказ адвокату"
    )
    copy.edit(NORM, "суть: Названа вторая форма", "суть: =1+1 Названа вторая форма")
    append(copy, "2.4/texts/explanatory-note.ru.md", f"\n\n{HOSTILE}\n")
    assert run(copy, "build", "2.4", "--no-pdf").exit_code == 0
    pack = copy.root / "outputs/2.4/submission"
    for name in (
        "comparison-table.ru.docx",
        "amending-bill.ru.docx",
        "explanatory-note.ru.docx",
    ):
        with zipfile.ZipFile(pack / name) as archive:
            xml = archive.read("word/document.xml").decode()
        assert "{{ 7*7 }} &amp; &lt;x&gt; ]]&gt;" in xml
        assert "{% for x in y %}" in xml
    sheet = openpyxl.load_workbook(pack / "comparison-table.ru.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type != "f" for cell in cells)
    assert any("{{ 7*7 }} & <x> ]]>" in str(cell.value) for cell in cells)


def test_a_cell_that_begins_like_a_formula_stays_text(copy):
    copy.edit(NORM, "### Статья 435. Воспрепятствование", "### Статья 435. =СУММ(А1)")
    text = "\n\n::: обоснование\nсуть: =1+1\nдовод: б\nпоручение: в\n:::\n\n1. Воспреп"
    copy.edit(NORM, "\n\n1. Воспреп", text)
    assert run(copy, "build", "2.4", "--no-pdf").exit_code == 0
    book = copy.root / "outputs/2.4/submission/comparison-table.ru.xlsx"
    sheet = openpyxl.load_workbook(book).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert "f" not in kinds


def test_without_libreoffice_word_files_are_made_and_pdf_is_named(copy, tmp_path):
    bare = tmp_path / "bin"
    bare.mkdir()
    command = Path(sys.executable).with_name("normpack")
    done = subprocess.run(
        [command, "--ui", "en", "--workspace", copy.root, "build", "2.4"],
        env={"PATH": str(bare), "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "PDF" in done.stderr
    assert "LibreOffice" in done.stderr
    made = {file.suffix for file in (copy.root / "outputs/2.4/submission").iterdir()}
    assert made == {".docx", ".xlsx", ".xml", ".json"}


def test_final_refuses_what_is_not_fit_to_leave(copy):
    result = run(copy, "build", "2.4", "--no-pdf", "--final")
    assert result.exit_code == 1
    assert "unverified-text" in result.stderr
    assert "placeholder" in result.stderr
    assert not list((copy.root / "outputs").rglob("*.docx"))


def test_an_ended_body_gets_a_problem_and_its_successor_the_letter(copy):
    copy.edit("2.4/direction.yaml", "kurultai", "mazhilis")
    found, code = problems(copy, "2.4")
    assert code == 0
    ended = [problem for problem in found if problem["rule"] == "ended-addressee"]
    assert "kurultai" in ended[0]["advice"]
    assert ended[0]["line"] > 0
    run(copy, "build", "2.4", "--no-pdf")
    pack = copy.root / "outputs/2.4/consultation"
    letters = [file.name for file in pack.iterdir()]
    assert "cover-letter.kurultai.kk.docx" in letters
    assert not any("mazhilis" in name for name in letters)


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_wrong_use_is_said_in_the_language_asked_for(copy, ui):
    result = run(copy, "build", "9.9", "--no-pdf", ui=ui)
    assert result.exit_code == 2
    words = {"kk": "бағыт", "ru": "направлени", "en": "direction"}
    assert words[ui] in result.stderr


def test_json_alone_stands_on_standard_output(copy):
    result = run(copy, "check", "--format", "json")
    assert json.loads(result.stdout)["errors"] == 0
