"""Builds small workspaces for the readers' tests."""

from __future__ import annotations

from pathlib import Path, PurePath

from pipeline.model.locale import Locale
from pipeline.readers import read_bytes

WORDS = {
    "kk": {
        "fence": "негіздеме",
        "what": "мәні",
        "why": "дәлел",
        "instruction": "тапсырма",
    },
    "ru": {
        "fence": "обоснование",
        "what": "суть",
        "why": "довод",
        "instruction": "поручение",
    },
}


def locale(lang):
    return Locale(
        tag=f"{lang}-KZ",
        lang=lang,
        terms={},
        phrases={},
        units={},
        ordinals={},
        months=(),
        grammar={"rationale": WORDS[lang]},
    )


LOCALES = {lang: locale(lang) for lang in WORDS}

PROGRAMME = """\
organisation:
  name: {kk: "Алқа", ru: "Коллегия"}
  place: {kk: "Астана", ru: "Астана"}
  chair: {post: {kk: "Төраға", ru: "Председатель"}, name: "[аты-жөні]"}
  executor: {post: {kk: "Үйлестіруші", ru: "Координатор"}, name: "[аты-жөні]"}
  contacts: {kk: "[телефон]", ru: "[телефон]"}
horizon: 2026-12-31
"""
ADDRESSEES = """\
addressees:
  moj:
    kk: {nom: "Министрлік", dat: "Министрлікке"}
    ru: {nom: "Министерство", dat: "Министерству"}
"""
ACTS = """\
acts:
  K1400000226:
    rank: code
    profile: criminal
    date: 2014-07-03
    names:
      kk: {nom: "К", gen: "К", dat: "К", loc: "К", item: "К", title: "К"}
      ru: {nom: "К", gen: "К", acc: "К", prep: "К", item: "К", title: "К"}
"""
DIRECTION = """\
number: "2.4"
titles: {kk: "Т", ru: "Т"}
goals: {kk: "М", ru: "Ц"}
bill: {subject: {kk: "", ru: ""}}
responsible: {post: {kk: "М", ru: "Ч"}, name: "[аты-жөні]"}
coordinator: {post: {kk: "Ү", ru: "К"}, name: "[аты-жөні]"}
alternatives:
  - {id: v1, titles: {kk: "Бір", ru: "Один"}}
  - {id: v2, titles: {kk: "Екі", ru: "Два"}}
chosen_alternative: v1
addressees: {consultation: [moj, [moj, ap]], submission: [moj]}
deadlines: {first_review: 2025-12-31, completion: 2026-12-31}
calendar:
  - {quarter: 2026-Q1, result: {kk: "Н", ru: "И"}}
"""
NORM_RU = """\
---
act: K1400000226
article: "435"
base: 2026-06-12
---

### Статья 435. Воспрепятствование

1. Деяния –

::: обоснование
суть: Что меняется.
довод: Почему.
поручение: Поручения нет.
:::

   наказываются штрафом.
"""
NORM_KK = """\
---
act: K1400000226
article: "435"
base: 2026-06-12
---

### 435-бап. Кедергі жасау

::: негіздеме
мәні: Не өзгереді.
дәлел: Неге.
тапсырма: Жоқ.
:::

1. Іс-әрекеттер –

   айыппұл салуға жазаланады.
"""
TEXT_KK = "## Қажеттігі {#need}\n\nМәтін.\n"
TEXT_RU = "## Необходимость {#need}\n\nТекст.\n"
EDITION = """\
---
act: K1400000226
title: "Кодекс"
lang: {lang}
edition: 2026-06-12
status: verified-against-official
sources:
  - article: "435"
    file: "435.{lang}.md"
    sha256: 00
---

### {heading}

1. {text}
"""

FILES = {
    "programme.yaml": PROGRAMME,
    "addressees.yaml": ADDRESSEES,
    "chambers.yaml": ADDRESSEES.replace("addressees", "chambers"),
    "acts/acts.yaml": ACTS,
    "acts/K1400000226/2026-06-12.ru.md": EDITION.format(
        lang="ru", heading="Статья 435. Воспрепятствование", text="Деяния."
    ),
    "acts/K1400000226/2026-06-12.kk.md": EDITION.format(
        lang="kk", heading="435-бап. Кедергі", text="Іс-әрекеттер."
    ),
    "2.4/direction.yaml": DIRECTION,
    "2.4/norms/K1400000226__art_435.v1.ru.md": NORM_RU,
    "2.4/norms/K1400000226__art_435.v1.kk.md": NORM_KK,
    "2.4/texts/explanatory-note.kk.md": TEXT_KK,
    "2.4/texts/explanatory-note.ru.md": TEXT_RU,
}


def write_workspace(root: Path, **changes: str | bytes | None) -> Path:
    """A sound workspace with some files changed, added or (None) left out."""
    drafts = root / "drafts"
    for name, content in {**FILES, **changes}.items():
        if content is None:
            continue
        path = drafts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
    return drafts


def draft(text, name):
    """A file as the readers get it."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_bytes(data, PurePath(name))
