"""A second reading opens only what has changed, and finds the same."""

import os
from pathlib import PurePath

from pipeline.locales.catalog import load_locales
from pipeline.readers import memory, read_workspace
from pipeline.readers.files import DraftFile
from pipeline.readers.memory import Memory


def test_a_reader_is_asked_again_only_for_another_matter_or_context():
    asked = []

    def read(file, context):
        asked.append((file.text, context))
        return file.text

    found = Memory()
    one, other = DraftFile(PurePath("a"), "1"), DraftFile(PurePath("a"), "2")
    first, second = ["x"], ["x"]
    assert [found.recall(read, one, first) for _ in range(2)] == ["1", "1"]
    assert found.recall(read, other, first) == "2"
    assert found.recall(read, one, second) == "1"
    assert len(asked) == 3
    found.forget_unasked()
    found.recall(read, one, first)
    found.forget_unasked()
    found.recall(read, other, first)
    assert len(asked) == 4


def test_a_file_is_opened_again_only_if_it_may_have_changed(tmp_path, monkeypatch):
    file = tmp_path / "a.md"
    file.write_text("one")
    found = Memory()
    first = found.file(file, tmp_path)
    assert found.file(file, tmp_path) is not first  # changed but a moment ago
    monkeypatch.setattr(memory, "_SETTLED", -(10**18))  # as if long ago
    rested = found.file(file, tmp_path)
    assert found.file(file, tmp_path) is rested
    file.write_text("two")
    assert found.file(file, tmp_path).text == "two"
    other = tmp_path / "other"
    other.write_text("six")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)
    assert found.file(file, tmp_path).text == "six"
    file.unlink()
    assert found.file(file, tmp_path).problems


def test_a_workspace_read_from_memory_is_the_workspace(copy):
    drafts, locales, found = copy.root / "drafts", load_locales(), Memory()
    read_workspace(drafts, locales, found)
    copy.edit("2.4/norms/K1400000226__art_435.v1.ru.md", "в том числе:", "включая:")
    assert read_workspace(drafts, locales, found) == read_workspace(drafts, locales)
