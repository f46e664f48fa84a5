"""A returned file as the first reader sees it, before anything is placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.homecoming import Found
from pipeline.model.sent_table import Column, SentTable
from pipeline.review.grid import Grid


@dataclass(frozen=True, slots=True)
class Returned:
    """What stands in a returned file.

    Args:
        grids: its tables.
        found: remarks made of its marks.
        outside: lines outside the tables, as sent.
        anchors: anchors of rows by the names under which the rows carry them.
        sent: what the file says that it was when it went out.
        columns: columns that say themselves what they are, by table and number.
        facts: direction, alternative and language that a spreadsheet names.
    """

    grids: tuple[Grid, ...]
    found: tuple[Found, ...]
    outside: tuple[str, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    sent: SentTable | None = None
    columns: Mapping[tuple[int, int], Column] = field(default_factory=dict)
    facts: tuple[str, str, str] = ("", "", "")
