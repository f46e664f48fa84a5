"""Turns one order of a bill into edits of the text, or refuses it.

Nothing is changed here: the edits of all clauses are made together, after it is known
that they do not contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.amending.clause_reader import ReadOrder
from pipeline.amending.edits import Edit, Insert, Remove, Restate, Retext, Splice
from pipeline.amending.new_units import parent_and_steps
from pipeline.amending.payload_reader import (
    Parse,
    own_words,
    payload_lines,
    read_units,
)
from pipeline.amending.place_reader import RANGE
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.sentences import sentence_spans
from pipeline.amending.targets import Finder, Reach, Target, before_second_part
from pipeline.amending.tree import living
from pipeline.amending.units import Locator
from pipeline.amending.word_search import (
    Hit,
    Stretch,
    added_after,
    added_before,
    find_all,
    find_one,
    removed,
    replaced,
)
from pipeline.model.act import Provision
from pipeline.model.amending import Operation
from pipeline.model.identity import ProvisionKind, ProvisionPath

_END_MARKS = ".;:,"


@dataclass(frozen=True, slots=True)
class Done:
    """What an order comes to.

    Args:
        operation: its kind.
        targets: addresses of the units concerned.
        edits: what is to be changed.
    """

    operation: Operation
    targets: tuple[ProvisionPath, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Worker:
    """Carries out orders on one text.

    Args:
        finder: finds its units.
        parse: reads norm text inside a unit.
    """

    finder: Finder
    parse: Parse

    def targets(self, places: tuple[Locator, ...]) -> tuple[Target, ...]:
        """The units that chains name.

        Raises:
            RefusalError: where one of them is not there, or there twice.
        """
        return tuple(each for place in places for each in self.finder.find(place))

    # Words -----------------------------------------------------------------------

    def words(self, order: ReadOrder, targets: tuple[Target, ...]) -> Done:
        """Replace, insert or exclude words."""
        edits: list[Edit] = []
        for target in targets:
            stretches = self._stretches(target)
            if order.at_end:
                edits.append(_mark_change(order, stretches))
            elif order.verb == "insert" and not order.anchors:
                edits.append(_at_the_end(stretches, order.new[0]))
            else:
                edits += _word_edits(order, stretches)
        addresses = tuple(target.address for target in targets)
        return Done(_operation(order), addresses, tuple(edits))

    def throughout(self, order: ReadOrder, targets: tuple[Target, ...]) -> Done:
        """Change words wherever they stand."""
        stretches = tuple(s for target in targets for s in self._stretches(target))
        edits: list[Edit] = []
        for index, words in enumerate(order.old):
            hits = find_all(words, stretches)
            if not hits:
                raise RefusalError(Reason.WORDS_NOT_FOUND, words)
            new = order.new[index] if order.new else ""
            edits += [replaced(hit, new) for hit in hits]
        addresses = tuple(target.address for target in targets)
        return Done(_operation(order), addresses, tuple(edits))

    def _stretches(self, target: Target) -> tuple[Stretch, ...]:
        unit = self.finder.unit(target.path)
        own = Stretch(target.path, unit.text, 0, len(unit.text))
        if target.reach is Reach.SENTENCE:
            start, end = self._sentence(target, unit)
            return (Stretch(target.path, unit.text, start, end),)
        if target.reach in {Reach.LEAD, Reach.HEADING}:
            return (own,)
        children = living(unit.children)
        if target.reach is Reach.FIRST_PART:
            children = before_second_part(children)
        inner = (_all_stretches(child, target.path) for child in children)
        return (own, *(stretch for each in inner for stretch in each))

    def _sentence(self, target: Target, unit: Provision) -> tuple[int, int]:
        if unit.kind is ProvisionKind.ARTICLE:
            raise RefusalError(Reason.TARGET_NOT_FOUND, str(target.path))
        spans = sentence_spans(unit.text)
        if target.sentence > len(spans):
            raise RefusalError(Reason.TARGET_NOT_FOUND, f"{target.path} ({len(spans)})")
        return spans[target.sentence - 1]

    # Units -----------------------------------------------------------------------

    def exclude(self, targets: tuple[Target, ...]) -> Done:
        """Units go."""
        edits: list[Edit] = []
        for target in targets:
            if target.reach is Reach.SENTENCE:
                unit = self.finder.unit(target.path)
                start, end = self._sentence(target, unit)
                stretch = Stretch(target.path, unit.text, start, end)
                edits.append(removed(Hit(stretch, start, end)))
            elif target.reach is Reach.UNIT:
                edits.append(Remove(target.path))
            else:
                raise RefusalError(Reason.UNKNOWN_FORMULA, str(target.address))
        addresses = tuple(target.address for target in targets)
        return Done(Operation.EXCLUDE_UNIT, addresses, tuple(edits))

    def edition(self, targets: tuple[Target, ...], payload: str) -> Done:
        """Units are given anew."""
        addresses = tuple(target.address for target in targets)
        if all(target.reach is Reach.UNIT for target in targets):
            steps = tuple(target.path.steps[-1] for target in targets)
            units = read_units(payload, steps, self.parse)
            edits: tuple[Edit, ...] = tuple(
                Restate(target.path, unit)
                for target, unit in zip(targets, units, strict=True)
            )
            return Done(Operation.NEW_EDITION, addresses, edits)
        if len(targets) != 1:
            return self._mixed_edition(targets, payload)
        operation = Operation.NEW_EDITION
        if targets[0].reach is Reach.HEADING:
            operation = Operation.REPLACE_HEADING
        return Done(operation, addresses, tuple(self._partial(targets[0], payload)))

    def _mixed_edition(self, targets: tuple[Target, ...], payload: str) -> Done:
        """«абзац первый и пункты 1) и 2) части второй»: one line, then units."""
        first, others = targets[0], targets[1:]
        whole = all(target.reach is Reach.UNIT for target in others)
        if first.reach not in {Reach.LEAD, Reach.HEADING} or not whole:
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        line, *rest = payload_lines(payload) or [""]
        one = self.edition((first,), line)
        more = self.edition(others, "\n".join(rest))
        edits = (*one.edits, *more.edits)
        return Done(Operation.NEW_EDITION, (*one.targets, *more.targets), edits)

    def _partial(self, target: Target, payload: str) -> Iterator[Edit]:
        unit = self.finder.unit(target.path)
        if target.reach is Reach.SENTENCE:
            start, end = self._sentence(target, unit)
            yield Splice(target.path, start, end, payload.strip())
            return
        inside = before_second_part(living(unit.children))
        if target.reach is not Reach.FIRST_PART or not inside:
            yield Retext(target.path, own_words(payload, unit.kind))
            return
        (new,) = read_units(payload, (unit.step,), self.parse)
        yield Retext(target.path, new.text)
        for child in inside:
            yield Remove(target.path.child(child.kind, child.number))
        for child in new.children:
            yield Insert(target.path, child)

    def insert(
        self, order: ReadOrder, owners: tuple[Target, ...], payload: str
    ) -> Done:
        """New units come."""
        assert order.added is not None  # noqa: S101 - what makes it an insertion
        if order.added.unit == "sentence":
            return self._insert_sentence(order, owners, payload)
        if len(owners) != 1:
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        parent, steps = parent_and_steps(self.finder, order, owners[0], payload)
        units = read_units(payload, steps, self.parse)
        addresses = tuple(parent.child(unit.kind, unit.number) for unit in units)
        for address in addresses:
            taken = self.finder.index.get(address) is not None
            if taken and address.steps[-1].kind not in _PLACED:
                raise RefusalError(Reason.CONFLICT, str(address))
        edits = tuple(Insert(parent, unit) for unit in units)
        return Done(Operation.INSERT_UNIT, addresses, edits)

    def _insert_sentence(
        self, order: ReadOrder, owners: tuple[Target, ...], payload: str
    ) -> Done:
        edits: list[Edit] = []
        for owner in owners:
            unit = self.finder.unit(owner.path)
            spans = sentence_spans(unit.text)
            numbers = order.added.numbers if order.added else ()
            if RANGE in "".join(numbers) or len(numbers) > 1:
                raise RefusalError(Reason.UNKNOWN_FORMULA)
            place = int(numbers[0]) if numbers else len(spans) + 1
            whole = owner.reach is Reach.UNIT and living(unit.children)
            if whole or place > len(spans) + 1 or unit.kind is ProvisionKind.ARTICLE:
                raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
            edits.append(_sentence_put(owner.path, spans, place, payload.strip()))
        addresses = tuple(owner.address for owner in owners)
        return Done(Operation.INSERT_UNIT, addresses, tuple(edits))


_PLACED = frozenset({ProvisionKind.SUBPARAGRAPH, ProvisionKind.INDENT})


def _sentence_put(
    path: ProvisionPath, spans: tuple[tuple[int, int], ...], place: int, text: str
) -> Splice:
    if place <= len(spans):
        start = spans[place - 1][0]
        return Splice(path, start, start, text + " ")
    end = spans[-1][1] if spans else 0
    return Splice(path, end, end, (" " if spans else "") + text)


def _all_stretches(unit: Provision, parent: ProvisionPath) -> Iterator[Stretch]:
    path = parent.child(unit.kind, unit.number)
    yield Stretch(path, unit.text, 0, len(unit.text))
    for child in living(unit.children):
        yield from _all_stretches(child, path)


def _operation(order: ReadOrder) -> Operation:
    if order.at_end:
        return Operation.REPLACE_PUNCTUATION
    return {
        "replace": Operation.REPLACE_WORDS,
        "insert": Operation.INSERT_WORDS,
        "exclude": Operation.EXCLUDE_WORDS,
    }[order.verb]


def _word_edits(order: ReadOrder, stretches: tuple[Stretch, ...]) -> Iterator[Edit]:
    if order.verb == "insert":
        put = added_after if order.after else added_before
        for anchor, new in zip(order.anchors, order.new, strict=True):
            yield put(find_one(anchor, stretches), new)
        return
    new_words = order.new or ("",) * len(order.old)
    for old, new in zip(order.old, new_words, strict=True):
        yield replaced(find_one(old, stretches), new)


def _mark_change(order: ReadOrder, stretches: tuple[Stretch, ...]) -> Edit:
    last = stretches[-1]
    text = last.text[last.start : last.end].rstrip()
    mark = order.old[0]
    if len(order.old) != 1 or not text.endswith(mark):
        raise RefusalError(Reason.WORDS_NOT_FOUND, text[-1:])
    end = last.start + len(text)
    new = order.new[0] if order.new else ""
    return Splice(last.path, end - len(mark), end, new)


def _at_the_end(stretches: tuple[Stretch, ...], new: str) -> Edit:
    """«дополнить словами «…»» without a place: before the mark that ends the unit."""
    last = stretches[-1]
    text = last.text[last.start : last.end].rstrip()
    body = text.rstrip(_END_MARKS)
    end = last.start + len(body)
    hit = Hit(last, end, end)
    return added_after(hit, new)
