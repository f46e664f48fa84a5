"""Finds the orders that make one text out of another, the shortest way.

Each unit is either given anew or changed inside, whichever prints shorter; what cannot
be said without doubt (moved units, places that shift) makes the enclosing unit anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.amending.clarity import holds_list, is_clear
from pipeline.amending.cost import FORMULA, cost_of
from pipeline.amending.fold import fold_words
from pipeline.amending.orders import Order, Parts, Scope, WordChange
from pipeline.amending.sentence_changes import find_sentence_change
from pipeline.amending.tree import living, same_law
from pipeline.amending.words import find_word_changes
from pipeline.model.amending import Operation
from pipeline.model.identity import POSITIONAL, ProvisionKind, ProvisionPath, Step
from pipeline.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans the orders of one act.

    Args:
        pairs: for units without a number: address in the base → in the proposed text.
        by_words: words and sentences may be changed; else units are given anew.
    """

    pairs: dict[ProvisionPath, ProvisionPath]
    by_words: bool

    def article(
        self, base: Provision, proposed: Provision, path: ProvisionPath
    ) -> tuple[Order, ...]:
        """Orders for an article that stands in both texts."""
        return self._unit(base, proposed, path, path) or ()

    def _unit(
        self,
        base: Provision,
        proposed: Provision,
        path: ProvisionPath,
        there: ProvisionPath,
    ) -> tuple[Order, ...] | None:
        """Orders for a unit, or None where only the one around it can be given anew."""
        if same_law(base, proposed):
            return ()
        whole = (Order(Operation.NEW_EDITION, path, unit=proposed),)
        inner = self._inside(base, proposed, path, there)
        if holds_list(base) or holds_list(proposed):
            return inner
        if inner is None or cost_of(whole) <= cost_of(inner):
            return whole
        return inner

    def _inside(
        self,
        base: Provision,
        proposed: Provision,
        path: ProvisionPath,
        there: ProvisionPath,
    ) -> tuple[Order, ...] | None:
        """Orders that change a unit from inside, or None where none are clear."""
        own = self._own_words(base, proposed, path)
        if own is None:
            return None
        inner = self._children(base, proposed, path, there)
        return None if inner is None else (*own, *inner)

    def _own_words(
        self, base: Provision, proposed: Provision, path: ProvisionPath
    ) -> tuple[Order, ...] | None:
        if fold_words(base.text) == fold_words(proposed.text):
            return ()
        heading = base.kind is ProvisionKind.ARTICLE
        inner = living(base.children)
        if not heading and bool(inner) != bool(living(proposed.children)):
            return None
        scope = Scope.HEADING if heading else Scope.LEAD if inner else Scope.UNIT
        parts = _parts_of(inner) if scope is Scope.LEAD else Parts.NONE
        words = find_word_changes(base.text, proposed.text) if self.by_words else ()
        by_words = tuple(
            Order(group[0].operation, path, scope, words=group, parts=parts)
            for group in _word_groups(words)
        )
        ways = [by_words] if by_words else []
        if not heading:
            ways += self._by_sentence(base, proposed, path, scope, parts)
        best = min(ways, key=cost_of, default=())
        if best and cost_of(best) < len(proposed.text) + FORMULA:
            return best
        if scope is Scope.UNIT:
            return None
        operation = Operation.REPLACE_HEADING if heading else Operation.NEW_EDITION
        return (Order(operation, path, scope, unit=proposed, parts=parts),)

    def _by_sentence(
        self,
        base: Provision,
        proposed: Provision,
        path: ProvisionPath,
        scope: Scope,
        parts: Parts,
    ) -> list[tuple[Order, ...]]:
        if not self.by_words:
            return []
        change = find_sentence_change(base.text, proposed.text)
        if change is None:
            return []
        return [(Order(change.operation, path, scope, sentence=change, parts=parts),)]

    def _children(
        self,
        base: Provision,
        proposed: Provision,
        path: ProvisionPath,
        there: ProvisionPath,
    ) -> tuple[Order, ...] | None:
        old, new = living(base.children), living(proposed.children)
        matched = self._matched(old, new, path, there)
        if not is_clear(old, new, matched, base):
            return None
        orders: list[Order] = []
        by_new = {partner: child for child, partner in matched.items()}
        gone = iter([child for child in old if child.step not in matched])
        positions = {child.step: index for index, child in enumerate(old)}
        waiting = next(gone, None)
        for unit in new:
            if unit.step not in by_new:
                step = path.child(unit.kind, unit.number)
                orders.append(Order(Operation.INSERT_UNIT, step, unit=unit))
                continue
            mine = by_new[unit.step]
            while waiting is not None and positions[waiting.step] < positions[mine]:
                orders.append(_exclusion(path, waiting))
                waiting = next(gone, None)
            source = old[positions[mine]]
            here = path.child(source.kind, source.number)
            beyond = there.child(unit.kind, unit.number)
            found = self._unit(source, unit, here, beyond)
            if found is None:
                return None
            orders.extend(found)
        while waiting is not None:
            orders.append(_exclusion(path, waiting))
            waiting = next(gone, None)
        return tuple(orders)

    def _matched(
        self,
        old: tuple[Provision, ...],
        new: tuple[Provision, ...],
        path: ProvisionPath,
        there: ProvisionPath,
    ) -> dict[Step, Step]:
        """Base unit → proposed unit, as steps under their parents."""
        present = {unit.step for unit in new}
        matched: dict[Step, Step] = {}
        for unit in old:
            partner = unit.step
            if unit.kind in POSITIONAL:
                address = self.pairs.get(path.child(unit.kind, unit.number))
                if address is None or address.parent != there:
                    continue
                partner = address.steps[-1]
            if partner in present:
                matched[unit.step] = partner
        return matched


def _exclusion(path: ProvisionPath, unit: Provision) -> Order:
    return Order(Operation.EXCLUDE_UNIT, path.child(unit.kind, unit.number))


def _parts_of(children: tuple[Provision, ...]) -> Parts:
    """Whether the own words are a first part, or the first абзац of one."""
    kinds = [child.kind for child in children]
    if ProvisionKind.SUBPARAGRAPH not in kinds:
        return Parts.NONE
    first = kinds[0] is ProvisionKind.SUBPARAGRAPH
    return Parts.FIRST_PART if first else Parts.BEGINNING


def _word_groups(words: tuple[WordChange, ...]) -> list[tuple[WordChange, ...]]:
    """Changes that one sentence gives: «слова «A», «B» заменить соответственно …»."""
    groups: list[tuple[WordChange, ...]] = []
    for word in words:
        if groups and _one_sentence(groups[-1][-1], word):
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((word,))
    return groups


_LISTED = {Operation.REPLACE_WORDS, Operation.EXCLUDE_WORDS}


def _one_sentence(one: WordChange, other: WordChange) -> bool:
    alike = one.operation is other.operation and one.operation in _LISTED
    return alike and one.kinds == other.kinds
