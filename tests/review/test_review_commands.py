"""What the commands print, and the exit codes that they give."""

import json

import pytest
from click.testing import CliRunner
from word_edits import PROPOSED

from pipeline.cli import main

NORM = "2.4/norms/K1400000226__art_435.v1.ru.md"


@pytest.fixture
def run(desk):
    def run(*words, code=0, ui="en"):
        call = ["--ui", ui, "--workspace", str(desk.root), "review", *map(str, words)]
        result = CliRunner().invoke(main, call)
        assert result.exit_code == code, result.output
        return result.output

    return run


def returned(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Лишнее слово")
    word.replace(3, PROPOSED, "незаконный отказ", "неправомерный отказ")
    word.comment((), "Общее замечание о запрете выписок")
    return desk.file(word, "ответ МЮ.docx")


def test_export_names_its_files(run):
    printed = run(
        "export", "2.4", "--to", "mvd", "--lang", "kk", "--as-of", "2026-11-24"
    )
    assert (
        printed.splitlines()[0] == "outputs/2.4/review/mvd/comparison-table.v1.kk.docx"
    )
    assert ".ru." not in printed


def test_import_prints_the_sum_by_both_readers(run, desk):
    printed = run("import", returned(desk), "--from", "moj", "--date", "2026-11-24")
    assert "comments 2, insertions 1, deletions 1" in printed
    assert "marks: 4" in printed
    assert "Remarks: 3 = placed 2 + duplicate 0 + unplaced 1" in printed
    assert "Marks in them: 4 = placed 3 + duplicate 0 + unplaced 1" in printed
    assert "nearest K1400000226/art_435__para_1__point_3" in printed


def test_import_as_json(run, desk):
    words = ("import", returned(desk), "--from", "moj", "--format", "json")
    home = json.loads(run(*words))
    assert home["remarks"] == {"in": 3, "placed": 2, "duplicate": 0, "unplaced": 1}
    assert home["marks"]["total"] == home["marks_in_remarks"]["in"] == 4
    assert json.loads(run(*words))["remarks"]["duplicate"] == 3


@pytest.mark.parametrize("ui", ["kk", "ru", "en"])
def test_everything_is_said_in_every_language(run, desk, ui):
    file = returned(desk)
    assert "{" not in run("import", file, "--from", "moj", ui=ui).replace("{+", "")
    listed = run("list", ui=ui)
    assert "[-незаконный-]{+неправомерный+}" in listed
    name = listed.split()[-1]
    assert name
    assert "nobody" in run("import", file, "--from", "nobody", code=2, ui=ui)


def test_list_stands_norm_by_norm_and_can_be_narrowed(run, desk):
    run("import", returned(desk), "--from", "moj")
    word = desk.word(author="Прокурор")
    word.replace(3, PROPOSED, "незаконный отказ", "необоснованный отказ")
    run("import", desk.file(word), "--from", "prosecutor")
    listed = run("list")
    heading = "2.4  K1400000226/art_435__para_1__point_2  v1  ru"
    under = listed[listed.index(heading) :]
    assert "moj" in under
    assert "prosecutor" in under
    assert under.count("contradicts: ") == 2
    assert run("list", "--from", "prosecutor").count("moj-") == 0
    assert "Without a place" in run("list", "--unplaced")
    assert (
        json.loads(run("list", "2.4", "--state", "accepted", "--format", "json")) == []
    )
    assert "unknown" not in run("list", "2.4")
    run("list", "9.9", code=2)


def test_accept_and_decline(run, desk):
    run("import", returned(desk), "--from", "moj")
    found = {each["kind"]: each for each in json.loads(run("list", "--format", "json"))}
    edit = found["edit"]["id"]
    printed = run("accept", edit, "--ru", "Учтено", "--as-of", "2026-11-24")
    assert "2) [-незаконный-]" not in printed
    assert "[-незаконный-]{+неправомерный+} отказ адвокату" in printed
    assert f"Changed: drafts/{NORM}" in printed
    assert "435.v1.kk.md" in printed
    run("decline", found["comment"]["id"], code=2)
    run("decline", found["comment"]["id"], "--reason", " ", code=2)
    printed = run("decline", found["comment"]["id"], "--reason", "Не относится")
    assert "Reason: Не относится" in printed
    shown = run("show", edit[:-1])
    assert "Answer: Учтено" in shown
    run("accept", "moj-0", code=2)


def test_an_edit_that_would_break_the_drafts_exits_with_one(run, desk):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "**наедине**")
    run("import", desk.file(word), "--from", "moj")
    (remark,) = json.loads(run("list", "--format", "json"))
    printed = run("accept", remark["id"], code=1)
    assert "emphasis-in-norm" in printed
    assert "nothing was changed" in printed


def test_a_refused_file_exits_with_two_and_says_why(run, desk):
    printed = run("import", desk.file(b"%PDF-1.4"), "--from", "moj", code=2)
    assert "is a PDF" in printed
    assert "→" in printed
