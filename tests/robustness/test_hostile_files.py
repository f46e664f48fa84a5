"""Spoiled files at every way in: read, or refused with a reason; never a fault.

What is not a `PipelineError` fails: a traceback, twenty seconds of the processor, a
gigabyte of memory. `benchmarks/fuzz_readers.py` tries the same for hours.
"""

from contextlib import suppress

import pytest
from hostile_entries import ENTRIES
from hostile_limits import HangError, limits
from hypothesis import given, note, settings
from hypothesis import strategies as st

from pipeline.errors import PipelineError

SHOWN = 600


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_spoiled_file_is_read_or_refused(entry):
    @settings(max_examples=entry.tries)
    @given(luck=st.randoms(use_true_random=False))
    def attempt(luck):
        content = entry.spoiled(luck)
        note(f"{len(content)} bytes: {content[:SHOWN]!r}")
        with suppress(PipelineError), limits():
            entry.read(content)

    attempt()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_good_file_is_read(entry):
    for content in entry.seeds()[: entry.tries // 4]:
        entry.read(content)


def turn_for_ever():
    while True:
        pass


def test_what_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr("hostile_limits.SECONDS", 0.05)
    with pytest.raises(HangError), limits():
        turn_for_ever()


def test_what_grows_without_end_is_ended():
    with pytest.raises(MemoryError), limits():
        [bytearray(50 * 1024 * 1024) for _ in range(100)]
