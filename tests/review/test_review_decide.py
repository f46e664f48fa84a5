"""From remark to draft: the words concerned and nothing else, or a refusal."""

import datetime as dt

import docx
import pytest
from sheet_edits import SheetFile
from word_edits import CURRENT, PROPOSED

from pipeline.errors import UsageError
from pipeline.halls.build import build
from pipeline.halls.order import Order
from pipeline.halls.prepare import prepare
from pipeline.halls.review_decide import Ruling, decide, find
from pipeline.locales.catalog import load_locale, load_locales
from pipeline.model.bilingual import Bilingual
from pipeline.model.remark import RemarkState

DAY = dt.date(2026, 11, 24)
NORM = "2.4/norms/K1400000226__art_435.v1.ru.md"


@pytest.fixture
def norm(desk):
    return desk.drafts / NORM


def decided(desk, state=RemarkState.ACCEPTED, name="", **settings):
    name = name or desk.record().remarks[0].id
    return decide(Ruling(desk.root, name, state, DAY, **settings), load_locales())


def other_files(desk):
    return {
        path: path.read_bytes()
        for path in sorted(desk.drafts.rglob("*"))
        if path.is_file() and path.name != "remarks.yaml" and path != desk.drafts / NORM
    }


def test_an_accepted_edit_changes_the_words_concerned_and_nothing_else(desk, norm):
    word = desk.word()
    word.replace(3, PROPOSED, "незаконный отказ", "неправомерный отказ")
    desk.bring(word)
    before, others = norm.read_text(encoding="utf-8"), other_files(desk)
    outcome = decided(desk, answer=Bilingual(ru="Учтено"))
    assert norm.read_text(encoding="utf-8") == before.replace(
        "2) незаконный отказ", "2) неправомерный отказ"
    )
    assert other_files(desk) == others
    assert outcome.remark.state is RemarkState.ACCEPTED
    assert desk.record().remarks[0].answer.ru == "Учтено"
    assert outcome.other.endswith("435.v1.kk.md")
    deleted = [
        s.text for s in outcome.proposal.diff.segments if s.kind.value == "deleted"
    ]
    assert deleted == ["незаконный"]


def test_two_edits_of_one_line_are_taken_one_after_the_other(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "незаконное недопущение", "недопущение")
    word.insert(2, PROPOSED, "конфиденциальность", " и безопасность")
    desk.bring(word)
    for remark in desk.record().remarks:
        decided(desk, name=remark.id)
    text = norm.read_text(encoding="utf-8")
    assert "1) недопущение адвоката к лицу" in text
    assert "конфиденциальность и безопасность;" in text


def test_an_edit_goes_in_though_other_words_of_the_line_have_changed(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "без свидетелей")
    desk.bring(word)
    desk.edit(NORM, "1) незаконное недопущение", "1) необоснованное недопущение")
    decided(desk)
    text = norm.read_text(encoding="utf-8")
    assert "1) необоснованное недопущение" in text
    assert "встреч без свидетелей в условиях" in text


def test_an_edit_of_words_that_have_changed_since_is_refused(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "без свидетелей")
    desk.bring(word)
    desk.edit(NORM, "встреч наедине в условиях", "встреч вдвоем в условиях")
    before = norm.read_bytes()
    with pytest.raises(UsageError, match="review-overtaken"):
        decided(desk)
    assert norm.read_bytes() == before
    assert desk.record().remarks[0].state is RemarkState.OPEN


def test_what_is_in_the_draft_already_is_only_recorded(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "без свидетелей")
    desk.bring(word)
    desk.edit(NORM, "встреч наедине в условиях", "встреч без свидетелей в условиях")
    before = norm.read_bytes()
    outcome = decided(desk)
    assert norm.read_bytes() == before
    assert outcome.remark.state is RemarkState.ACCEPTED


def test_an_edit_that_breaks_the_drafts_is_refused_with_the_error(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "**наедине**")
    desk.bring(word)
    before, ledger = norm.read_bytes(), desk.ledger_bytes()
    outcome = decided(desk)
    assert "emphasis-in-norm" in {each.rule for each in outcome.problems}
    assert norm.read_bytes() == before
    assert desk.ledger_bytes() == ledger


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        (
            lambda w: w.replace(3, PROPOSED, "2) незаконный", "2-1) незаконный"),
            "review-number-touched",
        ),
        (
            lambda w: w.split_paragraph(2, PROPOSED, "юридическую помощь,"),
            "review-not-words",
        ),
        (
            lambda w: w.replace(1, CURRENT, "Воспрепятствование законной", "Любое"),
            "review-by-hand",
        ),
        (
            lambda w: w.move(2, PROPOSED, "наедине ", 4, "фиксировать "),
            "review-not-words",
        ),
    ],
)
def test_what_is_no_edit_of_words_is_refused(desk, norm, edit, rule):
    word = desk.word()
    edit(word)
    desk.bring(word)
    before = norm.read_bytes()
    with pytest.raises(UsageError, match=rule):
        decided(desk)
    assert norm.read_bytes() == before
    outcome = decided(desk, by_hand=True, reason="внесено вручную")
    assert outcome.remark.state is RemarkState.ACCEPTED
    assert norm.read_bytes() == before


def test_a_wording_from_the_workbook_is_taken_like_an_edit(desk, norm):
    book = SheetFile(desk.sent("comparison-table.v1.ru.xlsx"))
    wording = "незаконный отказ адвокату в участии в следственных действиях;"
    book.answer(3, "согласовано частично", "Короче", wording)
    desk.bring(book.save(), "a.xlsx")
    decided(desk)
    assert f"   2) {wording}\n" in norm.read_text(encoding="utf-8")


def test_a_declined_remark_keeps_its_reason_and_the_draft(desk, norm):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "вдвоем")
    desk.bring(word)
    before = norm.read_bytes()
    decided(desk, RemarkState.DECLINED, reason="Сужает право на защиту")
    (remark,) = desk.record().remarks
    assert (remark.state, remark.reason) == (
        RemarkState.DECLINED,
        "Сужает право на защиту",
    )
    assert norm.read_bytes() == before


def test_what_was_taken_in_cannot_be_declined_afterwards(desk):
    word = desk.word()
    word.replace(2, PROPOSED, "наедине", "вдвоем")
    desk.bring(word)
    decided(desk)
    with pytest.raises(UsageError, match="review-in-draft-already"):
        decided(desk, RemarkState.DECLINED, reason="нет")


def test_a_remark_is_found_by_the_beginning_of_its_name(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "а")
    word.comment(word.runs(3, PROPOSED, "отказ"), "б")
    desk.bring(word)
    name = desk.record().remarks[0].id
    assert find(desk.root, name[:-2])[1].id == name
    with pytest.raises(UsageError, match="review-many-remarks"):
        find(desk.root, "moj-")
    with pytest.raises(UsageError, match="review-no-remark"):
        find(desk.root, "mvd-1")


def test_the_drafts_with_remarks_on_record_have_no_new_problems(desk):
    before = prepare(desk.drafts, load_locales(), as_of=DAY).all_problems()
    word = desk.word()
    word.replace(3, PROPOSED, "отказ", "запрет")
    word.comment((), "Без места")
    desk.bring(word)
    assert prepare(desk.drafts, load_locales(), as_of=DAY).all_problems() == before


def test_the_response_table_follows_by_itself(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Слово «наедине» лишнее")
    desk.bring(word)
    decided(desk, RemarkState.DECLINED, reason="Условие конфиденциальности")
    order = Order(desk.root, DAY, ("2.4",), pdf=False)
    build(order, load_locale, lambda *_: None)
    made = desk.root / "outputs/2.4/submission/response-table.ru.docx"
    table = docx.Document(str(made)).tables[0]
    text = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert "Слово «наедине» лишнее" in text
    assert "Условие конфиденциальности" in text
