"""Reads `acts.yaml`: the acts themselves, whatever their edition.

Returns: `Act` by code: legal force, profile, date, names by language and case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.act import Act, Profile, Rank
from pipeline.model.identity import LANGS, Lang
from pipeline.model.problem import Problem
from pipeline.readers.fields import Fields
from pipeline.readers.files import DraftFile
from pipeline.readers.programme import open_yaml
from pipeline.readers.yaml_nodes import Node

CASES: Mapping[Lang, tuple[str, ...]] = {
    "kk": ("nom", "gen", "dat", "loc", "item", "title"),
    "ru": ("nom", "gen", "acc", "prep", "item", "title"),
}
"""Forms of an act's name; `item` is how an item of an amending bill names it."""


def read_acts(file: DraftFile) -> tuple[Mapping[str, Act], tuple[Problem, ...]]:
    """The known acts by code; an act with a wrong key is still there.

    Args:
        file: `drafts/acts/acts.yaml` as read.
    """
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        return {}, tuple(problems)
    acts = {
        code: _act(code, node, problems) for code, node in fields.inside("acts").pairs()
    }
    fields.close()
    return acts, tuple(problems)


def _act(code: str, node: Node, problems: list[Problem]) -> Act:
    fields = Fields(node, problems)
    rank = fields.word_of("rank", [rank.value for rank in Rank])
    profile = fields.word_of("profile", [profile.value for profile in Profile])
    act = Act(
        code=code,
        rank=Rank(rank or Rank.LAW.value),
        profile=Profile(profile or Profile.LAW.value),
        date=fields.day("date"),
        names=tuple(_names(fields.inside("names"))),
        location=node.location,
    )
    fields.close()
    return act


def _names(fields: Fields) -> Iterator[tuple[tuple[Lang, str], str]]:
    for lang in LANGS:
        forms = fields.inside(lang)
        for case in CASES[lang]:
            yield (lang, case), forms.text(case)
        forms.close()
    fields.close()
