"""Remarks are decided on the page as on the command line, and nobody's text is lost."""

import datetime as dt

import pytest
from returned import AFTER, BEFORE, COMMENT, HEAD, NORM, POINT, REMARKS, edit

import pipeline.halls.preview_remarks as hall
from pipeline.errors import UsageError
from pipeline.halls.preview import LiveDrafts
from pipeline.locales.catalog import load_locales
from pipeline.model.document import Mark
from pipeline.preview import Refusal

DAY = dt.date(2026, 11, 24)
LOCALES = load_locales()
SAVED = ("первая форма", "первый вид")
ASKED = {"direction": "2.4", "remark": "ap-1", "seen": "open", "state": "accepted"}


@pytest.fixture
def site(new_site, tmp_path):
    made = new_site(tmp_path)
    made.draft(REMARKS).write_text(HEAD + COMMENT + edit(), "utf-8")
    return made


@pytest.fixture
def studio(site):
    studio = LiveDrafts(site.root, LOCALES, lambda: DAY)
    studio.look()
    return studio


def texts(site):
    return {name: site.draft(name).read_text("utf-8") for name in (NORM, REMARKS)}


def row_of(studio, anchor=POINT):
    studio.look()
    parts = studio.sheet("2.4/v1").parts
    return next(part.view for part in parts if part.id == f"row:{anchor}")


def refused(act, asked):
    with pytest.raises(Refusal) as refusal:
        act(asked)
    return refusal.value.rule


def test_a_remark_is_declined_with_a_reason_in_the_record(studio, site):
    before = texts(site)
    asked = ASKED | {"remark": "moj-1", "state": "declined"}
    assert refused(studio.decide, asked) == "reason"
    assert texts(site) == before
    studio.decide(asked | {"reason": "Вне предмета", "answer_ru": "Спасибо"})
    record = site.draft(REMARKS).read_text("utf-8")
    assert record.startswith("# record\n")
    assert "state: declined" in record
    assert "Вне предмета" in record
    assert refused(studio.decide, asked | {"state": "accepted"}) == "conflict"
    assert texts(site) == {NORM: before[NORM], REMARKS: record}


def test_an_edit_is_shown_word_by_word_and_nothing_is_written(studio, site):
    before = texts(site)
    foreseen = studio.foresee(ASKED)
    assert foreseen.file == f"drafts/2.4/{NORM}"
    assert foreseen.other == f"drafts/2.4/{NORM}".replace(".ru.", ".kk.")
    assert [(run.text, run.mark) for run in foreseen.words][:2] == [
        ("незаконный ", Mark.PLAIN),
        ("и необоснованный ", Mark.INSERTED),
    ]
    assert foreseen.problems == ()
    assert texts(site) == before


def test_an_edit_that_is_taken_changes_its_words_in_the_norm(studio, site):
    before = texts(site)
    studio.decide(ASKED | {"print": studio.foresee(ASKED).print})
    assert site.draft(NORM).read_text("utf-8") == before[NORM].replace(BEFORE, AFTER)
    assert "state: accepted" in site.draft(REMARKS).read_text("utf-8")
    row = row_of(studio)
    (proposed,) = row.sides[-1].proposed
    assert AFTER in [
        "".join(run.text for run in line) for line in proposed.cell.paragraphs
    ]
    assert not row.remarks[0].is_undone


def test_an_edit_that_would_change_other_words_than_were_shown_waits(studio, site):
    agreed = studio.foresee(ASKED).print
    site.edit(NORM, "следственных и иных", "каких-либо следственных и иных")
    before = texts(site)
    assert refused(studio.decide, ASKED | {"print": agreed}) == "differs"
    assert texts(site) == before
    studio.decide(ASKED | {"print": studio.foresee(ASKED).print})
    norm = site.draft(NORM).read_text("utf-8")
    assert "необоснованный отказ адвокату в участии в каких-либо следственных" in norm


def test_what_an_editor_saves_while_an_edit_is_taken_is_kept(studio, site, monkeypatch):
    agreed = studio.foresee(ASKED).print
    looks = []
    look = hall.print_of

    def saved_meanwhile(proposal):
        if not looks:
            # The trial is over, the norm is not yet written: the lawyer saves now.
            site.edit(NORM, *SAVED)
        looks.append(proposal)
        return look(proposal)

    monkeypatch.setattr(hall, "print_of", saved_meanwhile)
    before = texts(site)[NORM]
    studio.decide(ASKED | {"print": agreed})
    assert len(looks) >= 2
    wanted = before.replace(*SAVED, 1)
    assert site.draft(NORM).read_text("utf-8") == wanted.replace(BEFORE, AFTER)
    assert "state: accepted" in site.draft(REMARKS).read_text("utf-8")


def test_an_edit_that_an_editor_has_saved_over_is_marked(studio, site):
    old = site.draft(NORM).read_text("utf-8")
    studio.decide(ASKED | {"print": studio.foresee(ASKED).print})
    site.draft(NORM).write_text(old, "utf-8")
    assert row_of(studio).remarks[0].is_undone


def test_an_edit_that_would_bring_an_error_is_not_taken(studio, site):
    wrong = edit("rka-2", after=BEFORE.replace("отказ", "**отказ**"))
    record = site.draft(REMARKS)
    record.write_text(record.read_text("utf-8") + wrong, "utf-8")
    before = texts(site)
    asked = ASKED | {"remark": "rka-2"}
    rules = {each.rule for each in studio.foresee(asked).problems}
    assert "emphasis-in-norm" in rules
    assert studio.decide(asked).problems
    assert texts(site) == before


def test_an_edit_that_is_taken_by_hand_changes_no_draft(studio, site):
    before = texts(site)
    studio.decide(ASKED | {"by_hand": "on", "reason": "Иными словами"})
    assert site.draft(NORM).read_text("utf-8") == before[NORM]
    assert "state: accepted" in site.draft(REMARKS).read_text("utf-8")


def test_an_edit_whose_words_are_gone_is_refused(studio, site):
    site.edit(NORM, BEFORE, "2) иное;")
    before = texts(site)
    with pytest.raises(UsageError):
        studio.foresee(ASKED)
    assert texts(site) == before


@pytest.mark.parametrize("name", ["ap", "ap-", "", "nobody-1", "../ap-1"])
def test_only_the_whole_name_of_a_remark_names_it(studio, site, name):
    before = texts(site)
    asked = ASKED | {"remark": name}
    assert refused(studio.foresee, asked) == "value"
    assert refused(studio.decide, asked) == "value"
    assert texts(site) == before
