"""What a bill says of itself and of the acts it amends comes from the drafts.

Law on legal acts, Art. 26(1): the title agrees with the content, so that it is
counted and never typed; 26(2): an act is named with title and date, without number;
24(3): both languages order the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check, Examined
from pipeline.checks.letters import fold_small
from pipeline.model.act import Act, Rank
from pipeline.model.amending import count_amendments
from pipeline.model.direction import Direction
from pipeline.model.identity import LANGS, Lang, Location
from pipeline.model.locale import Locale
from pipeline.model.problem import Problem, error, notice, warning

_NUMBER = re.compile(r"№|\bN\s*\d|\d-[IVXІХ]+\b")
_MANY = 2


def find(case: Case) -> Iterator[Problem]:
    """Typed titles, titles that differ between the languages, names of acts."""
    for act in case.workspace.acts.values():
        for lang, locale in case.locales.items():
            yield from _item(act, lang, locale)
    for examined in case.examined:
        yield from _languages(examined)
        for lang, locale in case.locales.items():
            pattern = _title(case, examined, lang, locale)
            for text, place in _said(examined.direction, lang):
                for match in pattern.finditer(fold_small(text)):
                    title = text[match.start() : match.end()]
                    yield warning("typed-bill-title", place, title=title)


def _item(act: Act, lang: Lang, locale: Locale) -> Iterator[Problem]:
    """The name under which an item of a bill calls an act."""
    item = dict(act.names).get((lang, "item"), "")
    if not item:
        return
    if _NUMBER.search(item):
        yield error(
            "act-number-in-item", act.location, act=act.code, lang=lang, item=item
        )
    date = locale.date_in_words(act.date)
    # The Constitution is named without a date (domain brief 4.1).
    if act.rank is not Rank.CONSTITUTION and date not in " ".join(item.split()):
        yield error(
            "act-item-without-date",
            act.location,
            act=act.code,
            lang=lang,
            date=date,
            item=item,
        )


def _languages(examined: Examined) -> Iterator[Problem]:
    """Alternatives whose titles speak of one change in one language, of many here."""
    for alternative in examined.direction.alternatives:
        ordered = [examined.clauses.get((lang, alternative.id), ()) for lang in LANGS]
        if not all(ordered):
            continue  # a language is missing, which is told of elsewhere
        kk, ru = map(count_amendments, ordered)
        if any(min(a, _MANY) != min(b, _MANY) for a, b in zip(kk, ru, strict=True)):
            yield notice(
                "titles-disagree",
                alternative.location,
                alternative=alternative.id,
                ru_changes=str(ru[0]),
                ru_additions=str(ru[1]),
                kk_changes=str(kk[0]),
                kk_additions=str(kk[1]),
            )


def _title(
    case: Case, examined: Examined, lang: Lang, locale: Locale
) -> re.Pattern[str]:
    """The bill's title, with any number of changes and additions in its words."""
    subject = examined.direction.bill_subject[lang]
    named = lang, "acc" if lang == "ru" else "dat"
    acts = [
        name
        for code in {norm.act for norm in examined.direction.norms}
        if (act := case.workspace.acts.get(code)) is not None
        if (name := dict(act.names).get(named))
    ]
    blanks = {
        "amendments": _amendments(locale),
        "acts": _any([*acts, locale.term("act_several_acc")]),
        "subject": re.escape(
            fold_small(
                locale.phrase("bill_subject", subject=subject) if subject else ""
            )
        ),
    }
    pieces = re.split(r"\{(\w+)\}", locale.phrases["bill_title"])
    return re.compile(
        "".join(
            blanks[piece] if index % 2 else re.escape(fold_small(piece))
            for index, piece in enumerate(pieces)
        )
    )


def _amendments(locale: Locale) -> str:
    table = locale.grammar["amendments_gen"]
    words = [word for key, word in table.items() if not key.startswith("and")]
    return rf"(?:(?:{_any(words)})(?:\s\w+\s)?)+"


def _any(words: list[str]) -> str:
    ordered = sorted({fold_small(word) for word in words}, key=lambda word: -len(word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


def _said(direction: Direction, lang: Lang) -> Iterator[tuple[str, Location]]:
    for text in direction.texts:
        if text.lang == lang:
            for section in text.sections:
                for paragraph in section.paragraphs:
                    yield paragraph.text, paragraph.location
    for both in (*direction.materials, *direction.indicators):
        place = both.location if both.location.line else direction.location
        yield both[lang], place


BILL = Check("bill", find)
