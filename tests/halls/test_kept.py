"""Nothing is stale, ever: a build that keeps results gives what a clean one gives."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from pipeline.halls import unchanged
from pipeline.halls.kept import store_of
from pipeline.halls.prepare import Drafts, prepare
from pipeline.locales.catalog import load_locales

DIRECTIONS = ("2.3", "2.4")
DRAFTS = Path(__file__).parents[2] / "drafts"


def everything(copy):
    outputs = copy.root / "outputs"
    return {
        file.relative_to(outputs).as_posix(): file.read_bytes()
        for file in sorted(outputs.rglob("*"))
        if file.is_file()
    }


def clean(copy, place):
    """What a build of the same files gives that has never been built before."""
    other = type(copy)(place, source=copy.root)
    return other.build(*DIRECTIONS), everything(other)


def edit_a_word(chance, drafts):
    """A word in a draft is written twice, or goes."""
    files = [
        file
        for file in sorted(drafts.rglob("*"))
        if file.suffix in {".md", ".yaml"} and "2.1/" not in str(file)
    ]
    file = chance.choice(files)
    lines = file.read_text("utf-8").split("\n")
    row = chance.choice([row for row, line in enumerate(lines) if line.split()])
    words = lines[row].split(" ")
    place = chance.randrange(len(words))
    words[place : place + 1] = chance.choice([[words[place]] * 2, []])
    lines[row] = " ".join(words)
    file.write_text("\n".join(lines), "utf-8")


def lose_a_file(chance, drafts):
    files = sorted((drafts / "2.4").rglob("*.md"))
    chance.choice(files).unlink()


def leave_a_stray_file(chance, drafts):
    name = chance.choice(["2.4/norms/a.txt", "2.3/texts/б.docx"])
    (drafts / name).write_text("x")


def bring_all_back(chance, drafts):
    del chance
    shutil.rmtree(drafts)
    shutil.copytree(DRAFTS, drafts)


@pytest.mark.parametrize("seed", range(3))
def test_builds_after_random_edits_are_the_builds_of_a_clean_folder(
    copy, tmp_path_factory, seed
):
    chance = random.Random(seed)
    copy.build(*DIRECTIONS)
    edits = [edit_a_word, edit_a_word, edit_a_word, lose_a_file, leave_a_stray_file]
    for edit in (chance.choice(edits), bring_all_back, chance.choice(edits)):
        edit(chance, copy.root / "drafts")
        report = copy.build(*DIRECTIONS)
        expected, files = clean(copy, tmp_path_factory.mktemp("clean"))
        assert report.problems == expected.problems
        assert report.refused == expected.refused
        assert report.made == expected.made
        kept = everything(copy)
        assert files.items() <= kept.items()
        # What else there is are packs of a direction that was refused just now.
        others = {name.split("/")[0] for name in kept.keys() - files.keys()}
        assert others <= set(report.refused)


def test_what_has_not_changed_is_neither_made_nor_touched(copy):
    first = copy.build("2.4")
    before = {file: file.stat() for file in (copy.root / "outputs").rglob("*")}
    assert copy.build("2.4") == first
    after = {file: file.stat() for file in (copy.root / "outputs").rglob("*")}
    assert {file: (s.st_ino, s.st_mtime_ns) for file, s in before.items()} == {
        file: (s.st_ino, s.st_mtime_ns) for file, s in after.items()
    }


def test_a_draft_of_one_direction_leaves_the_packs_of_others_alone(copy):
    copy.build("2.3", "2.4")
    before = {f: f.stat().st_ino for f in (copy.root / "outputs" / "2.3").rglob("*")}
    copy.edit("2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v2")
    copy.build("2.3", "2.4")
    after = {f: f.stat().st_ino for f in (copy.root / "outputs" / "2.3").rglob("*")}
    assert before == after


@pytest.mark.parametrize("spoil", ["change", "remove", "add", "forget"])
def test_a_pack_that_somebody_touched_is_made_again(copy, spoil):
    copy.build("2.4")
    made = everything(copy)
    pack = copy.root / "outputs" / "2.4" / "presidium"
    document = next(iter(sorted(pack.glob("*.docx"))))
    match spoil:
        case "change":
            document.write_bytes(document.read_bytes() + b" ")
        case "remove":
            document.unlink()
        case "add":
            (pack / "notes.txt").write_text("mine")
        case "forget":
            shutil.rmtree(pack)
    copy.build("2.4")
    assert everything(copy) == made


def test_every_input_and_option_makes_another_build(copy, monkeypatch):
    copy.build("2.4")
    first = unchanged.inputs_of(copy.order("2.4"))
    others = [
        copy.order("2.3"),
        copy.order("2.4", langs=("kk",)),
        copy.order("2.4", final=True),
        copy.order("2.4", as_of=copy.order("2.4").as_of.replace(day=1)),
    ]
    found = {first, *(unchanged.inputs_of(order) for order in others)}
    shell = copy.root / "templates" / "docx" / "letter.docx"
    shell.write_bytes(shell.read_bytes() + b" ")
    found.add(unchanged.inputs_of(copy.order("2.4")))
    monkeypatch.setattr(unchanged, "program", lambda: "another version")
    found.add(unchanged.inputs_of(copy.order("2.4")))
    assert len(found) == 7


def test_prepared_directions_are_the_same_with_and_without_a_store(copy, tmp_path):
    drafts, locales = copy.root / "drafts", load_locales()
    day = copy.order().as_of
    bare = prepare(drafts, locales, as_of=day)
    for _ in range(2):
        kept = prepare(drafts, locales, as_of=day, store=store_of(tmp_path))
        assert kept == bare


def test_problems_that_are_kept_apart_are_those_of_the_direction(copy, tmp_path):
    copy.edit("2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v9")
    day = copy.order().as_of
    for _ in range(2):
        desk = Drafts(copy.root / "drafts", load_locales(), day, store_of(tmp_path))
        for number in DIRECTIONS:
            assert desk.problems(number) == desk.prepared(number).all_problems()
        for wanted in ((), ("2.3",), ("2.4",)):
            whole = prepare(
                copy.root / "drafts", load_locales(), wanted=wanted, as_of=day
            )
            assert desk.all_problems(wanted) == whole.all_problems()
    assert desk.problems("2.4")


def test_a_changed_shell_is_seen_by_every_document_that_uses_it(copy, tmp_path_factory):
    copy.build(*DIRECTIONS)
    file = copy.root / "templates" / "docx" / "letter.docx"
    shell = docx.Document(str(file))
    shell.paragraphs[0].insert_paragraph_before("{{ organisation }}!")
    shell.save(str(file))
    copy.build(*DIRECTIONS)
    _, files = clean(copy, tmp_path_factory.mktemp("clean"))
    assert everything(copy) == files


def test_a_draft_that_is_saved_during_a_build_is_seen_by_the_next(copy):
    def save(_what, done, _total):
        if not done:
            copy.edit(
                "2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v2"
            )

    copy.build("2.4", progress=save)
    report = copy.build("2.4")
    expected = prepare(
        copy.root / "drafts", load_locales(), wanted=("2.4",), as_of=copy.order().as_of
    )
    assert report.problems == expected.all_problems()
    receipt = (copy.root / "outputs" / "2.4" / "presidium" / "receipt.json").read_text()
    (direction,) = expected.directions
    assert direction.direction.chosen_alternative == "v2"
    assert expected.workspace.inputs["2.4/direction.yaml"] in receipt


HEAVY = {"docx", "docxtpl", "holidays", "jinja2", "lxml", "pypdf", "rich", "ruamel"}
CALL = """
import sys
from pipeline.cli import main
try:
    main()
except SystemExit as end:
    loaded = {name.partition(".")[0] for name in sys.modules}
    print(end.code, *sorted(loaded), file=sys.stderr)
"""


def build_apart(copy):
    """Exit code, what was said, and the packages that were loaded."""
    words = ["--workspace", copy.root, "build", "2.4", "--no-pdf"]
    command = [sys.executable, "-c", CALL, *words, "--as-of", "2026-11-24"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, *loaded = done.stderr.splitlines()[-1].split()
    return code, done.stdout, set(loaded)


def test_one_word_loads_nothing_that_only_a_first_build_needs(copy):
    build_apart(copy)
    norm = copy.root / "drafts/2.4/norms/K1400000226__art_435.v1.ru.md"
    text = norm.read_text("utf-8")
    norm.write_text(text.replace("адвокату", "адвокату защитнику", 1), "utf-8")
    code, _, loaded = build_apart(copy)
    assert code == "0"
    assert not loaded & (HEAVY - {"lxml"})


def test_an_unchanged_build_loads_nothing_that_makes_documents(copy):
    (first, said, needed), (second, again, loaded) = map(build_apart, (copy, copy))
    assert (first, said) == (second, again)
    assert needed >= HEAVY - {"rich", "pypdf"}
    assert not loaded & HEAVY
