"""Scripts in drafts, in records and in names are shown, and never run."""

import pytest
from returned import BEFORE, HEAD, edit

EVIL = "<script>window.ran=1</script><img src=x onerror=window.ran=1>"


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory, new_site):
    site = new_site(tmp_path_factory.mktemp("hostile"))
    norm = "norms/K1400000226__art_435.v1.ru.md"
    site.edit(norm, "в том числе:", f"{EVIL} в том числе:")
    site.edit(norm, "довод: ", f"довод: {EVIL} ")
    site.edit("direction.yaml", "ru: ", f"ru: {EVIL} ")
    positions = site.draft("ledger/positions.yaml")
    record = (
        "- body: moj\n  provision: K1400000226/art_435__para_1\n  date: 2026-11-23\n"
        f"  stance: partly\n  argument: {{ru: '\"{EVIL}'}}\n"
    )
    positions.write_text(positions.read_text("utf-8") + record, "utf-8")
    digest = "0" * 64
    site.draft("ledger/remarks.yaml").write_text(
        HEAD
        + edit(after=BEFORE.replace("отказ", EVIL))
        + "- id: moj-1\n  body: moj\n  date: 2026-11-23\n  kind: comment\n"
        f"  file: {digest}\n  norm: K1400000226/art_435__para_1\n  text: '{EVIL}'\n"
        f"  author: '\"{EVIL}'\n  reason: '\" autofocus onfocus=window.ran=1 x=\"'\n",
        "utf-8",
    )
    site.draft("norms/<img src=x onerror=window.ran=1>.v1.ru.md").write_text(
        "?", "utf-8"
    )
    pack = site.root / "outputs/2.4/presidium"
    (pack / "a<img src=x onerror=window.ran=1>.v1.ru.pdf").write_bytes(b"%PDF-1.4\n")
    with site.running():
        yield site


@pytest.mark.parametrize("path", ["/", "/d/2.4/v1", "/d/2.4/all"])
def test_no_script_of_a_draft_runs(poisoned, browser, path):
    context = browser.new_context()
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(poisoned.url + path)
    page.wait_for_selector("#live[data-state=live]")
    page.wait_for_load_state("load")
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script").count() == 0
    assert said == []
    context.close()


def test_what_is_swapped_in_later_does_not_run_either(poisoned, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(poisoned.url + "/d/2.4/v1")
    page.wait_for_selector("#live[data-state]")
    shown = page.locator("main").inner_text()
    assert shown.count(EVIL) >= 3  # text, rationale, position, remark: as words
    poisoned.edit("norms/K1400000226__art_435.v1.ru.md", EVIL, f"{EVIL} дважды")
    page.locator("ins", has_text="дважды").first.wait_for()
    page.locator('[data-remark="moj-1"]').click()
    assert page.locator("[name=reason]").input_value().startswith('" autofocus')
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script").count() == 0
    context.close()


def test_a_returned_edit_is_shown_before_it_is_taken_and_does_not_run(
    poisoned, browser
):
    context = browser.new_context()
    page = context.new_page()
    page.goto(poisoned.url + "/d/2.4/v1")
    page.wait_for_selector("#live[data-state=live]")
    page.locator('[data-remark="ap-1"]').click()
    page.locator("#decide [name=state][value=accepted]").check(force=True)
    page.locator("#foreseen .law").wait_for()
    assert EVIL in page.locator("#foreseen .law").inner_text()
    assert EVIL in page.locator("#decide-what").inner_text()
    assert page.evaluate("window.ran") is None
    assert page.locator("dialog img, dialog script").count() == 0
    context.close()


def test_the_browser_refuses_scripts_that_are_not_ours(poisoned, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(poisoned.url + "/")
    words = """words => { const s = document.createElement('script');
        try { s.textContent = words } catch { s.append(words) }
        document.head.append(s); return window.ran }"""
    assert page.evaluate(words, "window.ran = 1") is None
    html = (
        "html => { try { document.body.innerHTML = html } catch (e) { return e.name } }"
    )
    assert page.evaluate(html, EVIL) == "TypeError"
    context.close()
