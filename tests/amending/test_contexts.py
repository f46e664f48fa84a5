"""Nested context lines say the same as whole chains in each clause."""

from __future__ import annotations

import random

from amending_helpers import LOCALES, act_of, corpus, corpus_names
from hypothesis import given, settings
from hypothesis import strategies as st
from random_edits import mutate

from pipeline.amending import apply_text
from pipeline.amending.clause_text import clause_lines
from pipeline.amending.generate import _groups, _orders, _pairs
from pipeline.amending.phrases import context_line
from pipeline.amending.plan import Planner
from pipeline.amending.tree import digest, silent_owners
from pipeline.amending.units import Naming
from pipeline.comparison.compare import compare


def nested(base, proposed, act, locale, rng) -> str:
    """The bill with contexts opened at random depths, one line each."""
    planner = Planner(_pairs(compare(base, [proposed])), by_words=rng.random() < 0.5)
    naming = Naming(act.profile, silent_owners(base))
    lines: list[str] = []
    for orders in _orders(base, proposed, planner):
        opened = ()
        for group in _groups(tuple(orders)):
            owner = naming.chain(group[0].path.parent)
            depth = rng.randint(1, len(owner)) if owner else 0
            lines += [
                context_line(owner[cut - 1 : cut], locale)
                for cut in range(1, depth + 1)
                if owner[:cut] != opened[:cut]
            ]
            # What was open deeper than this chain goes on only if it is repeated.
            opened = owner[:depth]
            text, payload = clause_lines(group, owner[:depth], ";", naming, locale)
            lines += [text, *payload]
    return "\n".join(lines)


@given(article=st.sampled_from(corpus_names()), seed=st.integers(0, 10**9))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_nested_contexts(article, seed):
    code, number, lang = article
    rng = random.Random(seed)
    base = corpus(code, number, lang)
    proposed = mutate(base, rng, 4)
    act, locale = act_of(code), LOCALES[lang]
    text = nested(base, proposed, act, locale, rng)
    result = apply_text(base, text, lang, act.profile, locale)
    assert [each for each in result.outcomes if not each.is_applied] == [], text
    assert digest(result.redaction) == digest(proposed), text
