"""One fact, one place: a changed word changes the documents that hold it, no others."""

import re
import zipfile

from pipeline.model.pack import Pack

WORD = re.compile(r"<[^>]+>")


def words_of(file):
    if file.suffix == ".xml":
        return WORD.sub("", file.read_text(encoding="utf-8"))
    with zipfile.ZipFile(file) as archive:
        parts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith(("word/", "xl/")) and name.endswith(".xml")
        ]
    return WORD.sub("", " ".join(parts))


def changed(before, after):
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def holding(copy, word):
    outputs = copy.root / "outputs"
    return {
        file.relative_to(outputs).as_posix()
        for file in outputs.rglob("*.*")
        if file.suffix in {".docx", ".xlsx", ".xml"} and word in words_of(file)
    }


def test_one_word_of_a_norm_changes_exactly_the_documents_that_hold_it(copy):
    copy.build("2.4", "2.6")
    before = copy.hashes()
    copy.edit(
        "2.4/norms/K1400000226__art_435.v1.ru.md",
        "незаконный отказ адвокату в участии",
        "незаконный ОТКАЗИЩЕ адвокату в участии",
    )
    copy.build("2.4", "2.6")
    after = copy.hashes()
    assert changed(before, after) == holding(copy, "ОТКАЗИЩЕ") != set()
    assert all(name.startswith("2.4/") for name in changed(before, after))
    assert all(".kk." not in name for name in changed(before, after))


def test_the_chairs_name_changes_what_the_chair_signs_or_leads_and_nothing_else(copy):
    copy.build("2.4", "2.7")
    before = copy.hashes()
    copy.edit("programme.yaml", 'name: "[аты-жөні]"', 'name: "[төраға]"')
    copy.build("2.4", "2.7")
    found = changed(before, copy.hashes())
    assert found == holding(copy, "[төраға]")
    kinds = {name.split("/")[2].split(".")[0] for name in found}
    assert kinds == {
        "accompanying-protocol",
        "chamber-letter",
        "consultation-format",
        "cover-letter",
        "presidium-decision",
    }


def test_building_again_in_another_folder_gives_the_same_bytes(copy, tmp_path_factory):
    copy.build("2.1")
    other = type(copy)(tmp_path_factory.mktemp("elsewhere"))
    other.build("2.1")
    assert copy.hashes() == other.hashes() != {}
    for name in ("manifest.json", "receipt.json"):
        for pack in ("presidium", "consultation", "submission"):
            mine = copy.root / "outputs/2.1" / pack / name
            theirs = other.root / "outputs/2.1" / pack / name
            assert mine.read_bytes() == theirs.read_bytes()


def test_the_direction_s_title_has_one_place(copy):
    copy.build("2.4")
    before = copy.hashes()
    title = "Уточнение статьи 435 Уголовного кодекса (воспрепятствование"
    copy.edit("2.4/direction.yaml", title, "Переименованное направление 435")
    copy.build("2.4")
    assert changed(before, copy.hashes())
    assert holding(copy, title) == set()


def test_an_alternative_that_was_not_chosen_never_leaves(copy):
    copy.edit("2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v2")
    copy.edit(
        "2.4/norms/K1400000226__art_435.v1.ru.md",
        "незаконный отказ адвокату в участии",
        "незаконный ОТКАЗИЩЕ адвокату в участии",
    )
    copy.build("2.4")
    found = holding(copy, "ОТКАЗИЩЕ")
    assert found
    assert not any("/submission/" in name for name in found)


def test_without_a_chosen_alternative_nothing_is_made_for_the_world_outside(copy):
    copy.edit("2.4/direction.yaml", "chosen_alternative: v1", 'chosen_alternative: ""')
    report = copy.build("2.4")
    assert [*report.made["2.4"].packs] == ["presidium", "consultation"]
    assert "no-chosen-alternative" in {problem.rule for problem in report.problems}


def test_a_bill_orders_words_or_whole_units_as_its_direction_says(copy):
    copy.build("2.5", packs=(Pack.SUBMISSION,))
    bill = copy.root / "outputs/2.5/submission/amending-bill.ru.docx"
    assert "слов" not in clauses_of(bill)
    copy.edit("2.5/direction.yaml", "bill:\n", "bill:\n  style: words\n")
    report = copy.build("2.5", packs=(Pack.SUBMISSION,))
    assert not report.refused
    assert "дополнить словами" in clauses_of(bill) or "заменить" in clauses_of(bill)


def clauses_of(bill):
    return words_of(bill).split("Статья 1.")[1].split("следующей редакции")[0]
