"""Whole codes: sections, chapters, notes, excluded articles; time grows in line."""

import importlib
import time
from pathlib import Path

import pytest
from formats_files import converted, units, word_act

from pipeline.halls.articles import articles_of
from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind
from pipeline.model.redaction import Redaction, Status
from pipeline.readers import parse_act, print_act
from pipeline.readers.official_html import read_official_html

BENCHMARKS = str(Path(__file__).parents[3] / "benchmarks")


@pytest.fixture
def made(monkeypatch):
    """The module that makes codes of any size."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("import_code")


def spent(action):
    """Processor time of the quickest of three runs."""
    times = []
    for _ in range(3):
        started = time.process_time()
        action()
        times.append(time.process_time() - started)
    return min(times)


def test_a_code_is_read_with_its_sections_and_chapters(made):
    text = made.whole_code(240)
    parsed = parse_act(text, Profile.CODE, "ru")
    assert parsed.problems == ()
    assert print_act(parsed.provisions, parsed.tail) == text
    assert [each.kind for each in parsed.provisions] == [ProvisionKind.SECTION] * 3
    chapters = [chapter for each in parsed.provisions for chapter in each.children]
    assert [each.number for each in chapters] == [str(n) for n in range(1, 13)]
    assert all(len(each.children) == 20 for each in chapters)
    redaction = Redaction(
        "K1", "ru", Status.CURRENT, "2026-01-01", provisions=parsed.provisions
    )
    articles = list(redaction.articles())
    assert [each.number for each in articles] == [str(n) for n in range(1, 241)]
    assert [each.number for each in articles if each.excluded] == [
        str(number) for number in range(25, 241, 25)
    ]


def test_a_code_cut_into_articles_is_the_code_again(made):
    text = made.whole_code(120)
    parsed = parse_act(text, Profile.CODE, "ru")
    pieces = articles_of(parsed.provisions, parsed.tail)
    assert [number for number, _ in pieces] == [str(n) for n in range(1, 121)]
    again = parse_act("".join(piece for _, piece in pieces), Profile.CODE, "ru")
    assert [each.bare() for each in again.provisions] == [
        each.bare() for each in parsed.provisions
    ]


def test_a_code_comes_back_from_a_page_and_from_word(made):
    text = made.whole_code(120)
    page = converted(made.portal_page(text), "code.html")
    assert page.problems == ()
    assert units(page.text) == units(text)
    word = converted(word_act(text, styled=True), "code.docx")
    assert word.problems == ()
    assert units(word.text) == units(text)


@pytest.mark.parametrize("what", ["parse", "page"])
def test_twice_the_articles_take_twice_the_time(made, what):
    small, large = made.whole_code(150), made.whole_code(450)
    if what == "parse":
        times = [
            spent(lambda text=t: made.parse_and_print(text)) for t in (small, large)
        ]
    else:
        pages = [made.portal_page(text) for text in (small, large)]
        times = [
            spent(lambda page=p: read_official_html(page, "a.html")) for p in pages
        ]
    assert times[1] < 5 * times[0]  # in line: 3; in the square: 9
