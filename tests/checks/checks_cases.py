"""Cases of legal technique, written as a lawyer writes drafts.

A case file holds cases that begin with `# title`. Inside, `== ` begins a part:

    == edition CODE LANG [whole]          articles in force
    == norm CODE ARTICLE ALTERNATIVE LANG [after=N]
    == text DOCUMENT LANG                 prose
    == glossary
    == subject LANG                       what the bill's title says after «по вопросам»
    == item CODE LANG                     replaces the act's name in items of a bill
    == expect                             one problem a line, or nothing

An expected problem is `rule @ words of the line | key=value; key=value`; the parts
after the rule may be left out. Problems of other families than legal technique are
not looked at.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.halls.prepare import prepare
from pipeline.locales.catalog import load_locales

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DAY = dt.date(2026, 11, 24)
BASE = "2026-01-01"
SHARED = ("programme.yaml", "addressees.yaml", "chambers.yaml", "acts/acts.yaml")
NOBODY = '{post: {kk: "Мүше", ru: "Член"}, name: "Н. Н."}'
DIRECTION = f"""\
number: "2.1"
titles: {{kk: "Бағыт", ru: "Направление"}}
goals: {{kk: "Мақсат.", ru: "Цель."}}
bill: {{subject: {{kk: "SUBJECT_KK", ru: "SUBJECT_RU"}}}}
responsible: {NOBODY}
coordinator: {NOBODY}
working_group: []
alternatives:
  - {{id: v1, titles: {{kk: "Бірінші", ru: "Первая"}}}}
  - {{id: v2, titles: {{kk: "Екінші", ru: "Вторая"}}}}
chosen_alternative: v1
addressees: {{consultation: [moj], submission: [moj]}}
deadlines: {{first_review: 2026-03-31, completion: 2026-12-31}}
indicators: []
materials: []
consultation_format: []
calendar: []
"""
FAMILIES = [
    "references",
    "numbering",
    "wording",
    "abbreviations",
    "definitions",
    "volume",
    "lists",
    "headings",
    "parity",
    "parity_inside",
    "glossary",
    "bill",
    "technique",
]
_RULE = re.compile(
    r"\b(?:error|warning|notice)\(\s*\"([a-z-]+)\"|: \"(reference-[a-z-]+)\""
)


def rules_of(families=FAMILIES):
    """Rules that the modules of legal technique name."""
    found = set()
    for family in families:
        source = (ROOT / f"pipeline/checks/{family}.py").read_text(encoding="utf-8")
        found |= {one or other for one, other in _RULE.findall(source)}
    return found


@dataclass
class Example:
    name: str
    parts: list[tuple[list[str], str]]

    @property
    def expected(self):
        """Each expected problem: rule, words of its line, values."""
        (text,) = [text for head, text in self.parts if head[0] == "expect"]
        return [_expected(line) for line in text.splitlines() if line.strip()]


def _expected(line):
    head, _, values = line.partition(" | ")
    rule, _, words = head.partition(" @ ")
    pairs = [pair.partition("=") for pair in values.split("; ") if pair]
    return rule.strip(), words.strip(), {key: value for key, _, value in pairs}


def examples():
    """All cases of all files."""
    found = []
    for file in sorted((HERE / "cases").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        for case in re.split(r"(?m)^# ", text)[1:]:
            title, _, rest = case.partition("\n")
            pieces = re.split(r"(?m)^== (.+)\n", rest)[1:]
            parts = [
                (head.split(), body)
                for head, body in zip(pieces[::2], pieces[1::2], strict=True)
            ]
            found.append(Example(f"{file.stem}: {title.strip()}", parts))
    return found


def write(example, root):
    """The case as a workspace of its own."""
    drafts = root / "drafts"
    for name in SHARED:
        (drafts / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "drafts" / name, drafts / name)
    folder = drafts / "2.1"
    for name in ("norms", "texts"):
        (folder / name).mkdir(parents=True)
    direction = DIRECTION
    for (kind, *head), body in example.parts:
        if kind == "subject":
            direction = direction.replace(f"SUBJECT_{head[0].upper()}", body.strip())
        elif kind == "item":
            _rename(drafts / "acts/acts.yaml", head, body.strip())
        else:
            _part(drafts, kind, head, body)
    for lang in ("KK", "RU"):
        direction = direction.replace(f"SUBJECT_{lang}", "")
    (folder / "direction.yaml").write_text(direction, encoding="utf-8")
    return drafts


def _part(drafts, kind, head, body):
    if kind == "edition":
        code, lang, *whole = head
        source = "" if whole else "1"
        front = (
            f'act: {code}\ntitle: "Акт"\nlang: {lang}\nedition: {BASE}\n'
            f"status: verified-against-official\nsources:\n"
            f'  - {{article: "{source}", file: "a.md", sha256: {"a" * 64}}}\n'
        )
        _write(drafts / f"acts/{code}/{BASE}.{lang}.md", f"---\n{front}---\n\n{body}")
    elif kind == "norm":
        code, article, alternative, lang, *after = head
        front = f'act: {code}\narticle: "{article}"\nbase: {BASE}\n'
        front += "".join(f'after: "{each.partition("=")[2]}"\n' for each in after)
        name = f"{code}__art_{article}.{alternative}.{lang}.md"
        _write(drafts / "2.1/norms" / name, f"---\n{front}---\n\n{body}")
    elif kind == "text":
        document, lang = head
        _write(drafts / f"2.1/texts/{document}.{lang}.md", body)
    elif kind == "glossary":
        _write(drafts / "glossary.yaml", body)
    else:
        assert kind == "expect", kind


def _write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _rename(file, head, item):
    """Gives an act another name in items of a bill."""
    code, lang = head
    text = file.read_text(encoding="utf-8")
    start = text.index(f"\n  {code}:")
    start = text.index("\n        item:", text.index(f"\n      {lang}:", start))
    end = text.index("\n", start + 1)
    file.write_text(f"{text[:start]}\n        item: '{item}'{text[end:]}", "utf-8")


def problems(drafts, **settings):
    """What is found in a workspace, of the rules of legal technique."""
    prepared = prepare(drafts, load_locales(), as_of=DAY, **settings)
    wanted = rules_of()
    return [each for each in prepared.all_problems() if each.rule in wanted]


def line_of(drafts, problem):
    """The line that a problem points at."""
    file = drafts.parent / problem.location.file
    lines = file.read_text(encoding="utf-8").splitlines()
    return lines[max(problem.location.line, 1) - 1]
