"""The text that a target covers, stretch by stretch: where quoted words are sought."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.sentences import are_clear, sentence_spans
from pipeline.amending.target import Reach, Target
from pipeline.amending.targets import Finder
from pipeline.amending.tree import living
from pipeline.amending.word_search import Stretch
from pipeline.model.identity import ProvisionKind, ProvisionPath
from pipeline.model.provision import Provision


def stretches_of(finder: Finder, target: Target) -> tuple[Stretch, ...]:
    """The own words of the target and of all inside it, in the order of the text.

    Raises:
        RefusalError: where the target is a sentence that the unit does not have.
    """
    unit = finder.unit(target.path)
    if target.reach is Reach.SENTENCE:
        start, end = sentence_of(target, unit)
        return (Stretch(target.path, unit.text, start, end),)
    own = Stretch(target.path, unit.text, 0, len(unit.text))
    if target.reach in {Reach.LEAD, Reach.HEADING}:
        return (own,)
    children = living(unit.children)
    if target.reach is Reach.FIRST_PART:
        children = finder.first_part(children)
    inner = (_all_of(child, target.path) for child in children)
    if target.reach is Reach.BODY:
        return tuple(stretch for each in inner for stretch in each)
    return (own, *(stretch for each in inner for stretch in each))


def sentence_of(target: Target, unit: Provision) -> tuple[int, int]:
    """Start and end of the sentence that the target names.

    Raises:
        RefusalError: where the unit's own words have no such sentence.
    """
    if unit.kind is ProvisionKind.ARTICLE:
        raise RefusalError(Reason.TARGET_NOT_FOUND, str(target.path))
    if not are_clear(unit.text):
        raise RefusalError(Reason.AMBIGUOUS_TARGET, str(target.path))
    spans = sentence_spans(unit.text)
    if target.sentence > len(spans):
        raise RefusalError(Reason.TARGET_NOT_FOUND, f"{target.path} ({len(spans)})")
    return spans[target.sentence - 1]


def _all_of(unit: Provision, parent: ProvisionPath) -> Iterator[Stretch]:
    path = parent.child(unit.kind, unit.number)
    yield Stretch(path, unit.text, 0, len(unit.text))
    for child in living(unit.children):
        yield from _all_of(child, path)
