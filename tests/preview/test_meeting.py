"""What is decided and recorded on the screen, in a real browser."""

import hashlib

import pytest
from playwright.sync_api import expect
from returned import AFTER, BEFORE, COMMENT, HEAD, NORM, POINT, REMARKS, edit

POSITIONS = "ledger/positions.yaml"
LETTER = "  letter: 12-3\n  letter_date: 2026-11-20\n  stance: partly\n"


@pytest.fixture
def home(site):
    """Remarks have come home; afterwards all is as it was before."""
    before = {name: site.draft(name).read_bytes() for name in (NORM, POSITIONS)}
    site.draft(REMARKS).write_text(HEAD + COMMENT + edit(), "utf-8")
    yield site
    for name, content in before.items():
        site.draft(name).write_bytes(content)
    site.draft(REMARKS).unlink()


def row_at(page, anchor=POINT):
    return page.locator(f'.row[data-anchor="{anchor}"]')


def decide(page, name, state):
    """Opens a remark's dialog and chooses what is done with it."""
    button = page.locator(f'[data-remark="{name}"]')
    button.click()
    page.locator(f"#decide [name=state][value={state}]").check(force=True)
    return page.locator("#decide")


def test_an_edit_is_taken_after_its_words_were_seen(opened, home):
    page = opened("/d/2.4/v1")
    norm = home.draft(NORM).read_text("utf-8")
    dialog = decide(page, "ap-1", "accepted")
    expect(dialog.locator("#foreseen ins")).to_have_text("и необоснованный")
    expect(dialog.locator("#foreseen")).to_contain_text(NORM)
    assert home.draft(NORM).read_text("utf-8") == norm  # seen, and not yet done
    dialog.locator(".main").click()
    expect(dialog).to_be_hidden()
    expect(row_at(page).locator(".proposed .law[lang=ru]")).to_contain_text(AFTER)
    assert home.draft(NORM).read_text("utf-8") == norm.replace(BEFORE, AFTER)
    expect(row_at(page).locator(".remark.accepted")).to_be_visible()
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.locator(".act .proof.error")).to_have_count(0)


def test_an_edit_is_seen_anew_where_the_draft_has_changed_meanwhile(opened, home):
    page = opened("/d/2.4/v1")
    dialog = decide(page, "ap-1", "accepted")
    expect(dialog.locator("#foreseen ins")).to_be_visible()
    dialog.locator("[name=answer_ru]").fill("Спасибо")
    home.edit(NORM, "в следственных и", "в любых следственных и")
    dialog.locator(".main").click()
    expect(dialog.locator(".wrong")).to_be_visible()
    assert "необоснованный" not in home.draft(NORM).read_text("utf-8")
    expect(dialog.locator("#foreseen")).to_contain_text("в любых следственных")
    expect(dialog.locator("[name=answer_ru]")).to_have_value("Спасибо")
    dialog.locator(".main").click()  # the button waits until the words are shown
    expect(dialog).to_be_hidden()
    norm = home.draft(NORM).read_text("utf-8")
    assert "и необоснованный отказ адвокату в участии в любых следственных" in norm


def test_a_remark_is_declined_with_its_reason(opened, home):
    page = opened("/d/2.4/v1")
    dialog = decide(page, "moj-1", "declined")
    dialog.locator(".main").click()
    expect(dialog.locator(".wrong")).to_contain_text("нужна причина")
    assert "declined" not in home.draft(REMARKS).read_text("utf-8")
    dialog.locator("[name=reason]").fill("Вне предмета направления")
    dialog.locator(".main").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".remark.declined")).to_contain_text("Вне предмета")
    assert "state: declined" in home.draft(REMARKS).read_text("utf-8")


def test_a_position_gets_its_paper_and_the_hash_of_the_scan(opened, home, tmp_path):
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    digest = hashlib.sha256(scan.read_bytes()).hexdigest()
    page = opened("/d/2.4/v1")
    row = page.locator(".row").first
    row.locator(".stands summary").click()
    row.locator('.stand[data-body="moj"]').click()
    dialog = page.locator("#stance")
    dialog.locator("[name=stance][value=agreed]").check(force=True)
    dialog.locator("[name=evidence_number]").fill("11-2/345")
    dialog.locator(".main").click()
    expect(dialog.locator(".wrong")).to_contain_text("хеш скана")
    dialog.locator("[name=evidence_date]").fill("2026-11-20")
    dialog.locator("#evidence-file").set_input_files(scan)
    expect(dialog.locator("[name=evidence_sha256]")).to_have_value(digest)
    dialog.locator(".main").click()
    expect(dialog).to_be_hidden()
    stand = row.locator('.stand[data-body="moj"]')
    expect(stand).to_contain_text("письмо № 11-2/345 от 20.11.2026")
    text = home.draft(POSITIONS).read_text("utf-8")
    assert digest in text
    assert "number: 11-2/345" in text


def test_a_position_from_a_returned_table_keeps_its_paper_when_it_is_set(opened, home):
    record = home.draft(REMARKS)
    record.write_text(record.read_text("utf-8") + LETTER, "utf-8")
    page = opened("/d/2.4/v1")
    stand = row_at(page).locator('.stand[data-body="ap"]')
    expect(stand).to_contain_text("из возвращенной таблицы")
    expect(stand).to_contain_text("письмо № 12-3 от 20.11.2026")
    stand.click()
    dialog = page.locator("#stance")
    expect(dialog.locator("[name=proposed_ru]")).to_have_value(AFTER)
    dialog.locator("[name=stance][value=agreed]").check(force=True)
    dialog.locator(".main").click()
    expect(dialog).to_be_hidden()
    expect(stand).to_have_attribute("data-stance", "agreed")
    expect(stand).not_to_contain_text("из возвращенной таблицы")
    text = home.draft(POSITIONS).read_text("utf-8")
    assert "number: 12-3" in text
    assert "a" * 64 in text
