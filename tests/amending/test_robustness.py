"""Foreign text never breaks the reader, and what looks the same is the same."""

from __future__ import annotations

import random

from amending_helpers import LOCALES, _case_base, act_of, corpus, corpus_names
from hypothesis import given, settings
from hypothesis import strategies as st
from random_edits import mutate

from pipeline.amending import apply_text, generate
from pipeline.amending.fold import fold_words
from pipeline.amending.lexicon import Lexicon
from pipeline.amending.scan import Token, TokenKind
from pipeline.amending.token_stream import TokenStream
from pipeline.amending.tree import digest
from pipeline.comparison.compare import compare
from pipeline.comparison.tokens import fold as comparison_fold
from pipeline.model.act import Profile

QUIET = settings(max_examples=150, deadline=None, derandomize=True)

PIECES = {
    "ru": [
        "в",
        "статье",
        "5:",
        "пункт",
        "1",
        "исключить",
        ";",
        ".",
        ",",
        "слова",
        "слово",
        "«Адвокат»",
        "«суд",
        "«А»»",
        "заменить",
        "словами",
        "дополнить",
        "после",
        "пунктом",
        "2)",
        "подпункт",
        "следующего",
        "содержания",
        "изложить",
        "в",
        "следующей",
        "редакции:",
        '"',
        "«",
        "»",
        "(",
        ")",
        "–",
        "1.",
        "1)",
        "\n",
        "и",
        "часть",
        "вторую",
        "абзац",
        "второй",
        "по",
        "всему",
        "тексту",
        "предложение",
        "заголовок",
        "99999999999",
        "5-5-5",
        "точку",
        "точкой",
        "с",
        "запятой",
    ],
    "kk": [
        "5-бапта:",
        "1-тармақ",
        "алып",
        "тасталсын",
        ";",
        ".",
        ",",
        "деген",
        "сөздер",
        "сөз",
        "«Адвокат»",
        "«Сот",
        "«А»»",
        "ауыстырылсын",
        "сөздермен",
        "толықтырылсын",
        "кейін",
        "тармақшамен",
        "2)",
        "мынадай",
        "мазмұндағы",
        "редакцияда",
        "жазылсын:",
        '"',
        "«",
        "»",
        "(",
        ")",
        "–",
        "1.",
        "1)",
        "\n",
        "және",
        "екінші",
        "бөлік",
        "абзац",
        "бүкіл",
        "мәтін",
        "бойынша",
        "сөйлем",
        "тақырыбы",
        "99999999999",
        "5-5-5",
        "нүкте",
        "нүктелі",
        "үтірмен",
    ],
}


@given(lang=st.sampled_from(["kk", "ru"]), data=st.data())
@QUIET
def test_word_salad_is_read_without_a_fault(lang, data):
    words = data.draw(st.lists(st.sampled_from(PIECES[lang]), max_size=40))
    profile = data.draw(st.sampled_from(["law", "code", "criminal"]))
    base = _case_base(lang, profile)
    result = apply_text(base, " ".join(words), lang, Profile(profile), LOCALES[lang])
    if not any(each.is_applied for each in result.outcomes):
        assert digest(result.redaction) == digest(base)
    for each in result.report():
        assert (each["status"] == "applied") == (not each["reason"])


@given(text=st.text(max_size=80), lang=st.sampled_from(["kk", "ru"]))
@QUIET
def test_any_text_is_read_without_a_fault(text, lang):
    base = _case_base(lang, "law")
    result = apply_text(base, text, lang, Profile.LAW, LOCALES[lang])
    assert digest(result.redaction) == digest(base)


@given(article=st.sampled_from(corpus_names()), seed=st.integers(0, 10**9))
@QUIET
def test_what_the_comparison_calls_equal_is_equal_here(article, seed):
    base = corpus(*article)
    proposed = mutate(base, random.Random(seed), 2)
    pairs = zip(base.walk(), proposed.walk(), strict=False)
    for (_, one), (_, other) in pairs:
        same = fold_words(one.text) == fold_words(other.text)
        assert same == (comparison_fold(one.text) == comparison_fold(other.text))


def test_look_alikes_spaces_quotes_and_dashes_fold_as_in_the_comparison():
    pairs = [
        ("шiлдедегi", "шілдедегі"),
        ("№ 241-VIII", "№241-VІІІ"),
        ("«A»", '"А"'),
        ("а – б", "а - б"),
        ("1-3", "1–3"),
        ("5 6", "56"),
        ("а\u00adб", "аб"),
        ("Закон", "закон"),
    ]
    for one, other in pairs:
        same = fold_words(one) == fold_words(other)
        assert same == (comparison_fold(one) == comparison_fold(other)), (one, other)


def test_noise_alone_makes_no_clause():
    base = corpus("K1400000226", "435", "kk")
    article = base.provisions[0]
    from dataclasses import replace  # noqa: PLC0415

    changed = replace(article, text=article.text.replace(" ", "\u00a0", 3))
    proposed = replace(base, provisions=(changed,))
    comparison = compare(base, [proposed])
    act = act_of("K1400000226")
    assert generate(base, proposed, comparison, act, LOCALES["kk"]).clauses == ()


def test_many_quotes_without_an_end_are_refused():
    """Were each looked for to the end of the text anew, this would not come to one."""
    text = "слова «а заменить \n" * 3000 + "«" * 3000
    base = _case_base("ru", "law")
    result = apply_text(base, text, "ru", Profile.LAW, LOCALES["ru"])
    assert result.outcomes
    assert not any(each.is_applied for each in result.outcomes)


def test_a_word_of_any_length_is_looked_up_in_bounded_time():
    word = Token(TokenKind.WORD, "ы" * 20_000)
    joined = Token(TokenKind.WORD, "пункт" * 4_000)
    lexicon = Lexicon.of(LOCALES["ru"])
    assert TokenStream((word,), lexicon).tokens == (word,)
    assert len(TokenStream((joined,), lexicon).tokens) == 4_000
