"""Reads records: frozen dataclasses whose fields are the keys of the file.

Reads: a YAML list of mappings. Returns: values of a record class from the ground
(`model.ledger`, `model.calendar`). The class is the definition: a field without a
default must stand in the file, its type says what is read, its `Form` what a text
must look like. The JSON Schema for editors comes from the same classes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pipeline.model.bilingual import Bilingual
from pipeline.model.identity import Location
from pipeline.model.ledger_terms import Form
from pipeline.model.problem import Problem, error
from pipeline.readers.fields import Fields, words_of
from pipeline.readers.files import DraftFile
from pipeline.readers.programme import open_yaml
from pipeline.readers.yaml_nodes import Node

FIRST_YEAR, LAST_YEAR = 2020, 2040
"""Years in which a record of the programme can lie; 2062 is a slip of the pen."""
MOST_ROUNDS = 99
"""The greatest whole number that a record may hold."""

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Record = TypeVar("Record")
Hint = Any
"""A type as a value: what a field's annotation says."""


def read_lists(
    file: DraftFile, whole: type[Record], keys: tuple[str, ...] = ()
) -> tuple[dict[str, tuple[object, ...]], tuple[Problem, ...]]:
    """The lists of a file; a record with something wrong in it is left out.

    Args:
        file: the file as read; an empty one has empty lists.
        whole: the class whose fields are the lists, such as `CalendarChanges`.
        keys: the lists that this file holds; all of the class where empty.
    """
    problems: list[Problem] = []
    fields = open_yaml(file, problems)
    if fields is None:
        return {}, tuple(problems)
    return read_fields(fields, whole, keys), tuple(problems)


def read_fields(
    fields: Fields, whole: type[Record], keys: tuple[str, ...] = ()
) -> dict[str, tuple[object, ...]]:
    """The lists of a file that is open already; as `read_lists`."""
    lists = {
        key: _records(fields, key, get_args(hint)[0])
        for key, hint in hints_of(whole).items()
        if not keys or key in keys
    }
    fields.close()
    return lists


def hints_of(record: type) -> dict[str, Hint]:
    """Fields of a record class with their types; the place in the file is none."""
    hints = get_type_hints(record, include_extras=True)
    return {name: hint for name, hint in hints.items() if name != "location"}


def _records(fields: Fields, key: str, record: type[Record]) -> tuple[Record, ...]:
    def read(node: Node) -> Record | None:
        return _record(Fields(node, fields.problems), record)

    return tuple(each for each in fields.each(key, read) if each is not None)


def _record(fields: Fields, record: type[Record]) -> Record | None:
    """One record, None where a value of it is missing or wrong.

    A key that nobody asked for is told of, but what is known is not lost for it.
    """
    make: Callable[..., Record] = record
    before = len(fields.problems)
    values: dict[str, object] = {"location": fields.location}
    optional = _optional(record)
    for name, hint in hints_of(record).items():
        if fields.has(name):
            values[name] = _value(fields, name, hint)
        else:
            fields.text(name, required=name not in optional)
    is_sound = len(fields.problems) == before
    fields.close()
    return make(**values) if is_sound else None


def _optional(record: type[Any]) -> frozenset[str]:
    missing = dataclasses.MISSING
    every = dataclasses.fields(record)
    return frozenset(each.name for each in every if each.default is not missing)


def _value(fields: Fields, name: str, hint: Hint) -> object:
    """One value, read as its type asks; the key stands in the file."""
    origin: object = get_origin(hint)
    if origin is tuple:
        return _texts(fields, name, get_args(hint)[0])
    kind = next((each for each in get_args(hint) if each is not type(None)), hint)
    if origin is Annotated:
        return _text(fields.text(name), hint, name, fields.place(name), fields.problems)
    if dataclasses.is_dataclass(kind) and kind is not Bilingual:
        return _record(fields.inside(name), kind)  # type: ignore[arg-type]
    if issubclass(kind, Enum):
        return _word(fields, name, kind)
    return _PLAIN[kind](fields, name)


def _word(fields: Fields, name: str, words: type[Enum]) -> Enum | None:
    word = fields.word_of(name, [each.value for each in words])
    return words(word) if word else None


def _texts(fields: Fields, name: str, hint: Hint) -> tuple[str, ...]:
    """A list of texts of one form, with at least one in it."""

    def read(node: Node) -> str:
        word = words_of(node, fields.problems, name)
        return _text(word, hint, name, node.location, fields.problems)

    found = fields.each(name, read)
    if not found:
        fields.problems.append(error("missing-key", fields.place(name), key=name))
    return found


def _text(
    text: str, hint: Hint, name: str, place: Location, problems: list[Problem]
) -> str:
    """A text that has the form its type asks for."""
    form: Form = get_args(hint)[1]
    if not re.fullmatch(form.pattern, text):
        problems.append(error("wrong-form", place, key=name, text=text, form=form.name))
    return text


def _day(fields: Fields, name: str) -> dt.date | None:
    if not _ISO.fullmatch(fields.text(name)):
        # Week dates and dates without hyphens are ISO too, but nobody writes them.
        fields.problems.append(error("not-a-date", fields.place(name), key=name))
        return None
    day = fields.date(name)
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        place = fields.place(name)
        problem = error(
            "day-out-of-range",
            place,
            key=name,
            date=day.isoformat(),
            first=str(FIRST_YEAR),
            last=str(LAST_YEAR),
        )
        fields.problems.append(problem)
    return day


def _count(fields: Fields, name: str) -> int:
    word = fields.text(name)
    if word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= MOST_ROUNDS:
        return int(word)
    place, most = fields.place(name), str(MOST_ROUNDS)
    fields.problems.append(error("not-a-count", place, key=name, most=most))
    return 1


def _flag(fields: Fields, name: str) -> bool:
    return fields.flag(name, default=False)


def _words(fields: Fields, name: str) -> Bilingual:
    """Words that may stand in one language only: a body answers in the one it likes."""
    inner = fields.inside(name)
    kk, ru = (inner.text(lang, required=False) for lang in ("kk", "ru"))
    inner.close()
    return Bilingual(kk, ru, inner.location)


def _plain_text(fields: Fields, name: str) -> str:
    return fields.text(name)


_PLAIN: dict[type, Callable[[Fields, str], object]] = {
    dt.date: _day,
    int: _count,
    bool: _flag,
    Bilingual: _words,
    str: _plain_text,
}
