"""Units: each in one row, answered as a lawyer would answer them."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import replace

import pytest
from comparison_edits import (
    at,
    corpus,
    edited,
    places,
    with_after,
    with_words,
    without,
)
from comparison_texts import allowed, redaction
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.compare import compare
from pipeline.comparison.tokens import fold
from pipeline.model.changes import changed_groups
from pipeline.model.comparison import ChangeKind
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction

NONCE = "Нечто небывалое вводится здесь впервые ради проверки"
ARTICLES = sorted(corpus())


def changes(comparison, variant=0):
    return [row for row in comparison.rows if row.variants[variant].is_change]


def kinds(comparison, variant=0):
    return [row.variants[variant].kind for row in changes(comparison, variant)]


@pytest.mark.parametrize("name", ARTICLES)
def test_a_text_beside_itself_is_unchanged(name):
    text = corpus()[name]
    comparison = compare(text, [text, text, text])
    assert not any(row.is_change for row in comparison.rows)
    assert not comparison.noise
    assert [row.current.path for row in comparison.rows] == [p for p, _ in text.walk()]


@pytest.mark.parametrize("name", ARTICLES)
def test_a_unit_left_out_is_repealed_with_all_inside(name):
    text = corpus()[name]
    for place in places(text):
        gone = at(text, place)
        if gone.excluded or len(place) == 1:
            continue
        comparison = compare(text, [without(text, place)])
        live = [unit for _, unit in gone.walk() if not unit.excluded]
        assert kinds(comparison) == [ChangeKind.REPEAL] * len(live), place
        assert [row.current.text for row in changes(comparison)] == [
            u.text for u in live
        ]


@pytest.mark.parametrize("name", ARTICLES)
def test_a_unit_put_in_changes_nothing_else(name):
    text = corpus()[name]
    for place in places(text):
        comparison = compare(text, [with_after(text, place, NONCE)])
        assert kinds(comparison) == [ChangeKind.INSERTION], place
        assert changes(comparison)[0].variants[0].diff.after == NONCE


@pytest.mark.parametrize("name", ARTICLES)
def test_other_words_are_a_substitution_of_that_unit(name):
    text = corpus()[name]
    for place in places(text):
        unit = at(text, place)
        if unit.excluded:
            continue
        comparison = compare(text, [with_words(text, place, NONCE)])
        assert kinds(comparison) == [ChangeKind.SUBSTITUTION], place
        diff = changes(comparison)[0].variants[0].diff
        assert (diff.before, diff.after) == (unit.text, NONCE)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_numbered_unit_under_another_number_is_renumbered(name):
    text = corpus()[name]
    for place in places(text):
        unit = at(text, place)
        if unit.excluded or unit.kind in POSITIONAL or not unit.text:
            continue
        moved = edited(text, place, lambda unit: (replace(unit, number="99"),))
        comparison = compare(text, [moved])
        assert kinds(comparison) == [ChangeKind.RENUMBERING], place
        assert changes(comparison)[0].current.text == unit.text


@pytest.mark.parametrize("name", ["Z1800000176/68.ru", "K1400000231/105.kk"])
def test_a_number_given_away_is_renumbering_and_insertion(name):
    text = corpus()[name]
    for place in places(text):
        unit = at(text, place)
        if unit.excluded or unit.kind in POSITIONAL or len(unit.text.split()) < 3:
            continue
        newcomer = Provision(unit.kind, unit.number, NONCE)
        moved = replace(unit, number="99")
        proposed = edited(text, place, lambda _, new=(newcomer, moved): new)
        comparison = compare(text, [proposed])
        assert sorted(kinds(comparison), key=lambda kind: kind.value) == [
            ChangeKind.INSERTION,
            ChangeKind.RENUMBERING,
        ], place


edits = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "move"]), st.integers(0, 10**6)
    ),
    min_size=1,
    max_size=6,
)


def moved(text: Redaction, place, rnd) -> Redaction:
    """The text with one unit put behind another one, wherever that stands."""
    unit, rest = at(text, place), without(text, place)
    targets = [target for target in places(rest) if len(target) > 1]
    if len(place) == 1 or not targets:
        return text
    return edited(rest, rnd.choice(targets), lambda other: (other, unit))


def reworded(text: Redaction, place, rnd) -> Redaction:
    """The text with some words of one unit dropped, put in or replaced."""
    unit = at(text, place)
    if unit.excluded:
        return text
    words = unit.text.split()
    for _ in range(rnd.randrange(1, 4)):
        spot = rnd.randrange(len(words) + 1)
        words[spot : spot + rnd.randrange(3)] = ["ново"] * rnd.randrange(3)
    return with_words(text, place, " ".join(words))


EDITS = {
    "delete": lambda text, place, _: without(text, place),
    "insert": lambda text, place, rnd: with_after(
        text, place, f"{NONCE} {rnd.random()}"
    ),
    "move": moved,
    "replace": reworded,
}


def edited_at_random(text: Redaction, orders) -> Redaction:
    for order, seed in orders:
        rnd = random.Random(seed)
        if places(text):
            text = EDITS[order](text, rnd.choice(places(text)), rnd)
    return text


@given(st.sampled_from(ARTICLES), st.lists(edits, min_size=1, max_size=3))
@settings(max_examples=120, deadline=None)
def test_every_unit_stands_in_one_row_and_words_come_back(name, orders):
    current = corpus()[name]
    proposed = [edited_at_random(current, order) for order in orders]
    comparison = compare(current, proposed)
    assert [r.current.path for r in comparison.rows if r.current] == [
        path for path, _ in current.walk()
    ]
    for number, text in enumerate(proposed):
        variants = [(row, row.variants[number]) for row in comparison.rows]
        shown = Counter(v.unit.path for _, v in variants if v.unit)
        assert shown == Counter(path for path, _ in text.walk())
        for row, variant in variants:
            old = row.current.text if row.current else ""
            assert variant.diff.before == old
            new = variant.unit.text if variant.unit else ""
            is_vacant = not variant.is_change and not (row.current and variant.unit)
            assert is_vacant or fold(variant.diff.after) == fold(new)
    grouped = [row for group in changed_groups(comparison) for row in group.rows]
    assert [row for row in comparison.rows if row.is_change] == [
        row for row in grouped if row.is_change
    ]


def big_act(articles: int) -> Redaction:
    """An act of so many articles with made-up parts and points."""
    rnd = random.Random(5)
    units = [u.text for text in corpus().values() for _, u in text.walk() if u.text]

    def words() -> str:
        return f"{rnd.choice(units)} {rnd.randrange(10**6)}"

    def points() -> tuple[Provision, ...]:
        return tuple(
            Provision(ProvisionKind.POINT, str(n), words()) for n in range(1, 6)
        )

    def parts() -> tuple[Provision, ...]:
        return tuple(
            Provision(ProvisionKind.PARAGRAPH, str(n), words(), points())
            for n in range(1, 4)
        )

    return redaction(
        [
            Provision(ProvisionKind.ARTICLE, str(n), f"Статья о {n}", parts())
            for n in range(1, articles + 1)
        ]
    )


def test_an_act_of_500_articles_is_compared_in_seconds():
    act = big_act(500)
    rnd = random.Random(6)
    proposed = act
    for number in range(100):
        article = 5 * number
        proposed = with_words(proposed, (article, 0), f"{NONCE} {number}")
        proposed = with_after(proposed, (article, 1, 2), f"{NONCE} {-number}")
        words = at(act, (article, 2, 1)).text.split()
        words[rnd.randrange(len(words))] = "иначе"
        proposed = with_words(proposed, (article, 2, 1), " ".join(words))
    start = time.process_time()
    comparison = compare(act, [proposed])
    assert time.process_time() - start < allowed(3)
    assert Counter(kinds(comparison)) == {
        ChangeKind.SUBSTITUTION: 200,
        ChangeKind.INSERTION: 100,
    }


def test_wholly_different_acts_do_not_take_for_ever():
    act = big_act(300)
    other = replace(act, provisions=tuple(reversed(act.provisions)))
    renumbered = [
        replace(unit, number=str(n)) for n, unit in enumerate(other.provisions, start=1)
    ]
    start = time.process_time()
    compare(act, [redaction(renumbered)])
    assert time.process_time() - start < allowed(8)


def test_one_article_against_nothing_and_nothing_against_nothing():
    text = corpus()["K1400000226/435.kk"]
    assert set(kinds(compare(redaction([]), [text]))) == {ChangeKind.INSERTION}
    assert set(kinds(compare(text, [redaction([])]))) == {ChangeKind.REPEAL}
    assert compare(redaction([]), [redaction([])]).rows == ()


def test_articles_inside_chapters_answer_to_bare_ones():
    article = corpus()["K1400000226/435.kk"].provisions[0]
    chapter = Provision(ProvisionKind.CHAPTER, "17", "Глава", (article,))
    comparison = compare(redaction([chapter]), [redaction([article])])
    assert [row.current.path for row in changes(comparison)] == [
        ProvisionPath.parse("chp_17")
    ]
    assert comparison.rows[0].current.is_lead


def test_the_unit_of_a_row_is_as_printed():
    text = corpus()["K1400000226/435.kk"]
    rows = compare(text, [text]).rows
    assert [row.current.marker for row in rows] == ["435-бап.", "1.", "", "2.", ""]
    assert [row.current.is_lead for row in rows] == [True, True, False, True, False]


def test_the_same_number_twice_keeps_every_unit():
    point = Provision(ProvisionKind.POINT, "1", "один и тот же пункт")
    part = Provision(ProvisionKind.PARAGRAPH, "1", "Перечень:", (point, point))
    article = Provision(ProvisionKind.ARTICLE, "1", "Статья", (part,))
    text = redaction([article])
    comparison = compare(text, [text])
    assert len(comparison.rows) == 4
    assert not any(row.is_change for row in comparison.rows)


def test_the_same_words_in_another_order_of_units_are_not_the_same():
    def point(number, text, *inside):
        return Provision(ProvisionKind.POINT, number, text, inside)

    def article(*inside):
        return redaction([Provision(ProvisionKind.ARTICLE, "5", "О суде", inside)])

    flat = article(
        point("1", "истец;"), point("2", "ответчик и его законный представитель.")
    )
    nested = article(
        point("1", "истец;", point("2", "ответчик и его законный представитель."))
    )
    comparison = compare(flat, [nested])
    assert kinds(comparison) == [ChangeKind.RENUMBERING]
