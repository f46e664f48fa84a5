"""How long a whole code takes: parse and print, each foreign form, the snapshot.

uv run python benchmarks/import_code.py [ARTICLES …]
"""

from __future__ import annotations

import html
import re
import sys
import tempfile
import time
from pathlib import Path

from generated_code import code_text

from pipeline.halls.import_act import import_act
from pipeline.model.act import Profile
from pipeline.readers import parse_act, print_act
from pipeline.readers.official_html import read_official_html

IN_CHAPTER, IN_SECTION = 20, 100
EXCLUDED = 25
"""Every so many articles one is excluded: its heading stays, and a note below it."""


def whole_code(articles: int) -> str:
    """The Markdown text of a code with sections, chapters, notes and excluded articles."""
    text = code_text(articles)
    parts = re.split(r"(?m)^(?=#+ )", text)[1:]
    return "".join(_framed(number, part) for number, part in enumerate(parts, start=1))


def _framed(number: int, part: str) -> str:
    above = ""
    if number % IN_SECTION == 1:
        above += f"# РАЗДЕЛ {number // IN_SECTION + 1}. ОБЩИЕ ПОЛОЖЕНИЯ\n\n"
    if number % IN_CHAPTER == 1:
        above += f"## Глава {number // IN_CHAPTER + 1}. ПРАВА И ОБЯЗАННОСТИ\n\n"
    law = "Законом РК от 17.12.2025 № 241-VIII"
    if number % EXCLUDED == 0:
        heading = part.split("\n", 1)[0]
        return f"{above}{heading}\n\n> *Сноска. Статья {number} исключена {law}.*\n\n"
    note = f"> *Сноска. Статья {number} с изменением, внесенным {law}.*\n\n"
    return f"{above}{part.rstrip()}\n\n{note}"


def portal_page(text: str) -> bytes:
    """The code as a page of the official portal."""
    parts = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        words = html.escape(line.lstrip("#> ").strip("*"), quote=False)
        if line.startswith("#"):
            parts.append(f"<h3> {words}</h3>")
        elif line.startswith(">"):
            parts.append(f'<span class="note">      {words}</span><br>')
        else:
            parts.append(f"<p>\n{'&nbsp;' * 5} {words}</p>")
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>'
        '<div id="container" class="module_npaView lang_rus"><article>'
        + "\n".join(parts)
        + "</article></div></body></html>"
    ).encode()


def spent(action) -> float:
    """Seconds of this process that an action takes."""
    started = time.process_time()
    action()
    return time.process_time() - started


def parse_and_print(text: str) -> None:
    parsed = parse_act(text, Profile.CODE, "ru")
    if print_act(parsed.provisions, parsed.tail) != text:
        raise ValueError(text)


def import_page(page: bytes) -> int:
    """Import a page into an empty workspace; the number of its articles."""
    with tempfile.TemporaryDirectory() as folder:
        drafts = Path(folder, "drafts")
        (drafts / "acts").mkdir(parents=True)
        (drafts / "acts" / "acts.yaml").write_text("acts: {}\n", encoding="utf-8")
        file = Path(folder, "code.html")
        file.write_bytes(page)
        report = import_act([file], drafts, act="K9900000001", edition="2026-01-01")
        return len(report.articles)


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or [500, 1000]
    print("articles  characters  parse+print  page→Markdown  import (clock)")
    for articles in sizes:
        text = whole_code(articles)
        page = portal_page(text)
        parse = spent(lambda text=text: parse_and_print(text))
        convert = spent(lambda page=page: read_official_html(page, "code.html"))
        started = time.perf_counter()
        count = import_page(page)
        clock = time.perf_counter() - started
        print(
            f"{count:8}  {len(text):10}  {parse:9.2f} s  {convert:11.2f} s  {clock:12.2f} s"
        )


if __name__ == "__main__":
    main()
