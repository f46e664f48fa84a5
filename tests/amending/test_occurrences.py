"""Quoted words are found as whole words, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.amending.occurrences import occurrences

LETTERS = st.text("ab1-–.,) Б_", min_size=1, max_size=20)


def found(words, text, *, lost_spaces=False):
    hits = occurrences(words, text, 0, len(text), lost_spaces=lost_spaces)
    return [text[start:end] for start, end in hits]


@pytest.mark.parametrize(
    ("words", "text", "times"),
    [
        ("суд", "суд, судья и суд", 2),
        ("434", "434 и 434-1", 1),
        ("5", "5,5 и 5", 1),
        ("адвокат", "адвокат-стажер", 0),
        ("РК", "РК-да", 1),
        ("районный  суд", "районный\u00a0суд", 1),
        ("а – б", "а - б", 1),
        ("судья-докладчик", "судья–докладчик", 0),
        ("в суд в суд", "в суд в суд в суд", 1),
    ],
)
def test_words_are_found_whole(words, text, times):
    assert len(found(words, text)) == times


def test_lost_spaces_are_seen_through_only_where_asked():
    text = "баптардыңнегізінде"
    assert found("баптардың негізінде", text) == []
    assert found("баптардың негізінде", text, lost_spaces=True) == [text]


def test_what_stands_behind_a_stretch_does_not_count():
    hits = occurrences("суд", "суд-1", 0, 3, lost_spaces=False)
    assert list(hits) == [(0, 3)]


@given(words=LETTERS, text=LETTERS)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_it_finds_what_a_regular_expression_would(words, text):
    parts = words.split()
    if not parts:
        assert found(words, text) == []
        return
    first, last = parts[0][0], parts[-1][-1]
    before = r"(?<![^\W_])" * first.isalnum()
    if first.isalnum():
        before += r"(?<!\d[-.,])" if first.isdigit() else r"(?<![^\W_]-)"
    after = r"(?![^\W_])" * last.isalnum()
    if last.isalnum() and not last.isupper():
        after += r"(?![-.,]\d)" if last.isdigit() else r"(?!-[^\W_])"
    body = r"\s+".join(
        "[-–]" if part == "-" else re.escape(part).replace("–", "[-–]")
        for part in parts
    )
    expected = [match[0] for match in re.finditer(before + body + after, text)]
    assert found(words, text) == expected
