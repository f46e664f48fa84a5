"""How often the program looks for garbage."""

from __future__ import annotations

import gc

_YOUNG = 50_000
"""Objects made before the collector looks at them. By default 700 are enough, and the
texts of a code, which live to the end, are looked through again and again: half of the
time to read one, and more than twice as much for twice the code."""


def collect_seldom() -> None:
    """Let the collector rest while what lives on is being made."""
    _, *older = gc.get_threshold()
    gc.set_threshold(_YOUNG, *older)
