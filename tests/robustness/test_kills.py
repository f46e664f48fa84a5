"""A killed command leaves the old or the new, nothing running and no litter.

`benchmarks/kill_builds.py` kills each a hundred times.
"""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "review"))

from kill_bench import Bench
from kill_trials import KINDS, LATE
from small_workspace import small_workspace

TIMES = 2
NEEDS_OFFICE = {"pdf"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=[pytest.mark.converter] * (kind in NEEDS_OFFICE))
        for kind in KINDS
    ],
)
def test_a_kill_leaves_the_old_or_the_new(tmp_path, kind):
    passing = tmp_path / "passing"
    passing.mkdir()
    root = small_workspace(tmp_path / "workspace")
    bench = Bench(root, passing, random.Random(f"test {kind}"))
    counted = KINDS[kind](bench, TIMES)
    assert bench.faults == []
    assert counted.total() - counted[LATE] == TIMES
