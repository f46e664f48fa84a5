"""Abbreviations are spelt out in the text that uses them.

Law on legal acts, Art. 24(6): names of bodies and organisations stand in full; an
abbreviation may be used where the text itself spells it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import own_units, words_of
from pipeline.checks.letters import fold_small, listed
from pipeline.model.locale import Locale
from pipeline.model.norm import Norm
from pipeline.model.problem import Problem, warning

_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w])")
_ROMAN = frozenset("IVXLCDMІХСМ")


def find(case: Case) -> Iterator[Problem]:
    """Words in capitals that neither the draft nor its act spells out."""
    for examined, norm in case.norms():
        locale = case.locales.get(norm.lang)
        if locale is None:
            continue
        known: str | None = None
        for unit in own_units(case, norm):
            for word in dict.fromkeys(_abbreviations(unit.text, locale)):
                known = known or _all_words(case, examined, norm)
                if not _is_spelt_out(word, known, locale):
                    yield warning(
                        "abbreviation-unexplained", unit.location, abbreviation=word
                    )


def _abbreviations(text: str, locale: Locale) -> Iterator[str]:
    """Words of two or more capitals, Roman numerals and permitted ones aside."""
    if text.isupper():
        return  # a heading in capitals
    permitted = listed(locale.grammar["abbreviations"]["known"])
    for match in _CAPITALS.finditer(text):
        word = match[0]
        is_permitted = fold_small(word) in permitted or _ROMAN.issuperset(word)
        if word.isupper() and not is_permitted:
            yield word


def _all_words(case: Case, examined: Examined, norm: Norm) -> str:
    """The act as it will read, as far as the workspace holds it."""
    edition = case.workspace.edition(norm.act, norm.lang, norm.base)
    articles = [*(edition.articles() if edition is not None else ())]
    for each in examined.direction.norms:
        if (each.act, each.lang) == (norm.act, norm.lang):
            articles += each.redaction.articles()
    return "\n".join(words_of(article) for article in articles)


def _is_spelt_out(word: str, known: str, locale: Locale) -> bool:
    """Whether «(далее – X)» stands somewhere in the act."""
    mark = re.escape(locale.grammar["abbreviations"]["expanded"])
    said = re.escape(fold_small(word))
    return bool(re.search(rf"\(\s*{mark}\s*[–-]\s*{said}\b", known))


ABBREVIATIONS = Check("abbreviations", find)
