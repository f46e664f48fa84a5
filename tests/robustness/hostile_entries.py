"""Every way by which bytes of other people come in, each as a function of bytes.

Files that stand in a folder are read there by the same code that reads a single one.
"""

from __future__ import annotations

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
for helpers in ("review", "readers/formats", "robustness"):
    sys.path.insert(0, str(TESTS / helpers))

import hostile_drafts  # noqa: E402 - found by the paths above
import hostile_foreign  # noqa: E402
import hostile_packs  # noqa: E402
import hostile_review  # noqa: E402

ENTRIES = (
    *hostile_drafts.ENTRIES,
    *hostile_foreign.ENTRIES,
    *hostile_review.ENTRIES,
    *hostile_packs.ENTRIES,
)
