"""One word for one thing: the glossary of the drafts.

Domain brief 8: terms of the drafts drift (Президиум and Төралқа, салыстырмалы кесте
for «салыстырма кесте»). Only the drafts' own words are looked at: not quotations, not
the law in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.in_force import article_in_force, own_units, words_of
from pipeline.checks.letters import fold_small
from pipeline.model.bilingual import Bilingual
from pipeline.model.direction import Direction
from pipeline.model.glossary import Term
from pipeline.model.identity import LANGS, Lang, Location
from pipeline.model.problem import Problem, warning

_QUOTED = re.compile(r'"[^"]*"')


def find(case: Case) -> Iterator[Problem]:
    """Words that the glossary has another word for."""
    patterns = [(term, _pattern(term)) for term in case.workspace.glossary]
    if not patterns:
        return
    for examined in case.examined:
        for lang, text, place in (*_said(examined.direction), *_norms(case, examined)):
            words = _QUOTED.sub(_blank, fold_small(text))
            for term, pattern in patterns:
                if term.lang == lang:
                    yield from _used(term, pattern, words, place)


def _used(
    term: Term, pattern: re.Pattern[str], words: str, place: Location
) -> Iterator[Problem]:
    for used in dict.fromkeys(match[0] for match in pattern.finditer(words)):
        yield warning(
            "term-not-preferred",
            place,
            used=used,
            preferred=term.preferred,
            note=term.note or "–",
        )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _pattern(term: Term) -> re.Pattern[str]:
    """Any of the discouraged forms; a star at a word's end stands for any ending."""
    forms = [
        r"\s+".join(_word(word) for word in fold_small(form).split())
        for form in term.discouraged
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])")


def _word(word: str) -> str:
    if word.endswith("*"):
        return rf"{re.escape(word[:-1])}[\w-]*"
    return re.escape(word)


def _said(direction: Direction) -> Iterator[tuple[Lang, str, Location]]:
    """The direction's own words in both languages."""
    for text in direction.texts:
        for section in text.sections:
            yield text.lang, section.heading, section.location
            for paragraph in section.paragraphs:
                yield text.lang, paragraph.text, paragraph.location
    for both in _bilingual(direction):
        for lang in LANGS:
            yield lang, both[lang], _placed(both, direction)
    for norm in direction.norms:
        for each in norm.rationales:
            reason = f"{each.what} {each.why} {each.instruction}"
            yield norm.lang, reason, each.location


def _bilingual(direction: Direction) -> Iterator[Bilingual]:
    yield from (direction.titles, direction.goals, direction.bill_subject)
    for person in (
        direction.responsible,
        direction.coordinator,
        *direction.working_group,
    ):
        yield person.post
    yield from (each.titles for each in direction.alternatives)
    yield from (*direction.indicators, *direction.materials)
    yield from direction.consultation_format
    yield from (each.result for each in direction.calendar)


def _placed(both: Bilingual, direction: Direction) -> Location:
    return both.location if both.location.line else direction.location


def _norms(case: Case, examined: Examined) -> Iterator[tuple[Lang, str, Location]]:
    """Words that norms bring: what stands in the article in force is not ours."""
    for norm in examined.direction.norms:
        known = set(words_of(article_in_force(case, norm)).split())
        for unit in own_units(case, norm):
            words = fold_small(unit.text).split()
            own = " ".join("·" if word in known else word for word in words)
            yield norm.lang, own, unit.location


GLOSSARY = Check("glossary", find)
