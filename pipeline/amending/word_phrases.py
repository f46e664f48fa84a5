"""Formulas of word changes (under way)."""

from __future__ import annotations

from pipeline.amending.orders import WordChange
from pipeline.amending.units import Locator
from pipeline.model.locale import Locale


def words_line(chain: Locator, words: tuple[WordChange, ...], locale: Locale) -> str:
    """The sentence of a change of words."""
    raise NotImplementedError(chain, words, locale)
