"""Takes typed values out of a YAML mapping and gathers what is wrong with it.

A value that is missing or of the wrong type gives a problem with line and column and
a harmless stand-in, so that reading goes on and one mistake does not hide the others.
Keys that nobody asked for are told of, with the nearest known name.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from typing import TypeVar

from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import LANGS, Location
from pipeline.model.problem import Problem, error
from pipeline.readers.yaml_nodes import Items, Mapping, Node, Scalar

UNKNOWN_DAY = dt.date(1900, 1, 1)
"""Stands in for a day that is missing or misspelt; a problem says so."""

Value = TypeVar("Value")


class Fields:
    """A mapping being read.

    Args:
        node: the mapping, or what stands in its place.
        problems: where findings are put.
    """

    def __init__(self, node: Node, problems: list[Problem]) -> None:
        self.problems = problems
        self.location = node.location
        self._known: list[str] = []
        self._values: dict[str, tuple[Scalar, Node]] = {}
        if isinstance(node, Mapping):
            self._values = {key.text: (key, value) for key, value in node.pairs}
        elif not (isinstance(node, Scalar) and node.is_null):
            self._wrong("not-a-mapping", node.location)

    def close(self) -> None:
        """Tell of keys that nobody asked for."""
        for name, (key, _) in self._values.items():
            if name not in self._known:
                near = nearest(name, self._known)
                self.problems.append(
                    error("unknown-key", key.location, key=name, nearest=near)
                )

    def has(self, name: str) -> bool:
        """Whether a key stands in the mapping with a value."""
        return self._look(name) is not None

    def text(self, name: str, *, required: bool = True) -> str:
        """Words; empty where they are missing."""
        node = self._ask(name, required=required)
        if node is None:
            return ""
        return self._scalar(node, name)

    def date(self, name: str, *, required: bool = True) -> dt.date | None:
        """A day in ISO form, None where it is missing or misspelt."""
        node = self._ask(name, required=required)
        if node is None:
            return None
        try:
            return dt.date.fromisoformat(self._scalar(node, name))
        except ValueError:
            self._wrong("not-a-date", node.location, name)
            return None

    def day(self, name: str) -> dt.date:
        """A day that must be there."""
        return self.date(name) or UNKNOWN_DAY

    def flag(self, name: str, *, default: bool) -> bool:
        """`true` or `false`."""
        node = self._ask(name, required=False)
        if node is None:
            return default
        word = self._scalar(node, name)
        if word not in {"true", "false"}:
            self._wrong("not-a-flag", node.location, name)
        return word == "true"

    def word_of(self, name: str, words: Iterable[str]) -> str:
        """One of some fixed words; empty where it is none of them."""
        node = self._ask(name, required=True)
        if node is None:
            return ""
        word, known = self._scalar(node, name), list(words)
        if word in known:
            return word
        near = nearest(word, known)
        self.problems.append(
            error("unknown-word", node.location, key=name, word=word, nearest=near)
        )
        return ""

    def bilingual(self, name: str, *, required: bool = True) -> Bilingual:
        """The same in both languages; both keys must stand there."""
        node = self._ask(name, required=required)
        return Bilingual() if node is None else self.both(node)

    def both(self, node: Node) -> Bilingual:
        """A mapping of languages to words."""
        inner = Fields(node, self.problems)
        words = {lang: inner.text(lang) for lang in LANGS}
        inner.close()
        return Bilingual(words["kk"], words["ru"], node.location)

    def inside(self, name: str, *, required: bool = True) -> Fields:
        """The mapping under a key.

        Where it is missing, an empty one whose own missing keys are not told of.
        """
        node = self._ask(name, required=required)
        if node is None:
            return Fields(Mapping((), self.location), [])
        return Fields(node, self.problems)

    def each(
        self, name: str, read: Callable[[Node], Value], *, required: bool = False
    ) -> tuple[Value, ...]:
        """A list, each item read by a function."""
        node = self._ask(name, required=required)
        if node is None:
            return ()
        if not isinstance(node, Items):
            self._wrong("not-a-list", node.location, name)
            return ()
        return tuple(read(item) for item in node.values)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words."""
        return self.each(name, lambda item: words_of(item, self.problems, name))

    def pairs(self) -> list[tuple[str, Node]]:
        """All keys with their values, where the keys are names of the lawyer's own."""
        self._known = list(self._values)
        return [(name, value) for name, (_, value) in self._values.items()]

    def place(self, name: str) -> Location:
        """Where a key's value stands; the mapping's place where it has none."""
        node = self._look(name)
        return self.location if node is None else node.location

    def _look(self, name: str) -> Node | None:
        _, node = self._values.get(name, (None, None))
        if isinstance(node, Scalar) and node.is_null:
            return None
        return node

    def _ask(self, name: str, *, required: bool) -> Node | None:
        self._known.append(name)
        node = self._look(name)
        if node is None and required:
            place = self.location
            if name in self._values:
                place = self._values[name][0].location
            self.problems.append(error("missing-key", place, key=name))
        return node

    def _scalar(self, node: Node, name: str) -> str:
        return words_of(node, self.problems, name)

    def _wrong(self, rule: str, place: Location, name: str = "") -> None:
        self.problems.append(error(rule, place, key=name))


def words_of(node: Node, problems: list[Problem], name: str = "") -> str:
    """The words of a node that must be no list or mapping.

    Args:
        node: a key's value or a list's item.
        problems: where findings are put.
        name: the key, for the message.
    """
    if isinstance(node, Scalar):
        return node.text
    problems.append(error("not-words", node.location, key=name))
    return ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a misspelt one; a dash where none is near."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), "–")
