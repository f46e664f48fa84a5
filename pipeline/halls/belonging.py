"""Which direction a problem belongs to: the one in whose folder its file lies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pipeline.model.problem import Problem


def folder_of(problem: Problem) -> str:
    """The folder of the drafts in which a problem's file lies."""
    return next(iter(problem.location.file.parts[1:2]), "")


def by_folder(
    problems: Iterable[Problem], is_direction: Callable[[str], bool]
) -> tuple[Mapping[str, list[Problem]], tuple[Problem, ...]]:
    """Problems by the folder of their direction, and those of all.

    Args:
        problems: what was found.
        is_direction: whether a folder of the drafts is that of a direction.
    """
    own: dict[str, list[Problem]] = {}
    shared: list[Problem] = []
    for problem in problems:
        folder = folder_of(problem)
        belongs = is_direction(folder)
        (own.setdefault(folder, []) if belongs else shared).append(problem)
    return own, tuple(shared)
