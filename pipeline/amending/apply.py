"""Applies the text of amending clauses, ours or official, to the text of an act.

Each clause ends as applied or refused with its reason; a text is never changed by a
guess. All addresses are those of the base, and all changes are made together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.amending.bill_reader import read_bill
from pipeline.amending.carry_out import Worker
from pipeline.amending.conflicts import contradicting
from pipeline.amending.contexts import Contexts
from pipeline.amending.done import Done
from pipeline.amending.edits import rebuild
from pipeline.amending.execution import Execution
from pipeline.amending.named_acts import is_named, names_of
from pipeline.amending.outcomes import ApplyResult, Outcome
from pipeline.amending.payload_reader import Parse, plain_parse
from pipeline.amending.quotation import as_quoted_in
from pipeline.amending.read_order import ReadOrder, named_operation
from pipeline.amending.refusal import Reason, RefusalError
from pipeline.amending.statements import ACT_ITEM, UNNUMBERED, Statement
from pipeline.amending.targets import Finder
from pipeline.amending.tree import Index
from pipeline.amending.units import Locator
from pipeline.model.act import Act, Profile
from pipeline.model.amending import ActClauses, Operation
from pipeline.model.identity import Lang
from pipeline.model.locale import Locale
from pipeline.model.redaction import Redaction

_STAYS = Operation.NO_CHANGE.value
"""A clause that changes the text of the other language alone is done as it stands."""


def apply_text(  # noqa: PLR0913 - the parts of one question
    base: Redaction,
    clauses_text: str,
    lang: Lang,
    profile: Profile,
    locale: Locale,
    *,
    parse: Parse | None = None,
    act: Act | None = None,
) -> ApplyResult:
    """Apply the text of amending clauses.

    Args:
        base: the text in force, or some articles of it.
        clauses_text: a bill, one act's item of it, or clauses alone.
        lang: language of the clauses and of the base.
        profile: how the act calls its units.
        locale: the wording of that language.
        parse: reads norm text inside a unit; a simple reader where none is given.
        act: the act that the base is, so that items on other acts are refused.

    Raises:
        ValueError: where the locale is of another language.
    """
    if locale.lang != lang:
        raise ValueError(locale.tag)
    index = Index.of(base)
    worker = Worker(Finder(index, profile), parse or plain_parse(profile))
    large_first = locale.grammar["order"]["chain"] == "large-first"
    run = _Run(Execution(worker), Contexts(profile, large_first), act, locale)
    statements = list(read_bill(clauses_text, locale))
    run.has_several_acts = sum(bool(each.act) for each in statements) > 1
    for statement in statements:
        run.take(statement)
    return run.finish(base, index)


def apply(
    base: Redaction,
    clauses: ActClauses,
    act: Act,
    locale: Locale,
    *,
    parse: Parse | None = None,
) -> ApplyResult:
    """Apply generated clauses through their printed text, as anybody would read it."""
    text = "\n".join(line.text for line in clauses.lines)
    return apply_text(base, text, clauses.lang, act.profile, locale, parse=parse)


@dataclass(slots=True)
class _Run:
    """One application: what is open, what was found."""

    execution: Execution
    contexts: Contexts
    act: Act | None
    locale: Locale
    is_other_act: bool = False
    has_several_acts: bool = False
    entries: list[tuple[Outcome, Done | None]] = field(default_factory=list)

    def take(self, statement: Statement) -> None:
        """Understand one sentence."""
        if statement.level < 0:
            self.contexts.clear()
        if statement.act:
            self._other_act(statement)
            return
        if statement.level < UNNUMBERED:
            self.contexts.new_item(statement.level)
        if statement.stays:
            self.entries.append((Outcome(statement.text, _STAYS), None))
        if statement.unknown:
            self.contexts.use()
            self._refuse(statement.text, "", RefusalError(Reason.UNKNOWN_FORMULA))
        self._open(statement)
        before: tuple[Locator, ...] = ()
        for order in statement.orders:
            before = self._order(statement, order, before)
        if statement.orders:
            self.contexts.name(before)

    def _open(self, statement: Statement) -> None:
        """Open the context that a sentence names for those below it."""
        if statement.contexts:
            self.contexts.open(
                statement.level, statement.contexts, throughout=statement.throughout
            )
        is_item = statement.level == ACT_ITEM
        if statement.opens_unknown or (statement.unknown and is_item):
            self.contexts.close_off(statement.level)

    def _other_act(self, statement: Statement) -> None:
        self.contexts.clear()
        names = names_of(self.act, self.locale)
        is_mine = is_named(statement.act, names, self.locale)
        # Without a name, one item is taken for ours, but nobody can choose among more.
        self.is_other_act = not is_mine if names else self.has_several_acts

    def _order(
        self, statement: Statement, order: ReadOrder, before: tuple[Locator, ...]
    ) -> tuple[Locator, ...]:
        """Carry out one order; returns the places that it named."""
        operation = named_operation(order).value
        if self.is_other_act:
            self._refuse(statement.text, operation, RefusalError(Reason.OTHER_ACT))
            return before
        places = self._places(order, before)
        if self.contexts.is_throughout and (order.old or order.anchors):
            order = replace(order, throughout=True)
        if self.contexts.are_closed:
            refusal = RefusalError(Reason.TARGET_NOT_FOUND)
            self._refuse(statement.text, operation, refusal)
            return places
        try:
            done = self.execution.done(statement, order, places)
            wanted = tuple(dict.fromkeys(map(str, done.targets)))
            entry = Outcome(statement.text, done.operation.value, wanted)
            self.entries.append((entry, done))
        except RefusalError as refusal:
            self._refuse(
                statement.text, operation, refusal, self.execution.meant(order, places)
            )
        return places

    def _places(
        self, order: ReadOrder, before: tuple[Locator, ...]
    ) -> tuple[Locator, ...]:
        """Whole chains for what the order names or leaves to its context."""
        if order.places:
            return self.contexts.complete(order.places, before)
        if order.added is not None:
            return self.contexts.owners(order.added, before)
        return before or self.contexts.current()

    def _refuse(
        self,
        clause: str,
        operation: str,
        refusal: RefusalError,
        meant: tuple[str, ...] = (),
    ) -> None:
        reason, candidate = refusal.reason.value, refusal.candidate
        entry = Outcome(clause, operation, meant, reason, candidate)
        self.entries.append((entry, None))

    def finish(self, base: Redaction, index: Index) -> ApplyResult:
        """Make all changes that contradict no other."""
        owned = [
            (number, edit)
            for number, (_, done) in enumerate(self.entries)
            if done is not None
            for edit in done.edits
        ]
        bad = contradicting(owned, index)
        edits = [edit for number, edit in owned if number not in bad]
        outcomes = tuple(self._outcomes(bad))
        return ApplyResult(rebuild(base, as_quoted_in(base, edits)), outcomes)

    def _outcomes(self, bad: frozenset[int]) -> Iterator[Outcome]:
        for number, (entry, _) in enumerate(self.entries):
            if number in bad:
                reason = Reason.CONFLICT.value
                yield Outcome(entry.clause, entry.operation, entry.targets, reason)
            else:
                yield entry
