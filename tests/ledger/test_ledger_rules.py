"""Each rule on records: what breaks it, what does not, and where it points."""

import pytest
from ledger_helpers import CHAMBERS, NORM, SHA, case, direction, ledger

from pipeline.checks import ledger as names
from pipeline.checks import ledger_order, outgoing_numbers

EVIDENCE = f"{{kind: letter, number: '1', date: 2026-04-20, sha256: {SHA}}}"
APPROVED = "{date: 2026-03-10, number: 2, subject: initiative, outcome: approve}"
FINAL = "{date: 2026-09-15, number: 9, subject: final-text, outcome: approve, alternative: v1}"
HELD = "{date: 2026-04-10, bodies: [moj], form: meeting}"
SENT = "{date: 2026-09-21, number: 2.6/9, pack: submission, to: [moj]}"
ASKED = (
    f"{{date: 2026-07-01, number: 2.6/5, pack: chambers, to: [{', '.join(CHAMBERS)}]}}"
)


def position(**changes):
    keys = {
        "body": "moj",
        "provision": NORM,
        "date": "2026-04-20",
        "stance": "agreed",
        "evidence": EVIDENCE,
    } | changes
    return (
        "{" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value) + "}"
    )


def vote(**changes):
    keys = {
        "chamber": "chamber-1",
        "date": "2026-07-10",
        "supports": "true",
        "number": "7",
        "assembly": "conference",
        "signed": "2026-07-11",
    } | changes
    return (
        "{" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value) + "}"
    )


def found(directed=None, others=None, **records):
    """Rules broken by a ledger, with file, line and values of each finding."""
    texts = {
        name: f"{name}:\n" + "".join(f"  - {record}\n" for record in listed)
        for name, listed in records.items()
    }
    directed = directed or direction("2.6")
    living = case(directed, ledger("2.6", **texts), **(others or {}))
    rooms = (names, ledger_order, outgoing_numbers)
    problems = [problem for room in rooms for problem in room.find(living)]
    return [
        (
            each.rule,
            f"{each.location.file.stem}:{each.location.line}",
            dict(each.values),
        )
        for each in problems
    ]


def rules(**records):
    return [(rule, place) for rule, place, _ in found(**records)]


SOUND = {
    "decisions": [APPROVED, FINAL],
    "consultations": [HELD],
    "positions": [position()],
    "votes": [vote()],
    "dispatches": [ASKED, SENT],
    "registrations": ["{date: 2026-10-12, number: 77, register: plan, body: moj}"],
    "extensions": [
        "{date: 2026-11-02, number: 11, deadline: completion, until: 2027-03-31}"
    ],
}


def test_a_sound_ledger_breaks_no_rule():
    assert rules(**SOUND) == []


def test_an_empty_ledger_breaks_no_rule():
    assert rules() == []


@pytest.mark.parametrize(
    ("file", "records", "expected"),
    [
        (
            "positions",
            [position(body="mojj")],
            {"unknown-addressee", "position-without-consultation"},
        ),
        (
            "consultations",
            ["{date: 2026-04-10, bodies: [moj, senat], form: meeting}"],
            {"unknown-addressee"},
        ),
        (
            "consultations",
            [HELD, "{date: 2026-07-10, bodies: [mazhilis], form: meeting}"],
            {"absent-body"},
        ),
        (
            "consultations",
            [HELD, "{date: 2026-06-10, bodies: [kurultai], form: meeting}"],
            {"absent-body"},
        ),
        (
            "registrations",
            ["{date: 2026-10-12, number: 77, register: plan, body: minjust}"],
            {"unknown-addressee"},
        ),
        (
            "registrations",
            ["{date: 2026-09-20, number: 77, register: plan, body: moj}"],
            {"registration-before-letter"},
        ),
        ("dispatches", [ASKED, SENT.replace("moj", "moi")], {"unknown-addressee"}),
        (
            "dispatches",
            [ASKED.replace("chamber-20", "chamber-21"), SENT],
            {"unknown-chamber"},
        ),
        (
            "dispatches",
            [ASKED, SENT.replace("2026-09-21", "2026-09-14")],
            {"letter-before-decision"},
        ),
        (
            "dispatches",
            [ASKED.replace("2026-07-01", "2026-03-09"), SENT],
            {"letter-before-decision"},
        ),
        (
            "dispatches",
            [ASKED, SENT.replace("}", ", answer_by: 2026-09-20}")],
            {"answer-before-letter"},
        ),
        (
            "dispatches",
            [ASKED, SENT, SENT.replace("2.6/9", "'2.6 / 9'")],
            {"outgoing-number-twice"},
        ),
        (
            "votes",
            [vote(chamber="chamber-21")],
            {"unknown-chamber", "vote-before-letter"},
        ),
        ("votes", [vote(), vote(signed="2026-07-12")], {"vote-twice"}),
        ("votes", [vote(signed="2026-07-09")], {"signed-before-decision"}),
        ("votes", [vote(withdrawn="2026-07-09")], {"withdrawn-before-decision"}),
        ("votes", [vote(signed="")], {"vote-unsigned"}),
        (
            "votes",
            [vote(date="2026-06-30", signed="2026-07-02")],
            {"vote-before-letter"},
        ),
        ("positions", [position(evidence="")], {"position-without-evidence"}),
        ("positions", [position(date="2026-04-09")], {"position-before-consultation"}),
        ("positions", [position(round="2")], {"position-without-consultation"}),
        ("positions", [position(), position(stance="partly")], {"position-twice"}),
        ("positions", [position(alternative="v3")], {"unknown-alternative"}),
        ("positions", [position(provision="Z1800000176/art_67")], {"unknown-norm"}),
        (
            "positions",
            [position(provision="Z1800000176/art_68__para_9")],
            {"unknown-norm"},
        ),
        (
            "positions",
            [position(provision="Z1800000176/art_68__page_2")],
            {"unknown-norm"},
        ),
        ("positions", [position(provision="K1400000226/art_68")], {"unknown-norm"}),
        ("positions", [position(answer="{kk: иә}")], {"words-in-one-language"}),
        (
            "decisions",
            [APPROVED, FINAL, FINAL.replace("number: 9", "number: 10")],
            {"two-decisions-one-day"},
        ),
        (
            "decisions",
            [APPROVED, FINAL.replace(", alternative: v1", "")],
            {"decision-without-alternative"},
        ),
        (
            "decisions",
            [APPROVED, FINAL.replace("v1", "v7")],
            {"unknown-alternative", "choice-by-decision"},
        ),
        ("decisions", [APPROVED, FINAL.replace("v1", "v2")], {"choice-by-decision"}),
        (
            "decisions",
            [APPROVED.replace("approve", "return"), FINAL],
            {"final-before-approval", "letter-before-decision"},
        ),
        (
            "extensions",
            ["{date: 2026-11-02, number: 1, deadline: completion, until: 2026-12-31}"],
            {"extension-not-later"},
        ),
        (
            "extensions",
            [
                "{date: 2026-11-02, number: 1, deadline: completion, until: 2027-03-31}",
                "{date: 2026-12-02, number: 2, deadline: completion, until: 2027-02-28}",
            ],
            {"extension-not-later"},
        ),
    ],
)
def test_each_rule_finds_what_breaks_it(file, records, expected):
    assert {rule for rule, _ in rules(**(SOUND | {file: records}))} == expected


@pytest.mark.parametrize(
    ("file", "records", "place"),
    [
        (
            "decisions",
            [APPROVED, FINAL, FINAL.replace("number: 9", "number: 10")],
            "decisions:4",
        ),
        ("votes", [vote(), vote(chamber="chamber-99")], "votes:3"),
        (
            "positions",
            [
                position(),
                position(date="2026-04-09", round="1", provision="Z1800000176/art_68"),
            ],
            "positions:3",
        ),
        ("dispatches", [ASKED, SENT, SENT.replace("21", "22")], "dispatches:4"),
        ("dispatches", [ASKED, SENT.replace("moj", "mojj")], "dispatches:3"),
    ],
)
def test_a_finding_points_at_the_record(file, records, place):
    assert {where for _, where in rules(**(SOUND | {file: records}))} == {place}


def test_a_number_of_another_direction_is_taken_too():
    other = ledger("2.7", dispatches=f"dispatches:\n  - {SENT}\n")
    broken = found(others={"2.7": other}, **SOUND)
    assert [rule for rule, _, _ in broken] == ["outgoing-number-twice"]


def test_a_cancelled_letter_keeps_its_number_and_permits_nothing():
    cancelled = SENT.replace("}", ", cancelled: 2026-09-22}")
    again = SENT.replace("2026-09-21", "2026-09-23")
    assert {
        rule for rule, _ in rules(**(SOUND | {"dispatches": [ASKED, cancelled, again]}))
    } == {"outgoing-number-twice"}
    assert {
        rule for rule, _ in rules(**(SOUND | {"dispatches": [ASKED, cancelled]}))
    } == {"registration-before-letter"}


def test_one_alternative_needs_no_choice():
    records = SOUND | {"decisions": [APPROVED, FINAL.replace(", alternative: v1", "")]}
    assert found(direction("2.6", alternatives=("v1",)), **records) == []
