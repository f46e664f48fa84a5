"""The files of the ledger as a lawyer writes them, and each way to write them wrong."""

from pathlib import PurePath
from textwrap import dedent

import pytest
from ledger_helpers import NORM, SHA, day, ledger, read

from pipeline.model.ledger_terms import EvidenceKind, Stance
from pipeline.readers import DraftFile, read_calendar

EVIDENCE = f"{{kind: letter, number: 12-3/45, date: 2026-02-05, sha256: {SHA}}}"


def position(**changes):
    """One position, with some of its keys changed or (None) left out."""
    keys = {
        "body": "moj",
        "provision": NORM,
        "date": "2026-02-05",
        "stance": "agreed",
    } | changes
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "positions:\n  - " + "\n    ".join(lines) + "\n"


def test_a_position_is_read_with_its_evidence_and_place():
    (found,) = ledger(
        positions=position(evidence=EVIDENCE, round=2, argument='{ru: "да"}')
    ).positions
    assert (found.body, found.stance, found.round) == ("moj", Stance.AGREED, 2)
    assert found.evidence.kind is EvidenceKind.LETTER
    assert (found.evidence.number, found.evidence.date) == (
        "12-3/45",
        day("2026-02-05"),
    )
    assert (found.argument.kk, found.argument.ru) == ("", "да")
    assert str(found.location) == "drafts/2.4/ledger/positions.yaml:2:5"


@pytest.mark.parametrize(
    "text", ["", "# түсініктеме\n", "positions:\n", "positions: []\n", "positions: ~\n"]
)
def test_an_empty_file_has_no_records(text):
    assert ledger(positions=text).positions == ()


def test_optional_keys_may_stand_empty():
    (found,) = ledger(positions=position(alternative="", evidence="")).positions
    assert (found.alternative, found.evidence) == ("", None)


@pytest.mark.parametrize(
    ("changes", "rule", "place"),
    [
        ({"body": None}, "missing-key", "2:5"),
        ({"body": ""}, "missing-key", "2:5"),
        ({"date": "2026-02-30"}, "not-a-date", "4:11"),
        ({"date": "05.02.2026"}, "not-a-date", "4:11"),
        ({"date": "2062-02-05"}, "day-out-of-range", "4:11"),
        ({"date": "1926-02-05"}, "day-out-of-range", "4:11"),
        ({"stance": "agred"}, "unknown-word", "5:13"),
        ({"body": "Әділет министрлігі"}, "wrong-form", "2:11"),
        ({"provision": "435-бап"}, "wrong-form", "3:16"),
        ({"round": "0"}, "not-a-count", "6:12"),
        ({"round": "екінші"}, "not-a-count", "6:12"),
        ({"round": "9" * 5000}, "not-a-count", "6:12"),
        ({"evidence": "бар"}, "not-a-mapping", "6:15"),
        (
            {"evidence": "{kind: letter, number: '1', date: 2026-02-05}"},
            "missing-key",
            "6:15",
        ),
        ({"evidence": EVIDENCE.replace(SHA, "abc")}, "wrong-form", "6:73"),
        ({"argument": "{en: yes}"}, "unknown-key", "6:16"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(changes, rule, place):
    found, problems = read(positions=position(**changes))
    rules = [problem.rule for problem in problems]
    assert rule in rules
    location = problems[rules.index(rule)].location
    assert str(location) == f"drafts/2.4/ledger/positions.yaml:{place}"
    assert found.positions == ()


def test_an_unknown_key_is_told_but_the_record_is_kept():
    found, problems = read(positions=position(evidense=EVIDENCE))
    assert [(p.rule, dict(p.values)["nearest"]) for p in problems] == [
        ("unknown-key", "evidence")
    ]
    assert len(found.positions) == 1


def test_one_wrong_record_does_not_hide_the_others():
    text = position(stance="иә") + position().removeprefix("positions:\n")
    found, problems = read(positions=text)
    assert len(found.positions) == 1
    assert [problem.rule for problem in problems] == ["unknown-word"]


@pytest.mark.parametrize(
    "text",
    [
        "positions: {body: moj}\n",
        "positions: иә\n",
        "- body: moj\n",
        "decisions: []\n",
        "positions: [\n",
        "positions: &a [*a]\n",
    ],
)
def test_a_file_of_another_shape_is_told(text):
    found, problems = read(positions=text)
    assert found.positions == ()
    assert problems


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("dispatches", "{date: 2026-02-05, number: 2.4/1, pack: presidium, to: []}"),
        ("dispatches", "{date: 2026-02-05, number: 2.4/1, pack: presidium, to: moj}"),
        ("dispatches", "{date: 2026-02-05, number: 2.4/1, pack: письмо, to: [moj]}"),
        ("dispatches", "{date: 2026-02-05, number: ' ', pack: public, to: [moj]}"),
        (
            "votes",
            "{date: 2026-02-05, chamber: abai, supports: иә, number: 1, assembly: conference}",
        ),
        ("votes", "{date: 2026-02-05, chamber: abai, number: 1, assembly: conference}"),
        (
            "decisions",
            "{date: 2026-02-05, number: 1, subject: initiative, outcome: approved}",
        ),
        (
            "extensions",
            "{date: 2026-02-05, number: 1, deadline: answer, until: 2026-03-01}",
        ),
        (
            "registrations",
            "{date: 2026-02-05, number: 1, register: mazhilis, body: moj}",
        ),
        ("consultations", "{date: 2026-02-05, bodies: [moj, MOJ], form: meeting}"),
        ("protocols", "{date: 2026-02-05}"),
    ],
)
def test_a_wrong_record_of_any_file_is_told_and_left_out(file, text):
    found, problems = read(**{file: f"{file}:\n  - {text}\n"})
    assert getattr(found, file) == ()
    assert all(problem.location.line == 2 for problem in problems)
    assert problems


def test_a_file_that_is_none_of_the_ledger_is_told_with_the_nearest_name():
    _, problems = read(position="positions: []\n")
    assert [(p.rule, dict(p.values)["nearest"]) for p in problems] == [
        ("unknown-ledger-file", "positions")
    ]


def calendar(text):
    file = DraftFile(PurePath("drafts/calendar.yaml"), dedent(text))
    return read_calendar(file)


def test_the_calendar_is_read():
    changes, problems = calendar(
        """
        days_off:
          - {date: 2026-08-31, reason: бұйрық}
        working_weekends:
          - {date: 2026-09-05, reason: бұйрық}
        """
    )
    assert problems == ()
    assert [each.date for each in changes.days_off] == [day("2026-08-31")]
    assert [each.date for each in changes.working_weekends] == [day("2026-09-05")]


@pytest.mark.parametrize("date", ["2026-08-32", "31 тамыз", "2206-08-31", "'2026-W36'"])
def test_a_wrong_date_in_the_calendar_is_told_with_its_place(date):
    changes, problems = calendar(f"days_off:\n  - {{date: {date}, reason: бұйрық}}\n")
    assert changes.days_off == ()
    assert [str(each.location) for each in problems] == ["drafts/calendar.yaml:2:12"]
