"""Ways in for texts of acts: imported from outside, and changed by clauses."""

from __future__ import annotations

import functools
import json
from pathlib import Path

from formats_files import SAMPLES, pdf_act, portal_page, text_layer, word_act
from hostile_entry import DRAFTS, LOCALES, Entry, newest_edition, some
from small_workspace import CODE

from pipeline.amending import apply_text
from pipeline.halls.amend import act_of, amended, clauses_between, read_text
from pipeline.halls.import_files import Source
from pipeline.halls.import_source import Wanted, read_pieces
from pipeline.model.act import Profile
from pipeline.readers.act_formats import ForeignFile, Form, _here, _read_all, form_of
from pipeline.readers.isolation import Foreign

NEXT = b"\n=====\n"
"""Parts two texts that come in together."""
DAY = "2026-03-08"
CASES = Path(__file__).parents[1] / "amending/cases"


def _foreign(name, wanted=None):
    """All of `acts import` but the process in which foreign files are read."""

    def read(content):
        file = ForeignFile(name, content)
        form = form_of(file)
        foreign = Foreign(form.value, name, content)
        texts = {Form.MARKDOWN, Form.BILINGUAL, Form.TEXT_LAYER}
        found = _here(foreign) if form in texts else _read_all([foreign])
        for each in found:
            source = Source(Path(name), "0" * 64, each.text, each.about, each.problems)
            read_pieces(source, wanted or Wanted(CODE, each.about.lang or "ru", DAY))

    return read


@functools.cache
def _texts():
    return [
        text_layer(newest_edition(CODE)),
        (SAMPLES / "legal-acts-22-29.rus.pdftotext.txt").read_bytes()[:9000],
        (SAMPLES / "kurultai-law-19.kaz-rus.md").read_bytes(),
    ]


@functools.cache
def _pages():
    sample = (SAMPLES / "advocacy-adilet-sample.rus.html").read_bytes()
    return [sample, portal_page(newest_edition(CODE))]


@functools.cache
def _pdfs():
    return [pdf_act(newest_edition(CODE)[:4000])]


@functools.cache
def _words():
    text = newest_edition(CODE)
    return [word_act(text, styled=True), word_act(text, styled=False)]


# -- the law engine


@functools.cache
def _act():
    return act_of(CODE, DRAFTS)


@functools.cache
def _clauses():
    """Official wordings, some of each kind."""
    with (CASES / "clauses.jsonl").open(encoding="utf-8") as lines:
        listed = [json.loads(line) for line in lines]
    ours = [each for each in listed if each["lang"] == "ru"]
    return ["\n".join(each["expected"]).encode() for each in ours[::9]]


@functools.cache
def _base():
    return (CASES / "base.ru.md").read_bytes()


def _texts_with_clauses():
    whole = newest_edition(CODE).encode() + NEXT + _clauses()[0]
    return [*(_base() + NEXT + each for each in _clauses()), whole]


def _apply(content):
    before, _, clauses = content.partition(NEXT)
    text = read_text(before, "before.md", _act(), "ru")
    words = clauses.decode("utf-8", "replace")
    text.printed(amended(text, words, _act(), LOCALES["ru"]).redaction)


def _apply_clauses(content):
    redaction = read_text(_base(), "before.md", _act(), "ru").redaction
    words = content.decode("utf-8", "replace")
    for profile in Profile:
        apply_text(redaction, words, "ru", profile, LOCALES["ru"])


def _pairs():
    norms = sorted((DRAFTS / "2.4/norms").glob("*.ru.md"))
    before = newest_edition(CODE).encode() + NEXT
    return [before + each.read_bytes() for each in norms]


def _generate(content):
    before, _, after = content.partition(NEXT)
    texts = [read_text(each, "text.md", _act(), "ru") for each in (before, after)]
    for style in ("words", "units"):
        clauses_between(*texts, _act(), LOCALES["ru"], style)


ENTRIES = (
    Entry("import-text", _texts, _foreign("act.txt"), tries=30),
    Entry(
        "import-markdown",
        some(f"acts/{CODE}/*.md"),
        _foreign("act.md", Wanted()),
        tries=30,
    ),
    Entry("import-html", _pages, _foreign("act.html"), tries=30),
    Entry("import-pdf", _pdfs, _foreign("act.pdf"), tries=30),
    Entry("import-word", _words, _foreign("act.docx"), is_archive=True, tries=15),
    Entry("amend-apply", _texts_with_clauses, _apply, tries=30),
    Entry("amend-clauses", _clauses, _apply_clauses),
    Entry("amend-generate", _pairs, _generate, tries=15),
)
