"""One direction played through its whole life, day by day, from one set of files."""

from dataclasses import replace

import pytest
from ledger_helpers import CHAMBERS, NORM, SHA, case, day, direction, ledger

from pipeline.checks import ledger as names
from pipeline.checks import ledger_order
from pipeline.ledger import Workdays, deadlines_of, shares_of, standing_of, tally_of
from pipeline.model.deadline import DeadlineState
from pipeline.model.shares import Measure
from pipeline.model.standing import ObstacleKind, Stage

PLANNED = (("presidium", "note"), ("consultation", "note"), ("submission", "bill"))


def letter(number, date, pack, to, more=""):
    return f"  - {{number: {number}, date: {date}, pack: {pack}, to: [{to}]{more}}}\n"


def vote(chamber, date, more=""):
    return (
        f"  - {{chamber: {chamber}, date: {date}, supports: true, number: '7',"
        f" assembly: conference, signed: {date}{more}}}\n"
    )


def position(body, date, stance, round_=1):
    paper = f"{{kind: letter, number: 'к-5', date: {date}, sha256: {SHA}}}"
    return (
        f"  - {{body: {body}, provision: {NORM}, date: {date}, stance: {stance},"
        f" round: {round_}, evidence: {paper}}}\n"
    )


LIFE = ledger(
    "2.6",
    dispatches="dispatches:\n"
    + letter("2.6/1", "2026-02-02", "presidium", "rka_presidium")
    + letter("2.6/2", "2026-03-02", "presidium", "rka_presidium")
    + letter("2.6/3", "2026-04-01", "consultation", "moj", ", answer_by: 2026-04-30")
    + letter("2.6/4", "2026-04-01", "consultation", "ap")
    + letter("2.6/5", "2026-07-01", "chambers", ", ".join(CHAMBERS))
    + letter("2.6/8", "2026-07-02", "consultation", "kurultai")
    + letter("2.6/6", "2026-09-01", "presidium", "rka_presidium")
    + letter("2.6/7", "2026-09-21", "submission", "moj"),
    decisions="""
        decisions:
          - {date: 2026-02-10, number: '1', subject: initiative, outcome: return}
          - {date: 2026-03-10, number: '2', subject: initiative, outcome: approve, alternative: v2}
          - {date: 2026-09-15, number: '9', subject: final-text, outcome: approve}
        """,
    protocols="protocols: [{date: 2026-03-20, number: '1'}]",
    consultations="""
        consultations:
          - {date: 2026-04-10, bodies: [moj, ap], form: meeting}
          - {date: 2026-07-20, bodies: [kurultai], form: correspondence}
          - {date: 2026-08-05, bodies: [moj], form: meeting, round: 2}
        """,
    positions="positions:\n"
    + position("moj", "2026-04-20", "disagreed")
    + position("ap", "2026-04-22", "agreed")
    + position("kurultai", "2026-07-25", "partly")
    + position("moj", "2026-08-10", "agreed", 2),
    votes="votes:\n"
    + "".join(vote(name, "2026-07-10") for name in CHAMBERS[:13])
    + vote(CHAMBERS[13], "2026-08-03"),
    registrations="""
        registrations:
          - {date: 2026-10-12, number: '77', register: plan, body: moj}
        """,
)
DIRECTION = direction("2.6")


def stand(date):
    return standing_of(DIRECTION, LIFE, CHAMBERS, day(date))


@pytest.mark.parametrize(
    ("date", "stage", "following"),
    [
        ("2026-02-01", Stage.PREPARING, Stage.BEFORE_PRESIDIUM),
        ("2026-02-02", Stage.BEFORE_PRESIDIUM, Stage.APPROVED),
        ("2026-02-10", Stage.RETURNED, Stage.BEFORE_PRESIDIUM),
        ("2026-03-02", Stage.BEFORE_PRESIDIUM, Stage.APPROVED),
        ("2026-03-10", Stage.APPROVED, Stage.CHAMBERS),
        ("2026-04-01", Stage.CONSULTATION, Stage.CHAMBERS),
        ("2026-04-20", Stage.CONSULTATION, Stage.CHAMBERS),
        ("2026-07-01", Stage.CHAMBERS, Stage.CONSULTATION),
        ("2026-07-10", Stage.CHAMBERS, Stage.CONSULTATION),  # 13 of 20
        ("2026-08-03", Stage.CONSULTATION, Stage.FINAL_TEXT),  # 14 of 20
        ("2026-09-01", Stage.FINAL_TEXT, Stage.SUBMITTED),
        ("2026-09-15", Stage.FINAL_TEXT, Stage.SUBMITTED),
        ("2026-09-21", Stage.SUBMITTED, Stage.REGISTERED),
        ("2026-10-12", Stage.REGISTERED, None),
    ],
)
def test_the_stage_follows_the_records_of_the_day(date, stage, following):
    standing = stand(date)
    assert (standing.stage, standing.next_stage) == (stage, following)


@pytest.mark.parametrize(
    ("date", "missing"),
    [
        ("2026-02-01", ["send-to-presidium"]),
        ("2026-02-02", ["decision"]),
        ("2026-02-10", ["rework"]),
        ("2026-03-10", ["send-to-chambers"]),
        ("2026-07-10", ["support"]),
        ("2026-08-03", ["final-to-presidium"]),
        ("2026-09-01", ["final-decision", "submission"]),
        ("2026-09-15", ["submission"]),
        ("2026-09-21", ["registration"]),
        ("2026-10-12", []),
    ],
)
def test_what_stands_in_the_way_is_told(date, missing):
    assert [each.kind.value for each in stand(date).obstacles] == missing


def test_consultations_end_with_the_position_of_each_body():
    plain = direction("2.4")
    standing = standing_of(plain, LIFE, CHAMBERS, day("2026-07-24"))
    by_kind = {each.kind: each for each in standing.obstacles}
    waiting = by_kind[ObstacleKind.POSITION]
    assert (waiting.bodies, waiting.have, waiting.need) == (("kurultai",), 2, 3)
    assert ObstacleKind.CONSULTATION not in by_kind


@pytest.mark.parametrize(
    ("date", "packs"),
    [
        ("2026-02-10", ["presidium"]),
        ("2026-03-10", ["presidium", "consultation", "chambers"]),
        ("2026-09-01", ["presidium", "consultation", "chambers"]),
        (
            "2026-09-15",
            ["presidium", "consultation", "chambers", "submission", "public"],
        ),
    ],
)
def test_a_pack_waits_for_the_decision_that_permits_it(date, packs):
    assert list(stand(date).packs) == packs


def test_the_choice_is_known_from_its_decision_on():
    assert stand("2026-03-09").choice is None
    assert stand("2026-03-10").choice.alternative == "v2"


@pytest.mark.parametrize(
    ("date", "share"),
    [
        ("2026-04-19", (0, 0)),
        ("2026-04-20", (0, 1)),
        ("2026-04-30", (1, 2)),
        ("2026-07-31", (1, 3)),
        ("2026-12-31", (2, 3)),  # the Ministry agreed in the second round
    ],
)
def test_an_old_day_gives_its_old_share_of_agreed_positions(date, share):
    found = {
        each.measure: each for each in shares_of(DIRECTION, LIFE, PLANNED, day(date))
    }[Measure.AGREED]
    assert (found.numerator, found.denominator) == share


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (
            "2026-03-31",
            {
                "drafts-considered": (0, 0),
                "documents-prepared": (1, 3),
                "consultations-held": (0, 3),
            },
        ),
        (
            "2026-06-30",
            {
                "drafts-considered": (2, 2),
                "documents-prepared": (2, 3),
                "consultations-held": (2, 3),
            },
        ),
        (
            "2026-09-30",
            {
                "drafts-considered": (3, 3),
                "documents-prepared": (3, 3),
                "consultations-held": (3, 3),
            },
        ),
    ],
)
def test_the_other_measures_grow_with_the_records(date, expected):
    found = {
        each.measure.value: (each.numerator, each.denominator)
        for each in shares_of(DIRECTION, LIFE, PLANNED, day(date))
    }
    assert found == expected | {"agreed-positions": found["agreed-positions"]}


def test_thirteen_chambers_of_twenty_fail_and_fourteen_pass():
    before = tally_of(LIFE, CHAMBERS, day("2026-08-02"))
    after = tally_of(LIFE, CHAMBERS, day("2026-08-03"))
    assert (len(before.supporting), before.needed, before.passes) == (13, 14, False)
    assert (len(after.supporting), after.needed, after.passes) == (14, 14, True)


def test_the_deadlines_of_the_whole_life():
    found = {
        (each.kind.value, each.body): each
        for each in deadlines_of(DIRECTION, LIFE, Workdays(), day("2026-11-24"))
    }
    assert found["first-review", ""].state is DeadlineState.MET_LATE
    protocol = found["accompanying-protocol", ""]
    assert (protocol.earliest, protocol.due) == (day("2026-03-27"), day("2026-04-03"))
    assert protocol.met_on == day("2026-03-20")
    answer = found["answer", "moj"]
    assert (answer.state, answer.met_on) == (DeadlineState.MET, day("2026-04-20"))
    assert found["completion", ""].met_on == day("2026-10-12")


def test_the_whole_life_breaks_no_rule():
    living = case(DIRECTION, LIFE)
    found = [*names.find(living), *ledger_order.find(living)]
    assert [each.rule for each in found] == ["choice-by-decision"]  # v2, drafts say v1


def test_nothing_is_missing_for_a_direction_that_ends_with_the_letter():
    other = direction("2.1")
    standing = standing_of(other, LIFE, CHAMBERS, day("2026-09-21"))
    assert (standing.stage, standing.next_stage) == (Stage.SUBMITTED, None)
    assert standing.obstacles == ()


def test_a_withdrawn_decision_brings_the_chambers_back():
    text = "votes:\n" + "".join(
        vote(name, "2026-07-10", ", withdrawn: 2026-08-20" if number == 0 else "")
        for number, name in enumerate(CHAMBERS[:14])
    )
    life = replace(LIFE, votes=ledger("2.6", votes=text).votes)
    stages = [
        standing_of(DIRECTION, life, CHAMBERS, day(date)).stage
        for date in ("2026-08-19", "2026-08-20")
    ]
    assert stages == [Stage.CONSULTATION, Stage.CHAMBERS]
