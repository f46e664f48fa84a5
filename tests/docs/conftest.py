"""The pages of the documentation, read as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Page:
    """One page: its anchors, links and the code it shows."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def tokens(self) -> list[Token]:
        reader = MarkdownIt("commonmark").enable("table")
        flat: list[Token] = []
        for token in reader.parse(self.path.read_text("utf-8")):
            flat += [token, *(token.children or [])]
        return flat

    @cached_property
    def anchors(self) -> set[str]:
        """Names of the headings, made as the usual Markdown hosts make them."""
        anchors: set[str] = set()
        for token, following in zip(self.tokens, self.tokens[1:], strict=False):
            if token.type == "heading_open":
                name = re.sub(r"[^\w\- ]", "", plain(following).lower())
                anchors.add(numbered(name.replace(" ", "-"), anchors))
            elif token.type in {"html_inline", "html_block"}:
                anchors |= set(re.findall(r'\b(?:id|name)="([^"]+)"', token.content))
        return anchors

    @property
    def links(self) -> list[str]:
        """Targets of links and pictures."""
        targets = [t.attrGet("href") or t.attrGet("src") for t in self.tokens]
        return [unquote(str(target)) for target in targets if target]

    @property
    def code(self) -> list[str]:
        """Lines of code: those of fenced blocks, joined where they go on, and spans."""
        found: list[str] = []
        for token in self.tokens:
            if token.type in {"fence", "code_block"}:
                found += token.content.replace("\\\n", " ").splitlines()
            elif token.type == "code_inline":
                found.append(token.content)
        return found


def plain(inline: Token) -> str:
    kept = [
        t.content for t in inline.children or [] if t.type in {"text", "code_inline"}
    ]
    return "".join(kept)


def numbered(name: str, taken: set[str]) -> str:
    number, free = 0, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


PAGES = {
    page.name: page
    for page in map(Page, sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]))
}


@pytest.fixture(scope="session")
def pages() -> dict[str, Page]:
    """Every page by its path inside the project."""
    return PAGES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", PAGES.values(), ids=PAGES.keys())
