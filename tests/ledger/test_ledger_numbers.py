"""Shares, support, deadlines and outgoing numbers at their boundaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_helpers import CHAMBERS, NORM, SHA, day, direction, ledger

from pipeline.ledger import (
    Workdays,
    deadlines_of,
    next_number,
    shares_of,
    summed,
    tally_of,
)
from pipeline.model.deadline import DeadlineState
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import ChamberVote, Dispatch
from pipeline.model.ledger_terms import Assembly
from pipeline.model.pack import Pack
from pipeline.model.shares import Measure, Reason, Unheard

LATE = day("2026-11-24")
PAPER = f"{{kind: letter, number: '1', date: 2026-04-20, sha256: {SHA}}}"


def position(body, stance, **more):
    keys = {
        "body": body,
        "provision": NORM,
        "date": "2026-04-20",
        "stance": stance,
        "evidence": PAPER,
    } | more
    inside = ", ".join(f"{key}: {value}" for key, value in keys.items() if value)
    return f"  - {{{inside}}}\n"


def agreed(*positions, as_of=LATE, decisions=""):
    book = ledger(positions="positions:\n" + "".join(positions), decisions=decisions)
    shares = shares_of(direction(), book, (), as_of)
    return next(each for each in shares if each.measure is Measure.AGREED)


def test_only_agreement_is_in_the_numerator_and_silence_in_the_denominator():
    share = agreed(
        position("moj", "agreed"),
        position("ap", "partly"),
        position("mvd", "disagreed"),
        position("knb", "no-answer"),
    )
    assert (share.numerator, share.denominator) == (1, 4)
    assert [entry.name for entry in share.entries if entry.counts] == [f"moj {NORM}"]
    assert [str(entry.location.line) for entry in share.entries] == ["2", "3", "4", "5"]


def test_a_position_without_evidence_counts_in_neither():
    share = agreed(position("moj", "agreed"), position("ap", "agreed", evidence=""))
    assert (share.numerator, share.denominator) == (1, 1)
    (left,) = share.left_out
    assert (left.name, left.reason, left.location.line) == (
        f"ap {NORM}",
        Reason.NO_EVIDENCE,
        3,
    )


def test_evidence_counts_from_its_own_date_on():
    late = PAPER.replace("2026-04-20", "2026-05-05")
    given_ = position("moj", "agreed", evidence=late)
    assert agreed(given_, as_of=day("2026-05-04")).denominator == 0
    assert agreed(given_, as_of=day("2026-05-05")).denominator == 1


def test_a_later_round_supersedes_only_with_evidence():
    first = position("moj", "disagreed")
    assert agreed(first, position("moj", "agreed", round="2")).numerator == 1
    assert (
        agreed(first, position("moj", "agreed", round="2", evidence="")).numerator == 0
    )


def test_once_an_alternative_is_chosen_positions_on_others_are_left_out():
    chosen = "decisions: [{date: 2026-06-01, number: 1, subject: initiative, outcome: approve, alternative: v2}]"
    both = (
        position("moj", "agreed", alternative="v1"),
        position("moj", "disagreed", alternative="v2"),
        position("ap", "agreed"),
    )
    before = agreed(*both, as_of=day("2026-05-31"), decisions=chosen)
    after = agreed(*both, as_of=day("2026-06-01"), decisions=chosen)
    assert (before.numerator, before.denominator) == (2, 3)
    assert (after.numerator, after.denominator) == (1, 2)
    assert [each.reason for each in after.left_out] == [Reason.OTHER_ALTERNATIVE]


def test_nothing_of_nothing_is_no_fault():
    share = agreed()
    assert (share.numerator, share.denominator, share.ratio) == (0, 0, 0)


def test_sums_add_the_entries_of_all_directions():
    one, other = agreed(position("moj", "agreed")), agreed(position("ap", "partly"))
    total = next(
        each for each in summed((one, other)) if each.measure is Measure.AGREED
    )
    assert (total.numerator, total.denominator) == (1, 2)
    assert total.entries == one.entries + other.entries


def test_a_consultation_outside_the_plan_counts_and_repeats_are_told_apart():
    book = ledger(
        consultations="""
            consultations:
              - {date: 2026-04-10, bodies: [moj], form: meeting}
              - {date: 2026-05-10, bodies: [moj, mvd], form: meeting, round: 2}
            """
    )
    shares = {each.measure: each for each in shares_of(direction(), book, (), LATE)}
    held = shares[Measure.CONSULTATIONS]
    assert (held.numerator, held.denominator, held.happenings) == (2, 4, 2)


def vote(number, **more):
    keys = {"signed": day("2026-07-10"), "supports": True} | more
    return ChamberVote(
        date=keys.pop("date", day("2026-07-10")),
        chamber=f"chamber-{number}",
        number="1",
        assembly=Assembly.CONFERENCE,
        **keys,
    )


def tally(*votes, as_of=LATE, chambers=CHAMBERS):
    return tally_of(Ledger(votes=votes), chambers, as_of)


@pytest.mark.parametrize(
    ("chambers", "needed"),
    [(20, 14), (19, 13), (18, 12), (3, 2), (2, 2), (1, 1), (0, 0)],
)
def test_two_thirds_are_rounded_up(chambers, needed):
    assert tally(chambers=CHAMBERS[:chambers]).needed == needed


@pytest.mark.parametrize(
    ("fourteenth", "reason"),
    [
        (vote(14, signed=None), Unheard.UNSIGNED),
        (vote(14, withdrawn=day("2026-08-01")), Unheard.WITHDRAWN),
        (vote(21), Unheard.UNKNOWN_CHAMBER),
        (vote(14, signed=day("2026-11-25")), Unheard.UNSIGNED),
    ],
)
def test_a_decision_that_does_not_count_leaves_thirteen(fourteenth, reason):
    found = tally(*(vote(number) for number in range(1, 14)), fourteenth)
    assert (len(found.supporting), found.passes) == (13, False)
    assert [why for _, why in found.unheard] == [reason]


def test_a_decision_counts_until_the_day_it_is_withdrawn():
    votes = (*(vote(n) for n in range(1, 14)), vote(14, withdrawn=day("2026-08-01")))
    assert tally(*votes, as_of=day("2026-07-31")).passes
    assert not tally(*votes, as_of=day("2026-08-01")).passes


def test_a_chamber_is_counted_once_by_its_newest_decision():
    again = vote(1, date=day("2026-08-01"), signed=day("2026-08-02"), supports=False)
    found = tally(*(vote(number) for number in range(1, 15)), again)
    assert (len(found.supporting), len(found.against), found.passes) == (13, 1, False)
    assert [why for _, why in found.unheard] == [Unheard.SUPERSEDED]


def test_votes_against_support_nothing():
    assert not tally(*(vote(number, supports=False) for number in range(1, 21))).passes


def test_without_chambers_nothing_passes():
    assert not tally(vote(1), chambers=()).passes


def deadline(kind, as_of, book=None, **days):
    every = deadlines_of(direction(**days), book or Ledger(), Workdays(), day(as_of))
    return next(each for each in every if each.kind.value == kind)


@pytest.mark.parametrize(
    ("as_of", "state", "left"),
    [
        ("2025-12-30", DeadlineState.DUE, 1),
        ("2025-12-31", DeadlineState.DUE, 0),
        (
            "2026-01-01",
            DeadlineState.OVERDUE,
            0,
        ),  # a holiday: no working day has passed
        ("2026-01-05", DeadlineState.OVERDUE, -1),
    ],
)
def test_the_last_day_itself_is_still_in_time(as_of, state, left):
    found = deadline("first-review", as_of)
    assert (found.state, found.working_days) == (state, left)


def test_the_quarters_of_the_roadmap_end_before_they_begin():
    for last in ("2026-03-31", "2026-06-30", "2026-12-31"):
        assert deadline("first-review", "2026-01-05", first_review=last).due == day(
            last
        )


def test_a_last_day_off_is_moved_and_the_original_kept():
    found = deadline("completion", "2026-11-24", completion="2027-01-02")
    assert (found.original, found.due) == (day("2027-01-02"), day("2027-01-05"))


EXTENDED = """
    extensions:
      - {date: 2026-11-02, number: 11, deadline: completion, until: 2027-03-31}
      - {date: 2026-11-20, number: 12, deadline: completion, until: 2027-06-30}
    """


@pytest.mark.parametrize(
    ("as_of", "due", "numbers"),
    [
        ("2026-11-01", "2026-12-31", []),
        ("2026-11-02", "2027-03-31", ["11"]),
        ("2026-11-20", "2027-06-30", ["11", "12"]),
    ],
)
def test_an_extension_counts_from_its_decision_on(as_of, due, numbers):
    found = deadline("completion", as_of, ledger(extensions=EXTENDED))
    assert (found.due, found.original) == (day(due), day("2026-12-31"))
    assert [each.number for each in found.extensions] == numbers


def test_the_protocol_waits_for_the_approval_and_keeps_both_ends():
    approval = "decisions: [{date: 2025-12-31, number: 1, subject: initiative, outcome: approve}]"
    book = ledger(decisions=approval)
    waiting = deadline("accompanying-protocol", "2025-12-30", book)
    running = deadline("accompanying-protocol", "2026-01-26", book)
    over = deadline("accompanying-protocol", "2026-01-27", book)
    assert (waiting.state, waiting.due) == (DeadlineState.WAITING, None)
    assert (running.earliest, running.due) == (day("2026-01-19"), day("2026-01-26"))
    assert (running.state, over.state) == (DeadlineState.DUE, DeadlineState.OVERDUE)


def test_silence_does_not_answer_a_letter():
    letters = "dispatches: [{date: 2026-04-01, number: 1, pack: consultation, to: [moj], answer_by: 2026-04-30}]"
    silent = ledger(
        dispatches=letters, positions="positions:\n" + position("moj", "no-answer")
    )
    spoken = ledger(
        dispatches=letters, positions="positions:\n" + position("moj", "disagreed")
    )
    assert deadline("answer", "2026-05-04", silent).state is DeadlineState.OVERDUE
    assert deadline("answer", "2026-05-04", spoken).state is DeadlineState.MET


def letter(number, **more):
    return Dispatch(day("2026-04-01"), number, Pack.CONSULTATION, ("moj",), **more)


@pytest.mark.parametrize(
    ("taken", "given_"),
    [
        ([], "2.4/1"),
        (["2.4/1"], "2.4/2"),
        (["2.6/9", "2.4/1"], "2.4/10"),
        (["01-12/345", "15/2026-77"], "2.4/1"),  # the Bar's own office counts by itself
        (["2.4 / 7"], "2.4/8"),
    ],
)
def test_the_next_number_is_above_all_that_were_given(taken, given_):
    assert next_number([Ledger(dispatches=tuple(map(letter, taken)))], "2.4") == given_


def test_a_cancelled_letter_keeps_its_number():
    book = Ledger(dispatches=(letter("2.4/1", cancelled=day("2026-04-02")),))
    assert next_number([book], "2.4") == "2.4/2"


@given(
    st.lists(
        st.one_of(
            st.text(min_size=1),
            st.builds(
                "{}/{}".format, st.sampled_from(["2.4", "2.6"]), st.integers(0, 10**12)
            ),
        )
    )
)
def test_no_number_is_ever_given_twice(numbers):
    book = Ledger(dispatches=tuple(map(letter, numbers)))
    taken = {each.register_key for each in book.dispatches}
    assert letter(next_number([book], "2.4")).register_key not in taken
