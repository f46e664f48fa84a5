"""Reads `direction.yaml`: the facts of one direction of the roadmap.

Returns: `Direction` without its norms and texts, which the workspace adds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pipeline.model.amending import CLAUSE_STYLES
from pipeline.model.direction import Alternative, Checkpoint, Deadlines, Direction
from pipeline.model.identity import Location
from pipeline.model.norm import ALL_ALTERNATIVES
from pipeline.model.parties import Recipient
from pipeline.model.problem import Problem, error
from pipeline.readers.fields import Fields, nearest, words_of
from pipeline.readers.files import DraftFile
from pipeline.readers.programme import open_yaml, read_person
from pipeline.readers.yaml_nodes import Items, Node

MOST_ALTERNATIVES = 3
_ID = re.compile(r"[a-z][a-z0-9-]*")
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
_RANGE = 2
"""Numbers in a span of working days: from, to."""


def read_direction(file: DraftFile) -> tuple[Direction | None, tuple[Problem, ...]]:
    """One direction, None where its file is no YAML at all.

    Args:
        file: `drafts/<direction>/direction.yaml` as read.
    """
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        return None, tuple(problems)
    direction = _direction(fields, file, problems)
    fields.close()
    return direction, tuple(problems)


def _direction(fields: Fields, file: DraftFile, problems: list[Problem]) -> Direction:
    number = fields.text("number")
    folder = file.path.parent.name
    if number and number != folder:
        place = fields.place("number")
        problems.append(error("direction-number", place, number=number, folder=folder))
    alternatives = _alternatives(fields, problems)
    bill = fields.inside("bill")
    subject = bill.bilingual("subject")
    style = bill.word_of("style", CLAUSE_STYLES) if bill.has("style") else "units"
    bill.close()
    return Direction(
        number=folder,
        titles=fields.bilingual("titles"),
        goals=fields.bilingual("goals"),
        bill_subject=subject,
        responsible=read_person(fields.inside("responsible")),
        coordinator=read_person(fields.inside("coordinator")),
        working_group=fields.each(
            "working_group", lambda node: read_person(Fields(node, problems), "role")
        ),
        alternatives=alternatives,
        chosen_alternative=_chosen(fields, alternatives, problems),
        addressees=_addressees(fields.inside("addressees"), problems),
        deadlines=_deadlines(fields.inside("deadlines"), problems),
        indicators=fields.each("indicators", fields.both),
        materials=fields.each("materials", fields.both),
        consultation_format=fields.each("consultation_format", fields.both),
        calendar=fields.each("calendar", lambda node: _checkpoint(node, problems)),
        location=file.location,
        bill_style="words" if style == "words" else "units",
    )


def _alternatives(fields: Fields, problems: list[Problem]) -> tuple[Alternative, ...]:
    found = fields.each(
        "alternatives", lambda node: _alternative(node, problems), required=True
    )
    if len(found) > MOST_ALTERNATIVES or (fields.has("alternatives") and not found):
        place = fields.place("alternatives")
        problems.append(error("number-of-alternatives", place, count=str(len(found))))
    ids = sorted((each.id, each.location.line) for each in found)
    problems += [
        error("duplicate-alternative", Location(fields.location.file, line, 1), id=a)
        for (a, _), (b, line) in pairwise(ids)
        if a == b
    ]
    return found


def _alternative(node: Node, problems: list[Problem]) -> Alternative:
    fields = Fields(node, problems)
    name = fields.text("id")
    if name and (name == ALL_ALTERNATIVES or not _ID.fullmatch(name)):
        problems.append(error("alternative-id", fields.place("id"), id=name))
    alternative = Alternative(name, fields.bilingual("titles"), node.location)
    fields.close()
    return alternative


def _chosen(
    fields: Fields, alternatives: tuple[Alternative, ...], problems: list[Problem]
) -> str:
    chosen = fields.text("chosen_alternative", required=False)
    known = [each.id for each in alternatives]
    if chosen and chosen not in known:
        place = fields.place("chosen_alternative")
        problems.append(unknown_alternative(place, chosen, known))
        return ""
    return chosen


def unknown_alternative(place: Location, name: str, known: list[str]) -> Problem:
    """Something refers to an alternative that `direction.yaml` does not have."""
    return error(
        "unknown-alternative",
        place,
        alternative=name,
        known=", ".join(known),
        nearest=nearest(name, known),
    )


def _addressees(
    fields: Fields, problems: list[Problem]
) -> Mapping[str, tuple[Recipient, ...]]:
    """Recipients by pack; an inner list is one letter to several bodies."""
    packs = ("consultation", "submission")
    found = {
        pack: fields.each(pack, lambda node: _recipient(node, problems))
        for pack in packs
    }
    fields.close()
    return found


def _recipient(node: Node, problems: list[Problem]) -> Recipient:
    nodes = node.values if isinstance(node, Items) else (node,)
    ids = tuple(words_of(each, problems) for each in nodes)
    return Recipient(ids, node.location)


def _deadlines(fields: Fields, problems: list[Problem]) -> Deadlines:
    deadlines = Deadlines(fields.day("first_review"), fields.day("completion"))
    key = "accompanying_protocol_working_days"
    days = fields.words(key)
    fields.close()
    if not fields.has(key):
        return deadlines
    numbers = [int(day) for day in days if day.isascii() and day.isdigit()]
    if len(days) == len(numbers) == _RANGE and numbers[0] <= numbers[1]:
        return replace(deadlines, accompanying_protocol=(numbers[0], numbers[1]))
    problems.append(error("days-span", fields.place(key), key=key))
    return deadlines


def _checkpoint(node: Node, problems: list[Problem]) -> Checkpoint:
    fields = Fields(node, problems)
    quarter = fields.text("quarter")
    if quarter and not _QUARTER.fullmatch(quarter):
        problems.append(error("quarter-form", fields.place("quarter"), text=quarter))
    checkpoint = Checkpoint(quarter, fields.bilingual("result"))
    fields.close()
    return checkpoint
