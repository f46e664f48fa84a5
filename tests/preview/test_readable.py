"""The page for every eye and window: axe-core, both themes, 200 percent, a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from returned import COMMENT, HEAD, REMARKS, edit

UIS = ("kk", "ru", "en")
pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def home(site):
    """Remarks have come home; afterwards there are none."""
    site.draft(REMARKS).write_text(HEAD + COMMENT + edit(), "utf-8")
    yield site
    site.draft(REMARKS).unlink()


def serious(page, context=None):
    """Rules of axe-core that are broken seriously, with the first place of each."""
    page.evaluate(  # a colour on its way to another one is no colour of ours
        "() => Promise.all(document.getAnimations().map(each => each.finished))"
    )
    found = Axe().run(page, context=context).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]


def show_all(page):
    """Folds everything open that is folded away."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(d => { d.open = true })"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/d/2.4/v1", "/d/2.4/all"])
def test_axe_finds_nothing_serious_on_a_page(opened, path, scheme):
    page = opened(path, color_scheme=scheme)
    show_all(page)
    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_dialogs(opened, scheme):
    page = opened("/d/2.4/v1", color_scheme=scheme)
    page.keyboard.press("?")
    assert serious(page, "#help") == []
    page.keyboard.press("Escape")
    page.locator(".row").first.focus()
    page.keyboard.press("p")
    page.locator("#stance .main").click()
    expect(page.locator("#stance")).to_be_visible()  # a position is still to be chosen
    assert serious(page, "#stance") == []
    page.keyboard.press("Escape")
    page.locator('[data-remark="ap-1"]').click()
    page.locator("#decide [name=state][value=accepted]").check(force=True)
    expect(page.locator("#foreseen ins")).to_be_visible()
    assert serious(page, "#decide") == []
    page.locator("#decide [name=state][value=declined]").check(force=True)
    page.locator("#decide .main").click()
    expect(page.locator("#decide .wrong")).to_be_visible()
    assert serious(page, "#decide") == []


def test_a_phone_and_a_page_at_200_percent_need_no_scrolling_to_the_side(opened):
    page = opened("/")
    for path in ("/", "/d/2.4/v1", "/d/2.4/all"):
        page.goto(page.url.partition("/d/")[0].rstrip("/") + path)
        for width in (360, 390, 640, 720):
            page.set_viewport_size({"width": width, "height": 800})
            page.wait_for_selector("#parts")
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, (path, width)


@pytest.mark.parametrize("ui", UIS)
def test_the_bar_stands_on_two_lines_at_most_whatever_it_says(opened, ui):
    page = opened(f"/d/2.4/v1?ui={ui}", width=1440)
    page.wait_for_selector(f"html[lang={ui}]")
    bar = page.locator(".bar")
    page.set_viewport_size({"width": 3000, "height": 900})
    line = bar.evaluate("each => each.offsetHeight")
    page.set_viewport_size({"width": 1440, "height": 900})
    for state in ("live", "work", "lost"):
        page.locator("#live").evaluate(
            "(each, state) => { each.textContent = each.dataset[state] }", state
        )
        assert bar.evaluate("each => each.offsetHeight") <= 2 * line, state


def test_dialogs_go_back_to_where_they_were_opened(opened):
    page = opened("/d/2.4/v1")
    button = page.locator('[data-remark="moj-1"]')
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    row = page.locator(".row").nth(1)
    row.focus()
    page.keyboard.press("p")
    page.locator("#stance [data-close]").click()
    expect(row).to_be_focused()
