"""The page never looks alive when the drafts are followed no more."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.model.bilingual import Bilingual
from pipeline.preview import serve
from pipeline.preview.view import Sheet


class Failing:
    """A studio whose proofs cannot be worked out."""

    watched = ()
    outputs = Path()

    def look(self):
        return frozenset({"index", "2.4"})

    def settle(self, number):
        raise LookupError(number)

    def sheet(self, name):
        return Sheet(name, Bilingual(), ())


def test_a_fault_in_following_the_drafts_ends_the_command_and_is_told():
    told = []
    with ThreadPoolExecutor() as beside:  # the browser's loop runs in this thread
        served = beside.submit(
            serve, Failing(), {}, ui="ru", port=None, ready=told.append
        )
        with pytest.raises(LookupError):
            served.result()
    assert told[0].startswith("http://127.0.0.1:")
