"""Turns one order of a bill into edits of the text, or refuses it.

Nothing is changed here: the edits of all clauses are made together, after it is known
that they do not contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.amending.addresses import point_kind
from pipeline.amending.done import Done
from pipeline.amending.edits import (
    Edit,
    Insert,
    Remove,
    Renumber,
    Restate,
    Retext,
    Splice,
)
from pipeline.amending.neighbours import place_of
from pipeline.amending.new_units import new_numbers, parent_and_steps
from pipeline.amending.number_reader import RANGE
from pipeline.amending.payload_reader import Parse, own_words, payload_lines, read_units
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.sentences import are_clear, sentence_spans
from pipeline.amending.stretches import sentence_of
from pipeline.amending.target import Reach, Target
from pipeline.amending.targets import Finder
from pipeline.amending.tree import living
from pipeline.amending.units import Link, Locator
from pipeline.amending.word_search import Hit, Stretch, removed
from pipeline.model.amending import Operation
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath


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

    def exclude(self, targets: tuple[Target, ...]) -> Done:
        """Units go."""
        edits: list[Edit] = []
        for target in targets:
            if target.reach is Reach.SENTENCE:
                unit = self.finder.unit(target.path)
                start, end = sentence_of(target, unit)
                stretch = Stretch(target.path, unit.text, start, end)
                edits.append(removed(Hit(stretch, start, end)))
            elif target.reach is Reach.UNIT:
                edits.append(Remove(target.path))
            else:
                # Whose would the number be that «часть первая» bears, too?
                raise RefusalError(Reason.AMBIGUOUS_TARGET, str(target.address))
        addresses = tuple(target.address for target in targets)
        of_words = all(target.reach is Reach.SENTENCE for target in targets)
        operation = Operation.EXCLUDE_WORDS if of_words else Operation.EXCLUDE_UNIT
        return Done(operation, addresses, tuple(edits))

    def renumber(self, order: ReadOrder, targets: tuple[Target, ...]) -> Done:
        """Units come to bear other numbers."""
        assert order.renamed is not None  # noqa: S101 - what makes it a renumbering
        named = new_numbers(order.renamed)
        clear = all(target.reach is Reach.UNIT for target in targets)
        if not clear or len(named) != len(targets):
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        same = order.places[0][-1].unit == order.renamed.unit
        edits = tuple(
            Renumber(
                target.path,
                number,
                target.path.steps[-1].kind if same else self._point(order, target),
            )
            for target, number in zip(targets, named, strict=True)
        )
        return Done(Operation.RENUMBER, tuple(t.address for t in targets), edits)

    def _point(self, order: ReadOrder, target: Target) -> ProvisionKind:
        """What an unnumbered part of an article becomes: «считать пунктом 1».

        Raises:
            RefusalError: for any other unit that would become one of another kind.
        """
        *_, above, step = (None, *(each.kind for each in target.path.steps))
        if order.renamed is None or order.renamed.unit != "point":
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        kind = point_kind(order.renamed, self.finder.profile, above)
        in_article = above is ProvisionKind.ARTICLE and step in POSITIONAL
        if not in_article or kind is not ProvisionKind.PARAGRAPH:
            raise RefusalError(Reason.UNKNOWN_FORMULA)
        return kind

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
        elif targets[0].reach is Reach.SENTENCE:
            operation = Operation.REPLACE_WORDS
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
            start, end = sentence_of(target, unit)
            yield Splice(target.path, start, end, payload.strip())
            return
        inside = self.finder.first_part(living(unit.children))
        if target.reach is not Reach.FIRST_PART or not inside:
            yield Retext(target.path, own_words(payload, unit))
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
        edits = tuple(Insert(parent, unit) for unit in units)
        return Done(Operation.INSERT_UNIT, addresses, edits)

    def _insert_sentence(
        self, order: ReadOrder, owners: tuple[Target, ...], payload: str
    ) -> Done:
        edits: list[Edit] = []
        for owner in owners:
            unit = self.finder.unit(owner.path)
            if not are_clear(unit.text):
                raise RefusalError(Reason.AMBIGUOUS_TARGET, str(owner.path))
            spans = sentence_spans(unit.text)
            place = _sentence_place(order, len(spans) + 1)
            whole = owner.reach is Reach.UNIT and living(unit.children)
            if whole or place > len(spans) + 1 or unit.kind is ProvisionKind.ARTICLE:
                raise RefusalError(Reason.TARGET_NOT_FOUND, str(owner.path))
            edits.append(_sentence_put(owner.path, spans, place, payload.strip()))
        addresses = tuple(owner.address for owner in owners)
        return Done(Operation.INSERT_WORDS, addresses, tuple(edits))


def _sentence_place(order: ReadOrder, at_end: int) -> int:
    """Where new sentences come; their numbers must follow each other."""
    numbers = order.added.numbers if order.added else ()
    beside = _beside_sentence(order) if order.beside else at_end
    if not numbers:
        return beside
    first = place_of(numbers[0].partition(RANGE)[0])
    plain = RANGE not in "".join(numbers)
    following = [str(first + index) for index in range(len(numbers))]
    if plain and list(numbers) != following:
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    if order.beside and first != beside:
        raise RefusalError(Reason.AMBIGUOUS_TARGET)
    return first


def _beside_sentence(order: ReadOrder) -> int:
    """«после предложения первого»: the place right after it, or before it."""
    match order.beside:
        case (Link("sentence", (number,)),):
            return place_of(number) + int(order.after)
        case _:
            raise RefusalError(Reason.UNKNOWN_FORMULA)


def _sentence_put(
    path: ProvisionPath, spans: tuple[tuple[int, int], ...], place: int, text: str
) -> Splice:
    if place <= len(spans):
        start = spans[place - 1][0]
        return Splice(path, start, start, text + " ")
    end = spans[-1][1] if spans else 0
    return Splice(path, end, end, (" " if spans else "") + text)
