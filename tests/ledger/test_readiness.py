"""Readiness counts the steps of a direction's way; a step that was undone is ahead."""

import pytest
from ledger_helpers import CHAMBERS, day, direction, ledger
from test_ledger_life import DIRECTION, LIFE, vote

from pipeline.ledger import readiness_of
from pipeline.model.standing import Stage


def steps(date, life=LIFE, mine=DIRECTION):
    return readiness_of(mine, life, CHAMBERS, day(date))


@pytest.mark.parametrize(
    ("date", "done"),
    [
        ("2026-02-01", 0),
        ("2026-02-02", 1),  # before the Presidium
        ("2026-02-10", 0),  # returned
        ("2026-03-02", 1),
        ("2026-03-10", 2),  # approved
        ("2026-04-01", 3),  # consultations
        ("2026-08-02", 3),  # 13 of 20
        ("2026-08-03", 4),  # 14 of 20
        ("2026-09-15", 5),  # final text
        ("2026-09-21", 6),  # submitted
        ("2026-10-12", 7),  # registered
    ],
)
def test_the_whole_life_step_by_step(date, done):
    assert (steps(date).done, steps(date).of) == (done, 7)


def test_each_step_has_the_day_on_which_it_was_reached():
    reached = {each.stage: each.reached for each in steps("2026-12-31").milestones}
    assert reached == {
        Stage.BEFORE_PRESIDIUM: day("2026-02-02"),
        Stage.APPROVED: day("2026-03-10"),
        Stage.CHAMBERS: day("2026-08-03"),
        Stage.CONSULTATION: day("2026-04-01"),
        Stage.FINAL_TEXT: day("2026-09-15"),
        Stage.SUBMITTED: day("2026-09-21"),
        Stage.REGISTERED: day("2026-10-12"),
    }


def test_the_way_ends_where_the_indicators_are_met():
    assert [
        steps("2026-12-31", mine=direction(n)).of for n in ("2.1", "2.4", "2.7")
    ] == [
        5,
        6,
        7,
    ]


def test_support_that_is_lost_is_ahead_again():
    def lost(when):
        votes = "votes:\n" + "".join(
            vote(name, "2026-07-10", ", withdrawn: 2026-08-20" if not index else "")
            for index, name in enumerate(CHAMBERS[:14])
        )
        asked = "dispatches:\n  - {number: 1, date: 2026-07-01, pack: chambers, to: [moj]}\n"
        approved = "decisions:\n  - {date: 2026-03-10, number: 2, subject: initiative, outcome: approve}\n"
        life = ledger("2.6", votes=votes, dispatches=asked, decisions=approved)
        return {each.stage: each.reached for each in steps(when, life).milestones}

    assert lost("2026-08-19")[Stage.CHAMBERS] == day("2026-07-10")
    assert lost("2026-08-20")[Stage.CHAMBERS] is None


def test_a_decision_counts_from_the_day_it_was_signed():
    votes = "votes:\n" + "".join(
        f"  - {{chamber: {name}, date: 2026-07-01, supports: true, number: 1,"
        f" assembly: conference, signed: 2026-07-{index + 2:02}}}\n"
        for index, name in enumerate(CHAMBERS[:14])
    )
    life = ledger(
        "2.6",
        votes=votes,
        dispatches="dispatches: [{number: 1, date: 2026-06-01, pack: chambers, to: [moj]}]",
        decisions="decisions: [{date: 2026-03-10, number: 2, subject: initiative, outcome: approve}]",
    )
    reached = {
        each.stage: each.reached for each in steps("2026-12-31", life).milestones
    }
    assert reached[Stage.CHAMBERS] == day("2026-07-15")
