"""What is worked out again after a save is what a fresh start would work out."""

import datetime as dt

import pytest

import pipeline.halls.preview as hall
from pipeline.halls.prepare import prepare
from pipeline.halls.preview import LiveDrafts
from pipeline.halls.repeated import Repeated
from pipeline.locales.catalog import load_locales
from pipeline.preview import Board

DAY = dt.date(2026, 11, 24)
NORM = "2.4/norms/K1400000226__art_435.v1.ru.md"
LOCALES = load_locales()


@pytest.fixture
def drafts(new_site, tmp_path):
    return new_site(tmp_path).root / "drafts"


def edit(drafts, name, old, new):
    file = drafts / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


EDITS = [
    (NORM, "в том числе:", "включая:"),
    (NORM, "довод: ", "довод: Ещё раз. "),
    ("2.4/direction.yaml", "chosen_alternative: v1", "chosen_alternative: v2"),
    ("2.4/texts/legal-justification.ru.md", "\n\n", "\n\n[[typo]]\n\n"),
    (NORM, "::: обоснование", "::: обосновние"),
    (NORM, "::: обосновние", "::: обоснование"),
    ("acts/acts.yaml", "profile: criminal", "profile: code"),
]


def test_after_each_save_all_is_as_from_a_fresh_start(drafts):
    repeated = Repeated(drafts, LOCALES, lambda: DAY)
    for name, old, new in [("", "", ""), *EDITS]:
        if name:
            edit(drafts, name, old, new)
        workspace = repeated.read()
        (direction,) = workspace.directions
        found = repeated.prepared(workspace, repeated.compared(workspace, direction))
        (fresh,) = prepare(drafts, LOCALES, as_of=DAY).directions
        assert found.comparisons == fresh.comparisons
        assert found.derived == fresh.derived
        assert set(found.problems) == set(fresh.problems)


def test_a_save_changes_the_parts_of_its_rows_only(drafts):
    studio = LiveDrafts(drafts.parent, LOCALES, lambda: DAY)
    assert studio.look() == {"index", "2.4"}
    studio.settle("2.4")
    board = Board(studio.sheet)
    version = board.sheet("2.4/v1").version
    assert studio.look() == frozenset()
    edit(drafts, *EDITS[0])
    assert studio.look() == {"index", "2.4"}
    board.renew()
    newer = [part.id for part in board.sheet("2.4/v1").newer_than(version)]
    assert [each for each in newer if each.startswith("row:")] == [
        "row:K1400000226/art_435__para_1"
    ]
    assert len(newer) <= 2  # the head tells that proofs are under way
    studio.settle("2.4")
    board.renew()
    newer = [part.id for part in board.sheet("2.4/v1").newer_than(version)]
    assert "act:K1400000226" in newer


def test_drafts_that_are_away_for_a_moment_leave_the_page_as_it_is(drafts):
    studio = LiveDrafts(drafts.parent, LOCALES, lambda: DAY)
    studio.look()
    before = studio.sheet("2.4/v1")
    (drafts / "programme.yaml").rename(drafts / "away")
    assert studio.look() == frozenset()
    assert studio.sheet("2.4/v1") == before


def test_an_edit_in_the_editor_during_a_write_on_the_page_is_kept(drafts, monkeypatch):
    file = drafts / "2.4/ledger/positions.yaml"
    studio = LiveDrafts(drafts.parent, LOCALES, lambda: DAY)
    studio.look()
    theirs = "- body: ap\n  provision: K1400000226/art_435__para_1\n  date: 2026-11-20\n  stance: partly\n"
    turns = []
    write = hall.with_position

    def slow(content, *rest):
        if not turns:
            # The lawyer saves in the editor while the page is writing.
            file.write_text(file.read_text("utf-8") + theirs + "# by hand\n", "utf-8")
        turns.append(content)
        return write(content, *rest)

    monkeypatch.setattr(hall, "with_position", slow)
    position = {
        "direction": "2.4", "body": "moj", "provision": "K1400000226/art_435__para_1",
        "stance": "agreed", "date": "2026-11-24", "round": "1", "seen": "",
    }  # fmt: skip
    studio.take_position(position)
    studio.look()
    (row,) = [
        p.view
        for p in studio.sheet("2.4/v1").parts
        if p.id == "row:K1400000226/art_435__para_1"
    ]
    stances = {
        each.body: each.position.stance.value for each in row.stands if each.position
    }
    assert stances == {"moj": "agreed", "ap": "partly"}
    assert "# by hand" in file.read_text("utf-8")
    assert len(turns) == 2
