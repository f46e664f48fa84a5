"""Every kind, every direction, both languages: whole papers that say the same."""

import datetime as dt
import re

import pytest
from documents_papers import KINDS, drafts, every_pack, made, one, papers, plan, text_of

from pipeline.documents.kind import Scope
from pipeline.halls.enclosures import stem_of
from pipeline.model.document import Document, Paragraph, Role
from pipeline.model.ledger import Ledger
from pipeline.model.ledger_records import Decision
from pipeline.model.ledger_terms import Outcome, Subject
from pipeline.model.pack import Pack

PACKS = sorted(every_pack(), key=str)
OF_THE_HOUSE = {name for name, kind in KINDS.items() if kind.packs == {Pack.PRESIDIUM}}
UNFILLED = re.compile(r"\{[a-z_]+\}|\[\[|None")


def ids(value):
    return value.value if isinstance(value, Pack) else value


@pytest.mark.parametrize(("number", "pack"), PACKS, ids=ids)
def test_every_paper_is_whole_and_has_a_twin_in_the_other_language(number, pack):
    found = {}
    for document in papers(plan(number, pack)):
        text = text_of(document)
        assert text.strip(), document.stem
        assert not UNFILLED.search(text), document.stem
        assert document.stem not in found
        assert "\n" not in document.title
        found[document.stem] = document
    for name, document in found.items():
        twin = found[f"{name[:-2]}{'ru' if document.lang == 'kk' else 'kk'}"]
        # Tables of changes have a row for each change that its own language needs.
        assert shape(document) == shape(twin), name


def shape(document):
    kinds = [type(block).__name__ for block in document.blocks]
    if document.kind == "amending-bill":
        return sorted(set(kinds))
    return sorted(kinds)


def test_all_kinds_of_the_programme_are_found():
    assert KINDS.keys() >= {
        "presidium-submission",
        "legal-justification",
        "redaction-commentary",
        "presidium-decision",
        "working-group",
        "calendar-plan",
        "materials-list",
        "consultation-format",
        "accompanying-protocol",
        "regulation",
        "public-brief",
        "chamber-letter",
        "chamber-decision-form",
    }


def test_a_file_is_named_by_kind_variant_alternative_and_language():
    stems = {document.stem for document in papers(plan("2.4", Pack.PRESIDIUM))}
    assert "presidium-decision.approve.kk" in stems
    assert "presidium-decision.return.ru" in stems
    assert "presidium-submission.ru" in stems
    assert "comparison-table.v2.kk" in stems
    named = Document("k", "kk", "", "", "", (), alternative="v1", variant="x")
    assert named.stem == "k.x.v1.kk"


@pytest.mark.parametrize(("number", "pack"), PACKS, ids=ids)
def test_the_hall_counts_sheets_under_the_name_that_the_paper_has(number, pack):
    for job in plan(number, pack).jobs:
        assert stem_of(job) == job.kind.compose(job.brief).stem


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_submission_lists_every_other_paper_of_the_pack_with_its_sheets(lang):
    laid_out = plan("2.2", Pack.PRESIDIUM)
    others = [job for job in laid_out.jobs if job.brief.lang == lang]
    (submission,) = (
        document
        for document in papers(laid_out, pages=3)
        if document.kind == "presidium-submission" and document.lang == lang
    )
    lines = [text_of(Document("", lang, "", "", "", (b,))) for b in submission.blocks]
    listed = [line for line in lines if re.match(r"\d+\) .*\b3 (парақта|л\.)", line)]
    assert len(listed) == len(others)
    assert str(3 * len(others)) in text_of(submission)


@pytest.mark.parametrize(("number", "pack"), PACKS, ids=ids)
def test_letters_enclose_only_what_goes_out(number, pack):
    laid_out = plan(number, pack)
    enclosed = {job.kind.name for job in laid_out.jobs}
    about_the_pack = {job.kind for job in laid_out.letters}
    assert all(kind.scope.is_last for kind in about_the_pack)
    if pack is not Pack.PRESIDIUM:
        assert not enclosed & OF_THE_HOUSE
        assert "accompanying-protocol" not in enclosed
    else:
        assert all(kind.scope is Scope.PACK for kind in about_the_pack)


def test_a_letter_to_a_body_does_not_name_the_papers_of_the_house():
    letter = text_of(made("2.4", Pack.CONSULTATION, "cover-letter", "ru")[0])
    assert "1) проект Закона Республики Казахстан (вариант 1)" in letter
    assert "правовое обоснование, на 3 л." in letter
    for word in ("рабочей группы", "календарный план", "протокол"):
        assert word not in letter


def test_the_public_pack_has_the_chosen_alternative_and_no_other():
    mine = next(d.direction for d in drafts().directions if d.direction.number == "2.4")
    chosen, other = mine.alternatives
    stems = {document.stem for document in papers(plan("2.4", Pack.PUBLIC))}
    assert stems == {
        f"{kind}.{lang}"
        for kind in ("public-brief", "comparison-table", "explanatory-note")
        for lang in ("kk", "ru")
    }
    assert mine.chosen_alternative == chosen.id
    for document in papers(plan("2.4", Pack.PUBLIC)):
        assert other.titles[document.lang] not in text_of(document)
    every = text_of(made("2.4", Pack.PRESIDIUM, "presidium-submission", "ru")[0])
    assert other.titles.ru in every


def test_a_kind_whose_prose_is_missing_is_left_out():
    mine = next(d.direction for d in drafts().directions if d.direction.number == "2.2")
    texts = tuple(each for each in mine.texts if each.document != "regulation")
    assert made("2.2", Pack.PRESIDIUM, "regulation", "kk")
    assert not made("2.2", Pack.PRESIDIUM, "regulation", "kk", texts=texts)
    assert not made("2.4", Pack.PRESIDIUM, "regulation", "kk")
    half = tuple(
        each
        for each in mine.texts
        if (each.document, each.lang) != ("legal-justification", "kk")
    )
    assert not made("2.2", Pack.CONSULTATION, "legal-justification", "kk", texts=half)
    assert made("2.2", Pack.CONSULTATION, "legal-justification", "ru", texts=half)


def test_the_regulation_has_its_chapters_and_points_under_a_mark_of_approval():
    (document,) = made("2.2", Pack.CONSULTATION, "regulation", "ru")
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.role is Role.CAPTION
    assert first.runs[0].text.startswith("Утвержден\n")
    chapters = [b for b in document.blocks if getattr(b, "role", None) is Role.HEADING]
    assert len(chapters) == 9
    text = text_of(document)
    points = [int(n) for n in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert points == list(range(1, len(points) + 1))
    assert len(points) == 40


def test_the_commentary_speaks_of_each_alternative_in_their_order():
    text = one("2.1", Pack.CONSULTATION, "redaction-commentary", "kk")
    places = [text.index(f"{index}-нұсқа. ") for index in (1, 2, 3)]
    assert places == sorted(places)


def test_an_empty_ledger_and_no_ledger_give_the_same_papers():
    without = list(papers(plan("2.6", Pack.PRESIDIUM)))
    assert without == list(papers(plan("2.6", Pack.PRESIDIUM, Ledger())))


def test_what_is_decided_later_than_the_day_of_the_build_is_not_known():
    later = Decision(
        dt.date(2026, 12, 1), "77", Subject.INITIATIVE, Outcome.APPROVE, "v1"
    )
    ledger = Ledger(decisions=(later,))
    assert "77" not in one("2.4", Pack.PRESIDIUM, "working-group", "ru", ledger)
