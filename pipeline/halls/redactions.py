"""Puts together the texts that are compared: in force beside each alternative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model.act import Rank
from pipeline.model.amending import ClauseStyle
from pipeline.model.direction import Direction
from pipeline.model.identity import Lang, Location, number_key
from pipeline.model.norm import ALL_ALTERNATIVES, Norm
from pipeline.model.problem import Problem, error
from pipeline.model.provision import Provision
from pipeline.model.redaction import Redaction, Status
from pipeline.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Texts:
    """One act in one language: the text in force and one for each alternative.

    All are cut to the articles that any alternative touches; `style` says how the
    bill orders their changes.
    """

    current: Redaction
    proposed: tuple[Redaction, ...]
    style: ClauseStyle


def texts_of(
    workspace: Workspace, direction: Direction, lang: Lang
) -> tuple[tuple[Texts, ...], tuple[Problem, ...]]:
    """The texts of every act that a direction touches, by force, then by date.

    Law on legal acts, Art. 26(5). An act whose base edition was not imported is left
    out, with a problem at each of its norms.
    """
    found: list[Texts] = []
    problems: list[Problem] = []
    for code in _acts_in_order(workspace, direction, lang):
        norms = [n for n in direction.norms if n.lang == lang and n.act == code]
        wrong = list(_problems(workspace, norms))
        problems += wrong
        base = workspace.edition(code, lang, norms[0].base)
        if base is not None and not wrong:
            found.append(_texts(direction, base, norms))
    return tuple(found), tuple(problems)


def _acts_in_order(workspace: Workspace, direction: Direction, lang: Lang) -> list[str]:
    force = list(Rank)
    codes = {norm.act for norm in direction.norms if norm.lang == lang}
    known = [workspace.acts[code] for code in codes if code in workspace.acts]
    known.sort(key=lambda act: (force.index(act.rank), act.date, act.code))
    return [act.code for act in known]


def _problems(workspace: Workspace, norms: list[Norm]) -> Iterator[Problem]:
    first = norms[0]
    for norm in norms:
        edition = workspace.edition(norm.act, norm.lang, norm.base)
        if edition is None:
            yield error("unknown-edition", norm.location, act=norm.act, base=norm.base)
        elif norm.base != first.base:
            yield error(
                "mixed-editions",
                norm.location,
                act=norm.act,
                base=norm.base,
                other=first.base,
            )
        else:
            yield from _article_problems(edition, norm)


def _article_problems(edition: Redaction, norm: Norm) -> Iterator[Problem]:
    numbers = {article.number for article in edition.articles()}
    if not norm.after and norm.article not in numbers:
        yield error(
            "unknown-article", norm.location, act=norm.act, article=norm.article
        )
    if norm.after and norm.article in numbers:
        yield error("article-exists", norm.location, act=norm.act, article=norm.article)


def _texts(direction: Direction, base: Redaction, norms: list[Norm]) -> Texts:
    touched = {norm.article for norm in norms}
    in_force = {
        article.number: article
        for article in base.articles()
        if article.number in touched
    }
    current = replace(base, provisions=_in_order(in_force))
    proposed = tuple(
        _proposed(current, in_force, alternative.id, alternative.location, norms)
        for alternative in direction.alternatives
    )
    return Texts(current, proposed, direction.bill_style)


def _proposed(
    current: Redaction,
    in_force: dict[str, Provision],
    alternative: str,
    place: Location,
    norms: list[Norm],
) -> Redaction:
    articles = dict(in_force)
    for norm in norms:
        if norm.alternative in {alternative, ALL_ALTERNATIVES}:
            articles |= {a.number: a for a in norm.redaction.articles()}
    return replace(
        current,
        status=Status.PROPOSED,
        label=alternative,
        provisions=_in_order(articles),
        location=place,
    )


def _in_order(articles: dict[str, Provision]) -> tuple[Provision, ...]:
    return tuple(articles[number] for number in sorted(articles, key=number_key))
