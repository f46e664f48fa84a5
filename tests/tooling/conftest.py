"""A make-believe machine for normw: a folder of small programs that alone is on PATH."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BORROWED = (
    *("sh", "cat", "chmod", "dirname", "env", "grep", "ln", "ls", "mkdir", "mv"),
    *("readlink", "rm", "tail", "touch", "tr"),
)

UV = """
[ "$1" = --version ] && { echo "uv 0.9.1"; exit 0; }
echo "Resolved 40 packages"
cat >/dev/null # whoever hands it the caller's input loses it
"""
NORMPACK = """
# started by @root/.venv/bin/python
echo "in $PWD"
for word; do echo "word <$word>"; done
cat
exit 7
"""
JUST = """
for word; do echo "word <$word>"; done
"""
# A Python that is new enough. What it lacks is told by files beside the log.
PYTHON = """
case "$*" in
    -c*) [ ! -e @/old-python ] && echo @bin/python3 ;;
    "-m pip --version") [ ! -e @/no-pip ] ;;
    "-m venv "*)
        [ ! -e @/no-venv ] || exit 1
        mkdir -p "$3/bin"
        ln -s @bin/python3 "$3/bin/python"
        ;;
    "-m pip install "*)
        [ ! -e @/offline ] || exit 1
        while [ "$1" != --target ]; do shift; done
        mkdir -p "$2/bin"
        cp "@/uv" "$2/bin/uv"
        ;;
esac
"""


@dataclass
class Machine:
    """The make-believe machine."""

    home: Path

    @property
    def root(self) -> Path:
        return self.home / "my project"

    @property
    def venv(self) -> Path:
        return self.root / ".venv/bin"

    @property
    def bin(self) -> Path:
        return self.home / "bin"

    def program(self, name: str, body: str, folder: Path | None = None) -> None:
        """A shell program that writes its name and words to the log, then acts.

        In its body `@root/`, `@bin/` and `@/` stand for the folders of the machine.
        """
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for mark, place in (("@root", self.root), ("@bin", self.bin), ("@", self.home)):
            body = body.replace(mark + "/", f"{place}/")
        log = f'echo "{name} $*" >>"{self.home}/log"'
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{log}\n{body}\n", "utf-8")
        path.chmod(0o755)

    def borrow(self, *names: str) -> None:
        for name in names:
            found = shutil.which(name)
            assert found, name
            (self.bin / name).symlink_to(found)

    def lacks(self, *what: str) -> None:
        for name in what:
            (self.home / name).touch()

    def start(
        self,
        *words: str,
        cwd: Path | None = None,
        script: Path | None = None,
        **environment: str,
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(script or self.root / "normw"), *words],
            cwd=cwd or self.root,
            env={
                "PATH": str(self.bin),
                "HOME": str(self.home),
                "NORMW_OS_RELEASE": str(self.home / "os-release"),
                **environment,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def normw(
        self, *words: str, stdin: str = "", **how: Any
    ) -> subprocess.CompletedProcess[str]:
        process = self.start(*words, **how)
        out, err = process.communicate(stdin, timeout=30)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def log(self, program: str) -> list[str]:
        """The words of each call of a program, in order."""
        log = self.home / "log"
        lines = log.read_text("utf-8").splitlines() if log.exists() else []
        calls = (line.partition(" ") for line in lines)
        return [words for name, _, words in calls if name == program]


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    """A machine with Python and pip, no uv, no LibreOffice, and no rights."""
    machine = Machine(tmp_path)
    machine.bin.mkdir()
    machine.root.mkdir()
    shutil.copy(ROOT / "normw", machine.root / "normw")
    machine.borrow(*BORROWED, "cp")
    machine.program("python3", PYTHON)
    machine.program("uv", UV, machine.home)
    machine.program("id", "echo 1000")
    machine.program("sleep", "")
    machine.program("apt-get", "")
    machine.program("normpack", NORMPACK, machine.venv)
    machine.program("just", JUST, machine.venv)
    return machine


@pytest.fixture
def ready(bare: Machine) -> Machine:
    """A machine with all that is needed."""
    bare.program("uv", UV)
    bare.program("soffice", "")
    bare.program("pdftoppm", "")
    bare.program("fc-list", "echo 'Liberation Serif'")
    return bare
