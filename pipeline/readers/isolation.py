"""Reads foreign files in a process of its own, with limits on time and memory.

A parser of HTML or PDF is a large piece of somebody else's code, and some files make
it run for minutes or eat all memory. The parent waits as long as `Limits` allow, and
then refuses the files; nothing the child does can change the drafts.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from pipeline.errors import EnvironmentLackError, PipelineError, UsageError
from pipeline.model.identity import Location
from pipeline.model.problem import Problem, Severity
from pipeline.readers.foreign import About, Converted

_COMMAND = "from pipeline.readers.act_formats import child; child()"
_MEGABYTE = 1024 * 1024
_GRACE = 5
"""Seconds of the processor after which a child ends whose parent was killed."""
_KINDS: dict[str, type[PipelineError]] = {
    "UsageError": UsageError,
    "EnvironmentLackError": EnvironmentLackError,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading the foreign files of one command may take.

    Args:
        seconds: of the clock; a code of 1,000 articles takes less than ten.
        megabytes: of memory.
    """

    seconds: int = 60
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class Foreign:
    """A foreign file whose form is known.

    Args:
        form: the form's name, by which the child finds the reader.
        name: the file's name, for messages.
        content: its bytes.
    """

    form: str
    name: str
    content: bytes


Read = Callable[[Sequence[Foreign]], Sequence[Converted]]
"""Reads files of any form, in their order."""


def read_apart(files: Sequence[Foreign], limits: Limits) -> list[Converted]:
    """Read files in a process of their own.

    Args:
        files: the files.
        limits: what the reading may take.

    Raises:
        PipelineError: what a reader raises; `import-too-long` where it takes too much
            time, `import-too-much` where it takes too much memory or breaks down.
    """
    asked = [
        [each.form, each.name, base64.b64encode(each.content).decode()]
        for each in files
    ]
    names = ", ".join(each.name for each in files)
    answer = _ask(json.dumps(asked).encode(), limits, names)
    if "refused" in answer:
        raise _KINDS[answer["kind"]](answer["refused"], **answer["values"])
    return [_from_json(each) for each in answer["converted"]]


def _ask(question: bytes, limits: Limits, names: str) -> dict[str, Any]:
    most = [str(limits.megabytes), str(limits.seconds + _GRACE)]
    command = [sys.executable, "-c", _COMMAND, *most]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        try:
            answer, _ = child.communicate(question, timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            limit = str(limits.seconds)
            raise UsageError("import-too-long", file=names, limit=limit) from None
        finally:
            _end(child)
    if child.returncode != 0:
        raise UsageError("import-too-much", file=names)
    found: dict[str, Any] = json.loads(answer)
    return found


def answer_parent(read: Read) -> None:
    """The child's whole life: read standard input, answer on standard output.

    Args:
        read: reads the files.
    """
    _limit(*map(int, sys.argv[1:]))
    files = [
        Foreign(form, name, base64.b64decode(content))
        for form, name, content in json.load(sys.stdin.buffer)
    ]
    answer: dict[str, object]
    try:
        answer = {"converted": [_to_json(each) for each in read(files)]}
    except PipelineError as stop:
        answer = {"refused": stop.rule, "values": stop.values}
        answer["kind"] = type(stop).__name__
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child with all that it started; it leads a group of its own."""
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _limit(megabytes: int, seconds: int) -> None:
    """Ask the system for limits: a parent that is killed cannot end its child."""
    try:
        import resource  # noqa: PLC0415 - is not on every system
    except ImportError:
        return
    size = megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _to_json(converted: Converted) -> dict[str, object]:
    about = converted.about
    return {
        "text": converted.text,
        "about": {name: getattr(about, name) for name in About.__slots__},
        "problems": [
            {
                "rule": each.rule,
                "severity": each.severity.value,
                "file": each.location.file.as_posix(),
                "line": each.location.line,
                "values": each.values,
            }
            for each in converted.problems
        ],
    }


def _from_json(read: dict[str, Any]) -> Converted:
    problems = (_problem(each) for each in read["problems"])
    return Converted(read["text"], About(**read["about"]), tuple(problems))


def _problem(read: dict[str, Any]) -> Problem:
    return Problem(
        read["rule"],
        Severity(read["severity"]),
        Location(PurePath(read["file"]), read["line"]),
        tuple((key, value) for key, value in read["values"]),
    )
