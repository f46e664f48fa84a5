"""A build of what has not changed: nothing is read, computed or written.

The files that a build looks at are hashed, and where an earlier build has looked at the
very same ones, and its packs stand as it left them, its report is the answer.
"""

from __future__ import annotations

from contextlib import suppress

from pipeline.errors import EnvironmentLackError
from pipeline.halls.order import Made, Order, Report
from pipeline.store import Store, digest, files_under, program
from pipeline.writers.office.converter import converter

_SHELF = "builds"


def inputs_of(order: Order) -> str:
    """Digest of everything that a build looks at, as it is now."""
    return digest(
        program(),
        order.options,
        "\n".join(order.directions),
        files_under(order.root / "drafts"),
        files_under(order.templates),
        converter_of(order),
    )


def converter_of(order: Order) -> str:
    """What makes PDFs; empty where none are wanted or nothing can."""
    if order.pdf:
        with suppress(EnvironmentLackError):
            return converter()
    return ""


def find_unchanged(order: Order, inputs: str, store: Store) -> Report | None:
    """The report of an earlier build of the same, if its packs are whole.

    Args:
        order: what is wanted.
        inputs: as `inputs_of` gives them.
        store: where reports are kept.
    """
    report = store.find(_SHELF, inputs, Report)
    if report is None:
        return None
    stand = (stands(order, number, each) for number, each in report.made.items())
    return report if all(stand) else None


def keep_unchanged(inputs: str, report: Report, store: Store) -> None:
    """Keep the report of a build for the next one.

    Where the machine lacked something the next build tries again.
    """
    if report.lack is None:
        store.keep(_SHELF, inputs, report)


def stands(order: Order, direction: str, made: Made) -> bool:
    """Whether the packs of a direction are byte for byte as they were made."""
    return all(
        digest(files_under(order.pack_folder(direction, pack))) == seal
        for pack, seal in made.packs.items()
    )
