"""`build`: what has not changed is found again, the rest is made."""

from __future__ import annotations

from pipeline.halls.kept import LocaleOf, kept_locales, store_of
from pipeline.halls.order import Order, Progress, Report
from pipeline.halls.unchanged import find_unchanged, inputs_of, keep_unchanged


def build(order: Order, locale: LocaleOf, progress: Progress) -> Report:
    """Makes the packs of the directions asked for.

    A direction with an error keeps its old packs; the others are made all the same.

    Args:
        order: what is wanted.
        locale: gives the wording of a language; asked only where something is made.
        progress: told what is under way.

    Raises:
        UsageError: `unknown-direction` where a wanted one does not exist.
        DraftError: where there is no workspace, or a Word shell cannot be used.
    """
    store = store_of(order.root)
    inputs = inputs_of(order)
    found = find_unchanged(order, inputs, store)
    if found is not None:
        return found
    # What makes documents takes longer to load than an unchanged build may take.
    from pipeline.halls.making import make  # noqa: PLC0415

    report = make(order, kept_locales(store, locale), store, progress)
    if inputs_of(order) == inputs:  # else somebody has saved a file meanwhile
        keep_unchanged(inputs, report, store)
    store.prune()
    return report
