"""Reads locales from their TOML files.

Reads: `<tag>.toml` (documents), `ledger.<tag>.toml` (documents made from the ledger),
`amending.<tag>.toml` (amending formulas) and `technique.<tag>.toml` (words that the
checks of legal technique look for).
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

Words = Mapping[str, str]

_OWN_PLACE = {"tag", "lang", "months", "terms", "phrases"}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@lru_cache
def load_locale(lang: Lang) -> Locale:
    """The locale of a language.

    Raises:
        KeyError: where a file lacks a table that every locale has.
        ValueError: where two files have a word of one name.
    """
    tag = TAGS[lang]
    words = _load(f"{tag}.toml")
    recorded = _load(f"ledger.{tag}.toml")
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
        terms=_joined(words["terms"], recorded["terms"]),
        phrases=_joined(words["phrases"], recorded["phrases"]),
        units=units,
        ordinals={form: tuple(row) for form, row in ordinals.items()},
        months=tuple(words["months"]),
        grammar=grammar,
    )


def _joined(words: Words, recorded: Words) -> Words:
    """Two tables as one; a name has one place.

    Raises:
        ValueError: where both have a word of one name.
    """
    twice = words.keys() & recorded.keys()
    if twice:
        raise ValueError(sorted(twice))
    return {**words, **recorded}


def load_locales() -> dict[Lang, Locale]:
    """The locales of all languages of documents."""
    return {lang: load_locale(lang) for lang in LANGS}
