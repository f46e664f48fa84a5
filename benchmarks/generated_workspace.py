"""A workspace of any size: directions that each change twenty articles in three ways.

The articles are those of the real acts in `drafts/acts`; everything else of a direction
is taken from direction 2.4. The same on every run.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from measuring import ROOT

PATTERN = "2.4"
ALTERNATIVES = ("v1", "v2", "v3")
NEW = {"kk": "өзгертілген", "ru": "измененный"}
_ARTICLE = re.compile(
    r"^(?:#+ |\*\*)?(?:Статья (?P<ru>[\d-]+)|(?P<kk>[\d-]+)-бап)\b", re.MULTILINE
)
_WORD = re.compile(r"(?<![\w-])[а-яәғқңөұүһі]{6,}(?![\w-])")
_GONE = re.compile("исключен|алып таст")
"""An excluded unit: its line says so, and must go on saying so."""
_RATIONALE = {
    "kk": "::: негіздеме\nмәні: Сөз өзгертілді.\nдәлел: Өлшеу үшін жасалған мәтін.\nтапсырма: Тапсырма жоқ.\n:::\n",
    "ru": "::: обоснование\nсуть: Слово изменено.\nдовод: Текст составлен для измерения.\nпоручение: Поручения нет.\n:::\n",
}


def make(root: Path, directions: int) -> int:
    """Write the workspace; returns the number of norm files.

    Args:
        root: an empty folder.
        directions: how many.
    """
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(
        ROOT / "drafts",
        root / "drafts",
        ignore=shutil.ignore_patterns("[0-9].[0-9]"),
    )
    (root / "outputs").mkdir()
    articles = _articles()
    count = 0
    for number in range(1, directions + 1):
        folder = root / "drafts" / f"9.{number}"
        shutil.copytree(
            ROOT / "drafts" / PATTERN,
            folder,
            ignore=shutil.ignore_patterns("norms", "ledger"),
        )
        _describe(folder)
        (folder / "norms").mkdir()
        for (code, base, article, lang), text in articles.items():
            for turn, alternative in enumerate(ALTERNATIVES):
                name = f"{code}__art_{article}.{alternative}.{lang}.md"
                head = f'---\nact: {code}\narticle: "{article}"\nbase: {base}\n---\n\n'
                changed = _changed(text, lang, number + turn)
                (folder / "norms" / name).write_text(head + changed, "utf-8")
                count += 1
    return count


def _articles() -> dict[tuple[str, str, str, str], str]:
    """Articles that both languages have, newest text, by act, edition, number, language."""
    found = {}
    for act in sorted((ROOT / "drafts" / "acts").iterdir()):
        for lang in ("kk", "ru") if act.is_dir() else ():
            file = max(act.glob(f"*.{lang}.md"))
            body = file.read_text("utf-8").split("\n---\n", 1)[1]
            marks = list(_ARTICLE.finditer(body))
            ends = [mark.start() for mark in marks[1:]] + [len(body)] * bool(marks)
            for mark, end in zip(marks, ends, strict=True):
                number = mark["ru"] or mark["kk"]
                base = file.name.split(".")[0]
                found[act.name, base, number, lang] = _plain(body[mark.start() : end])
    known = {
        lang: {(key[0], key[2]) for key in found if key[3] == lang} for lang in NEW
    }
    both = known["kk"] & known["ru"]
    return {key: text for key, text in found.items() if (key[0], key[2]) in both}


def _plain(text: str) -> str:
    """Without anchors and editors' notes."""
    lines = [
        line for line in text.split("\n") if not line.lstrip().startswith(("<a", ">"))
    ]
    return "\n".join(lines).strip() + "\n"


def _changed(text: str, lang: str, turn: int) -> str:
    """One word of each fifth unit is another one."""
    lines = text.split("\n")
    units = [
        index
        for index, line in enumerate(lines)
        if index and _WORD.search(line) and not _GONE.search(line)
    ]
    for index in units[turn % 5 :: 5] or units[:1]:
        found = list(_WORD.finditer(lines[index]))
        match = found[turn % len(found)]
        lines[index] = (
            lines[index][: match.start()] + NEW[lang] + lines[index][match.end() :]
        )
    head, _, rest = "\n".join(lines).partition("\n")
    return f"{head}\n\n{_RATIONALE[lang]}{rest}"


def _describe(folder: Path) -> None:
    file = folder / "direction.yaml"
    text = file.read_text("utf-8").replace(f'"{PATTERN}"', f'"{folder.name}"')
    third = '  - {id: v3, titles: {kk: "Үшінші", ru: "Третья"}}\nchosen_alternative:'
    file.write_text(text.replace("chosen_alternative:", third, 1), "utf-8")
