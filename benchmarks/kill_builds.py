"""Kills every command that writes at random moments, and looks at what is left.

After each kill (`kill -9` of the whole process group, in `tests/robustness`):

- every pack verifies, and is byte for byte the one before or the one after;
- every file of the drafts is as before or as after;
- nothing that the command has started is alive (LibreOffice, readers, pandoc);
- the same command, given once more, succeeds, and what it leaves is what it leaves
  without a kill; no litter stays in the workspace or in the folder for passing files.

    python benchmarks/kill_builds.py --times 100
    python benchmarks/kill_builds.py --times 20 --what pdf
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
for helpers in ("robustness", "review"):
    sys.path.insert(0, str(TESTS / helpers))

from kill_bench import Bench  # noqa: E402 - the tests' helpers
from kill_trials import KINDS  # noqa: E402
from small_workspace import small_workspace  # noqa: E402


def main() -> None:
    """Kill, look, count."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--what", default=",".join(KINDS), help="kinds, with commas")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    faults = sum(trial(kind, asked) for kind in asked.what.split(","))
    print("no faults" if not faults else f"{faults} faults")
    sys.exit(1 if faults else 0)


def trial(kind: str, asked: argparse.Namespace) -> int:
    """One kind of command, in a workspace of its own; how many faults it has."""
    with tempfile.TemporaryDirectory(prefix="kill-builds-") as name:
        folder = Path(name)
        (folder / "passing").mkdir()
        root = small_workspace(folder / "workspace")
        luck = random.Random(f"{asked.seed} {kind}")
        bench = Bench(root, folder / "passing", luck)
        start = time.monotonic()
        counted = KINDS[kind](bench, asked.times)
        told = ", ".join(f"{what} {n}" for what, n in sorted(counted.items()) if n)
        spent = time.monotonic() - start
    print(f"{kind:<8}{asked.times} kills: {told}; {spent:.0f} s", flush=True)
    for fault in dict.fromkeys(bench.faults):
        print(f"  FAULT {fault}", flush=True)
    return len(bench.faults)


if __name__ == "__main__":
    main()
