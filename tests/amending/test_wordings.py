"""Other hands write the same clauses otherwise: what they order must stay the same."""

from __future__ import annotations

import random
import re

import pytest
from amending_helpers import LOCALES, act_of, corpus, corpus_names
from hypothesis import given, settings
from hypothesis import strategies as st
from random_edits import mutate

from pipeline.amending import apply_text, generate
from pipeline.amending.tree import digest
from pipeline.comparison.compare import compare

LATIN = str.maketrans("іасеорхІСОАЕРХ", "iaceopxICOAEPX")
OLD = {
    "мынадай": ["мынандай", "мына"],
    "алып тасталсын": ["алынып тасталсын"],
    "в следующей редакции": ["в новой редакции"],
}


def outside_quotes(text: str, change) -> str:
    """The text with a function applied to what stands outside «…»."""
    parts, depth, current = [], 0, ""
    for char in text:
        if char == "«":
            if depth == 0:
                parts.append(change(current))
                current = ""
            depth += 1
        current += char
        if char == "»":
            depth -= 1
            if depth == 0:
                parts.append(current)
                current = ""
    return "".join([*parts, change(current)])


def latin(text: str, rng: random.Random) -> str:
    def each(piece):
        return "".join(c.translate(LATIN) if rng.random() < 0.3 else c for c in piece)

    return outside_quotes(text, each)


def old_words(text: str, rng: random.Random) -> str:
    for new, olds in OLD.items():
        text = outside_quotes(
            text, lambda p, n=new, o=olds: p.replace(n, rng.choice(o))
        )
    return text


def spaced(text: str, rng: random.Random) -> str:
    def each(piece):
        return re.sub(" ", lambda _: rng.choice([" ", " ", "  ", "\u00a0"]), piece)

    indented = outside_quotes(text, each)
    ends = rng.choice(["\n", "\n\n", "\r\n", "\n      "])
    return ends + ends.join(indented.split("\n")) + ends


def lost_spaces(text: str, rng: random.Random) -> str:
    def each(piece):
        pattern = r"(?<=[^\W\d]{4}) (?=[^\W\d]{4})"
        return re.sub(pattern, lambda m: "" if rng.random() < 0.3 else m[0], piece)

    return outside_quotes(text, each)


def straight(text: str, rng: random.Random) -> str:
    del rng
    return text.replace("«", '"').replace("»", '"')


def capital(text: str, rng: random.Random) -> str:
    def first(match):
        return match[0].upper() if rng.random() < 0.5 else match[0]

    return outside_quotes(text, lambda piece: re.sub(r"(?m)^[^\W\d]", first, piece))


def hyphens(text: str, rng: random.Random) -> str:
    marks = ["-", "\u2011"]
    return outside_quotes(text, lambda p: p.replace("-", rng.choice(marks)))


WAYS = {
    "latin": latin,
    "old": old_words,
    "spaced": spaced,
    "lost": lost_spaces,
    "straight": straight,
    "capital": capital,
    "hyphens": hyphens,
}


@pytest.mark.parametrize("way", WAYS)
@given(
    article=st.sampled_from(corpus_names()),
    seed=st.integers(0, 10**9),
    style=st.sampled_from(["units", "words"]),
)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_other_wordings_order_the_same(article, seed, style, way):
    code, number, lang = article
    rng = random.Random(seed)
    base = corpus(code, number, lang)
    proposed = mutate(base, rng, 3)
    act, locale = act_of(code), LOCALES[lang]
    clauses = generate(
        base, proposed, compare(base, [proposed]), act, locale, style=style
    )
    text = "\n".join(line.text for line in clauses.lines)
    result = apply_text(base, WAYS[way](text, rng), lang, act.profile, locale)
    assert [each for each in result.outcomes if not each.is_applied] == []
    assert digest(result.redaction) == digest(proposed)
