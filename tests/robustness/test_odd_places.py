"""The same words do the same in odd environments, and beside one another."""

import os
import pty
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from small_workspace import (
    CODE,
    DAY,
    NOTE,
    command,
    contents,
    normpack,
    small_workspace,
)

from pipeline.halls.turns import Holder, turn
from pipeline.locales.messages import UIS, load_messages
from pipeline.packing import packs_under, verify_pack

BUILD = ("build", "--as-of", DAY, "--no-pdf")
POOR = {
    "C": {"LC_ALL": "C", "LANG": "C"},
    "C without UTF-8": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    },
    "a Russian Windows": {"PYTHONIOENCODING": "cp1251"},
    "an old terminal": {"PYTHONIOENCODING": "latin-1"},
    "no such locale": {"LC_ALL": "xx_YY.UTF-8"},
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = small_workspace(tmp_path_factory.mktemp("usual") / "workspace")
    assert normpack(root, *BUILD).returncode == 0
    return root


def edit(root):
    with (root / "drafts" / NOTE).open("a", encoding="utf-8") as note:
        note.write("\nПравка.\n")


def bytes_of(root, *words, **settings):
    settings.setdefault("text", False)
    done = normpack(root, *words, **settings)
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("env", POOR.values(), ids=POOR)
def test_letters_that_the_encoding_lacks_are_lost_nowhere(root, env):
    for words in (["check"], ["acts", "export", CODE, "--lang", "kk"]):
        usual = bytes_of(root, *words, ui="kk")
        poor = bytes_of(root, *words, ui="kk", env=env)
        assert (poor.returncode, poor.stdout) == (usual.returncode, usual.stdout)


def test_a_poor_terminal_shows_what_it_can(root):
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(root, "check", ui="kk"),
        env=os.environ | {"PYTHONIOENCODING": "cp1251"},
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = bytearray()
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # Linux says so at the end of a terminal
                break
        assert process.wait() == 0
    os.close(ours)
    told = shown.decode("cp1251")
    assert "?" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "name", ["Құжаттар мен жобалар", "a b", "-d", "Проекты (новые)", "'\"$(x)%s{y}"]
)
def test_a_workspace_may_lie_under_any_name(root, tmp_path, name):
    place = tmp_path / name
    shutil.copytree(root, place, ignore=shutil.ignore_patterns("outputs", ".normpack"))
    done = normpack(place, *BUILD)
    assert done.returncode == 0, done.stderr
    assert contents(place / "outputs") == contents(root / "outputs")


def test_a_workspace_may_be_reached_through_a_link(root, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(root)
    for words in (["verify", link / "outputs"], ["check"], BUILD):
        assert normpack(link, *words).returncode == 0
    below = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", "status"],
        cwd=link / "drafts" / "2.4",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        check=False,
    )
    assert below.returncode == 0, below.stderr


@pytest.mark.parametrize("home", [None, "/proc/nothing", "/"])
def test_no_home_is_needed(root, home, tmp_path):
    place = shutil.copytree(root, tmp_path / "workspace")
    edit(place)
    environment = {key: value for key, value in os.environ.items() if key != "HOME"}
    environment |= {} if home is None else {"HOME": home}
    done = subprocess.run(
        command(place, *BUILD), env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert contents(place / "outputs") != contents(root / "outputs")


@pytest.mark.parametrize(
    "words", [["check"], ["acts", "export", CODE, "--lang", "ru"], ["status"]]
)
def test_a_reader_who_leaves_early_is_no_fault(root, words):
    with subprocess.Popen(
        command(root, *words), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(), told) == (0, b"")


def test_output_that_cannot_be_written_is_named(root):
    with Path("/dev/full").open("wb") as full:
        done = normpack(root, "check", stdout=full, ui="ru")
    assert done.returncode == 3
    assert "вывод команды" in done.stderr
    assert "на диске нет места" in done.stderr


@pytest.mark.parametrize("ui", UIS)
def test_a_build_waits_for_another_and_says_for_whom(root, tmp_path, ui):
    place = shutil.copytree(root, tmp_path / "workspace")
    edit(place)
    before = contents(place / "outputs")
    told = {"work": "build 2.4", "process": "4711", "since": "10:00:00"}
    expected = load_messages(ui).word("turn_waiting", **told)
    with ExitStack() as stack:
        stack.enter_context(turn(place, "outputs", Holder(**told), print))
        process = subprocess.Popen(
            command(place, *BUILD, ui=ui),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        # Leaves the turn first, so that the build that waits can come to its end.
        with process, stack.pop_all():
            assert process.stderr.readline().strip() == expected.splitlines()[0]
            assert contents(place / "outputs") == before
    assert process.returncode == 0
    assert contents(place / "outputs") != before


def test_many_builds_at_once_leave_what_one_leaves(root, tmp_path):
    place = shutil.copytree(root, tmp_path / "workspace")
    shutil.rmtree(place / "outputs")
    shutil.rmtree(place / ".normpack")
    builds = [
        subprocess.Popen(
            command(place, *BUILD), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(3)
    ]
    assert [process.wait() for process in builds] == [0, 0, 0]
    assert contents(place / "outputs") == contents(root / "outputs")
    packs = packs_under(place / "outputs")
    assert packs
    assert not any(verify_pack(pack) for pack in packs)
