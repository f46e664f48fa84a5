"""What was kept is found again whole, or not at all."""

import datetime as dt
import itertools
import os
import pickle
import threading
from pathlib import PurePath, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.identity import Location
from pipeline.model.problem import Severity, error
from pipeline.store import NO_STORE, Store, digest, files_under
from pipeline.store.codec import NotAdmittedError, from_bytes, to_bytes

PROBLEM = error("not-utf8", Location(PurePath("drafts/a.md"), 3, 4), reason="é")
KEY = digest("key")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache")


def test_what_is_kept_is_found_under_its_key_and_no_other(store):
    store.keep("shelf", KEY, PROBLEM)
    assert store.find("shelf", KEY, type(PROBLEM)) == PROBLEM
    assert store.find("shelf", digest("other"), type(PROBLEM)) is None
    assert store.find("other", KEY, type(PROBLEM)) is None
    assert store.find("shelf", KEY, dict) is None


def test_a_result_is_made_once(store):
    made = []

    def make():
        made.append(1)
        return {"a": PROBLEM}

    assert [store.recall("shelf", KEY, dict, make) for _ in range(3)] == [
        {"a": PROBLEM}
    ] * 3
    assert len(made) == 1
    assert [NO_STORE.recall("shelf", KEY, dict, make) for _ in range(2)]
    assert len(made) == 3


@given(place=st.integers(0, 10_000), value=st.integers(1, 255))
def test_an_entry_with_one_changed_byte_is_missing(tmp_path_factory, place, value):
    store = Store(tmp_path_factory.mktemp("cache"))
    store.keep("shelf", KEY, PROBLEM)
    (entry,) = (path for path in store._home.rglob("*") if path.is_file())
    content = bytearray(entry.read_bytes())
    content[place % len(content)] ^= value
    entry.write_bytes(bytes(content))
    assert store.get("shelf", KEY) is None
    assert store.recall("shelf", KEY, int, lambda: 7) == 7
    assert store.find("shelf", KEY, int) == 7


@pytest.mark.parametrize("left", [0, 1, 31, 32, 40])
def test_a_torn_entry_is_missing(store, tmp_path, left):
    store.keep("shelf", KEY, PROBLEM)
    entry = tmp_path / "cache" / "shelf" / KEY
    entry.write_bytes(entry.read_bytes()[:left])
    assert store.find("shelf", KEY, type(PROBLEM)) is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = Store(tmp_path / "cache")
    store.keep("shelf", KEY, PROBLEM)
    assert store.find("shelf", KEY, type(PROBLEM)) is None
    store.prune()


def test_many_writers_of_one_entry_leave_it_whole(store, tmp_path):
    def write():
        for _ in range(50):
            store.put("shelf", KEY, b"x" * 10_000)
            assert store.get("shelf", KEY) == b"x" * 10_000

    threads = [threading.Thread(target=write) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [path.name for path in (tmp_path / "cache" / "shelf").iterdir()] == [KEY]


def test_what_nobody_asks_for_goes_after_a_month(store, tmp_path):
    month = 31 * 24 * 60 * 60
    for name in ("used", "unused"):
        store.put("shelf", name, b"x")
        os.utime(tmp_path / "cache" / "shelf" / name, (1_000_000, 1_000_000))
    store.get("shelf", "used")
    store.prune()
    assert store.get("shelf", "used") == b"x"
    assert store.get("shelf", "unused") is None
    used = (tmp_path / "cache" / "shelf" / "used").stat().st_mtime
    store.prune(used + month)
    assert store.get("shelf", "used") is None


class _Order:
    """What a hostile file asks `pickle` to do."""

    def __init__(self, *call):
        self._call = call

    def __reduce__(self):
        function, *words = self._call
        return function, tuple(words)


def test_a_hostile_entry_runs_nothing(store, tmp_path):
    trap = tmp_path / "trap"
    for call in (
        (os.system, f"touch {trap}"),
        (eval, f"open({str(trap)!r}, 'w')"),
        (open, str(trap), "w"),
    ):
        content = pickle.dumps(_Order(*call))
        with pytest.raises(NotAdmittedError):
            from_bytes(content)
        store.put("shelf", KEY, content)
        assert store.recall("shelf", KEY, int, lambda: 7) == 7
        store.put("shelf", KEY, b"")
    assert not trap.exists()


@pytest.mark.parametrize(
    "name",
    [
        b"cpipeline.store.store\nStore\n.",
        b"cpipeline.halls.making\nPress\n.",
        b"cpipeline.model.problem\nerror\n.",
        b"cpipeline.model.problem\nEnum\n.",
        b"cpipeline.model.nowhere\nNothing\n.",
        b"cpathlib\nPath\n.",
        b"cbuiltins\nprint\n.",
    ],
)
def test_only_records_and_enumerations_of_ours_are_admitted(name):
    with pytest.raises((NotAdmittedError, ModuleNotFoundError)):
        from_bytes(name)


def test_plain_values_come_back_as_they_were():
    value = {
        ("kk", "v1"): (PROBLEM, Severity.ERROR, None, 1.5, b"x"),
        "day": dt.date(2026, 11, 24),
        "places": frozenset({("a", "b")}),
        "file": PurePosixPath("a/b"),
    }
    assert from_bytes(to_bytes(value)) == value


words = st.lists(st.text(max_size=3) | st.binary(max_size=3), max_size=4)


@given(words, words)
def test_rows_with_one_digest_are_one_row(one, other):
    assert (digest(*one) == digest(*other)) == (one == other)


@given(st.dictionaries(st.text(max_size=2), st.text(max_size=2), max_size=3))
def test_the_order_of_names_does_not_matter(names):
    backwards = dict(reversed(names.items()))
    assert digest(names) == digest(backwards)
    assert digest(names, "") != digest(names)


def test_every_change_in_a_folder_is_seen(tmp_path):
    seen = [files_under(tmp_path / "nowhere")]
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text("1")
    for change in (
        lambda: (folder / "one.md").write_text("2"),
        lambda: (folder / "one.md").rename(folder / "two.md"),
        lambda: (folder / "two.md").rename(folder.parent / "two.md"),
        lambda: (folder / "three.md").symlink_to("nowhere"),
        lambda: (folder / ".one.md.1.theirs").write_text("saved aside"),
        lambda: (folder.parent / "two.md").write_bytes(b"x" * (16 * 1024 * 1024 + 1)),
        lambda: (folder.parent / "two.md").write_bytes(b"x" * (16 * 1024 * 1024 + 2)),
    ):
        change()
        seen.append(files_under(tmp_path))
    assert all(one != other for one, other in itertools.pairwise(seen))
    assert set(seen[2]) == {"a/b/two.md"}


def test_a_link_back_to_a_folder_above_is_walked_once(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.md").write_text("1")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert set(files_under(tmp_path)) == {"a/one.md"}
