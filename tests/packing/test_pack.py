"""Packs on the disk: whole at every moment, provable later."""

import errno
import json
import os
import resource
import shutil
import stat
from dataclasses import replace

import pytest

from pipeline.disk import fresh_folder
from pipeline.errors import PipelineError
from pipeline.model.artifact import Artifact
from pipeline.packing import packs_under, tidy, verify_pack, write_pack
from pipeline.packing.manifest import sealed, to_json
from pipeline.packing.pack import _step_aside, change_places, restore

TABLE = Artifact("comparison-table.kk.docx", b"table", "comparison-table", "kk", 7)
NOTE = Artifact("explanatory-note.ru.pdf", b"note", "explanatory-note", "ru", 2)
RECEIPT = {"inputs": {"2.4/direction.yaml": "00"}, "аты": "ә"}


def pack(folder, *artifacts):
    write_pack(folder, artifacts, RECEIPT, {"direction": "2.4"})
    return folder


def rules(folder):
    return [
        (problem.rule, dict(problem.values)["file"]) for problem in verify_pack(folder)
    ]


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_manifest_lists_files_with_hash_language_and_pages(tmp_path):
    folder = pack(tmp_path / "2.4" / "presidium", NOTE, TABLE)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [entry["file"] for entry in manifest["files"]] == [TABLE.name, NOTE.name]
    assert manifest["files"][0] == {
        "kind": "comparison-table",
        "language": "kk",
        "file": "comparison-table.kk.docx",
        "sha256": "0d4fc4a78d3706edccafb665a8b2fdd9309e82c78625bb0f2b8e7bb9e1c4d21c",
        "pages": 7,
    }
    assert manifest["direction"] == "2.4"
    assert json.loads((folder / "receipt.json").read_text("utf-8")) == RECEIPT
    assert verify_pack(folder) == ()


def test_same_pack_twice_has_the_same_bytes(tmp_path):
    first = contents(pack(tmp_path / "a", NOTE, TABLE))
    assert first == contents(pack(tmp_path / "b", TABLE, NOTE))


def test_new_pack_has_no_file_of_the_old_one(tmp_path):
    folder = pack(tmp_path / "public", TABLE, NOTE)
    pack(folder, NOTE)
    assert set(contents(folder)) == {NOTE.name, "manifest.json", "receipt.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("name", [TABLE.name, "receipt.json"])
def test_changed_file_is_named(tmp_path, name):
    folder = pack(tmp_path / "public", TABLE, NOTE)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[:-1] + b"!")
    assert rules(folder) == [("pack-file-differs", name)]


def test_missing_and_extra_files_are_named(tmp_path):
    folder = pack(tmp_path / "public", TABLE, NOTE)
    (folder / TABLE.name).rename(folder / "renamed.docx")
    assert rules(folder) == [
        ("pack-file-missing", TABLE.name),
        ("pack-file-extra", "renamed.docx"),
    ]


def test_link_in_place_of_a_file_is_no_file(tmp_path):
    folder = pack(tmp_path / "public", TABLE)
    outside = tmp_path / "outside"
    (folder / TABLE.name).rename(outside)
    (folder / TABLE.name).symlink_to(outside)
    assert rules(folder) == [("pack-file-missing", TABLE.name)]


def test_a_manifest_that_was_touched_up_is_named(tmp_path):
    folder = pack(tmp_path / "public", TABLE)
    place = folder / "manifest.json"
    good = place.read_bytes()
    for old, new in (
        (b'"pages": 7', b'"pages": 8'),
        (b"\n", b"\n\n"),
        (b'"kk"', b'"ru"'),
    ):
        place.write_bytes(good.replace(old, new, 1))
        assert rules(folder) == [("manifest-changed", "manifest.json")]
    # Whoever counts the seal again forges a pack; then its files speak against it.
    forged = json.loads(good)
    forged["files"][0]["sha256"] = "00"
    place.write_bytes(to_json(sealed(forged)))
    assert rules(folder) == [("pack-file-differs", TABLE.name)]


def test_a_pack_that_has_lost_its_manifest_is_found_among_others(tmp_path):
    first, second = (pack(tmp_path / "2.4" / name, TABLE) for name in ("a", "b"))
    (tmp_path / "2.4" / ".c.0a1b2c3d.new").mkdir()
    (tmp_path / "2.5").mkdir()
    assert packs_under(tmp_path) == (first, second)
    (first / "manifest.json").unlink()
    assert packs_under(tmp_path) == (first, second)
    assert rules(first) == [("manifest-missing", "manifest.json")]


def test_folder_without_manifest(tmp_path):
    assert rules(tmp_path) == [("manifest-missing", "manifest.json")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": 3, "receipt": {}}',
        '{"files": [{"file": "a"}], "receipt": {"file": "b", "sha256": ""}}',
        '{"files": [], "receipt": {"file": "../../etc/passwd", "sha256": ""}}',
        '{"files": [], "receipt": {"file": 7, "sha256": ""}}',
        '{"files": [], "receipt": {"file": "a", "sha256": {}}}',
        '{"files": [], "receipt": {"file": "%s", "sha256": ""}}' % ("я" * 130),
        "[" * 100_000,
        "\ud800",
    ],
)
def test_broken_manifest_is_a_problem_not_a_crash(tmp_path, text):
    (tmp_path / "manifest.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert rules(tmp_path) == [("manifest-broken", "manifest.json")]


@pytest.mark.parametrize(
    "name",
    ["", "..", "../a.docx", "a/b.docx", "a\\b", "manifest.json", "a\0", "я" * 130],
)
def test_name_that_leaves_the_folder_is_refused(tmp_path, name):
    with pytest.raises(PipelineError) as refused:
        pack(tmp_path / "public", Artifact(name, b"", "kind", "kk"))
    assert refused.value.rule == "pack-file-name"
    assert not (tmp_path / "public").exists()


def test_two_files_of_one_name_are_refused(tmp_path):
    with pytest.raises(PipelineError) as refused:
        pack(tmp_path / "public", TABLE, TABLE)
    assert refused.value.rule == "pack-file-twice"


def test_a_kill_between_two_renamings_loses_nothing(tmp_path):
    folder = pack(tmp_path / "2.4" / "public", TABLE)
    good = contents(folder)
    folder.rename(folder.with_name(".public.old"))
    folder.with_name(".public.0a1b2c3d.new").mkdir()
    tidy(tmp_path)
    assert verify_pack(folder) == ()
    assert contents(folder) == good
    assert [path.name for path in folder.parent.iterdir()] == ["public"]


def test_a_kill_before_the_old_pack_is_removed(tmp_path):
    folder = pack(tmp_path / "public", TABLE)
    (tmp_path / ".public.old").mkdir()
    restore(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    assert verify_pack(folder) == ()


def test_what_a_kill_leaves_is_swept_away_by_the_next_writing(tmp_path):
    half = tmp_path / ".public.0a1b2c3d.new"
    half.mkdir()
    (half / "half.docx").write_bytes(b"ha")
    folder = pack(tmp_path / "public", TABLE)
    assert verify_pack(folder) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_what_another_program_is_writing_is_not_swept_away(tmp_path):
    with fresh_folder(tmp_path / "consultation") as theirs:
        (theirs / "half.docx").write_bytes(b"ha")
        pack(tmp_path / "public", TABLE)
        tidy(tmp_path)
        assert (theirs / "half.docx").read_bytes() == b"ha"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_old_and_new_change_places_in_one_step_or_in_two(tmp_path):
    old, new = tmp_path / "public", tmp_path / "fresh"
    for change in (change_places, _step_aside):
        for folder, words in ((old, "old"), (new, "new")):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            (folder / "a").write_text(words)
        change(old, new)
        assert (old / "a").read_text() == "new"
        assert not (tmp_path / ".public.old").exists()


def test_failed_writing_leaves_the_old_pack_and_names_the_file(tmp_path):
    folder = pack(tmp_path / "public", TABLE)
    large = Artifact("large.docx", bytes(100_000), "kind", "kk")
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(OSError, match="large") as refused:
            pack(folder, NOTE, large)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert refused.value.errno == errno.EFBIG
    assert refused.value.filename == str(folder / "large.docx")
    assert verify_pack(folder) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_may_not_be_written(tmp_path):
    folder = pack(tmp_path / "public", TABLE)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(PermissionError):
            pack(folder, NOTE)
        assert contents(folder)[TABLE.name] == TABLE.content
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_file_that_did_not_change_stays_the_file_that_it_is(tmp_path):
    folder = pack(tmp_path / "pack", TABLE, NOTE)
    before = {file.name: file.stat().st_ino for file in folder.iterdir()}
    pack(folder, TABLE, replace(NOTE, content=b"other"))
    after = {file.name: file.stat().st_ino for file in folder.iterdir()}
    assert after[TABLE.name] == before[TABLE.name]
    assert after[NOTE.name] != before[NOTE.name]
    assert contents(folder)[NOTE.name] == b"other"
    assert not verify_pack(folder)
    assert all(file.stat().st_nlink == 1 for file in folder.iterdir())


def test_a_link_in_a_pack_becomes_a_file(tmp_path):
    folder, elsewhere = pack(tmp_path / "pack", TABLE), tmp_path / "elsewhere"
    elsewhere.write_bytes(TABLE.content)
    (folder / TABLE.name).unlink()
    (folder / TABLE.name).symlink_to(elsewhere)
    pack(folder, TABLE, NOTE)
    assert not (folder / TABLE.name).is_symlink()
    assert not verify_pack(folder)
