"""What one clause holds, sorted by what it does there."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.chunks import VERBS, Break, Chunk, Place, Role, Sign, Words
from pipeline.amending.clause_parts import same_roles
from pipeline.amending.units import Locator


@dataclass(slots=True)
class Contents:
    """What one clause holds, sorted."""

    wheres: list[Locator]
    targets: list[Locator]
    added: list[Locator]
    besides: list[Place]
    old: list[Words]
    new: list[Words]
    anchors: list[Words]
    signs: list[str]
    excepted: list[Locator]

    @classmethod
    def of(cls, chunks: list[Chunk]) -> Contents:
        """Sort the chunks of a clause."""
        parts = cls([], [], [], [], [], [], [], [], [])
        for chunk in same_roles(chunks):
            match chunk:
                case Place():
                    parts._put_place(chunk)
                case Words():
                    parts._put_words(chunk)
                case Sign(name):
                    parts.signs.append(name)
                case Break():
                    pass
        if "throughout" in parts.signs:
            # «по всему тексту статьи 5», «в заголовке и по всему тексту статьи 5»
            parts.wheres = _scopes([*parts.wheres, *parts.targets])
            parts.targets = []
        return parts

    def _put_place(self, place: Place) -> None:
        lists = {
            Role.WHERE: self.wheres,
            Role.TARGET: self.targets,
            Role.ADDED: self.added,
            Role.EXCEPT: self.excepted,
        }
        if place.role in lists:
            lists[place.role].append(place.locator)
        else:
            self.besides.append(place)

    def _put_words(self, words: Words) -> None:
        lists = {Role.OLD: self.old, Role.NEW: self.new}
        lists.get(words.role, self.anchors).append(words)

    @property
    def verb(self) -> str:
        """What the clause orders, empty where it says no verb."""
        if {"edition_verb", "edition_tail"} <= set(self.signs):
            return "edition"
        return next((name for name in self.signs if name in VERBS), "")


def _scopes(places: list[Locator]) -> list[Locator]:
    """What «the whole text» is the text of: a heading belongs to its unit."""
    scopes = [
        place[:-1] if place[-1].unit in {"heading", "body"} else place
        for place in places
    ]
    return [scope for scope in dict.fromkeys(scopes) if scope]


def word_pairs(old: list[Words], new: list[Words]) -> tuple[tuple[str, str], ...]:
    """Which words become which; empty where their numbers do not agree.

    «слова «A» словами «B», слова «C» словами «D» заменить»: pairs of phrases; inside
    a phrase the words answer to each other, or all of them become the same.
    """
    if not old or len(old) != len(new):
        return ()
    found: list[tuple[str, str]] = []
    for one, other in zip(old, new, strict=True):
        items = other.items
        if len(items) == 1:
            items *= len(one.items)
        if len(items) != len(one.items):
            return ()
        found += zip(one.items, items, strict=True)
    return tuple(found)
