"""Placeholders and marks of doubt: fine in a draft, never in what leaves the house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.check import Case, Check
from pipeline.model.direction import Direction
from pipeline.model.identity import Location
from pipeline.model.problem import Problem, warning

_PLACEHOLDER = re.compile(r"(?<!\[)\[(?![\[…])[^\[\]]+\](?!\])")


def find(case: Case) -> Iterator[Problem]:
    """Texts in square brackets: «[аты-жөні]», «[тексерілмеген]»."""
    organisation = case.workspace.programme.organisation
    for person in (organisation.chair, organisation.executor):
        yield from _in_text(person.name, person.location)
    for examined in case.examined:
        for text, location in _words(examined.direction):
            yield from _in_text(text, location)


def _words(direction: Direction) -> Iterator[tuple[str, Location]]:
    people = (direction.responsible, direction.coordinator, *direction.working_group)
    for person in people:
        yield person.name, person.location
    for text in direction.texts:
        for section in text.sections:
            for paragraph in section.paragraphs:
                yield paragraph.text, paragraph.location
    for norm in direction.norms:
        for each in norm.rationales:
            yield f"{each.what} {each.why} {each.instruction}", each.location


def _in_text(text: str, location: Location) -> Iterator[Problem]:
    for placeholder in dict.fromkeys(_PLACEHOLDER.findall(text)):
        yield warning("placeholder", location, text=placeholder)


PLACEHOLDERS = Check("placeholders", find)
