"""Reads locales from their TOML files.

Reads: `<tag>.toml` (documents), `amending.<tag>.toml` (amending formulas) and
`technique.<tag>.toml` (words that the checks of legal technique look for).
Returns: `Locale` values. A missing table or a stray one stops at load, not in a
letter to a minister.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.model.identity import LANGS, Lang
from pipeline.model.locale import Locale

TAGS: Mapping[Lang, str] = {"kk": "kk-KZ", "ru": "ru-KZ"}

_OWN_PLACE = {"tag", "lang", "months", "terms", "phrases"}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache
def load_locale(lang: Lang) -> Locale:
    """The locale of a language.

    Raises:
        KeyError: where a file lacks a table that every locale has.
    """
    tag = TAGS[lang]
    words = _load(f"{tag}.toml")
    formulas = _load(f"amending.{tag}.toml")
    technique = _load(f"technique.{tag}.toml")
    units = formulas.pop("units")
    ordinals = formulas.pop("ordinals")
    grammar = {
        key: table
        for source in (words, formulas, technique)
        for key, table in source.items()
        if key not in _OWN_PLACE
    }
    return Locale(
        tag=tag,
        lang=lang,
        terms=words["terms"],
        phrases=words["phrases"],
        units=units,
        ordinals={form: tuple(row) for form, row in ordinals.items()},
        months=tuple(words["months"]),
        grammar=grammar,
    )


def load_locales() -> dict[Lang, Locale]:
    """The locales of all languages of documents."""
    return {lang: load_locale(lang) for lang in LANGS}
