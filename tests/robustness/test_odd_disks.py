"""A full disk and one that may only be read: said clearly, and nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))

from kill_bench import Bench
from kill_trials import acts_words, returned_words
from small_workspace import CODE, DAY, NOTE, small_workspace

HERE = Path(__file__).parent
APART = ["unshare", "--mount", "--map-root-user"]
BUILD = ["build", "--as-of", DAY, "--no-pdf"]
WRITES = {
    "build": BUILD,
    "import": [
        "review",
        "import",
        "{root}/returned.docx",
        "--from",
        "moj",
        "--date",
        DAY,
    ],
    "acts": [
        *("acts", "import", "{root}/new.kk.md", "{root}/new.ru.md"),
        *("--edition", "2026-10-01"),
    ],
    "new": ["new", "direction", "2.9", "--act", CODE, "--article", "435"],
    "export": ["review", "export", "2.4", "--to", "moj", "--as-of", DAY],
    "report": ["report", "2026-Q4", "--as-of", DAY, "--no-pdf"],
}
"""Commands that write, by what they do."""
UIS = ("kk", "ru", "en")
FULL = {
    "kk": "дискіде орын қалмады",
    "ru": "на диске нет места",
    "en": "the disk is full",
}
READ_ONLY = {
    "kk": "тек оқуға ашық",
    "ru": "только для чтения",
    "en": "may only be read",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """A workspace with packs, one word edited since, and files that wait to come in."""
    folder = tmp_path_factory.mktemp("odd-disk")
    (folder / "passing").mkdir()
    root = small_workspace(folder / "workspace")
    bench = Bench(root, folder / "passing", None)
    bench.run(*BUILD)
    returned_words(bench)
    acts_words(bench)
    assert bench.faults == []
    with (root / "drafts" / NOTE).open("a", encoding="utf-8") as note:
        note.write("\nПравка.\n")
    return root


@pytest.fixture
def on_disk(workspace, tmp_path):
    """Runs commands on an odd disk; what was found there."""
    if subprocess.run([*APART, "true"], check=False).returncode != 0:
        pytest.skip("this system lets nobody mount disks of his own")
    for name in ("place", "passing"):
        (tmp_path / name).mkdir()

    def run(*words, free, uis=("en",)):
        asked = {
            "workspace": str(workspace),
            "place": str(tmp_path / "place"),
            "passing": str(tmp_path / "passing"),
            "words": [str(word) for word in words],
            "free": free,
            "uis": uis,
        }
        helper = str(HERE / "on_odd_disk.py")
        command = [*APART, sys.executable, helper, json.dumps(asked)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("what", "free"),
    [*((what, 0) for what in WRITES), ("build", 16 * 1024), ("build", 64 * 1024)],
)
def test_a_full_disk_is_named_and_nothing_is_lost(on_disk, what, free):
    found = on_disk(*WRITES[what], free=free, uis=UIS)
    for ui, (code, _, told) in found["told"].items():
        assert code == 3, told
        assert FULL[ui] in told
        assert "Traceback" not in told
    assert (found["changed"], found["lost"]) == ([], [])
    assert found["verified"][0] == 0
    assert found["again"][0] == 0, found["again"]
    assert found["verified again"][0] == 0


@pytest.mark.parametrize("what", WRITES)
def test_a_disk_that_may_only_be_read_is_named(on_disk, what):
    found = on_disk(*WRITES[what], free=None, uis=UIS)
    for ui, (code, _, told) in found["told"].items():
        assert code == 3, told
        assert READ_ONLY[ui] in told
        assert "Traceback" not in told
    assert (found["changed"], found["lost"]) == ([], [])
    assert found["verified"][0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["status", "--as-of", DAY],
        ["acts", "list"],
        ["review", "list"],
        ["verify", "{root}/outputs"],
    ],
    ids=" ".join,
)
def test_what_only_reads_does_so_on_any_disk(on_disk, words):
    for free in (None, 0):
        code, said, told = on_disk(*words, free=free)["told"]["en"]
        assert code == 0, told
        assert said
