"""Carries out orders that change words: replaces, inserts, excludes them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.amending.done import Done
from pipeline.amending.edits import Edit, Splice
from pipeline.amending.read_order import ReadOrder
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.stretches import stretches_of
from pipeline.amending.target import Reach, Target
from pipeline.amending.targets import Finder
from pipeline.amending.word_search import (
    Hit,
    Stretch,
    added_after,
    added_before,
    find_each,
    nearest_words,
    replaced,
    the_one,
)
from pipeline.model.amending import Operation
from pipeline.model.identity import ProvisionKind, ProvisionPath

_END_MARKS = ".;:,"


def change_words(finder: Finder, order: ReadOrder, targets: tuple[Target, ...]) -> Done:
    """Words that must stand once in each target.

    Raises:
        RefusalError: where they do not.
    """
    edits: list[Edit] = []
    addresses = tuple(target.address for target in targets)
    if len(targets) > 1 and len(order.old) > 1:
        edits += _shared(finder, order, targets)
        return Done(_operation(order), addresses, tuple(edits))
    for target in targets:
        stretches = stretches_of(finder, target)
        if order.at_end:
            edits.append(_mark_change(order, stretches))
        elif order.verb == "insert" and not order.anchors:
            edits.append(_at_the_end(target, stretches, order.new[0]))
        else:
            edits += _word_edits(order, stretches)
    return Done(_operation(order), addresses, tuple(edits))


def change_throughout(
    finder: Finder, order: ReadOrder, targets: tuple[Target, ...]
) -> Done:
    """Words wherever they stand in the targets.

    Raises:
        RefusalError: where they stand nowhere, or the order is no change of words.
    """
    if not order.old or order.at_end:
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    kept = _kept(finder, order)
    edits: list[Edit] = []
    changed: list[ProvisionPath] = []
    for target in targets:
        stretches = (s for s in stretches_of(finder, target) if s.path not in kept)
        found = find_each(order.old, tuple(stretches))
        for hits, new in zip(found, _new(order), strict=True):
            edits += [replaced(hit, new) for hit in hits]
        if any(found):
            changed.append(target.address)
    if not edits:
        # Of the forms of a word that are listed, some may stand nowhere in the text.
        raise RefusalError(Reason.WORDS_NOT_FOUND, order.old[0])
    return Done(_operation(order), tuple(changed), tuple(edits))


def _kept(finder: Finder, order: ReadOrder) -> frozenset[ProvisionPath]:
    """Units in which an order for the whole text changes nothing.

    Raises:
        RefusalError: where one of them cannot be told; an article that the text does
            not hold at all needs no keeping.
    """
    kept: set[ProvisionPath] = set()
    for place in order.excepted:
        absent = place[0].unit == "article" and not finder.holds(place[:1])
        for target in () if absent else finder.find(place):
            if target.reach not in {Reach.UNIT, Reach.LEAD, Reach.HEADING}:
                raise RefusalError(Reason.UNKNOWN_FORMULA, str(target.address))
            kept |= {stretch.path for stretch in stretches_of(finder, target)}
    return frozenset(kept)


def _shared(
    finder: Finder, order: ReadOrder, targets: tuple[Target, ...]
) -> Iterator[Edit]:
    """Several words in several places: each word in some of them, each place hit.

    Raises:
        RefusalError: where a word stands in none, twice in one, or a place has none.
    """
    if order.at_end or order.verb == "insert":
        raise RefusalError(Reason.UNKNOWN_FORMULA)
    places = [stretches_of(finder, target) for target in targets]
    found = [find_each(order.old, stretches) for stretches in places]
    for target, hits in zip(targets, found, strict=True):
        if not any(hits):
            raise RefusalError(Reason.WORDS_NOT_FOUND, str(target.address))
    for index, (old, new) in enumerate(zip(order.old, _new(order), strict=True)):
        if not any(hits[index] for hits in found):
            everywhere = tuple(stretch for each in places for stretch in each)
            raise RefusalError(Reason.WORDS_NOT_FOUND, nearest_words(old, everywhere))
        for stretches, hits in zip(places, found, strict=True):
            if hits[index]:
                yield replaced(the_one(old, hits[index], stretches), new)


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
        anchored = find_each(order.anchors, stretches)
        for anchor, new, hits in zip(order.anchors, order.new, anchored, strict=True):
            yield put(the_one(anchor, hits, stretches), new)
        return
    found = find_each(order.old, stretches)
    for old, new, hits in zip(order.old, _new(order), found, strict=True):
        yield replaced(the_one(old, hits, stretches), new)


def _new(order: ReadOrder) -> tuple[str, ...]:
    """What comes for each of the old words: nothing, where they are excluded."""
    return order.new or ("",) * len(order.old)


def _mark_change(order: ReadOrder, stretches: tuple[Stretch, ...]) -> Edit:
    last = stretches[-1]
    text = last.text[last.start : last.end].rstrip()
    if len(order.old) != 1 or not text.endswith(order.old[0]):
        raise RefusalError(Reason.WORDS_NOT_FOUND, text[-1:])
    end = last.start + len(text)
    new = order.new[0] if order.new else ""
    return Splice(last.path, end - len(order.old[0]), end, new)


def _at_the_end(target: Target, stretches: tuple[Stretch, ...], new: str) -> Edit:
    """«дополнить словами «…»» without a place: before the mark that ends the unit.

    Raises:
        RefusalError: where the unit has several paragraphs, any of which may be meant.
    """
    *others, last = stretches
    heading = target.path.steps[-1].kind is ProvisionKind.ARTICLE
    if any(each.text and not (heading and each.path == target.path) for each in others):
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(last.path))
    text = last.text[last.start : last.end].rstrip()
    end = last.start + len(text.rstrip(_END_MARKS))
    return added_after(Hit(last, end, end), new)
