"""Links inside the documentation lead to files and headings that are there."""

from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]


def broken(link, page, pages):
    """Why a link leads nowhere; empty where it leads somewhere, or out of the house."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    target = (page.path.parent / parts.path).resolve() if parts.path else page.path
    if not target.exists():
        return f"{link}: no such file"
    if not target.is_relative_to(ROOT):
        return f"{link}: outside the project"
    if not parts.fragment:
        return ""
    name = target.relative_to(ROOT).as_posix()
    if name not in pages or parts.fragment not in pages[name].anchors:
        return f"{link}: no such heading"
    return ""


def test_links_lead_somewhere(page, pages):
    reasons = [broken(link, page, pages) for link in page.links]
    assert [reason for reason in reasons if reason] == []


def test_a_broken_link_is_seen(pages):
    page = pages["docs/dependencies.md"]
    assert broken("#runtime", page, pages) == ""
    assert broken("../CHANGELOG.md#changelog", page, pages) == ""
    assert broken("no-such-page.md", page, pages)
    assert broken("#no-such-heading", page, pages)
    assert broken("../CHANGELOG.md#no-such-heading", page, pages)
    assert broken("../../outside.md", page, pages)


def test_every_page_is_read(pages):
    assert {"README.md", "CHANGELOG.md", "docs/dependencies.md"} <= pages.keys()
