"""A code of real size, made of the articles in drafts/acts: the same on every run."""

from __future__ import annotations

import random
import re
from pathlib import Path

from pipeline.model.act import Profile
from pipeline.readers import parse_act, print_act

ROOT = Path(__file__).parents[1]
WORD = re.compile(r"(?<![А-Яа-яё-])[а-я]{5,}(?![а-яё-])")
SOURCES = ("K1400000226", "K1400000231", "K1500000377", "K2000000350")


def _articles():
    found = []
    for code in SOURCES:
        for file in sorted((ROOT / "drafts" / "acts" / code).glob("*.ru.md")):
            body = file.read_text(encoding="utf-8").split("---", 2)[2]
            parsed = parse_act(body, Profile.CODE, "ru")
            found += [print_act((each,)) for each in parsed.provisions]
    return found


def code_text(articles: int, seed: int = 1) -> str:
    """The Markdown text of a code with so many articles, each with words of its own."""
    pick = random.Random(seed)
    sources = _articles()
    vocabulary = sorted({word for text in sources for word in WORD.findall(text)})
    parts = []
    for number in range(1, articles + 1):
        text = re.sub(
            r"^>.*$|^\s+>.*$|<a id.*",
            "",
            sources[number % len(sources)],
            flags=re.MULTILINE,
        )
        text = WORD.sub(
            lambda match: pick.choice(vocabulary) if pick.random() < 0.05 else match[0],
            text,
        )
        parts.append(
            re.sub(r"Статья [\d-]+", f"Статья {number}", text, count=1).strip()
        )
    return "\n\n".join(parts) + "\n"


def changed_text(text: str, changes: int, seed: int = 2) -> str:
    """The text with words replaced in so many of its units."""
    pick = random.Random(seed)
    lines = text.split("\n")
    places = [
        index
        for index, line in enumerate(lines)
        if len(WORD.findall(line)) > 5 and not line.startswith("#")
    ]
    for index in pick.sample(places, changes):
        words = list(WORD.finditer(lines[index]))
        match = pick.choice(words[1:])
        lines[index] = (
            lines[index][: match.start()] + "измененное" + lines[index][match.end() :]
        )
    return "\n".join(lines)
