"""Which clauses of an article stand under one context line: «в пункте 4:».

Two and more changes of one unit are given under its name, as bills do; a single one
names its whole chain. A context line opens only where the clause after its block
cannot be taken for one of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.clause_text import Group
from pipeline.amending.contexts import Contexts
from pipeline.amending.units import Link, Locator, Naming


@dataclass(frozen=True, slots=True)
class Block:
    """Clauses under one context line.

    Args:
        context: the whole chain that the line and those above it name.
        parts: clauses and inner blocks, in the order of the text.
    """

    context: Locator
    parts: tuple[Group | Block, ...]


@dataclass(frozen=True, slots=True)
class Nester:
    """Puts the clauses of an article into blocks.

    Args:
        naming: how the act's units are called.
        large_first: the language names the larger unit first.
    """

    naming: Naming
    large_first: bool

    def block(self, groups: tuple[Group, ...]) -> Block:
        """All clauses of an article under the smallest unit that holds them all."""
        context = _common([self._place(group) for group in groups])
        return Block(context, self._parts(groups, context, None))

    def _parts(
        self, groups: tuple[Group, ...], context: Locator, after: Group | None
    ) -> tuple[Group | Block, ...]:
        """Clauses under a context line; `after` comes when its block is over."""
        parts: list[Group | Block] = []
        start = 0
        while start < len(groups):
            end = self._end_of_run(groups, start, len(context))
            run = groups[start:end]
            following = groups[end] if end < len(groups) else after
            inner = self._inner(run, following, len(context))
            if inner:
                parts.append(Block(inner, self._parts(run, inner, following)))
            else:
                parts.extend(run)
            start = end
        return tuple(parts)

    def _inner(
        self, run: tuple[Group, ...], following: Group | None, depth: int
    ) -> Locator:
        """The smallest unit that a line over a run may name; empty where none may."""
        inner = _common([self._place(group) for group in run])
        while len(run) > 1 and len(inner) > depth:
            if following is None or not self._taken_for(following, inner):
                return inner
            inner = inner[:-1]
        return ()

    def _end_of_run(self, groups: tuple[Group, ...], start: int, depth: int) -> int:
        """Where the neighbouring clauses on one unit end."""
        unit = self._place(groups[start])[depth : depth + 1]
        end = start + 1
        while unit and end < len(groups):
            if self._place(groups[end])[depth : depth + 1] != unit:
                break
            end += 1
        return end

    def _place(self, group: Group) -> Locator:
        """What a context line may name.

        All of the chain, but not the unit that goes, comes or is given anew.
        """
        first = group[0]
        chain = first.locator(self.naming)
        return chain if first.words else chain[:-1]

    def _taken_for(self, group: Group, context: Locator) -> bool:
        """Whether the unit that a clause names could stand in that place, or around it.

        «в части второй подпункта 5):» must not come before «часть вторую» of the point.
        """
        chain = group[0].locator(self.naming)
        contexts = Contexts(self.naming.profile, self.large_first)
        place = _shared(chain, context)
        named: Link | None = next(iter(chain[place:]), None)
        around = context[place:]
        return named is None or any(contexts.holds(each, named) for each in around)


def _common(chains: list[Locator]) -> Locator:
    shortest = min(chains, key=len)
    return shortest[: min(_shared(shortest, chain) for chain in chains)]


def _shared(one: Locator, other: Locator) -> int:
    """How many links two chains have in common."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length
