"""The page in a real browser."""

from io import BytesIO
from itertools import pairwise

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

NORM = "norms/K1400000226__art_435.v1.ru.md"
POSITIONS = "ledger/positions.yaml"


@pytest.fixture
def positions(site):
    """The ledger of positions; afterwards it is as it was before."""
    file = site.draft(POSITIONS)
    before = file.read_bytes()
    yield file
    file.write_bytes(before)


def test_a_direction_opens_from_the_list(opened):
    page = opened("/")
    page.get_by_role("link", name="2.4").first.click()
    page.wait_for_selector(".row")
    assert page.locator("h1").inner_text().startswith("2.4")
    row = page.locator(".row").first
    assert row.locator(".side").count() == 2
    assert row.locator("ins").count() >= 2
    assert "доказано" in page.locator(".act").inner_text()
    assert "435-бап" in row.inner_text()
    assert "Статья 435" in row.inner_text()


def test_a_saved_word_appears_in_its_place_without_a_reload(opened, site):
    page = opened("/d/2.4/v1")
    page.evaluate("window.here = true")
    row = page.locator(".row").nth(2)
    row.focus()
    page.evaluate(
        "scrollTo(0, document.activeElement.getBoundingClientRect().top + scrollY - 200)"
    )
    before = row.evaluate("row => row.getBoundingClientRect().top")
    site.edit(NORM, "в том числе:", "включая среди прочего:")
    changed = page.locator("ins", has_text="включая среди прочего:").first
    changed.wait_for()
    page.wait_for_selector("#live[data-state=live]")
    page.wait_for_selector("body:not([data-pending])")
    assert page.evaluate("window.here")
    assert row.evaluate("row => row.contains(document.activeElement)")
    assert abs(row.evaluate("row => row.getBoundingClientRect().top") - before) < 2
    bill = page.locator(".act .bill[lang=ru]").first
    expect(bill).to_contain_text("включая среди прочего")  # the proofs follow the rows
    site.edit(NORM, "включая среди прочего:", "в том числе:")
    page.locator("ins", has_text="в том числе:").first.wait_for()


def test_only_what_differs_is_touched(opened, site):
    page = opened("/d/2.4/v1")
    page.evaluate(
        """() => {
          window.lit = [];
          addEventListener("animationstart", (event) => lit.push(event.target.dataset.anchor));
          window.rows = [...document.querySelectorAll(".row")];
          window.whole = document.querySelector(".row .current .law p");
          document.querySelector(".row details.order").open = true;
        }"""
    )
    stand = page.locator(".row").first.locator('.stand[data-body="moj"]')
    page.locator(".row").first.locator(".stands summary").click()
    stand.focus()
    words = ("в том числе:", "включая прочее:", "в том числе:")
    for lights, (before, after) in enumerate(pairwise(words), start=1):
        site.edit(NORM, before, after)
        page.locator("ins", has_text=after).first.wait_for()
        page.wait_for_function("lights => lit.length >= lights", arg=lights)
        bill = page.locator(".act .bill[lang=ru]").first
        expect(bill).to_contain_text(after.rstrip(":"))  # which lights up no row
    assert page.evaluate("rows.every(row => row.isConnected) && whole.isConnected")
    assert page.evaluate("rows[0].querySelector('details.order').open")
    expect(stand).to_be_focused()
    anchor = page.locator(".row").first.get_attribute("data-anchor")
    assert page.evaluate("lit") == [anchor, anchor]  # its neighbours say what they said


def test_keys_switch_alternative_and_language(opened):
    page = opened("/d/2.4/v1")
    page.evaluate("window.here = true")
    first = page.locator(".row h3").first.inner_text()
    page.keyboard.press("2")
    page.wait_for_url("**/d/2.4/v2")
    expect(page.locator(".row h3").first).not_to_have_text(first)
    assert (
        page.locator("#alternatives [aria-current]").get_attribute("data-alternative")
        == "v2"
    )
    page.keyboard.press("l")
    assert page.locator(".row .t-ru:visible").count() == 0
    assert page.locator(".row .t-kk:visible").count() > 0
    page.keyboard.press("l")
    assert page.locator(".row .t-kk:visible").count() == 0
    page.go_back()
    expect(page.locator(".row h3").first).to_contain_text("Абзац первый")
    assert page.evaluate("window.here")


def test_unchanged_units_can_be_read_between_the_rows(opened):
    page = opened("/d/2.4/v1")
    assert page.locator(".same:visible").count() == 0
    page.keyboard.press("c")
    assert page.locator(".same:visible").count() > 0


def test_a_position_is_set_on_the_page_and_filters_the_rows(opened, positions):
    page = opened("/d/2.4/v1")
    file = positions
    before = file.read_text("utf-8")
    row = page.locator(".row").first
    row.locator(".stands summary").click()
    row.locator('.stand[data-body="moj"]').click()
    page.get_by_role("radio", name="не согласен").check(force=True)
    page.locator("#stance [name=argument_ru]").fill("Нужна ссылка: «часть 2».")
    page.locator("#stance .main").click()
    row.locator(".stand.stance-disagreed").wait_for()
    text = file.read_text("utf-8")
    assert text.startswith(before.rstrip())  # comments and all
    assert "stance: disagreed" in text
    page.select_option("#by-stance", "disagreed")
    assert page.locator(".row:visible").count() == 1
    assert "stance=disagreed" in page.url
    file.write_text(before, "utf-8")
    expect(page.locator(".row:visible")).to_have_count(0)


def test_what_was_written_on_the_page_waits_where_somebody_else_was_first(
    opened, positions
):
    page = opened("/d/2.4/v1")
    file = positions
    before = file.read_text("utf-8")
    row = page.locator(".row").first
    anchor = row.get_attribute("data-anchor")
    row.locator(".stands summary").click()
    row.locator('.stand[data-body="moj"]').click()
    page.get_by_role("radio", name="согласен", exact=True).check(force=True)
    page.locator("#stance [name=answer_ru]").fill("Наш ответ")
    page.locator("#stance [name=date]").fill("2026-11-24")
    theirs = (
        f"- body: moj\n  provision: {anchor}\n  date: 2026-11-23\n  stance: partly\n"
    )
    file.write_text(before + theirs, "utf-8")
    page.locator(".stand.stance-partly").wait_for(state="attached")
    page.locator("#stance .main").click()
    page.locator("#stance .wrong").wait_for()
    assert file.read_text("utf-8") == before + theirs
    assert page.locator("#stance [name=answer_ru]").input_value() == "Наш ответ"
    page.locator("#stance .main").click()  # now knowingly
    page.locator("#stance").wait_for(state="hidden")
    assert "stance: agreed" in file.read_text("utf-8")


def test_the_page_prints_its_rows_and_not_its_controls(opened):
    page = opened("/d/2.4/v1")
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sheet = paper.pages[0].mediabox
    text = "\n".join(each.extract_text() for each in paper.pages)
    assert sheet.width > sheet.height
    assert "Статья 435" in text
    assert "в том числе" in text
    assert "тема:" not in text


def test_the_language_of_the_page_is_kept(opened):
    page = opened("/d/2.4/v1")
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("html[lang=en]")
    page.goto(page.url.replace("/d/2.4/v1", "/"))
    assert page.locator("h1").inner_text() == "Directions"


def test_the_documents_of_a_pack_have_names_of_their_own_language(opened, site):
    pack = site.root / "outputs" / "2.4" / "presidium"
    for name in ("cover-letter.v1.moj.kk.docx", "comparison-table.v1.ru.xlsx"):
        (pack / name).write_bytes(b"PK")
    (pack / "manifest.json").touch()
    page = opened("/d/2.4/v1")
    expect(page.locator("#pack-presidium")).to_contain_text("ілеспе хат")
    expect(page.locator("#pack-presidium")).to_contain_text("сравнительная таблица")
    link = page.locator("#pack-presidium a", has_text="XLSX")
    assert link.get_attribute("href").endswith("/comparison-table.v1.ru.xlsx")


def test_what_is_wrong_in_many_places_is_said_once_with_all_of_them(opened):
    page = opened("/d/2.4/v1")
    said = page.locator("#problems li p:first-child").all_inner_texts()
    assert said
    assert len(set(said)) == len(said)
    places = page.locator("#problems .place").all_inner_texts()
    assert len(places) > len(said)
    total = page.locator("#problems h2").inner_text()
    assert total.endswith(f" {len(places)}")
