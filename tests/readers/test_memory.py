"""A second reading opens only what has changed, and finds the same."""

from pathlib import PurePath

from pipeline.locales.catalog import load_locales
from pipeline.readers import read_workspace
from pipeline.readers.files import DraftFile
from pipeline.readers.memory import Memory


def test_a_reader_is_asked_again_only_for_another_matter_or_context():
    asked = []

    def read(file, context):
        asked.append((file.text, context))
        return file.text

    memory = Memory()
    one, other = DraftFile(PurePath("a"), "1"), DraftFile(PurePath("a"), "2")
    first, second = ["x"], ["x"]
    assert [memory.recall(read, one, first) for _ in range(2)] == ["1", "1"]
    assert memory.recall(read, other, first) == "2"
    assert memory.recall(read, one, second) == "1"
    assert len(asked) == 3
    memory.forget_unasked()
    memory.recall(read, one, first)
    memory.forget_unasked()
    memory.recall(read, other, first)
    assert len(asked) == 4


def test_a_workspace_read_from_memory_is_the_workspace(copy):
    drafts, locales, memory = copy.root / "drafts", load_locales(), Memory()
    read_workspace(drafts, locales, memory)
    copy.edit("2.4/norms/K1400000226__art_435.v1.ru.md", "в том числе:", "включая:")
    assert read_workspace(drafts, locales, memory) == read_workspace(drafts, locales)
