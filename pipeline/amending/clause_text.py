"""Prints one clause: its sentence and the norm text that follows it."""

from __future__ import annotations

from pipeline.amending.orders import Order, Scope
from pipeline.amending.payload import order_lines, quoted
from pipeline.amending.phrases import edition_line, exclude_line, insert_line
from pipeline.amending.sentence_changes import SentenceChange
from pipeline.amending.units import Locator, Naming, joined
from pipeline.amending.word_phrases import words_line
from pipeline.model.amending import Operation
from pipeline.model.locale import Locale

Group = tuple[Order, ...]
"""Orders that one clause gives."""


def clause_lines(
    group: Group, context: Locator, mark: str, naming: Naming, locale: Locale
) -> tuple[str, tuple[str, ...]]:
    """The sentence of a clause and the lines of quoted text after it.

    Args:
        group: orders of one kind on neighbouring units.
        context: the chain that a context line above has named already.
        mark: the clause's closing mark.
        naming: how the act's units are called.
        locale: the language.
    """
    chain = _chain(group, naming, context)
    first = group[0]
    if first.sentence is not None:
        return _sentence_lines(chain, first.sentence, mark, locale)
    if first.words:
        return words_line(chain, first.words, locale) + mark, ()
    if first.operation is Operation.EXCLUDE_UNIT:
        return exclude_line(chain, locale) + mark, ()
    block = [line for order in group for line in order_lines(order, locale)]
    payload = quoted(block, mark, locale)
    if first.operation is Operation.INSERT_UNIT:
        return insert_line(chain[:-1], chain[-1], locale), payload
    return edition_line(chain, locale), payload


def _sentence_lines(
    chain: Locator, change: SentenceChange, mark: str, locale: Locale
) -> tuple[str, tuple[str, ...]]:
    if change.operation is Operation.EXCLUDE_WORDS:
        return exclude_line(chain, locale) + mark, ()
    payload = quoted([change.text], mark, locale)
    if change.operation is Operation.INSERT_WORDS:
        return insert_line(chain[:-1], chain[-1], locale), payload
    return edition_line(chain, locale), payload


def _chain(group: Group, naming: Naming, context: Locator) -> Locator:
    """The chain of a clause without what the context has said."""
    chains = [order.locator(naming) for order in group]
    if chains[0] == context:
        return ()  # «в пункте 2:», «слово «A» исключить»
    if group[0].scope is not Scope.UNIT or group[0].sentence is not None:
        return chains[0][len(context) :]
    last = joined(tuple(chain[-1] for chain in chains))
    return (*chains[0][len(context) : -1], last)
