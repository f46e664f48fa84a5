"""How a table names a unit: «Статья 435. Абзац первый части первой».

Russian goes from small to large with the ordinal after the noun; Kazakh from large
to small with the ordinal before it (domain brief 4.4). The words come from
`Locale.units` and `Locale.ordinals`.
"""

from __future__ import annotations

from pipeline.model.act import Profile
from pipeline.model.identity import ProvisionKind, ProvisionPath, Step
from pipeline.model.locale import Locale

_CITED_BY_ORDINAL = {ProvisionKind.SUBPARAGRAPH, ProvisionKind.INDENT}


def cite(
    path: ProvisionPath,
    profile: Profile,
    locale: Locale,
    *,
    lead: ProvisionKind | None = None,
) -> str:
    """The name of a unit as the second column of a comparison table prints it.

    Args:
        path: address of the unit.
        profile: how the act calls its units.
        locale: language.
        lead: set where only the unit's own words before its inner units are meant:
            the kind by which these words are cited (`INDENT`: «абзац первый»,
            `SUBPARAGRAPH`: «часть первая», `ARTICLE`: the article's heading).
    """
    article = path.article
    steps = path.steps[len(article.steps) :]
    if lead in _CITED_BY_ORDINAL:
        steps = (*steps, Step(lead, "1"))
    parts = []
    if article.steps:
        number = article.steps[-1].number
        parts.append(locale.phrase("article_label", number=number))
    if steps:
        parts.append(_capitalised(_chain(steps, profile, locale)))
    elif lead is ProvisionKind.ARTICLE:
        case = "nom" if locale.lang == "ru" else "poss_nom"
        parts.append(_capitalised(locale.units["heading"][case]))
    return " ".join(parts) if len(parts) > 1 else parts[0].removesuffix(".")


def _chain(steps: tuple[Step, ...], profile: Profile, locale: Locale) -> str:
    if locale.lang == "ru":
        links = [
            _link(step, profile, locale, "nom" if index == len(steps) - 1 else "gen")
            for index, step in enumerate(steps)
        ]
        return " ".join(reversed(links))
    last = len(steps) - 1
    links = []
    for index, step in enumerate(steps):
        owned = index > 0
        case = ("poss_nom" if owned else "nom") if index == last else None
        links.append(
            _link(step, profile, locale, case or ("poss_gen" if owned else "gen"))
        )
    return " ".join(links)


def _link(step: Step, profile: Profile, locale: Locale, case: str) -> str:
    unit = profile.unit(step.kind)
    word = locale.units[unit][case]
    number = _number(step, unit, locale, case)
    if locale.lang == "ru":
        return f"{word} {number}"
    joint = "-" if number[-1].isdigit() else " "
    return f"{number}{joint}{word}"


def _number(step: Step, unit: str, locale: Locale, case: str) -> str:
    if step.kind is ProvisionKind.POINT:
        return f"{step.number})"
    by_ordinal = step.kind in _CITED_BY_ORDINAL or unit == "part"
    if not by_ordinal or not step.number.isdigit():
        return step.number
    form = "nom"
    if locale.lang == "ru":
        form = f"{locale.units[unit]['gender']}_{case}"
    words = locale.ordinals[form]
    index = int(step.number)
    return words[index - 1] if index <= len(words) else step.number


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
