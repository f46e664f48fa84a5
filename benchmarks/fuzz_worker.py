"""A worker of `fuzz_readers`: tries spoiled files at one way in for some seconds.

The file under way lies where the parent sees it, so that even a file that kills the
worker is known.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import mmap
import os
import random
import resource
import signal
import struct
import sys
import time
import traceback
import warnings
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/robustness"))

MEMORY = 2 * 1024**3
"""Bytes of data that a worker may take, as `readers.isolation` allows foreign files."""
PATIENCE = 20
"""Seconds of the processor that one file may take; a good one takes less than two."""
_SLOWER = 4
"""How much slower readers are while atheris watches them."""
LONGEST = 400_000
HEAD = struct.Struct("QQ")
"""How many files were tried, and the bytes of the one under way, which follows."""
STATE = "NORMPACK_FUZZ_STATE"
"""Variable with the name of the file that both see."""


def work(name: str, seed: int, seconds: int, keep: Path, *, is_plain: bool) -> None:
    """Try files until the time is over."""
    quiet()
    atheris = None
    if not is_plain:
        with suppress(ImportError):
            import atheris  # noqa: PLC0415 - it need not be there
    entries = _instrumented(atheris) if atheris else known_entries()
    entry = entries[name]
    for good in entry.seeds():  # what is made once is made before time is counted
        with suppress(Exception):
            entry.read(good)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    with Path(os.environ[STATE]).open("r+b") as file:
        state = mmap.mmap(file.fileno(), 0)
        if atheris is None:
            _plain(Trial(entry, keep, state, PATIENCE), seed, seconds)
        else:
            trial = Trial(entry, keep, state, PATIENCE * _SLOWER)
            _guided(atheris, trial, seed, seconds)


def known_entries() -> dict:
    """Every way in, by name."""
    from hostile_entries import ENTRIES  # noqa: PLC0415 - workers instrument it first

    return {entry.name: entry for entry in ENTRIES}


def _instrumented(atheris: object) -> dict:
    with atheris.instrument_imports(include=["pipeline"]):
        return known_entries()


def _guided(atheris: object, trial: Trial, seed: int, seconds: int) -> None:
    """libFuzzer chooses what to spoil further; how is half its, half our matter."""
    corpus = trial.keep / "corpus" / trial.entry.name
    corpus.mkdir(parents=True, exist_ok=True)
    for good in trial.entry.seeds():
        name = hashlib.sha1(good, usedforsecurity=False).hexdigest()
        (corpus / name).write_bytes(good)

    def mutate(data: bytes, most: int, chance: int) -> bytes:
        if chance % 3 == 0 and not trial.entry.is_archive:
            return atheris.Mutate(data, most)
        with suppress(MemoryError):
            made = trial.entry.spoiled(random.Random(chance), data)
            if len(made) <= most:
                return made
        return data[:most]

    options = [
        f"-max_total_time={seconds}",
        f"-seed={seed % 2**31}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={trial.keep}/",  # where its own finds go: not where we stand
        *("-len_control=0", "-timeout=3600", "-rss_limit_mb=0", "-print_final_stats=1"),
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], trial, custom_mutator=mutate)
    atheris.Fuzz()


def _plain(trial: Trial, seed: int, seconds: int) -> None:
    """Good files spoiled by seed, one after the other."""
    end, luck = time.monotonic() + seconds, random.Random(seed)
    while time.monotonic() < end:
        made = trial.entry.spoiled(luck)
        if len(made) <= LONGEST:
            trial(made)


class Trial:
    """Reads one file and keeps what goes wrong."""

    def __init__(
        self, entry: object, keep: Path, state: mmap.mmap, patience: float
    ) -> None:
        self.entry, self.keep, self.state = entry, keep, state
        self.patience = patience
        self.count = 0
        from pipeline.errors import PipelineError  # noqa: PLC0415 - instrumented first

        self.refusal = PipelineError

    def __call__(self, content: bytes) -> None:
        self.count += 1
        HEAD.pack_into(self.state, 0, self.count, len(content))
        self.state[HEAD.size : HEAD.size + len(content)] = content
        signal.setitimer(signal.ITIMER_VIRTUAL, self.patience)
        try:
            self.entry.read(content)
        except self.refusal:
            pass
        except Exception as fault:  # noqa: BLE001 - this is what we look for
            self._tell(fault, content)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _tell(self, fault: Exception, content: bytes) -> None:
        frames = traceback.extract_tb(fault.__traceback__)
        where = ([each for each in frames if "/pipeline/" in each.filename] or frames)[
            -1
        ]
        sign = f"{type(fault).__name__} {Path(where.filename).name}:{where.name}"
        lines = "".join(traceback.format_exception(fault, limit=-8))
        what = f"{sign}: {fault}\n{lines}"[:4000]
        save(self.keep, self.entry.name, what, sign, content)


def save(keep: Path, name: str, what: str, sign: str, content: bytes) -> None:
    """Keep a find, the first for its place in the code."""
    digest = hashlib.sha256(f"{name} {sign}".encode()).hexdigest()[:10]
    path = keep / "finds" / f"{name}-{digest}"
    if not path.with_suffix(".json").exists():
        path.with_suffix(".bin").write_bytes(content)
        told = {"entry": name, "what": what, "bytes": len(content)}
        path.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False))


def quiet() -> None:
    """Libraries tell of spoiled files at length."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def main() -> None:
    """What `fuzz_readers` starts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("entry")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--plain", action="store_true")
    asked = parser.parse_args()
    work(asked.entry, asked.seed, asked.seconds, asked.keep, is_plain=asked.plain)


if __name__ == "__main__":
    main()
