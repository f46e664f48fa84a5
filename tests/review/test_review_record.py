"""The record: idempotent, merged over files and rounds, kept as the lawyer wrote it."""

import dataclasses
import datetime as dt
import hashlib
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheet_edits import SheetFile
from word_edits import PROPOSED, RATIONALE

from pipeline.errors import DraftError
from pipeline.halls.prepare import prepare
from pipeline.locales.catalog import load_locales
from pipeline.model.bilingual import Bilingual
from pipeline.model.homecoming import Fate
from pipeline.model.ledger_terms import Stance
from pipeline.model.remark import Remark, RemarkKind, RemarkState, TextLang
from pipeline.model.sent_table import Column
from pipeline.readers import read_bytes, read_ledger
from pipeline.readers.quick_yaml import quick_tree
from pipeline.readers.yaml_nodes import read_yaml
from pipeline.review.register import HEAD, printed, rewritten

DAY = dt.date(2026, 11, 24)
SHA = "a" * 64
NORM = "K1400000226/art_435__para_1"


def read(text):
    ledger, problems = read_ledger(
        [read_bytes(text.encode(), PurePath("drafts/2.4/ledger/remarks.yaml"))]
    )
    assert problems == ()
    return ledger.remarks


def said(remark):
    return {
        name: getattr(remark, name)
        for name in Remark.__slots__
        if name not in {"location", "answer"}
    } | {"kk": remark.answer.kk, "ru": remark.answer.ru}


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
remarks = st.builds(
    Remark,
    id=st.sampled_from(["moj-1", "moj-2f", "ap_x-0"]),
    body=st.just("moj"),
    date=st.just(DAY),
    kind=st.sampled_from(RemarkKind),
    file=st.just(SHA),
    round=st.integers(1, 99),
    norm=st.sampled_from(["", NORM]),
    alternative=st.sampled_from(["", "v1"]),
    lang=st.sampled_from([None, *TextLang]),
    row=st.sampled_from(["", "2"]),
    column=st.sampled_from([None, *Column]),
    words=texts,
    text=texts,
    before=texts,
    after=texts,
    stance=st.sampled_from([None, *Stance]),
    author=texts,
    written=texts,
    resolved=st.booleans(),
    near=st.sampled_from([(), (NORM,), (NORM, NORM)]),
    stale=st.booleans(),
    again=st.sampled_from([(), ("b" * 64,)]),
    state=st.sampled_from(RemarkState),
    answer=st.builds(Bilingual, kk=texts, ru=texts),
    reason=texts,
)


@given(remarks)
def test_what_is_written_is_read_again(remark):
    text = HEAD + printed(remark)
    (found,) = read(text)
    assert said(found) == said(remark)


@given(remarks)
def test_the_quick_way_through_yaml_is_the_slow_one(remark):
    text = HEAD + printed(remark) * 2
    file = PurePath("x.yaml")
    slow, problems = read_yaml(text, file)
    assert problems == ()
    quick = quick_tree(text, file)
    assert quick is not None
    assert flat(quick) == flat(slow)


def flat(node):
    """A tree as words, with the lines on which they stand."""
    if hasattr(node, "pairs"):
        return [(key.text, flat(value)) for key, value in node.pairs]
    if hasattr(node, "values"):
        return [flat(value) for value in node.values]
    return (node.text, node.is_null, node.location.line)


@pytest.mark.parametrize(
    "text",
    [
        "remarks:\n- id: a\n  text: |\n    two\n    lines\n",
        "remarks:\n- id: 'quoted'\n",
        "remarks:\n- {id: a, text: b}\n",
        "remarks:\n- id: a\n  id: b\n",
        "remarks:\n- id: a  # note\n",
        "other\n",
    ],
)
def test_yaml_of_another_form_is_left_to_the_slow_reader(text):
    assert quick_tree(text, PurePath("x.yaml")) is None


def test_what_a_lawyer_writes_in_his_own_way_stays(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    desk.bring(word)
    path = desk.ledger / "remarks.yaml"
    text = path.read_text(encoding="utf-8")
    mine = (
        text.replace("- id:", "# Разобрать с рабочей группой\n- id:")
        + "  answer:\n    ru: |-\n      Учтено\n      полностью.\n"
    )
    path.write_text(mine, encoding="utf-8")
    word.comment(word.runs(3, PROPOSED, "отказ"), "Второе")
    desk.bring(word)
    now = path.read_text(encoding="utf-8")
    assert "# Разобрать с рабочей группой" in now
    first, second = desk.record().remarks
    assert first.answer.ru == "Учтено\nполностью."
    assert second.text == "Второе"


def test_entries_that_do_not_change_keep_their_lines():
    one, two = (
        Remark(f"moj-{n}", "moj", DAY, RemarkKind.COMMENT, SHA, text=f"т{n}")
        for n in (1, 2)
    )
    text = HEAD + printed(one).rstrip("\n") + "  # сноска\n\n# между\n" + printed(two)
    recorded = read(text)
    changed = dataclasses.replace(recorded[1], reason="нет")
    third = Remark("moj-3", "moj", DAY, RemarkKind.COMMENT, SHA)
    new = rewritten(text, recorded, [recorded[0], changed, third])
    assert new.startswith(text[: text.index("- id: moj-2")])
    assert [each.id for each in read(new)] == ["moj-1", "moj-2", "moj-3"]
    assert read(new)[1].reason == "нет"


@pytest.mark.parametrize("empty", ["remarks:\n", "remarks: []\n", "remarks: # нет\n"])
def test_an_empty_list_of_the_lawyers_is_taken_over(desk, empty):
    path = desk.ledger / "remarks.yaml"
    path.write_text("# Моя заметка\n" + empty, encoding="utf-8")
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    desk.bring(word)
    assert path.read_text(encoding="utf-8").startswith("# Моя заметка\n")
    assert len(desk.record().remarks) == 1


def test_a_file_that_comes_twice_changes_nothing(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    word.replace(3, PROPOSED, "отказ", "запрет")
    content = word.save()
    first = desk.bring(content)
    before = desk.ledger_bytes()
    second = desk.bring(content, date=dt.date(2026, 12, 1))
    assert desk.ledger_bytes() == before
    assert second.sum_of(Fate.DUPLICATE) == first.sum_of(Fate.PLACED)
    assert second.round == first.round == 1


def test_a_file_that_comes_twice_changes_nothing_though_the_drafts_have(desk):
    word = desk.word()
    word.comment(word.runs(8, PROPOSED, "вмешательство"), "Первое")
    word.forget_custom()
    content = word.save()
    desk.bring(content)
    before = desk.ledger_bytes()
    norm = "2.4/norms/K1400000226__art_435.v1.ru.md"
    desk.edit(norm, "7) незаконное вмешательство", "7) грубое вмешательство")
    home = desk.bring(content)
    changed = {n for n, c in desk.ledger_bytes().items() if before.get(n) != c}
    assert home.sum_of(Fate.DUPLICATE).remarks >= 1
    # The rewritten row is news: the file has other words than the draft has now.
    assert changed <= {"remarks.yaml"}
    comments = [r for r in desk.record().remarks if r.kind is RemarkKind.COMMENT]
    assert len(comments) == 1


def test_the_returned_file_is_kept_byte_for_byte_under_its_hash(desk):
    content = desk.word().save()
    home = desk.bring(content)
    kept = desk.root / home.kept
    assert kept.read_bytes() == content
    digest = hashlib.sha256(content).hexdigest()
    assert home.sha256 == digest
    assert kept.name == f"moj.2026-11-24.{digest}.docx"


def test_a_second_round_adds_what_is_new_and_knows_the_rest(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    desk.bring(word, date=dt.date(2026, 11, 20))
    word.comment(word.runs(3, PROPOSED, "отказ"), "Второе")
    home = desk.bring(word, date=dt.date(2026, 11, 24))
    assert home.sum_of(Fate.DUPLICATE).remarks == 1
    assert home.sum_of(Fate.PLACED).remarks == 1
    first, second = desk.record().remarks
    assert (first.round, second.round) == (1, 2)
    assert first.again == (home.sha256,)


def test_answers_and_reasons_stay_through_a_second_import(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    desk.bring(word, date=dt.date(2026, 11, 20))
    path = desk.ledger / "remarks.yaml"
    text = path.read_text(encoding="utf-8").replace("state: open", "state: declined")
    path.write_text(text + '  reason: "Не относится"\n', encoding="utf-8")
    word.comment(word.runs(3, PROPOSED, "отказ"), "Второе")
    desk.bring(word)
    first = desk.record().remarks[0]
    assert (first.state, first.reason) == (RemarkState.DECLINED, "Не относится")
    assert first.again


def test_many_bodies_on_one_norm_stand_side_by_side(desk):
    for body, new in (("moj", "запрет"), ("prosecutor", "недопуск"), ("mvd", "запрет")):
        word = desk.word(author=body)
        word.replace(3, PROPOSED, "отказ", new)
        desk.bring(word, body=body)
    found = desk.record().remarks
    assert [each.body for each in found] == ["moj", "prosecutor", "mvd"]
    assert {each.norm for each in found} == {f"{NORM}__point_2"}


def test_the_round_is_that_of_the_consultation(desk):
    (desk.ledger / "consultations.yaml").write_text(
        "consultations:\n"
        "- {date: 2026-11-03, bodies: [moj], form: correspondence, round: 1}\n"
        "- {date: 2026-11-10, bodies: [moj], form: meeting, round: 2}\n"
        "- {date: 2026-12-10, bodies: [moj], form: meeting, round: 3}\n",
        encoding="utf-8",
    )
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Первое")
    assert desk.bring(word).round == 2


def test_the_same_words_at_another_place_or_time_are_another_remark(desk):
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "Нет.")
    word.comment(word.runs(3, PROPOSED, "отказ"), "Нет.")
    word.comment(word.runs(3, RATIONALE, "отстранение"), "Нет.")
    word.comment(word.runs(3, PROPOSED, "адвокату"), "Нет.")
    home = desk.bring(word)
    assert home.sum_of(Fate.PLACED).remarks == 4


def test_a_broken_record_stops_the_import(desk):
    path = desk.ledger / "remarks.yaml"
    path.write_text("remarks:\n- id: moj-1\n", encoding="utf-8")
    before = desk.ledger_bytes()
    word = desk.word()
    word.comment(word.runs(2, PROPOSED, "наедине"), "x")
    with pytest.raises(DraftError, match="review-record-broken"):
        desk.bring(word)
    assert desk.ledger_bytes() == before


def test_a_chosen_position_counts_with_its_letter(desk):
    book = SheetFile(desk.sent("comparison-table.v1.ru.xlsx"))
    book.answer(2, "не согласовано", "Понятие шире.")
    content = book.save()
    desk.bring(content, "a.xlsx")

    def positions():
        drafts = desk.root / "drafts"
        workspace = prepare(drafts, load_locales(), as_of=DAY).workspace
        assert [
            p for p in workspace.problems if "ledger" in p.location.file.parts
        ] == []
        return workspace.ledgers["2.4"].positions

    assert positions() == ()
    desk.bring(content, "a.xlsx", letter="17-4/1234", letter_date=dt.date(2026, 11, 23))
    (position,) = positions()
    assert position.stance is Stance.DISAGREED
    assert position.argument.ru == "Понятие шире."
    assert position.evidence.number == "17-4/1234"
    assert position.evidence.sha256 == hashlib.sha256(content).hexdigest()


def test_two_that_say_the_same_in_one_file_are_two_and_known_again(desk):
    word = desk.word()
    for _ in range(2):
        word.comment(word.runs(2, PROPOSED, "наедине"), "Нет.")
        word.comment((), "Без места.")
    home = desk.bring(word)
    assert home.sum_of(Fate.PLACED).remarks == 2
    assert home.sum_of(Fate.UNPLACED).remarks == 2
    word.comment((), "И еще одно.")
    assert desk.bring(word).sum_of(Fate.DUPLICATE).remarks == 4
