"""Word files come home: every mark is in a remark, every remark has a place or none."""

import pytest
from word_edits import CURRENT, PROPOSED, RATIONALE, UNIT, w

from pipeline.model.homecoming import Fate
from pipeline.model.remark import RemarkKind, TextLang
from pipeline.model.sent_table import Column

ROW = "K1400000226/art_435__para_1__point_{}"


def only(home, kind):
    return [p.remark for p in home.placements if p.remark.kind is kind]


def fates(home):
    return {fate.value: home.sum_of(fate).remarks for fate in Fate}


def test_a_table_that_comes_back_as_it_went_brings_nothing(desk):
    home = desk.bring(desk.sent())
    assert home.placements == ()
    assert home.counted.total == 0
    assert home.missing == ()
    assert desk.record().remarks == ()


def test_a_comment_is_at_its_norm_with_the_words_that_it_stands_on(desk):
    word = desk.word(author="Әділет министрлігі, К. А.")
    word.comment(
        word.runs(3, PROPOSED, "незаконный отказ адвокату"), "Уточнить.\nПочему?"
    )
    home = desk.bring(word)
    (remark,) = only(home, RemarkKind.COMMENT)
    assert remark.norm == ROW.format(2)
    assert (remark.alternative, remark.lang, remark.row) == ("v1", TextLang.RU, "3")
    assert remark.column is Column.PROPOSED
    assert remark.words == "незаконный отказ адвокату"
    assert remark.text == "Уточнить.\nПочему?"
    assert remark.author == "Әділет министрлігі, К. А."
    assert remark.written == "2026-11-20T10:15:00Z"
    assert not remark.stale
    assert fates(home) == {"placed": 1, "duplicate": 0, "unplaced": 0}


def test_threads_keep_their_replies_and_whether_they_are_closed(desk):
    word = desk.word()
    first = word.comment(word.runs(2, PROPOSED, "адвоката"), "Вопрос", resolved=True)
    word.comment(word.runs(2, PROPOSED, "наедине"), "Другое")
    word.comment((), "Ответ", author="РКА", parent=first)
    home = desk.bring(word)
    asked, other = only(home, RemarkKind.COMMENT)
    (reply,) = only(home, RemarkKind.REPLY)
    assert reply.thread == asked.id
    assert reply.norm == asked.norm == ROW.format(1)
    assert (asked.resolved, other.resolved) == (True, False)


def test_an_edit_is_one_remark_with_both_texts(desk):
    word = desk.word()
    word.replace(3, PROPOSED, "незаконный отказ", "неправомерный отказ")
    home = desk.bring(word)
    (edit,) = only(home, RemarkKind.EDIT)
    assert (edit.words, edit.text) == ("незаконный отказ", "неправомерный отказ")
    assert (
        edit.before
        == "2) незаконный отказ адвокату в участии в следственных и иных процессуальных действиях;"
    )
    assert edit.after == edit.before.replace("незаконный", "неправомерный")
    assert home.counted.insertions == 1


def test_a_change_across_runs_of_other_looks_is_one_edit(desk):
    word = desk.word()
    runs = word.runs(1, PROPOSED, "независимости такой деятельности, в том числе:")
    assert len(runs) > 1
    word.replace(1, PROPOSED, "такой деятельности, в том числе:", "адвоката, включая:")
    home = desk.bring(word)
    (edit,) = only(home, RemarkKind.EDIT)
    assert edit.words == "такой деятельности, в том числе:"
    assert home.counted.deletions > 1
    assert sum(p.marks for p in home.placements) == home.counted.total


def test_changes_apart_are_edits_apart_and_so_are_those_of_two_people(desk):
    word = desk.word()
    word.replace(2, PROPOSED, "незаконное недопущение", "недопущение")
    word.insert(2, PROPOSED, "конфиденциальность", " и безопасность", author="Прокурор")
    word.delete(2, PROPOSED, "наедине", author="Третий")
    home = desk.bring(word)
    found = {edit.author: edit for edit in only(home, RemarkKind.EDIT)}
    assert found.keys() == {"Министерство юстиции", "Прокурор", "Третий"}
    assert found["Прокурор"].text == " и безопасность"
    assert found["Третий"].after == found["Третий"].before.replace("наедине", "")


def test_words_brought_in_by_one_and_taken_out_by_another_are_counted_once_each(desk):
    word = desk.word()
    wrapper = word.insert(2, PROPOSED, "наедине", " и без свидетелей")
    run = wrapper[0]
    gone = word.mark("del", "Прокурор")
    wrapper.append(gone)
    gone.append(run)
    run.find(w("t")).tag = w("delText")
    home = desk.bring(word)
    (edit,) = only(home, RemarkKind.EDIT)
    assert home.counted.total == 2
    assert edit.before == edit.after


def test_changes_inside_and_around_a_comments_anchor(desk):
    word = desk.word()
    runs = word.runs(2, PROPOSED, "либо незаконное ограничение их встреч наедине")
    word.comment(runs, "Все это лишнее")
    word.delete(2, PROPOSED, "незаконное ограничение")
    word.insert(2, PROPOSED, "встреч", " и бесед")
    home = desk.bring(word)
    (comment,) = only(home, RemarkKind.COMMENT)
    assert comment.words == "либо незаконное ограничение их встреч наедине"
    assert len(only(home, RemarkKind.EDIT)) == 2


def test_a_move_inside_a_cell_is_one_edit_with_both_ends(desk):
    word = desk.word()
    word.move(2, PROPOSED, "незаконное ", 2, "обеспечивающих ")
    home = desk.bring(word)
    (edit,) = only(home, RemarkKind.EDIT)
    assert edit.after != edit.before
    assert sorted(edit.after.split()) == sorted(edit.before.split())
    assert (home.counted.moves_from, home.counted.moves_to) == (1, 1)


def test_a_move_between_rows_has_an_end_in_each(desk):
    word = desk.word()
    word.move(2, PROPOSED, "наедине ", 4, "фиксировать ")
    home = desk.bring(word)
    ends = only(home, RemarkKind.MOVE)
    assert [end.norm for end in ends] == [ROW.format(1), ROW.format(3)]
    assert ends[0].words == ends[1].text == "наедине "


def test_a_paragraph_torn_in_two_is_an_edit_of_its_end(desk):
    word = desk.word()
    word.split_paragraph(2, PROPOSED, "юридическую помощь,")
    home = desk.bring(word)
    (edit,) = only(home, RemarkKind.EDIT)
    assert edit.after.split("\n")[0].endswith("юридическую помощь,")
    assert edit.after.replace("\n", "") == edit.before
    assert edit.before.endswith("конфиденциальность;")


def test_rows_are_known_whatever_their_order(desk):
    word = desk.word()
    word.comment(word.runs(8, PROPOSED, "вмешательство"), "Срок?")
    word.reverse_rows()
    home = desk.bring(word)
    assert home.placements[0].remark.norm == ROW.format(7)
    assert home.missing == ()


@pytest.mark.parametrize("how", ["forget_custom", "forget_rows"])
def test_rows_are_known_where_identities_are_lost(desk, how):
    word = desk.word()
    word.comment(word.runs(5, PROPOSED, "адвокатскую тайну"), "Уже есть в законе.")
    word.replace(3, PROPOSED, "незаконный отказ", "отказ")
    getattr(word, how)()
    home = desk.bring(word)
    places = {p.remark.norm: p.remark for p in home.placements}
    assert places.keys() == {ROW.format(4), ROW.format(2)}
    assert {each.alternative for each in places.values()} == {"v1"}
    assert {each.lang for each in places.values()} == {TextLang.RU}


@pytest.mark.parametrize("name", ["v1.kk", "v2.ru", "v2.kk"])
def test_alternative_and_language_are_told_from_the_words_alone(desk, name):
    word = desk.word(f"comparison-table.{name}.docx")
    number = 3
    first = next(word.cell(number, PROPOSED).iter(w("r")))
    word.comment([first], "?")
    word.forget_custom()
    home = desk.bring(word)
    (remark,) = only(home, RemarkKind.COMMENT)
    assert f"{remark.alternative}.{remark.lang.value}" == name


def test_columns_may_be_moved_torn_off_and_added(desk):
    word = desk.word()
    word.comment(word.runs(3, PROPOSED, "незаконный отказ"), "Слово лишнее")
    word.comment(word.runs(3, RATIONALE, "отстранение адвоката"), "Почему?")
    word.add_column("Позиция МЮ", {"2": "Не поддерживаем.", "5": "Поддерживаем."})
    word.swap_columns(CURRENT, PROPOSED)
    word.drop_column(UNIT)
    home = desk.bring(word)
    comments = only(home, RemarkKind.COMMENT)
    assert [each.column for each in comments] == [Column.PROPOSED, Column.RATIONALE]
    cells = {each.norm: each for each in only(home, RemarkKind.CELL)}
    assert cells.keys() == {ROW.format(1), ROW.format(4)}
    assert cells[ROW.format(1)].text == "Не поддерживаем."
    assert cells[ROW.format(1)].words == "Позиция МЮ"
    assert home.by_comparing == 2
    assert only(home, RemarkKind.REWRITE) == []


def test_a_row_added_with_tracking_has_all_its_marks_and_no_place(desk):
    word = desk.word()
    word.insert_row(
        8, "9.", "Часть вторая", "–", "2. Те же деяния, совершенные группой лиц", "МЮ"
    )
    home = desk.bring(word)
    (added,) = only(home, RemarkKind.ROW_ADDED)
    assert "совершенные группой лиц" in added.text
    assert not added.is_placed
    assert added.near
    assert fates(home)["unplaced"] == 1
    assert home.counted.insertions == home.placements[0].marks == 11


def test_a_row_deleted_with_tracking_is_a_remark_at_its_norm(desk):
    word = desk.word()
    word.delete_row(6)
    home = desk.bring(word)
    (removed,) = only(home, RemarkKind.ROW_REMOVED)
    assert removed.norm == ROW.format(5)
    assert home.missing == ()


def test_a_row_added_without_tracking_is_found_by_comparing(desk):
    word = desk.word()
    word.insert_row(
        8, "", "", "", "Совсем новая норма о праве на запрос", "", tracked=False
    )
    home = desk.bring(word)
    (added,) = only(home, RemarkKind.ROW_ADDED)
    assert added.text == "Совсем новая норма о праве на запрос"
    assert home.by_comparing == 1


def test_a_row_torn_off_is_told_of(desk):
    word = desk.word()
    word.table.remove(word.row(4))
    assert desk.bring(word).missing == (ROW.format(3),)


def test_words_changed_without_tracking_are_found(desk):
    word = desk.word()
    word.rewrite(3, PROPOSED, "незаконный отказ", "необоснованный отказ")
    home = desk.bring(word)
    (rewrite,) = only(home, RemarkKind.REWRITE)
    assert rewrite.norm == ROW.format(2)
    assert rewrite.after == rewrite.before.replace("незаконный", "необоснованный")
    assert not rewrite.stale


def test_remarks_outside_the_table_are_listed_with_what_is_near(desk):
    word = desk.word()
    word.add_paragraph("Просим исключить негласные следственные действия из перечня.")
    title = next(p for p in word.body.iter(w("p")) if p.find(w("r")) is not None)
    word.comment(title.findall(w("r")), "Название не соответствует")
    home = desk.bring(word)
    (text,) = only(home, RemarkKind.PARAGRAPH)
    assert text.near[0] == ROW.format(5)
    (comment,) = only(home, RemarkKind.COMMENT)
    assert not comment.is_placed
    assert fates(home)["unplaced"] == 2


def test_what_is_set_while_tracking_is_part_of_the_comment(desk):
    word = desk.word()
    runs = word.runs(2, PROPOSED, "наедине")
    word.comment(runs, "Убрать")
    sign = next(word.row(2).iter(w("commentReference"))).getparent()
    wrapper = word.mark("ins")
    sign.addprevious(wrapper)
    wrapper.append(sign)
    home = desk.bring(word)
    assert [p.marks for p in home.placements] == [2]
    assert only(home, RemarkKind.EDIT) == []


def test_a_change_of_look_is_counted_apart(desk):
    word = desk.word()
    run = word.runs(2, PROPOSED, "наедине")[0]
    look = run.find(w("rPr"))
    if look is None:
        look = run.makeelement(w("rPr"))
        run.insert(0, look)
    look.append(word.mark("rPrChange"))
    home = desk.bring(word)
    assert home.placements == ()
    assert home.formats == 1


def test_a_remark_on_text_that_has_changed_since_is_marked_with_both_texts(desk):
    word = desk.word()
    word.comment(word.runs(3, PROPOSED, "незаконный отказ"), "Уточнить")
    word.comment(word.runs(4, PROPOSED, "выписывать"), "Лишнее")
    old, new = "2) незаконный отказ адвокату", "2) неправомерный отказ адвокату"
    desk.edit("2.4/norms/K1400000226__art_435.v1.ru.md", old, new)
    home = desk.bring(word)
    stale, fresh = (p.remark for p in home.placements)
    assert stale.stale
    assert old in stale.sent
    assert new in stale.now
    assert stale.norm == ROW.format(2)
    assert not fresh.stale


def test_a_row_that_the_table_no_longer_has_keeps_its_remark(desk):
    word = desk.word()
    word.comment(word.runs(8, PROPOSED, "вмешательство"), "Поддерживаем")
    norm = desk.drafts / "2.4/norms/K1400000226__art_435.v1.ru.md"
    text = norm.read_text(encoding="utf-8")
    start = text.index("   7) незаконное вмешательство")
    end = text.index("   наказываются штрафом в размере до двух тысяч")
    norm.write_text(text[:start] + text[end:], encoding="utf-8")
    (placed,) = desk.bring(word).placements
    assert placed.remark.norm == ROW.format(7)
    assert placed.remark.stale
    assert placed.remark.now == ""
