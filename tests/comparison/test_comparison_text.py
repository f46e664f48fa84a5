"""Differences of words: exact, whole words, blind to noise, readable, fast."""

from __future__ import annotations

import random
import re
import time
from itertools import accumulate, pairwise

import pytest
from comparison_edits import corpus
from comparison_texts import allowed, marked
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.text_diff import text_diff, word_diff
from pipeline.comparison.tokens import fold, key_of, tokenize
from pipeline.model.comparison import SegmentKind

WORD = re.compile(r"\w+(?:[-’']\w+)*")
TWINS = str.maketrans("iіcсoоaаeеpрxхyуIІKКMМHНBВTТ", "іiсcоoаaеeрpхxуyІIКKМMНHВBТT")

words = st.sampled_from(
    [
        *("адвокат", "және", "кодексi", "кодексі", "заң", "орган", "суд", "б-ап"),
        *("1-1)", "2)", "435-бапта", "241-VIII", "241-VІІІ", "31.12.2025", "№", "5"),
        *("и", "в", "не", "x", "о", "o", "0,5", *'()«»",.;:-–—'),
    ]
)
spaces = st.sampled_from(["", " ", " ", " ", "  ", "\u00a0", "\n"])
texts = st.lists(st.tuples(words, spaces), max_size=30).map(
    lambda pairs: "".join(map("".join, pairs))
)
wild = st.text(alphabet="аbо1-–'’ \u00a0\u200b\u0306.(,)\"«", max_size=25)


def cut_words(diff):
    """Words of both texts that a segment boundary falls into."""
    for text, dropped in (
        (diff.before, SegmentKind.INSERTED),
        (diff.after, SegmentKind.DELETED),
    ):
        cuts = set(
            accumulate(len(s.text) for s in diff.segments if s.kind is not dropped)
        )
        for word in WORD.finditer(text):
            if cuts & set(range(word.start() + 1, word.end())):
                yield word[0]


@given(texts | wild | st.text(max_size=20), texts | wild | st.text(max_size=20))
@settings(max_examples=400, deadline=None)
def test_both_texts_come_back_and_no_word_is_cut(before, after):
    result = word_diff(before, after)
    assert result.diff.before == before
    assert fold(result.diff.after) == fold(after)
    if not result.noise:
        assert result.diff.after == after
    assert not list(cut_words(result.diff))
    kinds = [part.kind for part in result.diff.segments]
    assert all(one is not other for one, other in pairwise(kinds))
    assert all(part.text for part in result.diff.segments)


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_it_is_a_change_exactly_when_more_than_noise_differs(before, after):
    assert text_diff(before, after).is_change == (fold(before) != fold(after))


@given(texts | st.text())
@settings(deadline=None)
def test_a_text_is_no_change_of_itself(text):
    result = word_diff(text, text)
    assert not result.diff.is_change
    assert not result.noise


@given(texts | wild)
def test_tokens_make_up_the_text(text):
    assert "".join(tokenize(text)) == text


@pytest.mark.parametrize(
    "word",
    ["435-бапта", "1-1)", "241-VIII", "31.12.2025", "0,5", "об’ект", "іс‑әрекет"],
)
def test_a_word_is_one_token(word):
    assert tokenize(f"{word} {word}") == (word, " ", word)


def test_a_bracket_that_closes_one_is_no_number():
    assert tokenize("(пункт 2) и 3)") == (
        *("(", "пункт", " ", "2", ")", " ", "и", " ", "3)"),
    )


@pytest.mark.parametrize("article", ["K1400000226/435.kk", "Z1800000176/68.ru"])
@given(seed=st.integers(0, 999))
@settings(max_examples=10, deadline=None)
def test_noise_in_real_text_is_no_change(article, seed):
    rnd = random.Random(seed)
    for _, unit in corpus()[article].walk():
        spoiled = "".join(
            char.translate(TWINS) if rnd.random() < 0.3 else char for char in unit.text
        )
        spoiled = re.sub(" ", lambda _: rnd.choice([" ", "\u00a0", "  "]), spoiled)
        spoiled = spoiled.replace(" –", " —").replace('"', "»")
        result = word_diff(unit.text, spoiled)
        assert not result.diff.is_change
        assert result.diff.before == unit.text
        assert bool(result.noise) == (spoiled != unit.text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("31.12.2025№ 241", "31.12.2025 №241"),
        ("баптардыңнегізінде", "баптардың негізінде"),
        ("«Әділет»", "„Әділет“"),
        ("бұзу –", "бұзу —"),
        ("кодексi", "кодексі"),
        ("241-VIII", "241-VІІІ"),
        ("кодекс", "кодекс\u00ad"),
        ("й", "и\u0306"),
        (" а", "а  "),
    ],
)
def test_noise(before, after):
    result = word_diff(before, after)
    assert not result.diff.is_change
    assert result.noise


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("статья 1-3", "статья 1–3"),
        ("статьи 5 6", "статьи 56"),
        ("лица.", "лица;"),
        ("Адвокат", "адвокат"),
        ("ұл", "үл"),
        ("не движимый", "неподвижный"),
        ("все", "всё"),
    ],
)
def test_no_noise(before, after):
    assert text_diff(before, after).is_change


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "в течение тридцати календарных дней",
            "в течение двадцати рабочих дней",
            "в течение [-тридцати календарных-]{+двадцати рабочих+} дней",
        ),
        ("лица и органы", "суды и прокуроры", "[-лица и органы-]{+суды и прокуроры+}"),
        (
            "права и свободы",
            "права человека и основные свободы",
            "права {+человека +}и {+основные +}свободы",
        ),
        ("арест, штраф", "арест, залог, штраф", "арест{+, залог+}, штраф"),
        ("суд и орган", "суд и лицо и орган", "суд {+и лицо +}и орган"),
        (
            "Это право. Оно вечно.",
            "Это право. Его охраняет закон. Оно вечно.",
            "Это право. {+Его охраняет закон. +}Оно вечно.",
        ),
        (
            "екі жүз айлық есептік көрсеткiш",
            "үш жүз айлық есептік көрсеткіш",
            "[-екі-]{+үш+} жүз айлық есептік көрсеткiш",
        ),
        (
            "не осындай қызметтің дербестігін бұзу, егер зиян келтірсе, –",
            "не осындай қызметтің дербестігін бұзу –",
            "не осындай қызметтің дербестігін бұзу[-, егер зиян келтірсе,-] –",
        ),
        (
            "1) пункта 2",
            "1-1) пункта 2",
            "[-1)-]{+1-1)+} пункта 2",
        ),
        (
            "установленным пунктом 2 статьи 32",
            "установленным пунктами 2 и 3 статьи 32",
            "установленным [-пунктом 2-]{+пунктами 2 и 3+} статьи 32",
        ),
        ("", "Новое.", "{+Новое.+}"),
        ("Старое.", "", "[-Старое.-]"),
    ],
)
def test_changes_read_well(before, after, shown):
    assert marked(text_diff(before, after)) == shown


def test_the_kept_spelling_is_that_of_the_law():
    result = word_diff("қылмыстық кодексi күшi", "Қылмыстық кодексі күші")
    assert marked(result.diff) == "[-қылмыстық-]{+Қылмыстық+} кодексi күшi"
    assert result.noise == (("кодексi", "кодексі"), ("күшi", "күші"))


def test_more_distinct_words_than_private_use_characters():
    many = [f"с{number}" for number in range(9000)]
    before, after = " ".join(many), " ".join(["новое", *many[1:4000], *many[4001:]])
    diff = text_diff(before, after)
    assert (diff.before, diff.after) == (before, after)
    assert sum(part.kind is SegmentKind.KEPT for part in diff.segments) == 2


def test_lookalikes_have_one_key():
    for one, other in zip("iIcCoOaAeEpPxXyKMHBT", "іІсСоОаАеЕрРхХуКМНВТ", strict=True):
        assert key_of(f"ж{one}") == key_of(f"ж{other}")


@pytest.fixture(scope="module")
def long_text():
    """A paragraph of five megabytes made of sentences of the corpus."""
    rnd = random.Random(7)
    units = [unit.text for text in corpus().values() for _, unit in text.walk()]
    parts, size = [], 0
    while size < 2_800_000:
        parts.append(f"{rnd.choice(units)} {rnd.randrange(10**6)}")
        size += len(parts[-1])
    return " ".join(parts).split(" ")


def spoiled(text, share):
    rnd = random.Random(9)
    return " ".join(rnd.choice(text) if rnd.random() < share else word for word in text)


@pytest.mark.parametrize(
    ("size", "share"), [(39_000, 0.04), (39_000, 0.5), (400_000, 0.01)]
)
def test_long_paragraphs_are_fast(long_text, size, share):
    text = long_text[:size]
    before, after = " ".join(text), spoiled(text, share)
    start = time.process_time()
    diff = text_diff(before, after)
    assert time.process_time() - start < allowed(3)
    assert diff.before == before
    assert fold(diff.after) == fold(after)


def test_a_long_paragraph_is_compared_word_by_word(long_text):
    before = " ".join(long_text)
    assert len(before.encode()) > 5_000_000
    after = before.replace(" адвокат ", " защитник ", 3)
    diff = text_diff(before, after)
    changes = [part.text for part in diff.segments if part.kind is not SegmentKind.KEPT]
    assert changes == ["адвокат", "защитник"] * 3


def test_what_has_nothing_in_common_is_given_up_not_searched_for_ever():
    rnd = random.Random(3)
    before, after = (" ".join(rnd.choices("абв", k=60_000)) for _ in range(2))
    start = time.process_time()
    diff = text_diff(before, after)
    assert time.process_time() - start < allowed(3)
    assert (diff.before, diff.after) == (before, after)
