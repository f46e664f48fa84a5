"""What we start ends when we end: in good order, by an error, killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.writers.office.lifeline import tied

PROGRAM = """\
sleep 600 &
printf '%s\\n' "$!" "$$" > "$1.begun" && mv "$1.begun" "$1"
exec sleep 600
"""
STARTER = """
import subprocess, sys
from pipeline.writers.office.lifeline import tied

command = tied(["/bin/sh", "-c", sys.argv[1], "sh", sys.argv[2]])
subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True).wait()
"""
PATIENCE = 60.0
"""Seconds after which a test gives up; what it waits for takes some milliseconds."""


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def is_alive(process):
    """Whether a process runs; one that ended but was not yet fetched does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.split()[0] != "Z"


@pytest.fixture
def numbers(tmp_path):
    """Numbers of the program and of what it has started; nothing outlives the test."""
    file = tmp_path / "numbers"

    def read():
        wait_until(file.exists)
        return [int(number) for number in file.read_text("utf-8").split()]

    yield read
    for number in read() if file.exists() else ():
        if is_alive(number):
            os.kill(number, signal.SIGKILL)


@pytest.mark.parametrize("way", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_program_and_all_that_it_started_end_with_us(tmp_path, numbers, way):
    words = [sys.executable, "-c", STARTER, PROGRAM, str(tmp_path / "numbers")]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as us:
        found = numbers()
        assert all(is_alive(number) for number in found)
        us.send_signal(way)
        us.wait(PATIENCE)
    wait_until(lambda: not any(is_alive(number) for number in found))


def test_what_a_program_leaves_running_ends_with_the_pipe(tmp_path, numbers):
    script = PROGRAM.replace("exec sleep 600", "exit 7")
    words = ["/bin/sh", "-c", script, "sh", str(tmp_path / "numbers")]
    with subprocess.Popen(
        tied(words), stdin=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.wait(PATIENCE) == 7
        left = numbers()[0]
        assert is_alive(left)
    wait_until(lambda: not is_alive(left))


def test_words_output_and_exit_code_are_the_programs_own():
    words = [sys.executable, "-c", "import sys; print(sys.argv[1:], sys.stdin.read())"]
    odd = ["", "a b", "$(exit 9)", "'\"", "ә\n"]
    with subprocess.Popen(
        tied([*words, *odd]),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        told = process.stdout.read().decode()
        assert process.wait(PATIENCE) == 0
    assert told == f"{odd} \n"
