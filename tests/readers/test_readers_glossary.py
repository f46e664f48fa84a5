"""The glossary of the drafts: terms, and what is wrong with an entry."""

from pathlib import PurePath

from pipeline.readers import DraftFile
from pipeline.readers.glossary import read_glossary

GOOD = """\
kk:
  - preferred: салыстырма кесте
    discouraged: ["салыстырмалы кесте*", "кесте-салыстыру"]
    note: 2-қосымша
ru:
  - {preferred: Президиум, discouraged: [төралқа*]}
"""


def read(text):
    return read_glossary(DraftFile(PurePath("drafts/glossary.yaml"), text))


def rules(text):
    terms, problems = read(text)
    return len(terms), [(each.rule, each.location.line) for each in problems]


def test_terms_of_both_languages_are_read():
    terms, problems = read(GOOD)

    assert problems == ()
    assert [(each.lang, each.preferred) for each in terms] == [
        ("kk", "салыстырма кесте"),
        ("ru", "Президиум"),
    ]
    assert terms[0].discouraged == ("салыстырмалы кесте*", "кесте-салыстыру")
    assert (terms[0].note, terms[1].note) == ("2-қосымша", "")
    assert terms[1].location.line == 6


def test_no_glossary_is_no_mistake():
    assert read("") == ((), ())


def test_an_entry_with_something_wrong_is_told_of_and_left_out():
    assert rules("ru:\n  - {preferred: А}\n") == (0, [("missing-key", 2)])
    assert rules("ru:\n  - {discouraged: [а]}\n") == (0, [("missing-key", 2)])
    assert rules("ru:\n  - {preferred: А, discouraged: ['*']}\n") == (
        0,
        [("wrong-form", 2)],
    )
    assert rules("ru:\n  - {preferred: А, discouraged: [а, '']}\n") == (
        0,
        [("wrong-form", 2)],
    )
    assert rules("en:\n  - {preferred: a, discouraged: [b]}\n") == (
        0,
        [("unknown-key", 1)],
    )
