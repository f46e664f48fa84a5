"""Base + printed clauses = proposed text, over real articles edited at random."""

from __future__ import annotations

import random

import pytest
from amending_helpers import (
    LOCALES,
    act_of,
    compared,
    corpus,
    corpus_names,
    profile_of,
    profile_parser,
    redaction,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_edits import mutate

from pipeline.amending import apply, apply_text, certify, generate
from pipeline.amending.tree import canonical_lines, digest, same_law
from pipeline.comparison.compare import compare
from pipeline.readers import print_act

SETTINGS = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.parametrize("style", ["units", "words"])
@given(
    article=st.sampled_from(corpus_names()),
    seed=st.integers(0, 10**9),
    edits=st.integers(1, 6),
)
@SETTINGS
def test_clauses_make_the_proposed_text(article, seed, edits, style):
    code, number, lang = article
    base = corpus(code, number, lang)
    proposed = mutate(base, random.Random(seed), edits)
    act, locale = act_of(code), LOCALES[lang]
    clauses = generate(
        base, proposed, compare(base, [proposed]), act, locale, style=style
    )
    result = apply(base, clauses, act, locale)
    assert [each for each in result.outcomes if not each.is_applied] == []
    assert certify(base, proposed, clauses, act, locale).holds


@given(article=st.sampled_from(corpus_names()), seed=st.integers(0, 10**9))
@settings(SETTINGS, max_examples=60)
def test_the_proof_is_the_same_with_the_reader_of_acts(article, seed):
    code, number, lang = article
    base = corpus(code, number, lang)
    proposed = mutate(base, random.Random(seed), 3)
    act, locale = act_of(code), LOCALES[lang]
    clauses = generate(
        base, proposed, compared(base, proposed), act, locale, style="words"
    )
    parse = profile_parser(profile_of(code), lang)
    assert certify(base, proposed, clauses, act, locale, parse=parse).holds


@given(article=st.sampled_from(corpus_names()), seed=st.integers(0, 10**9))
@settings(SETTINGS, max_examples=60)
def test_the_amended_text_prints_and_reads_as_the_proposed_one(article, seed):
    code, number, lang = article
    base = corpus(code, number, lang)
    proposed = mutate(base, random.Random(seed), 3)
    act, locale = act_of(code), LOCALES[lang]
    clauses = generate(base, proposed, compare(base, [proposed]), act, locale)
    result = apply(base, clauses, act, locale)
    again = redaction(print_act(result.redaction), code, lang)
    assert digest(again) == digest(proposed)


@given(
    article=st.sampled_from(corpus_names()),
    seed=st.integers(0, 10**9),
    cut=st.floats(0.05, 0.95),
)
@settings(SETTINGS, max_examples=60)
def test_half_a_bill_orders_nothing_that_the_whole_does_not(article, seed, cut):
    code, number, lang = article
    base = corpus(code, number, lang)
    proposed = mutate(base, random.Random(seed), 4)
    act, locale = act_of(code), LOCALES[lang]
    clauses = generate(base, proposed, compared(base, proposed), act, locale)
    whole = "\n".join(line.text for line in clauses.lines)
    complete = apply_text(base, whole, lang, act.profile, locale)
    half = apply_text(base, whole[: int(len(whole) * cut)], lang, act.profile, locale)
    done = {each.clause for each in complete.outcomes}
    assert {each.clause for each in half.outcomes if each.is_applied} <= done


@given(
    article=st.sampled_from(corpus_names()),
    seed=st.integers(0, 10**9),
    edits=st.integers(0, 4),
)
@SETTINGS
def test_units_are_one_law_where_their_canonical_lines_are_equal(article, seed, edits):
    base = corpus(*article)
    proposed = mutate(base, random.Random(seed), edits)
    units = [unit for _, unit in base.walk()]
    others = dict(proposed.walk())
    for (path, one), near in zip(base.walk(), [*units[1:], units[0]], strict=True):
        for other in (others.get(path, near), near):
            lines = [list(canonical_lines([unit])) for unit in (one, other)]
            assert same_law(one, other) == (lines[0] == lines[1])
