"""Locales and messages are complete and say the same in every language."""

import errno
import os
import re
import string
from pathlib import Path

import pytest

from pipeline.errors import EnvironmentLackError
from pipeline.locales.catalog import load_locale
from pipeline.locales.messages import UIS, load_messages

PIPELINE = Path(__file__).parents[2] / "pipeline"
PROBLEM = re.compile(r"\b(?:error|warning|notice)\(\s*\"([a-z0-9-]+)\"")
FAILURE = re.compile(r"Error\(\s*\"([a-z0-9-]+)\"")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def rules(pattern):
    return {
        rule
        for file in PIPELINE.rglob("*.py")
        for rule in pattern.findall(file.read_text(encoding="utf-8"))
    }


def test_both_locales_have_the_same_terms_and_phrases():
    kk, ru = load_locale("kk"), load_locale("ru")
    assert kk.terms.keys() == ru.terms.keys()
    assert kk.phrases.keys() == ru.phrases.keys()
    assert kk.units.keys() == ru.units.keys()


def test_phrases_of_both_locales_are_filled_with_the_same_facts():
    kk, ru = load_locale("kk"), load_locale("ru")
    # Russian agrees «следующ-ее/-ие» with the number; Kazakh has nothing to agree.
    only_russian = {"bill_article_one": {"ending"}}
    for name, phrase in ru.phrases.items():
        expected = fields(phrase) - only_russian.get(name, set())
        assert fields(kk.phrases[name]) == expected, name


@pytest.mark.parametrize("ui", UIS)
def test_every_rule_of_the_program_has_a_sentence_and_an_advice(ui):
    messages = load_messages(ui)
    assert rules(PROBLEM) <= messages.problems.keys()
    assert rules(FAILURE) <= messages.failures.keys()
    for message in (*messages.problems.values(), *messages.failures.values()):
        assert message["say"]
        assert message["do"]


def test_messages_show_the_same_values_in_every_language():
    english = load_messages("en")
    for ui in ("kk", "ru"):
        other = load_messages(ui)
        assert other.words.keys() == english.words.keys()
        for mine, theirs in (
            (other.problems, english.problems),
            (other.failures, english.failures),
        ):
            assert mine.keys() == theirs.keys()
            for rule, message in theirs.items():
                shown = fields(message["say"]) | fields(message["do"])
                # ended-addressee names the body in the reader's language.
                if rule != "ended-addressee":
                    given = fields(mine[rule]["say"]) | fields(mine[rule]["do"])
                    assert given == shown, rule


@pytest.mark.parametrize("ui", UIS)
def test_why_the_system_refuses_is_said_in_the_language_of_the_run(ui):
    messages = load_messages(ui)
    full = EnvironmentLackError(
        "system-refuses", file="a", reason=os.strerror(errno.ENOSPC)
    )
    assert messages.words["system_enospc"] in messages.failure(full).sentence
    rare = EnvironmentLackError("system-refuses", file="a", reason="Odd")
    assert "Odd" in messages.failure(rare).sentence


def test_the_system_knows_every_refusal_that_has_words():
    known = {name.lower() for name in errno.errorcode.values()}
    named = [word for word in load_messages("en").words if word.startswith("system_")]
    assert named
    assert {word.removeprefix("system_") for word in named} <= known
