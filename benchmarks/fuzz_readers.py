"""Hostile files for every reader, guided by coverage: faults, hangs, memory.

Each way in of `tests/robustness/hostile_entries.py` is tried in turn by a worker process
of its own, with limits on processor time for each file and on memory. Where atheris is
installed (`uv run --group bench`), what a file makes the readers do decides which files
are spoiled further; else files are spoiled from good ones, by seed. What goes wrong is
kept as a file, once for each place in the code, and the run goes on.

    python benchmarks/fuzz_readers.py --minutes 60 --keep /tmp/fuzz
    python benchmarks/fuzz_readers.py --minutes 5 --entries review-word,review-sheet
    python benchmarks/fuzz_readers.py --replay /tmp/fuzz/finds/review-word-….bin
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from fuzz_worker import HEAD, LONGEST, PATIENCE, STATE, known_entries, quiet, save

SLICE = (10, 60)
"""Seconds for which an entry is tried before the next one has its turn."""
_ATHERIS_FOUND = 77


def main() -> None:
    """Run, or show one file again."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--entries", default="", help="names, with commas; all")
    parser.add_argument("--keep", type=Path, help="folder for finds and good files")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--replay", type=Path)
    asked = parser.parse_args()
    if asked.replay:
        replay(asked.replay)
    else:
        sys.exit(run(asked))


def run(asked: argparse.Namespace) -> int:
    """Give every entry its turns; print what was found."""
    keep = asked.keep or Path(tempfile.mkdtemp(prefix="normpack-fuzz-"))
    (keep / "finds").mkdir(parents=True, exist_ok=True)
    names = asked.entries.split(",") if asked.entries else list(known_entries())
    before = set((keep / "finds").iterdir())
    tried = dict.fromkeys(names, 0)
    spent = dict.fromkeys(names, 0.0)
    start, seed = time.monotonic(), asked.seed
    end = start + asked.minutes * 60
    seconds = int(min(max(asked.minutes * 60 / len(names), SLICE[0]), SLICE[1]))
    while time.monotonic() < end:
        for name in names:
            begun = time.monotonic()
            if begun < end:
                seed += 1
                tried[name] += turn(name, seed, seconds, keep, asked)
                spent[name] += time.monotonic() - begun
    found = sorted(set((keep / "finds").glob("*.json")) - before)
    tell(names, tried, spent, found)
    return 1 if found else 0


def tell(names: list[str], tried: dict, spent: dict, found: list[Path]) -> None:
    """The table, then each find."""
    finds = {path: json.loads(path.read_bytes()) for path in found}
    print(f"{'entry':<18}{'inputs':>12}{'minutes':>9}{'finds':>8}")
    for name in names:
        mine = sum(find["entry"] == name for find in finds.values())
        print(f"{name:<18}{tried[name]:>12,}{spent[name] / 60:>9.1f}{mine:>8}")
    minutes = sum(spent.values()) / 60
    print(f"{'together':<18}{sum(tried.values()):>12,}{minutes:>9.1f}{len(found):>8}")
    for path, find in finds.items():
        print(f"- {find['entry']}: {find['what']}\n    {path.with_suffix('.bin')}")


def turn(
    name: str, seed: int, seconds: int, keep: Path, asked: argparse.Namespace
) -> int:
    """One worker's life; how many files it has tried."""
    state = keep / f"state-{os.getpid()}"
    with state.open("wb") as file:
        file.truncate(HEAD.size + 8 * LONGEST)
    worker = str(Path(__file__).with_name("fuzz_worker.py"))
    command = [sys.executable, worker, name, "--seed", str(seed)]
    command += ["--seconds", str(seconds), "--keep", str(keep)]
    command += ["--plain"] if asked.plain else []
    code = _ended(command, keep / f"{name}.log", state, seconds + 20 * PATIENCE)
    written = state.read_bytes()
    state.unlink()
    count, length = HEAD.unpack_from(written)
    content = written[HEAD.size : HEAD.size + length]
    if code < 0:
        why = signal.Signals(-code).name
        what = "hang" if why in {"SIGVTALRM", "SIGKILL"} else f"died of {why}"
        save(keep, name, what, what, content)
    elif code not in {0, _ATHERIS_FOUND}:
        last = (keep / f"{name}.log").read_text("utf-8", "replace")[-800:]
        save(keep, name, f"worker ended: {last}", last, content)
    return int(count)


def _ended(command: list[str], log: Path, state: Path, patience: float) -> int:
    """The exit code of a worker, which is killed where it does not end by itself."""
    with log.open("wb") as told, tempfile.TemporaryDirectory() as passing:
        environment = os.environ | {STATE: str(state), "TMPDIR": passing}
        with subprocess.Popen(
            command, env=environment, stdout=told, stderr=told, start_new_session=True
        ) as process:
            try:
                return process.wait(patience)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return process.wait()


def replay(path: Path) -> None:
    """Read a kept file once more, with its traceback and its time."""
    quiet()
    entry = known_entries()[path.name.rpartition("-")[0]]
    entry.seeds()
    from pipeline.errors import PipelineError  # noqa: PLC0415 - not needed for --help

    start = time.process_time()
    try:
        entry.read(path.read_bytes())
        print("read")
    except PipelineError as refusal:
        print("refused:", refusal.rule, refusal.values)
    except Exception:  # noqa: BLE001 - shown
        traceback.print_exc(file=sys.stdout)
    print(f"{time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
