"""The places that context lines open, and which of them a clause stands in.

A bill is flat: «1) в статье 5:», «в пункте 2:», «подпункт 3) исключить;», «пункт 4
исключить.» A clause belongs to the innermost context whose unit can hold the unit that
the clause names; the contexts inside it are over from there on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.amending.units import CONTENTS, HEADING, Form, Link, Locator
from pipeline.model.act import Profile

_RANKS = {
    "contents": -1,
    "section": 0,
    "chapter": 1,
    "division": 2,
    "article": 3,
    "note": 4,
    "part": 6,
    "subpoint": 7,
    "indent": 8,
    "sentence": 9,
}
_HEADED = frozenset({"contents", "section", "chapter", "division", "article"})
_NUMBERED_POINT = 5
_BRACKETED = 7


@dataclass(slots=True)
class _Frame:
    level: int
    places: tuple[Locator, ...]
    throughout: bool = False
    is_used: bool = False
    """A clause was understood in it."""


@dataclass(slots=True)
class Contexts:
    """The open contexts.

    Args:
        profile: how the act calls its units.
        large_first: the language names the larger unit first, as Kazakh does.
    """

    profile: Profile
    large_first: bool
    _frames: list[_Frame] = field(default_factory=list)
    _closed_at: int = -1
    _named: tuple[Locator, ...] = ()
    """The articles that the clause before named in the same item."""

    def clear(self) -> None:
        """Another act or article of the bill begins."""
        self._frames.clear()
        self._named = ()
        self._closed_at = -1

    def new_item(self, level: int) -> None:
        """An item with a number begins; contexts of its level and below are over.

        «1) в статье 12:» with nothing under it but «2) пункт 4 исключить» is what that
        item stands in, too: whoever numbers the lines through opened it for them.
        """
        self._named = ()
        while self._frames and self._frames[-1].level >= level:
            frame = self._frames.pop()
            if level > 0 and frame.level == level and not frame.is_used:
                frame.level = level - 1
                self._frames.append(frame)
                break
        if level <= self._closed_at:
            self._closed_at = -1

    @property
    def are_closed(self) -> bool:
        """A place that could not be read is open: no clause is carried out in it."""
        return self._closed_at >= 0

    def close_off(self, level: int) -> None:
        """A context opens that cannot be read."""
        self._frames.clear()
        self._named = ()
        self._closed_at = level

    def open(
        self, level: int, places: tuple[Locator, ...], *, throughout: bool = False
    ) -> None:
        """Open a context; what the line leaves out comes from the contexts around.

        Args:
            level: level of the line.
            places: what it names; an empty chain is the act itself.
            throughout: what follows speaks of all of the text there.
        """
        if self._closed_at == level and is_absolute(places[0]):
            self._closed_at = -1
        if self._is_in_contents and places[0][-1:] != (HEADING,):
            self._frames.pop()
        whole = self.complete(places) if all(places) else places
        self._frames.append(_Frame(level, whole, throughout))
        self._named = ()

    def name(self, places: tuple[Locator, ...]) -> None:
        """Keep in mind which article a clause named, for those after it in the item."""
        articles = (place[:1] for place in places if place[:1])
        self._named = tuple(dict.fromkeys(articles))

    def use(self) -> None:
        """A sentence stands in the innermost context, understood or not."""
        if self._frames:
            self._frames[-1].is_used = True

    def complete(
        self, places: tuple[Locator, ...], nearer: tuple[Locator, ...] = ()
    ) -> tuple[Locator, ...]:
        """Chains from the article down, for places that may begin lower.

        In a list the owners are said once: in Russian with the last place («абзац
        первый и пункты 1) и 2) части второй»), in Kazakh with the first.

        Args:
            places: the places of one sentence, in its order.
            nearer: places named earlier in the same sentence.
        """
        if self._is_in_contents:
            self.use()
            return tuple((CONTENTS, *place) for place in places)
        ordered = places if self.large_first else places[::-1]
        leader = ordered[0]
        whole = [leader]
        if not is_absolute(leader):
            owners = self.owners(leader[0], nearer)
            if owners == ((),):
                owners = self._named_before(leader[0])
            whole = [(*owner, *leader) for owner in owners]
        found = [tuple(self._in_list(start, ordered[1:])) for start in whole]
        return tuple(
            place
            for chains in found
            for place in (chains if self.large_first else chains[::-1])
        )

    def _in_list(
        self, leader: Locator, others: tuple[Locator, ...]
    ) -> Iterator[Locator]:
        yield leader
        before = leader
        for place in others:
            whole = place if is_absolute(place) else self._shared(place, before)
            yield whole
            before = whole

    def _shared(self, place: Locator, before: Locator) -> Locator:
        rank = self._rank(place[0])
        owner = tuple(link for link in before[:-1] if self._rank(link) < rank)
        return (*owner, *place)

    def owners(
        self, link: Link, nearer: tuple[Locator, ...] = ()
    ) -> tuple[Locator, ...]:
        """The places that a unit named alone stands in; the contexts inside close.

        Args:
            link: the largest unit that the clause names, or a new unit.
            nearer: places named earlier in the same sentence.
        """
        above = tuple(dict.fromkeys(self._cut(place, link) for place in nearer))
        if above and all(above):
            return above
        while self._frames:
            frame = self._frames[-1]
            if all(place and self.holds(place[-1], link) for place in frame.places):
                frame.is_used = True
                return frame.places
            cut = tuple(dict.fromkeys(self._cut(p, link) for p in frame.places))
            if all(cut):
                self._frames[-1] = _Frame(frame.level, cut, is_used=True)
                return cut
            self._frames.pop()
        return ((),)

    def _named_before(self, link: Link) -> tuple[Locator, ...]:
        """«в пункте 1 статьи 14 …; в пункте 3 …»: the one article named before.

        Only what is there is sought so: where a new unit goes must be said.
        """
        single = len(self._named) == 1 and self._named[0][0].unit == "article"
        is_owner = single and len(self._named[0][0].numbers) == 1
        if is_owner and self.holds(self._named[0][0], link):
            return self._named
        return ((),)

    def current(self) -> tuple[Locator, ...]:
        """The innermost places, for clauses that name none."""
        self.use()
        return self._frames[-1].places if self._frames else ()

    @property
    def _is_in_contents(self) -> bool:
        """Whether «в оглавлении:» is open: headings named in it are lines of a list."""
        return bool(self._frames) and self._frames[-1].places[0][:1] == (CONTENTS,)

    @property
    def is_throughout(self) -> bool:
        """Whether the innermost context speaks of all of the text in its places."""
        return bool(self._frames) and self._frames[-1].throughout

    def _cut(self, place: Locator, link: Link) -> Locator:
        """A chain up to the smallest unit that can hold a unit."""
        for length in range(len(place), 0, -1):
            if self.holds(place[length - 1], link):
                return place[:length]
        return ()

    def holds(self, owner: Link, link: Link) -> bool:
        """Whether a unit can hold another, by what they are called."""
        if link.unit in {"heading", "body"}:
            return owner.unit in _HEADED
        if self.profile is Profile.LAW and link.unit == "part":
            return owner.unit in {"article", "note", "point", "subpoint"}
        return self._rank(owner) < self._rank(link)

    def _rank(self, link: Link) -> int:
        if link.unit in {"heading", "body"}:
            return _RANKS["note"]
        if link.unit != "point":
            rank = _RANKS.get(link.unit, 0)
            code_part = link.unit == "part" and self.profile is not Profile.LAW
            return _NUMBERED_POINT if code_part else rank
        is_small = link.form is Form.BRACKET or self.profile is Profile.CRIMINAL
        return _BRACKETED if is_small else _NUMBERED_POINT


def is_absolute(place: Locator) -> bool:
    """Whether a chain begins with an article or with what stands above."""
    return bool(place) and place[0].unit in _HEADED
