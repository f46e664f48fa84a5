"""What the preview knows of the drafts at one moment, and what a save has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.halls.derive import PreparedDirection
from pipeline.halls.repeated import Compared
from pipeline.model.problem import Problem
from pipeline.model.workspace import Workspace
from pipeline.preview.view import INDEX


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the drafts at one moment.

    Args:
        workspace: as read.
        compared: directions with their comparisons, by number.
        prepared: with clauses, proofs and problems; of the last settled state.
        pending: directions that have changed since they were settled.
        shared: problems that belong to no direction.
        packs: what tells one build of a direction from another.
    """

    workspace: Workspace
    compared: Mapping[str, Compared]
    prepared: Mapping[str, PreparedDirection] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()
    shared: tuple[Problem, ...] = ()
    packs: Mapping[str, float] = field(default_factory=dict)

    def problems_of(self, number: str) -> tuple[Problem, ...]:
        """Problems of a direction, as far as they are worked out."""
        prepared = self.prepared.get(number)
        return prepared.problems if prepared else ()


def changed_between(before: State | None, after: State) -> frozenset[str]:
    """Directions whose files differ; all where a shared file does."""
    if before is None:
        return frozenset({INDEX, *after.compared})
    old, new = before.workspace.inputs, after.workspace.inputs
    differ = {
        name for name in old.keys() | new.keys() if old.get(name) != new.get(name)
    }
    numbers = before.compared.keys() | after.compared.keys()
    touched = {name.split("/")[0] for name in differ}
    if touched - numbers or before.shared != after.shared:
        touched |= numbers
    touched |= {
        number
        for number in numbers
        if before.packs.get(number) != after.packs.get(number)
        or (
            before.workspace.problems != after.workspace.problems
            and _own(before, number) != _own(after, number)
        )
    }
    if not touched & numbers:
        return frozenset()
    return frozenset((touched & numbers) | {INDEX})


def _own(state: State, number: str) -> list[Problem]:
    found = state.workspace.problems
    return [each for each in found if number in each.location.file.parts[1:2]]
