"""A file that several save at once keeps what each of them has written.

Editors here know no lock and look at nothing: they put their own text in place, by a
rename or by writing into the file as it lies there. They do it from inside `change`,
which is called between reading and putting in place, and – where it is called again –
between two exchanges; so what happens is the same in every run.
"""

import fcntl
import itertools
import signal
import subprocess
import sys
import threading
import time

import pytest

from pipeline.review.exchange import written_beside
from pipeline.review.saving import TRIES, BusyError, changed_file, tidied

WRITERS = """
import sys, threading
from pathlib import Path
from pipeline.review.saving import changed_file
file, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def work(thread):
    for index in range(count):
        line = f"{name} {thread} {index}\\n".encode()
        changed_file(file, lambda old, line=line: old + line)

threads = [threading.Thread(target=work, args=(thread,)) for thread in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""
BLIND = """
import sys
from pathlib import Path
file = Path(sys.argv[1])
for index in range(int(sys.argv[2])):
    fresh = file.with_name("editor")
    fresh.write_bytes(b"editor %d\\n" % index)
    fresh.replace(file)
"""


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "positions.yaml"
    file.write_bytes(b"one\n")
    return file


def by_rename(file, content):
    fresh = file.with_name("editor")
    fresh.write_bytes(content)
    fresh.replace(file)


def in_place(file, content):
    file.write_bytes(content)


def by_moving_away(file, content):
    file.rename(file.with_name("backup~"))
    file.write_bytes(content)
    file.with_name("backup~").unlink()


EDITORS = [by_rename, in_place, by_moving_away]


def leases(file):
    with file.open("rb") as opened:
        try:
            fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError:
            return False
    return True


def names(file):
    return [each.name for each in file.parent.iterdir()]


def start(script, *arguments):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command)


@pytest.mark.parametrize("save", EDITORS)
def test_the_change_is_made_upon_what_an_editor_saves_in_between(file, save):
    seen = []

    def change(content):
        seen.append(content)
        if len(seen) == 1:
            save(file, b"one\neditor\n")
        return content + b"page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"one\neditor\npage\n"
    assert seen == [b"one\n", b"one\neditor\n"]
    assert names(file) == ["positions.yaml"]


@pytest.mark.parametrize("save", EDITORS)
def test_nor_is_a_save_between_two_exchanges_lost(file, save):
    seen = []

    def change(content):
        seen.append(content)
        if len(seen) == 2:
            # Our first text lies there by now; this editor has not seen it.
            assert file.read_bytes() == b"one\npage\n"
        if len(seen) <= 2:
            save(file, b"one\n" + b"editor\n" * len(seen))
        return content + b"page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"one\neditor\neditor\npage\n"
    assert seen == [b"one\n", b"one\neditor\n", b"one\neditor\neditor\n"]
    assert names(file) == ["positions.yaml"]


@pytest.mark.parametrize("save", EDITORS)
@pytest.mark.parametrize("saves_again", [False, True])
def test_a_change_refused_on_the_newer_text_leaves_the_newest(file, save, saves_again):
    seen = []

    def change(content):
        seen.append(content)
        if len(seen) == 1:
            save(file, b"editor\n")
            return content + b"page\n"
        if saves_again:
            save(file, b"newest\n")
        raise LookupError

    with pytest.raises(LookupError):
        changed_file(file, change)
    assert file.read_bytes() == (b"newest\n" if saves_again else b"editor\n")
    assert seen == [b"one\n", b"editor\n"]
    assert names(file) == ["positions.yaml"]


@pytest.mark.parametrize("save", EDITORS)
def test_where_somebody_saves_without_a_pause_their_newest_text_stays(file, save):
    turns = []

    def change(content):
        turns.append(content)
        save(file, b"%d" % len(turns))
        return content + b"page\n"

    with pytest.raises(BusyError):
        changed_file(file, change)
    assert len(turns) == TRIES
    assert file.read_bytes() == b"%d" % TRIES
    assert names(file) == ["positions.yaml"]


def test_a_file_that_is_half_written_is_waited_for(file):
    if not leases(file):
        pytest.skip("this disk does not tell who has a file open")
    seen, editors = [], []

    def finish(editor, number):
        while file.stat().st_ino == number:
            time.sleep(0.001)
        # Our text has come in between: what is written now goes to the old file.
        editor.write(b"editor\n")
        editor.close()

    def change(content):
        seen.append(content)
        if len(seen) == 1:
            editor = file.open("wb")  # emptied, and not yet written
            editor.write(b"one\n")
            editor.flush()
            number = file.stat().st_ino
            editors.append(threading.Thread(target=finish, args=(editor, number)))
            editors[0].start()
        return content + b"page\n"

    changed_file(file, change)
    editors[0].join()
    assert file.read_bytes() == b"one\neditor\npage\n"
    assert seen == [b"one\n", b"one\neditor\n"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path):
    file = tmp_path / "ledger" / "positions.yaml"

    def change(content):
        if not file.exists():
            file.write_bytes(b"editor\n")
        return content + b"page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"editor\npage\n"


def test_a_file_that_is_taken_away_meanwhile_loses_nothing(file):
    def change(content):
        file.unlink(missing_ok=True)
        return content + b"page\n"

    changed_file(file, change)
    assert file.read_bytes() == b"one\npage\n"
    assert names(file) == ["positions.yaml"]


def test_threads_and_programs_of_ours_at_once_lose_no_line(file):
    count = 12
    others = [start(WRITERS, file, name, count) for name in ("a", "b")]

    def work(thread):
        for index in range(count):
            line = b"here %d %d\n" % (thread, index)
            changed_file(file, lambda old, line=line: old + line)

    threads = [threading.Thread(target=work, args=(thread,)) for thread in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [other.wait(120) for other in others] == [0, 0]
    lines = file.read_text().splitlines()
    wanted = itertools.product(("a", "b", "here"), range(2), range(count))
    assert sorted(lines) == sorted(["one", *(f"{n} {t} {i}" for n, t, i in wanted)])
    assert names(file) == ["positions.yaml"]


def test_the_last_save_of_a_blind_editor_stands_under_ours(file):
    saves = 600
    editor = start(BLIND, file, saves)

    def change(old):
        numbers = [line for line in old.splitlines() if line.startswith(b"page")]
        return old + b"page %d\n" % len(numbers)

    went_through = 0
    while editor.poll() is None:
        try:
            changed_file(file, change)
            went_through += 1
        except BusyError:
            pass  # the editor's text stands
    assert editor.wait(120) == 0
    changed_file(file, change)
    first, *ours = file.read_bytes().splitlines()
    assert first == b"editor %d" % (saves - 1)
    assert ours == [b"page %d" % number for number in range(len(ours))]
    assert 1 <= len(ours) <= went_through + 1
    assert names(file) == ["positions.yaml"]


def test_a_refused_change_leaves_the_file_and_no_litter(file):
    def change(_content):
        raise LookupError

    with pytest.raises(LookupError):
        changed_file(file, change)
    assert file.read_bytes() == b"one\n"
    assert names(file) == ["positions.yaml"]


KILLED = """
import os, sys
from pathlib import Path
from pipeline.review.saving import changed_file
file = Path(sys.argv[1])
turns = []

def change(content):
    turns.append(content)
    if len(turns) == 2:
        os._exit(9)  # between two exchanges
    fresh = file.with_name("editor")
    fresh.write_bytes(b"editor\\n")
    fresh.replace(file)
    return content + b"page\\n"

changed_file(file, change)
"""


def test_a_killed_program_leaves_what_the_editor_has_saved(file):
    assert start(KILLED, file).wait(60) == 9
    assert file.read_bytes() == b"one\npage\n"
    (left,) = [each for each in file.parent.iterdir() if each != file]
    assert left.read_bytes() == b"editor\n"
    changed_file(file, lambda old: old + b"again\n")
    assert left.read_bytes() == b"editor\n"


HALF = """
import resource, signal, sys
from pathlib import Path
from pipeline.review.saving import changed_file

signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # the system's kill in mid-write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
changed_file(Path(sys.argv[1]), lambda old: old + b"page\\n" * 1000)
"""


def writes_again(file):
    changed_file(file, lambda old: old + b"again\n")


def writes_nothing(file):
    tidied(file.parent)


@pytest.mark.parametrize("come_next", [writes_again, writes_nothing])
def test_half_a_text_of_a_killed_program_is_taken_away(file, come_next):
    assert start(HALF, file).wait(60) == -signal.SIGXFSZ
    (left,) = [each for each in file.parent.iterdir() if each != file]
    assert left.stat().st_size == 1000
    come_next(file)
    assert file.read_bytes() in {b"one\n", b"one\nagain\n"}
    assert names(file) == ["positions.yaml"]


@pytest.mark.parametrize("content", [b"one\n", b"one\npage\n", b"editor\n"])
def test_only_what_no_editor_has_saved_is_cleared_away(file, content):
    fresh = written_beside(file, b"one\npage\n", b"one\n")
    fresh.write_bytes(content)  # as a kill before or after the exchange leaves it
    changed_file(file, lambda old: old)
    left = [each for each in file.parent.iterdir() if each != file]
    assert [each.read_bytes() for each in left] == [content] * (content == b"editor\n")


def test_what_changes_nothing_does_not_touch_the_file(file):
    before = file.stat()
    changed_file(file, lambda old: old)
    assert file.stat() == before


def test_rights_of_the_file_stay(file):
    file.chmod(0o640)
    changed_file(file, lambda _old: b"new")
    assert file.stat().st_mode & 0o777 == 0o640
