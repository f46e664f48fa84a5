"""A killed import leaves the record as before or as after; two at once lose nothing."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from word_edits import PROPOSED

from pipeline.halls.review import bring_home
from pipeline.halls.review_belonging import Return
from pipeline.locales.catalog import load_locales
from pipeline.readers import read_workspace

DAY = dt.date(2026, 11, 24)
EVENTS = {"open", "os.rename", "os.link", "os.mkdir", "os.chmod", "os.remove"}
MOST = 200
"""More touches of the disk than an import has."""


def returned(desk, number, words="наедине"):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, words), f"Замечание {number}")
    word.replace(3, PROPOSED, "незаконный отказ", f"отказ {number}")
    return desk.file(word)


def whole(desk):
    """The ledger as readers see it: names and bytes, without files in the making."""
    return {
        n: c
        for n, c in desk.ledger_bytes().items()
        if not n.rpartition("/")[2].startswith(".")
    }


def in_child(work):
    """Runs something in a child process; gives the signal that ended it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def killed_at(desk, wanted, step):
    """Import in a child that is killed as it touches the ledger for the n-th time."""

    def work():
        seen = 0

        def hook(event, args):
            nonlocal seen
            if event in EVENTS and args and str(desk.ledger) in str(args[0]):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        bring_home(wanted, load_locales())

    return in_child(work)


def test_a_kill_at_any_touch_of_the_disk_leaves_a_whole_record(desk):
    first = Return(desk.root, returned(desk, 1), "moj", DAY)
    bring_home(first, load_locales())
    before = whole(desk)
    second = Return(desk.root, returned(desk, 2, "либо"), "moj", DAY)
    seen = set()
    for step in range(1, MOST):
        ended = killed_at(desk, second, step)
        now = whole(desk)
        record = now["remarks.yaml"]
        if record == before["remarks.yaml"]:
            seen.add("before")
        else:
            seen.add("after")
            after = record
        # Evidence that is there is whole; what was there before still is.
        for name, content in before.items():
            if name != "remarks.yaml":
                assert now[name] == content
        for name in now.keys() - before.keys():
            assert now[name] == second.file.read_bytes()
        if not ended:
            break
    assert not ended
    assert seen == {"before", "after"}
    left = [path.name for path in desk.ledger.rglob(".*")]
    assert left == []  # though the import that came through had nothing to write
    bring_home(second, load_locales())
    assert whole(desk)["remarks.yaml"] == after
    assert len(desk.record().remarks) == 4


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_a_random_moment_does_too(desk, seed):
    file = returned(desk, 1)
    before = whole(desk)
    words = ["--workspace", desk.root, "review", "import", file, "--from", "moj"]
    call = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", call, *words, "--date", str(DAY)]
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    usual = time.monotonic() - start
    after = whole(desk)
    for name in after.keys() - before.keys():
        (desk.ledger / name).unlink()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        time.sleep(random.Random(seed).uniform(usual * 0.5, usual))
        process.kill()
    now = whole(desk)
    assert now.get("remarks.yaml") in {None, after["remarks.yaml"]}
    assert all(after[name] == content for name, content in now.items())


def test_imports_at_once_do_not_lose_one_another(desk):
    bodies = ("moj", "mvd", "knb", "prosecutor")
    wanted = [
        Return(desk.root, returned(desk, n), body, DAY) for n, body in enumerate(bodies)
    ]
    children = []
    for each in wanted:
        child = os.fork()
        if child == 0:
            try:
                bring_home(each, load_locales())
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        _, status = os.waitpid(child, 0)
        assert status == 0
    found = desk.record().remarks
    assert len(found) == 2 * len(bodies)
    assert {each.body for each in found} == set(bodies)
    assert len(list((desk.ledger / "evidence").iterdir())) == len(bodies)
    workspace = read_workspace(desk.drafts, load_locales())
    assert len(workspace.ledgers["2.4"].remarks) == len(found)
