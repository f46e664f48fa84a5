"""The real drafts, read once; each bill with its brief."""

from __future__ import annotations

import pytest
from akoma_helpers import Exported, bills, briefs, the_workspace

from pipeline.halls.akoma import amended_xml, bill_xml


@pytest.fixture(scope="session")
def workspace():
    return the_workspace()


@pytest.fixture(params=bills(), ids="-".join)
def brief(request):
    """One alternative of one direction in one language."""
    return briefs()[request.param]


@pytest.fixture
def bill(brief):
    return Exported(bill_xml(brief))


@pytest.fixture
def amended(brief):
    """What the bill makes of each act, with the comparison behind it."""
    return [
        (each, Exported(amended_xml(brief, each.current.act)))
        for each in brief.comparisons
    ]
